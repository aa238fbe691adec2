/// What a term competes with: within a group the longest match wins, across groups all are kept.
public enum TermGroup: UInt8, Sendable, CaseIterable, BitwiseCopyable {
    /// Calcifications, concretions and the look-alikes that block them.
    case mineral
    case site, condition, morphology, typeWord, analyte, unit, flag, heading, study
    /// Cues, a group an axis: a phrase that says nothing of one axis may hold a cue of another (`mother denies`).
    case cue, cueOfTime, cueOfPerson

    @inlinable public var isCue: Bool { self == .cue || self == .cueOfTime || self == .cueOfPerson }

    /// The group of an axis's cues.
    public init(_ axis: AssertionAxis) {
        switch axis {
        case .certainty: self = .cue
        case .temporality: self = .cueOfTime
        case .experiencer: self = .cueOfPerson
        }
    }
}

/// One entry of the trie's leaves.
public struct Term: Hashable, Sendable, BitwiseCopyable {
    public struct Flags: OptionSet, Hashable, Sendable, BitwiseCopyable {
        public let rawValue: UInt8
        @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// An abbreviation: counts only in capitals.
        @inlinable public static var capitals: Flags { Flags(rawValue: 1) }
        /// A look-alike: blocks what it covers and is not written out.
        @inlinable public static var lookalike: Flags { Flags(rawValue: 2) }
        /// An adjective of a site (`hepatic`).
        @inlinable public static var adjective: Flags { Flags(rawValue: 4) }
        /// Counts only with a plausible value behind it (`P`, `Ca`).
        @inlinable public static var strict: Flags { Flags(rawValue: 8) }
        /// Counts only where its concept's context stands in the sentence; for an analyte, another value.
        @inlinable public static var contextual: Flags { Flags(rawValue: 16) }
        @inlinable public static var concretion: Flags { Flags(rawValue: 32) }
    }

    public var group: TermGroup
    public var flags: Flags
    private var padding: UInt16 = 0
    /// A concept, cue rule, unit, flag or heading rule, by group; -1 for a look-alike, a ``MeasureWord`` for a word around a
    /// value.
    public var payload: Int32

    public init(group: TermGroup, flags: Flags = [], payload: Int32) {
        self.group = group
        self.flags = flags
        self.payload = payload
    }
}
