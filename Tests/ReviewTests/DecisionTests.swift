import Annotations
import Calcinote
import Evaluation
import Foundation
import Readers
import Reviewing
import Testing

struct DecisionTests {
    static let note = AnchorTests.note(AnchorTests.text, sha256: "old")

    /// What a page makes of the note's finding at an index.
    static func decision(
        _ action: Decision.Action, on index: Int, of note: AnnotatedNote = note, now: [String: String?]? = nil,
        reader: String = "AB",
        time: String = "2026-11-22T10:00:00Z"
    ) -> Decision {
        let finding = note.findings[index]
        let offsets = OffsetTable(note.text, unit: .scalar)
        let span = note.mention(of: finding).span
        let start = offsets.offset(of: span.start)
        let scalars = Array(note.text.string.unicodeScalars)
        func string(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
        let end = offsets.offset(of: span.end)
        return Decision(
            id: "urn:uuid:\(action)-\(index)-\(reader)-\(time)", action: action, note: note.document.id,
            sha256: note.document.sha256,
            quote: Quote(
                start: start, end: end, exact: note.text[span], prefix: string(max(0, start - 32)..<start),
                suffix: string(end..<min(scalars.count, end + 32))),
            was: Attributes([
                "site": note.sitePath(of: finding).first, "laterality": finding.laterality.label,
                "type": finding.suggestion?.type.label, "certainty": finding.assertion.certainty.label,
                "temporality": finding.assertion.temporality.label, "experiencer": finding.assertion.experiencer.label,
            ]), now: now.map { Attributes($0) }, reader: reader, time: time)
    }

    @Test func `the file of a page is read, and what is no decision is named`() throws {
        let file = """
            {"@context": ["http://www.w3.org/ns/anno.jsonld", {"@vocab": "urn:calcinote:"}], "type": "AnnotationPage", "items": [
             {"id": "urn:uuid:1", "type": "Annotation", "motivation": "assessing", "created": "2026-11-22T10:00:00Z",
              "creator": {"type": "Person", "nickname": "AB"},
              "body": [{"type": "TextualBody", "purpose": "assessing", "value": "edited"},
                       {"type": "TextualBody", "purpose": "commenting", "value": "old"}],
              "was": {"site": "lung", "laterality": null}, "now": {"site": null},
              "target": {"source": "n", "sha256": "old", "selector": [
                {"type": "TextPositionSelector", "start": 10, "end": 19},
                {"type": "TextQuoteSelector", "exact": "Calcified", "prefix": "FINDINGS: ", "suffix": " granuloma"}]}},
             {"id": "x", "type": "Annotation"}, 7,
             {"id": "urn:uuid:2", "type": "Annotation", "creator": {"nickname": "AB"}, "created": "",
              "body": [{"purpose": "assessing", "value": "reviewed"}], "target": {"source": "n", "sha256": "old"}}]}
            """
        let read = try DecisionFile(Array(file.utf8), path: "a.json")
        #expect(read.unreadable == [2, 3])
        #expect(read.decisions.map(\.action) == [.edited, .reviewed])
        #expect(read.decisions[0].comment == "old")
        #expect(read.decisions[0].held["site"] == nil)
        #expect(read.decisions[0].quote?.exact == "Calcified")
        #expect(throws: DecisionFileError.self) { try DecisionFile(Array("[]".utf8), path: "b.json") }
    }

    @Test func `decisions join the findings that they are on, the later of two counts`() {
        let reviewed = ReviewedNote(
            Self.note,
            decisions: [
                Self.decision(.accepted, on: 0), Self.decision(.rejected, on: 0, time: "2026-11-22T11:00:00Z"),
                Self.decision(.accepted, on: 2),
            ])
        #expect(reviewed.decisions.map(\.decision.action) == [.rejected, .accepted])
        #expect(reviewed.decisions.map(\.finding) == [0, 2])
        #expect(reviewed.undecided == [1])
        #expect(!reviewed.isComplete)
    }

    @Test func `after a change of the note what stands is placed and the rest is listed`() {
        let changed = AnchorTests.note(
            "CT.\n" + AnchorTests.text.replacing("Calcification of the falx", with: "Falx normal"))
        let report = ReviewReport(
            [changed],
            decisions: (0..<3).map { Self.decision(.accepted, on: $0) }
                + [Decision(id: "o", action: .accepted, note: "gone", sha256: "x", quote: AnchorTests.quote("falx"))])
        #expect(report.count(.accepted) == 2)
        #expect(report.orphans.count == 1)
        #expect(report.text.contains("2 moved with their words"))
        #expect(report.text.contains("2 could not be placed"))
        #expect(
            report.text.contains("n: accepted “Calcification” (AB, 2026-11-22T10:00:00Z): the words no longer stand"))
    }

