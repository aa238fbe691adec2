/// Which way a cue acts, in the words of ConText, and one of our own: `asking` acts behind the next `for` (`assess the nodule for
/// calcification`).
public enum CueDirection: UInt8, Sendable, CaseIterable, BitwiseCopyable {
    case forward, backward, both, terminate, pseudo, asking

    var label: String {
        switch self {
        case .forward: "forward"
        case .backward: "backward"
        case .both: "both"
        case .terminate: "terminate"
        case .pseudo: "pseudo"
        case .asking: "asking"
        }
    }
}

/// A line of `context/*.tsv`: `"no" forward negated`.
public struct CueRule: Hashable, Sendable, BitwiseCopyable {
    public var direction: CueDirection
    /// What it sets. For a terminator or pseudo-cue only its axis counts.
    public var value: CueValue
    /// The largest number of words it reaches, 0 for the sentence.
    public var limit: Int16

    public init(direction: CueDirection, value: CueValue, limit: Int16) {
        self.direction = direction
        self.value = value
        self.limit = limit
    }
}
