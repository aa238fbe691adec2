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

/// Words of the note that name one concept of the lexicon. A long note has a million: 28 bytes each.
public struct Mention: Hashable, Sendable, BitwiseCopyable {
    public var concept: ConceptIndex
    public var span: Span
    /// Index into ``AnnotatedNote/sections``.
    public var section: Int32
    @usableFromInline var firstCue: Int32 = 0
    @usableFromInline var firstSegment: Int32 = 0
    public var kind: MentionKind
    @usableFromInline var axes = PackedAssertion(.affirmed)
    @usableFromInline var cueCount: UInt8 = 0
    @usableFromInline var segmentCount: UInt8 = 0

    @inlinable public init(
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

    @inlinable public var assertion: Assertion {
        get { axes.assertion }
        set { axes = PackedAssertion(newValue) }
    }

    /// The cues that decided the axes: a run of ``AnnotatedNote/cues``, of at most 255.
    @inlinable public var cues: Slice {
        get { Slice(Int(firstCue), Int(cueCount)) }
        set { (firstCue, cueCount) = (newValue.start, UInt8(clamping: newValue.count)) }
    }

    /// Where the words do not stand together: a run of ``AnnotatedNote/segments``, of at most 255; empty where they do.
    @inlinable public var segments: Slice {
        get { Slice(Int(firstSegment), Int(segmentCount)) }
        set { (firstSegment, segmentCount) = (newValue.start, UInt8(clamping: newValue.count)) }
    }
}

/// The three axes in one byte.
@usableFromInline struct PackedAssertion: Hashable, Sendable, BitwiseCopyable {
    @usableFromInline let bits: UInt8

    @inlinable init(_ assertion: Assertion) {
        bits =
            assertion.certainty.rawValue | assertion.temporality.rawValue << 2 | assertion.experiencer.rawValue << 4
    }

    @inlinable var assertion: Assertion {
        Assertion(
            Certainty(rawValue: bits & 3) ?? .affirmed, Temporality(rawValue: bits >> 2 & 3) ?? .current,
            Experiencer(rawValue: bits >> 4) ?? .patient)
    }
}
