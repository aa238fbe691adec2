/// How many of several were right: a score that knows how sure it is.
public struct Proportion: Hashable, Sendable {
    public var right = 0
    public var total = 0

    public init(right: Int = 0, total: Int = 0) {
        self.right = right
        self.total = total
    }

    public mutating func count(_ isRight: Bool) {
        right += isRight ? 1 : 0
        total += 1
    }

    /// nil where there was nothing to score.
    public var value: Double? { total == 0 ? nil : Double(right) / Double(total) }

    /// Wilson's 95 % interval: 9 of 10 → 0.596 to 0.982.
    public var interval: (low: Double, high: Double)? {
        guard total > 0 else { return nil }
        let (z, n, p) = (1.959964, Double(total), Double(right) / Double(total))
        let middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
        return (max(0, middle - half), min(1, middle + half))
    }
}

/// Precision and recall of one kind of thing, and their harmonic mean.
public struct Agreement: Hashable, Sendable {
    /// Of what was found, how much is in the gold.
    public var precision = Proportion()
    /// Of what is in the gold, how much was found.
    public var recall = Proportion()

    public init() {}

    public var f1: Double? {
        guard let p = precision.value, let r = recall.value else { return nil }
        return p + r == 0 ? 0 : 2 * p * r / (p + r)
    }

    /// Counts one case in which both sides say yes or no.
    public mutating func count(gold: Bool, found: Bool) {
        if found { precision.count(gold) }
        if gold { recall.count(found) }
    }
}

/// Whether probabilities mean what they say: of the suggestions made with 0.8, are 80 % right?
public struct Calibration: Sendable {
    public struct Bin: Hashable, Sendable {
        public var cases = Proportion()
        public var confidence = 0.0
        /// The mean probability of the suggestions in this bin.
        public var meanConfidence: Double { cases.total == 0 ? 0 : confidence / Double(cases.total) }
    }

    /// Ten: 0 to 0.1, … 0.9 to 1.
    public var bins = Array(repeating: Bin(), count: 10)
    private var squares = 0.0
    /// Of the suggestions that name a type: how probable each was, and whether it was right.
    private var decided: [(probability: Double, isRight: Bool)] = []
    /// The index of the type that says that nothing decides.
    private let undecided: Int?

    /// - Parameter undecided: the index of the type that is an abstention, if there is one.
    public init(undecided: Int? = nil) { self.undecided = undecided }

    /// - Parameters:
    ///   - probabilities: of each type.
    ///   - right: the index of the type in the gold.
    public mutating func count(probabilities: [Double], suggested: Int, right: Int) {
        let confidence = probabilities[suggested]
        let bin = min(9, max(0, Int(confidence * 10)))
        bins[bin].cases.count(suggested == right)
        bins[bin].confidence += confidence
        if suggested != undecided { decided.append((confidence, suggested == right)) }
        for (index, probability) in probabilities.enumerated() {
            let miss = probability - (index == right ? 1 : 0)
            squares += miss * miss
        }
    }

    public var total: Int { bins.reduce(0) { $0 + $1.cases.total } }

    /// The expected calibration error: the mean distance between confidence and accuracy.
    public var expectedError: Double? {
        guard total > 0 else { return nil }
        let sum = bins.reduce(0) { $0 + abs($1.confidence - Double($1.cases.right)) }
        return sum / Double(total)
    }

    /// What a reader gets who takes only suggestions of at least a probability: how many of all cases those are, and how many
    /// of them are right. `undetermined` is an abstention at every threshold.
    public func answers(from threshold: Double) -> (coverage: Proportion, accuracy: Proportion) {
        let taken = decided.filter { $0.probability >= threshold }
        return (
            Proportion(right: taken.count, total: total),
            Proportion(right: taken.count { $0.isRight }, total: taken.count)
        )
    }

    /// The thresholds of the abstention curve.
    public static let thresholds = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99]

    /// The Brier score over all types: 0 is perfect, 2 the worst.
    public var brier: Double? { total == 0 ? nil : squares / Double(total) }
}
