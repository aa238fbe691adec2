/// Is it there? The first of the three ConText axes.
public enum Certainty: UInt8, Sendable, CaseIterable, BitwiseCopyable {
    case affirmed, possible, negated
}

/// Is it there now? The second ConText axis.
public enum Temporality: UInt8, Sendable, CaseIterable, BitwiseCopyable {
    case current, historical, hypothetical
}

/// Is it the patient's? The third ConText axis.
public enum Experiencer: UInt8, Sendable, CaseIterable, BitwiseCopyable {
    case patient, other
}

/// The three ConText axes of one mention or finding.
public struct Assertion: Hashable, Sendable, BitwiseCopyable {
    public var certainty: Certainty
    public var temporality: Temporality
    public var experiencer: Experiencer

    @inlinable public init(
        _ certainty: Certainty = .affirmed, _ temporality: Temporality = .current, _ experiencer: Experiencer = .patient
    ) {
        self.certainty = certainty
        self.temporality = temporality
        self.experiencer = experiencer
    }

    @inlinable public static var affirmed: Assertion { Assertion() }
}

/// The axis that a cue acts on.
public enum AssertionAxis: UInt8, Sendable, CaseIterable, BitwiseCopyable {
    case certainty, temporality, experiencer
}

/// What a cue says: one value of one axis.
public enum CueValue: UInt8, Sendable, CaseIterable, BitwiseCopyable {
    case negated, possible, affirmed, historical, hypothetical, current, other, patient

    @inlinable public var axis: AssertionAxis {
        switch self {
        case .negated, .possible, .affirmed: .certainty
        case .historical, .hypothetical, .current: .temporality
        case .other, .patient: .experiencer
        }
    }
}

/// The words that decided one axis of a mention: `"no"` in `"No effusion or calcification"`.
public struct Cue: Hashable, Sendable, BitwiseCopyable {
    public var value: CueValue
    public var span: Span
    /// The line of the lexicon that the cue comes from, or -1 for a rule of the engine (a score of 0, a heading).
    public var rule: Int32

    public init(value: CueValue, span: Span, rule: Int32 = -1) {
        self.value = value
        self.span = span
        self.rule = rule
    }
}
