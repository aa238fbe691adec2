import Annotations
import Calcinote
import Foundation
import TestSupport
import Testing
import Writers

/// The explanation of a note is the note: what it adds up to is what was scored.
struct ExplanationTests {
    static let annotator = Corpus.annotator

    static var notes: [String] {
        get throws {
            try Corpus.files(below: "notes", withExtension: "txt")
                .map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
        }
    }

    @Test func `the sum of an explanation's evidence is the score, of every finding of the corpus`() throws {
        var suggestions = 0
        for text in try Self.notes {
            let note = Self.annotator.explain(text).note
            for suggestion in note.findings.compactMap(\.suggestion) {
                suggestions += 1
                for type in CalcificationType.allCases {
                    let sum = note.evidence(of: suggestion).filter { $0.type == type }.reduce(0) { $0 + $1.weight }
                    #expect(abs(sum - suggestion.score(type)) < 1e-9)
                }
                #expect(abs(suggestion.probabilities.reduce(0, +) - 1) < 1e-9)
                let byScore = suggestion.ranking.map { suggestion.probability($0) }
                #expect(byScore == byScore.sorted(by: >))
            }
        }
        #expect(suggestions > 100)
    }

    @Test func `explaining changes nothing, and what it shows is in the note`() throws {
        for text in try Self.notes {
            let explanation = Self.annotator.explain(text)
            let note = explanation.note
            let plain = Self.annotator.annotate(text)
            #expect(
                plain.findings == note.findings && plain.mentions == note.mentions && plain.evidence == note.evidence)
            #expect(explanation.findings.map(\.finding) == Array(note.findings.indices))
            for own in explanation.findings {
                let finding = note.findings[own.finding]
                let mention = note.mention(of: finding)
                #expect(own.sentence.overlaps(mention.span))
                #expect(own.tokens.allSatisfy { own.sentence.contains($0) })
                #expect(own.cues.filter { $0.outcome == .decided }.map(\.cue).count == note.cues(of: mention).count)
                #expect(Set(own.cues.filter { $0.outcome == .decided }.map(\.cue)) == Set(note.cues(of: mention)))
                #expect(own.sites.filter(\.outcome.isTaken).map(\.concept) == (finding.site < 0 ? [] : [finding.site]))
                // A rule counts or does not.
                let counted = Set(finding.suggestion.map { note.evidence(of: $0).map(\.rule) } ?? [])
                #expect(own.refused.allSatisfy { !counted.contains($0.evidence.rule) })
            }
        }
    }

    @Test func `a cue that did not decide says why`() throws {
        func outcomes(_ text: String) -> [String: ConsideredCue.Outcome] {
            let explanation = Self.annotator.explain(text)
            let cues = explanation.findings[0].cues
            return Dictionary(cues.map { (explanation.note.text[$0.cue.span], $0.outcome) }) { first, _ in first }
        }
        #expect(outcomes("No effusion, calcification or mass.")["No"] == .decided)
        #expect(outcomes("No effusion, but calcified plaque.")["No"] == .outOfReach)
        #expect(outcomes("No effusion, but calcified plaque.")["but"] == .terminates)
        #expect(outcomes("No effusion and aorta is calcified.")["No"] == .newClause)
        #expect(outcomes("Because of calcification the lumen is not seen.")["is not seen"] == .cause)
        #expect(outcomes("A calcification, not present in 2015.")["not present"] == .earlierStudy)
        #expect(outcomes("Not due to calcification alone.")["Not due to"] == .notAlone)
    }

    @Test func `a cue that asks reaches what stands behind the next for`() throws {
        let explanation = Self.annotator.explain("CT is advised to assess the mass for calcification.")
        let cue = try #require(explanation.findings[0].cues.first { $0.outcome == .decided })
        #expect(cue.reach.map { explanation.note.text[$0] } == ["calcification."])
    }

    @Test func `a site that was not taken says why`() {
        let explanation = Self.annotator.explain(
            "The aortic valve is calcified. Calcified aortic arch near the trachea.")
        let sites = explanation.findings[1].sites
        #expect(sites.first?.outcome == .named)
        #expect(
            sites.contains {
                !$0.outcome.isTaken && explanation.note.catalog.concepts[Int($0.concept)].name == "trachea"
            })
    }

    @Test func `the text has a heading for each finding, and JSON is valid`() throws {
        let explanation = Self.annotator.explain(
            "HISTORY: End-stage renal disease.\nFINDINGS: Calcification of the stomach. No pleural calcification.")
        let text = ExplanationText.text(explanation)
        for words in [
            "f1  “Calcification”: stomach", "is it there? affirmed", "taken: stomach", "which type? metastatic",
            "(“End-stage renal disease”", "evidence/metastatic.tsv:", "decided the certainty", "context/negation.tsv:",
        ] { #expect(text.contains(words), "\(words)") }
        #expect(!ExplanationText.text(explanation, finding: 1).contains("f1 "))
        let bytes = ExplanationJSON.bytes(explanation)
        let page = try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(page["schema"] as? String == "calcinote-explanation/1")
        #expect((page["findings"] as? [Any])?.count == 2)
    }
}
