import Calcinote
import Evaluation
import Readers
import Testing

/// One figure of a development set and the least that it must be.
struct Bar: Sendable {
    var name: String
    var least: Double
    var score: @Sendable (EvaluationReport) -> Double?
}

/// A development set with its bars; skipped where the set is not beside the checkout.
struct DevelopmentSet: Sendable, CustomTestStringConvertible {
    var file: String
    var bars: [Bar]
    var testDescription: String { file }

    static let all = [
        DevelopmentSet(
            file: "gold/dev-real.jsonl",
            bars: [
                Bar(name: "mention F1", least: 0.985) { $0.mentions.f1 },
                Bar(name: "certainty", least: 0.965) { $0.attributes.certainty.value },
                Bar(name: "laterality", least: 0.90) { $0.attributes.laterality.value },
                Bar(name: "site", least: 0.85) { $0.attributes.site.value },
            ]),
        DevelopmentSet(
            file: "gold/dev-vignettes.jsonl",
            bars: [
                Bar(name: "mention F1", least: 0.98) { $0.mentions.f1 },
                Bar(name: "certainty", least: 0.94) { $0.attributes.certainty.value },
                Bar(name: "type", least: 0.80) { $0.attributes.type.value },
                Bar(name: "site", least: 0.75) { $0.attributes.site.value },
            ]),
        DevelopmentSet(
            file: "gold/dev-negex.jsonl",
            bars: [
                Bar(name: "certainty", least: 0.96) { $0.attributes.certainty.value },
                Bar(name: "experiencer", least: 0.99) { $0.attributes.experiencer.value },
            ]),
        DevelopmentSet(
            file: "corpora/openi-dev.jsonl", bars: [Bar(name: "note F1", least: 0.985) { $0.labels.f1 }]),
    ]
}

@Suite struct `Real notes` {
    @Test(arguments: DevelopmentSet.all)
    func `reach the bars of the development sets`(set: DevelopmentSet) async throws {
        guard SharedNotes.isPresent(set.file) else { try Test.cancel("../shared/\(set.file) is not here") }
        var evaluator = Evaluator()
        for (note, entry) in await SharedNotes.annotated(try SharedNotes.entries(set.file)) {
            evaluator.add(note, gold: entry.gold)
        }
        for bar in set.bars {
            let score = try #require(bar.score(evaluator.report))
            #expect(score >= bar.least, "\(bar.name)\n\(evaluator.report.text(listsMistakes: true))")
        }
    }

    @Test(arguments: [
        "corpora/mtsamples-dev.jsonl", "corpora/openi-dev.jsonl", "gold/dev-real.jsonl", "gold/dev-negex.jsonl",
        "gold/dev-vignettes.jsonl",
    ])
    func `are annotated with nothing broken`(file: String) async throws {
        guard SharedNotes.isPresent(file) else { try Test.cancel("../shared/\(file) is not here") }
        for (note, _) in await SharedNotes.annotated(try SharedNotes.entries(file)) {
            let broken = note.brokenInvariants()
            #expect(broken == [], "\(note.document.id)")
        }
    }
}
