/// A line of `sections/*.tsv`: what a heading opens.
public struct HeadingRule: Hashable, Sendable, BitwiseCopyable {
    /// Index into ``Catalog/sectionKinds``.
    public var kind: Int32
    public var subject: ConceptIndex
    public var role: SectionRole
    /// What a mention is there without any cue, or nil.
    public var temporality: Temporality?
    public var certainty: Certainty?
    public var experiencer: Experiencer?

    public init(
        kind: Int32, subject: ConceptIndex = -1, role: SectionRole = .none, temporality: Temporality? = nil,
        certainty: Certainty? = nil, experiencer: Experiencer? = nil
    ) {
        self.kind = kind
        self.subject = subject
        self.role = role
        self.temporality = temporality
        self.certainty = certainty
        self.experiencer = experiencer
    }
}
