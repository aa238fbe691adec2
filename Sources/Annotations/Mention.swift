/// What kind of thing a mention names (annotation guidelines, section 1).
public enum MentionKind: UInt8, Sendable, CaseIterable, BitwiseCopyable {
    case calcification, concretion, site, condition, measurement, morphology, typeWord, target

    /// The word used in every output.
    public var label: String {
        switch self {
        case .calcification: "calcification"
        case .concretion: "concretion"
        case .site: "site"
        case .condition: "condition"
        case .measurement: "measurement"
        case .morphology: "morphology"
        case .typeWord: "type-word"
        case .target: "target"
        }
    }

    /// Whether the three assertion axes say something of this kind.
    public var isAsserted: Bool {
        switch self {
        case .calcification, .concretion, .condition, .target: true
        case .site, .measurement, .morphology, .typeWord: false
        }
    }
}

/// An index into the concepts of a ``Catalog``; -1 is no concept.
public typealias ConceptIndex = Int32

/// Words of the note that name one concept of the lexicon.
public struct Mention: Hashable, Sendable, BitwiseCopyable {
    public var kind: MentionKind
    public var concept: ConceptIndex
    public var span: Span
    /// Index into ``AnnotatedNote/sections``.
    public var section: Int32
    public var assertion: Assertion
    /// The cues that decided the axes: a run of ``AnnotatedNote/cues``.
    public var cues: Slice
    /// Where the words do not stand together: a run of ``AnnotatedNote/segments``; empty where they do.
    public var segments: Slice

    public init(
        kind: MentionKind, concept: ConceptIndex, span: Span, section: Int32 = -1, assertion: Assertion = .affirmed,
        cues: Slice = .none, segments: Slice = .none
    ) {
        self.kind = kind
        self.concept = concept
        self.span = span
        self.section = section
        self.assertion = assertion
        self.cues = cues
        self.segments = segments
    }
}
