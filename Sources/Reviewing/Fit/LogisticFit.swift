internal import Annotations

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Multinomial logistic regression on evidence: the model that Calcinote's scores are (a sum of weights a type, then softmax),
/// with the weights learned from gold and held near the cited ones by a ridge penalty.
///
/// With a strong penalty the result is the lexicon as it is; with none, what the gold alone would say.
struct LogisticFit {
    /// By rule.
    private(set) var weights: [Int32: Double] = [:]

    /// - Parameter penalty: half of it times the squared distance from the cited weight is added to the loss of each rule.
    init(_ cases: [EvidenceCase], penalty: Double, rounds: Int = 400) {
        var cited: [Int32: Double] = [:]
        for piece in cases.lazy.flatMap(\.evidence) { cited[piece.rule] = piece.weight }
        weights = cited
        guard !cases.isEmpty, penalty.isFinite else { return }
        let rules = cited.keys.sorted()
        let number = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1, $0) })
        let start = rules.map { cited[$0] ?? 0 }
        let features = cases.map { item in
            item.evidence.map { (rule: number[$0.rule] ?? 0, type: Int($0.type.rawValue)) }
        }
        // Gradient descent with momentum; the loss is convex, and its curvature is bounded by the features of a case.
        let widest = Double(features.map(\.count).max() ?? 1)
        let step = 1 / (penalty + 0.5 * widest * Double(cases.count))
        var (now, ahead) = (start, start)
        var pace = 1.0
        for _ in 0..<rounds {
            var gradient = zip(ahead, start).map { penalty * ($0 - $1) }
            for (index, item) in cases.enumerated() {
                var scores = [Double](repeating: 0, count: CalcificationType.allCases.count)
                for feature in features[index] { scores[feature.type] += ahead[feature.rule] }
                let probabilities = Self.softmax(scores)
                for feature in features[index] {
                    let truth = feature.type == Int(item.type.rawValue) ? 1.0 : 0
                    gradient[feature.rule] += probabilities[feature.type] - truth
                }
            }
            let next = zip(ahead, gradient).map { $0 - step * $1 }
            let quicker = (1 + (1 + 4 * pace * pace).squareRoot()) / 2
            ahead = zip(next, now).map { $0 + (pace - 1) / quicker * ($0 - $1) }
            let moved = zip(next, now).reduce(0) { max($0, abs($1.0 - $1.1)) }
            (now, pace) = (next, quicker)
            if moved < 1e-7 { break }
        }
        for (index, rule) in rules.enumerated() { weights[rule] = now[index] }
    }

    func probabilities(_ item: EvidenceCase) -> [Double] {
        var scores = [Double](repeating: 0, count: CalcificationType.allCases.count)
        for piece in item.evidence { scores[Int(piece.type.rawValue)] += weights[piece.rule] ?? piece.weight }
        return Self.softmax(scores)
    }

    static func softmax(_ scores: [Double]) -> [Double] {
        let largest = scores.max() ?? 0
        let powers = scores.map { exp($0 - largest) }
        let total = powers.reduce(0, +)
        return powers.map { $0 / total }
    }

    /// What a probability costs where it should have been 1.
    static func loss(_ probability: Double) -> Double { -log(max(probability, 1e-12)) }
}
