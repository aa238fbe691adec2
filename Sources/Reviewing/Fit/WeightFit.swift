public import Annotations

/// What the gold would make of the evidence weights, beside the weights that the lexicon cites. It changes nothing.
public struct WeightFit: Sendable {
    public struct Score: Hashable, Sendable {
        public var right = 0
        public var total = 0
        public var loss = 0.0
        public var accuracy: Double { total == 0 ? 0 : Double(right) / Double(total) }
        public var meanLoss: Double { total == 0 ? 0 : loss / Double(total) }

        mutating func count(_ probabilities: [Double], _ type: CalcificationType) {
            let best = probabilities.indices.max { probabilities[$0] < probabilities[$1] }
            right += best == Int(type.rawValue) ? 1 : 0
            total += 1
            loss += LogisticFit.loss(probabilities[Int(type.rawValue)])
        }
    }

    public struct Row: Hashable, Sendable {
        public var rule: Int32
        public var type: CalcificationType
        public var cited: Double
        public var fitted: Double
        /// Findings that the rule spoke on.
        public var cases: Int
    }

    public static let penalties = [0.3, 1, 3, 10, 30]

    public let folds: Int
    public private(set) var cited = Score()
    /// By penalty, on findings of notes that the fit did not see.
    public private(set) var tried: [(penalty: Double, score: Score)] = []
    public private(set) var penalty = 0.0
    /// The rule that differs most first.
    public private(set) var rows: [Row] = []

    /// - Parameter folds: parts that are left out in turn; a note is never in two.
    public init(_ cases: [EvidenceCase], folds: Int = 5) {
        self.folds = folds
        let asItIs = LogisticFit([], penalty: 1)
        for item in cases { cited.count(asItIs.probabilities(item), item.type) }
        let notes = Set(cases.map(\.note)).sorted { (Self.rank($0), $0) < (Self.rank($1), $1) }
        let fold = Dictionary(uniqueKeysWithValues: notes.enumerated().map { ($1, $0 % folds) })
        for penalty in Self.penalties {
            var score = Score()
            for left in 0..<folds {
                let fit = LogisticFit(cases.filter { fold[$0.note] != left }, penalty: penalty)
                for item in cases where fold[item.note] == left { score.count(fit.probabilities(item), item.type) }
            }
            tried.append((penalty, score))
        }
        penalty = tried.min { $0.score.meanLoss < $1.score.meanLoss }?.penalty ?? 0
        let fit = LogisticFit(cases, penalty: penalty)
        var counts: [Int32: Row] = [:]
        for item in cases {
            for piece in item.evidence {
                counts[
                    piece.rule,
                    default: Row(
                        rule: piece.rule, type: piece.type, cited: piece.weight,
                        fitted: fit.weights[piece.rule] ?? piece.weight, cases: 0)
                ].cases += 1
            }
        }
        rows = counts.values.sorted {
            let (one, other) = (abs($0.fitted - $0.cited), abs($1.fitted - $1.cited))
            return one != other ? one > other : $0.rule < $1.rule
        }
    }

    private static func rank(_ id: String) -> UInt64 {
        id.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    /// - Parameter limit: rules to list.
    public func text(_ catalog: Catalog, limit: Int = 40) -> String {
        var lines = [
            "\(cited.total) findings with a gold type; \(folds)-fold cross-validation by note", "",
            "                     accuracy   log loss", row("cited weights", cited),
        ]
        for (penalty, score) in tried {
            lines.append(
                row("fitted, ridge \(decimal(penalty, 1))", score) + (penalty == self.penalty ? "   ← chosen" : ""))
        }
        let best = tried.first { $0.penalty == penalty }?.score ?? Score()
        let gain = cited.meanLoss - best.meanLoss
        lines += [
            "",
            gain > 0.01
                ? "On notes left out, the fit loses \(decimal(gain, 3)) less a finding than the cited weights."
                : "On notes left out, the fit is no better than the cited weights: keep them.",
            "The lexicon is not changed. Weights rest on sources; change a line only with a reason that you can cite.",
            "",
            "   cited  fitted  cases  type            rule",
        ]
        for row in rows.prefix(limit) {
            let rule = catalog.evidenceRules[Int(row.rule)]
            lines.append(
                right(decimal(row.cited, 2), 8) + right(decimal(row.fitted, 2), 8) + right(String(row.cases), 7) + "  "
                    + row.type.label + String(repeating: " ", count: max(1, 16 - row.type.label.count))
                    + "\(rule.line)  \(rule.reason)")
        }
        if rows.count > limit { lines.append("… and \(rows.count - limit) rules that differ less (--all lists them)") }
        return lines.joined(separator: "\n") + "\n"
    }

    private func row(_ name: String, _ score: Score) -> String {
        name + String(repeating: " ", count: max(1, 21 - name.count)) + right(decimal(score.accuracy, 3), 8)
            + right(decimal(score.meanLoss, 3), 11)
    }

    private func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(1, width - text.count)) + text
    }
}