    @Test func `gold lines hold what was kept, and read back`() throws {
        let decisions = [
            Self.decision(.accepted, on: 0), Self.decision(.rejected, on: 1),
            Self.decision(.edited, on: 2, now: ["type": "physiologic", "certainty": "possible"]),
        ]
        let report = ReviewReport([Self.note], decisions: decisions)
        let entries = try GoldReader.entries(of: report.goldLines(), path: "gold")
        let gold = try #require(entries.first?.gold)
        #expect(gold.findings.count == 2)
        #expect(gold.findings[1].certainty == .possible)
        #expect(gold.findings[1].type == .physiologic)
        #expect(gold.findings[0].sites == [Self.note.sitePath(of: Self.note.findings[0])[0]])
        var evaluator = Evaluator()
        evaluator.add(Self.note, gold: gold)
        #expect(evaluator.report.mentions.precision == Proportion(right: 2, total: 3))
        #expect(ReviewReport([Self.note], decisions: Array(decisions.prefix(1))).goldLines().isEmpty)
        let partial = try GoldReader.entries(
            of: ReviewReport([Self.note], decisions: Array(decisions.prefix(1))).goldLines(partial: true), path: "gold")
        #expect(partial[0].gold.findings.map(\.kind) == ["calcification", "undecided", "undecided"])
    }

    @Test func `marked sentences hold what was kept and leave out what nobody decided`() {
        let report = ReviewReport(
            [Self.note],
            decisions: [Self.decision(.rejected, on: 1), Self.decision(.edited, on: 2, now: ["certainty": "negated"])])
        let lines = report.sentences().split(separator: "\n").dropFirst()
        #expect(lines.count == 2)
        #expect(lines.first == "🫁 Calcified node.")
        #expect(lines.last == "[[Calcification|negated, site=falx]] of the falx.")
    }

    @Test func `two readers agree axis by axis`() {
        let first = (0..<3).map { Self.decision(.accepted, on: $0) }
        let second = [
            Self.decision(.accepted, on: 0, reader: "CD"), Self.decision(.rejected, on: 1, reader: "CD"),
            Self.decision(.edited, on: 2, now: ["type": "metastatic"], reader: "CD"),
        ]
        let agreement = ReaderAgreement(first, second)
        #expect(agreement.presence.total == 3)
        #expect(agreement.presence.agreed == 2)
        #expect(agreement.axes.first { $0.name == "type" }?.kappa.agreed == 1)
        #expect(agreement.axes.first { $0.name == "site" }?.kappa.agreed == 2)
        #expect(agreement.text.contains("there or not"))
    }

    @Test func `kappa is what the textbook says`() throws {
        var kappa = Kappa()
        for (one, other, count) in [("yes", "yes", 20), ("yes", "no", 5), ("no", "yes", 10), ("no", "no", 15)] {
            for _ in 0..<count { kappa.count(one, other) }
        }
        #expect(abs(try #require(kappa.value) - 0.4) < 1e-9)
        var same = Kappa()
        same.count("yes", "yes")
        #expect(same.value == nil)
    }
}
