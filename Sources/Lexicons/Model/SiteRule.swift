/// A line of `sites/compositions.tsv`, `sites/ambiguous.tsv` or `sites/headed.tsv`: two sites that together name a third.
public struct SiteRule: Hashable, Sendable, BitwiseCopyable {
    public enum Kind: UInt8, Sendable, BitwiseCopyable {
        /// A place and a tissue said apart: breast + artery → breast artery.
        case composition
        /// A bare word read by its surroundings: apex near left ventricle → left ventricular apex.
        case ambiguity
        /// A bare word read by the heading it stands below: `Scalp: left parietal haematoma`.
        case headed
    }

    public var kind: Kind
    private var padding: UInt8 = 0
    private var morePadding: UInt16 = 0
    public var site: ConceptIndex
    /// The tissue, what stands near, or what the heading names.
    public var other: ConceptIndex
    public var result: ConceptIndex

    public init(kind: Kind, site: ConceptIndex, other: ConceptIndex, result: ConceptIndex) {
        self.kind = kind
        self.site = site
        self.other = other
        self.result = result
    }
}
