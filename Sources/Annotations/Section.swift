/// A part of the note under one heading; sections cover the note from its first to its last byte without overlap.
public struct Section: Hashable, Sendable, BitwiseCopyable {
    /// Index into ``Catalog/sectionKinds``.
    public var kind: Int32
    /// The heading's words without colon; empty where the note starts without one.
    public var title: Span
    /// From the first byte of the heading to the first byte of the next.
    public var span: Span
    /// First byte after the heading.
    public var body: Int32
    public var role: SectionRole
    /// The site that an organ sub-heading names, or -1.
    public var subject: ConceptIndex
    /// The number or letter of a part of a list (`Part 2. Cheek`, `B. Mitral valve:`), which speaks of itself alone; or -1.
    public var item: Int32

    public init(
        kind: Int32, title: Span, span: Span, body: Int32, role: SectionRole = .none, subject: ConceptIndex = -1,
        item: Int32 = -1
    ) {
        self.kind = kind
        self.title = title
        self.span = span
        self.body = body
        self.role = role
        self.subject = subject
        self.item = item
    }
}

/// What a section does in a report, whatever its kind is called.
public enum SectionRole: UInt8, Sendable, CaseIterable, BitwiseCopyable {
    case none
    /// What was seen: findings, gross, microscopic.
    case body
    /// What it amounts to: impression, final diagnosis.
    case conclusion
    /// What was asked: indication, clinical question.
    case request
}
