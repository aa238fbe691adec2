/// Agreement of two readers on one question, beyond chance: Cohen's kappa.
public struct Kappa: Hashable, Sendable {
    /// By first reader's answer, then the second's.
    public private(set) var counts: [String: [String: Int]] = [:]
    public private(set) var total = 0
    public private(set) var agreed = 0

    public init() {}

    public mutating func count(_ first: String, _ second: String) {
        counts[first, default: [:]][second, default: 0] += 1
        total += 1
        if first == second { agreed += 1 }
    }

    public var observed: Double? { total == 0 ? nil : Double(agreed) / Double(total) }

    /// What readers with the same habits would agree on by chance.
    public var expected: Double? {
        guard total > 0 else { return nil }
        var second: [String: Int] = [:]
        for row in counts.values { for (answer, count) in row { second[answer, default: 0] += count } }
        let pairs = counts.map { answer, row in Double(row.values.reduce(0, +)) * Double(second[answer] ?? 0) }
        return pairs.sorted().reduce(0, +) / (Double(total) * Double(total))
    }

    /// 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no → 0.4. nil where both gave one answer throughout.
    public var value: Double? {
        guard let observed, let expected, expected < 1 else { return nil }
        return (observed - expected) / (1 - expected)
    }

    /// Two standard errors (large-sample) either side, at 95 %.
    public var interval: (low: Double, high: Double)? {
        guard let value, let observed, let expected, total > 1 else { return nil }
        let error = (observed * (1 - observed) / Double(total)).squareRoot() / (1 - expected)
        return (max(-1, value - 1.959964 * error), min(1, value + 1.959964 * error))
    }
}
