/// What the engines need to know of a concept beside its names.
public struct ConceptTraits: Hashable, Sendable, BitwiseCopyable {
    /// A site's own side (LAD: left), or `.none`.
    public var laterality: Laterality = .none
    /// A single or midline structure: a side said nearby does not belong to it.
    public var isUnpaired: Bool = false
    /// The site that a calcification's own word or a condition's name says, or -1.
    public var impliedSite: ConceptIndex = -1
    /// The implied site counts only where the note gives no other (`~` in the table).
    public var impliesAsLastResort: Bool = false
    public var siteRole: SiteRole = .place
    /// The word itself denies the mineral (`non-calcified`).
    public var isNegated: Bool = false
    /// Whether a condition is history by its nature.
    public var standing: Standing = .no
    /// The type that the word itself names, or nil.
    public var type: CalcificationType?
    /// A run of ``CompiledLexicon/contexts``: words of which one must stand near.
    public var context: Slice = .none

    public init() {}
}

/// Whether a condition is history by its nature (`context/standing.tsv`).
public enum Standing: UInt8, Sendable, BitwiseCopyable {
    case no
    /// A habit: `smoker`.
    case always
    /// A long-standing disease that stands alone as an item of a list.
    case alone
}

/// What a site is good for (`sites/roles.tsv`).
public enum SiteRole: UInt8, Sendable, BitwiseCopyable {
    /// A structure that holds a deposit.
    case place
    /// Usually the name of a study: `CT chest`.
    case region
    /// A kind of tissue found everywhere: `artery`, `skin`.
    case tissue
}
