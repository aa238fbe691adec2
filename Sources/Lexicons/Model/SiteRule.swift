/// A line of `sites/compositions.tsv` or `sites/ambiguous.tsv`: two sites that together name a third.
public struct SiteRule: Hashable, Sendable, BitwiseCopyable {
    public enum Kind: UInt8, Sendable, BitwiseCopyable {
        /// A place and a tissue said apart: breast + artery → breast artery.
        case composition
        /// A bare word read by its surroundings: apex near left ventricle → left ventricular apex.
        case ambiguity
    }

    public var kind: Kind
    public var site: ConceptIndex
    /// The tissue, or what stands near.
    public var other: ConceptIndex
    public var result: ConceptIndex

    public init(kind: Kind, site: ConceptIndex, other: ConceptIndex, result: ConceptIndex) {
        self.kind = kind
        self.site = site
        self.other = other
        self.result = result
    }
}
