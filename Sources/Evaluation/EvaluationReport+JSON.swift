#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// A report as one JSON document, for programs that follow scores over time.
extension EvaluationReport {
    public func json(listsMistakes: Bool = false) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let document = Document(self, listsMistakes: listsMistakes)
        guard let data = try? encoder.encode(document) else { preconditionFailure("a report is always encodable") }
        return Array(data) + [0x0A]
    }

    private struct Document: Encodable {
        let schema = "calcinote-evaluation/1"
        let notes: Int
        let findings: Int
        let targets: Int
        let mentions: AgreementObject?
        let noteLabels: AgreementObject?
        let attributes: [String: ScoreObject]
        let values: [String: AgreementObject]
        let typeMacroF1: Double?
        let typeConfusion: [String: [String: Int]]
        let certaintyConfusion: [String: [String: Int]]
        let calibration: CalibrationObject?
        let groups: [String: [String: ScoreObject]]
        let mistakes: [MistakeObject]?

        init(_ report: EvaluationReport, listsMistakes: Bool) {
            notes = report.notes
            findings = report.findings
            targets = report.targets
            mentions = AgreementObject(report.mentions)
            noteLabels = AgreementObject(report.labels)
            attributes = ScoreObject.named(report.attributes)
            values = report.values.compactMapValues { AgreementObject($0) }
            typeMacroF1 = report.types.macroF1.map(rounded)
            typeConfusion = report.types.counts
            certaintyConfusion = report.certainties.counts
            calibration = CalibrationObject(report.calibration)
            groups = report.groups.mapValues { ScoreObject.named($0) }
            mistakes = listsMistakes ? report.mistakes.map { MistakeObject(mistake: $0) } : nil
        }
    }

    private struct ScoreObject: Encodable {
        let right: Int
        let total: Int
        let score: Double?
        let low: Double?
        let high: Double?

        init(_ score: Proportion) {
            right = score.right
            total = score.total
            self.score = score.value.map(rounded)
            low = score.interval.map { rounded($0.low) }
            high = score.interval.map { rounded($0.high) }
        }

        static func named(_ scores: AttributeScores) -> [String: ScoreObject] {
            var result = scores.found.total > 0 ? ["found": ScoreObject(scores.found)] : [:]
            for (name, score) in scores.named where score.total > 0 {
                result[name == "laterality (all)" ? "lateralityAll" : name] = ScoreObject(score)
            }
            return result
        }
    }

    private struct AgreementObject: Encodable {
        let precision: ScoreObject
        let recall: ScoreObject
        let f1: Double?

        init?(_ agreement: Agreement) {
            if agreement.precision.total + agreement.recall.total == 0 { return nil }
            precision = ScoreObject(agreement.precision)
            recall = ScoreObject(agreement.recall)
            f1 = agreement.f1.map(rounded)
        }
    }

    private struct CalibrationObject: Encodable {
        struct Bin: Encodable {
            let from: Double
            let to: Double
            let cases: Int
            let right: Int
            let meanProbability: Double
        }
        let expectedError: Double
        let brier: Double
        let bins: [Bin]
        let abstention: [Threshold]

        struct Threshold: Encodable {
            let probability: Double
            let coverage: ScoreObject
            let accuracy: ScoreObject
        }

        init?(_ calibration: Calibration) {
            guard let error = calibration.expectedError, let brier = calibration.brier else { return nil }
            expectedError = rounded(error)
            self.brier = rounded(brier)
            bins = calibration.bins.enumerated().filter { $0.element.cases.total > 0 }.map { index, bin in
                Bin(
                    from: Double(index) / 10, to: Double(index + 1) / 10, cases: bin.cases.total,
                    right: bin.cases.right, meanProbability: rounded(bin.meanConfidence))
            }
            abstention = Calibration.thresholds.map { threshold in
                let (coverage, accuracy) = calibration.answers(from: threshold)
                return Threshold(
                    probability: threshold, coverage: ScoreObject(coverage), accuracy: ScoreObject(accuracy))
            }
        }
    }

    private struct MistakeObject: Encodable {
        let mistake: Mistake
        enum Key: String, CodingKey { case note, kind, expected, found, start, end, context }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(mistake.note, forKey: .note)
            try container.encode(mistake.kind, forKey: .kind)
            try container.encode(mistake.expected, forKey: .expected)
            try container.encode(mistake.found, forKey: .found)
            try container.encode(mistake.start, forKey: .start)
            try container.encode(mistake.end, forKey: .end)
            try container.encode(mistake.context, forKey: .context)
        }
    }
}

/// Six decimals, so that the same counts print the same digits.
private func rounded(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }
