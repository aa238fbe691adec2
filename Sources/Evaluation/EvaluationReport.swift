internal import Annotations

/// Everything that an evaluation counts.
public struct EvaluationReport: Sendable {
    public var notes = 0
    /// Gold findings of kind calcification.
    public var findings = 0
    public var mentions = Agreement()
    public var targets = 0
    public var attributes = AttributeScores()
    /// Each rarer value of the assertion axes by itself: `"negated"`, `"historical"` …
    public var values: [String: Agreement] = [:]
    public var certainties = Confusion()
    public var types = Confusion()
    public var calibration = Calibration(undecided: Int(CalcificationType.undetermined.rawValue))
    /// Notes with a label of their own.
    public var labelled = 0
    public var labels = Agreement()
    public var groups: [String: AttributeScores] = [:]
    public var mistakes: [Mistake] = []

    public init() {}
}

/// The attributes of matched pairs.
public struct AttributeScores: Hashable, Sendable {
    public var found = Proportion()
    public var certainty = Proportion()
    public var temporality = Proportion()
    public var experiencer = Proportion()
    public var site = Proportion()
    /// Where the gold names a side.
    public var laterality = Proportion()
    /// On all pairs, `-` being no side.
    public var lateralityAll = Proportion()
    public var type = Proportion()

    public init() {}

    /// The scores under the names they are printed with.
    public var named: [(name: String, score: Proportion)] {
        [
            ("certainty", certainty), ("temporality", temporality), ("experiencer", experiencer), ("site", site),
            ("laterality", laterality), ("laterality (all)", lateralityAll), ("type", type),
        ]
    }

    mutating func add(_ other: AttributeScores) {
        let paths: [WritableKeyPath<AttributeScores, Proportion>] = [
            \.found, \.certainty, \.temporality, \.experiencer, \.site, \.laterality, \.lateralityAll, \.type,
        ]
        for path in paths {
            self[keyPath: path].right += other[keyPath: path].right
            self[keyPath: path].total += other[keyPath: path].total
        }
    }
}

/// How often each value of the gold was given as each value.
public struct Confusion: Hashable, Sendable {
    /// Gold value, then given value.
    public var counts: [String: [String: Int]] = [:]

    public init() {}

    public mutating func count(_ gold: String, _ given: String) { counts[gold, default: [:]][given, default: 0] += 1 }

    /// Every value of the gold or of what was given, in order of the alphabet.
    public var values: [String] { Set(counts.keys).union(counts.values.flatMap(\.keys)).sorted() }

    /// Precision and recall of one value.
    public func agreement(_ value: String) -> Agreement {
        var result = Agreement()
        let right = counts[value]?[value] ?? 0
        result.precision = Proportion(right: right, total: counts.values.reduce(0) { $0 + ($1[value] ?? 0) })
        result.recall = Proportion(right: right, total: counts[value]?.values.reduce(0, +) ?? 0)
        return result
    }

    /// The mean F1 over the values that stand in the gold; a value never given scores 0.
    public var macroF1: Double? {
        guard !counts.isEmpty else { return nil }
        return counts.keys.sorted().reduce(0) { $0 + (agreement($1).f1 ?? 0) } / Double(counts.count)
    }
}
