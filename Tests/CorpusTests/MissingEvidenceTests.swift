import Annotations
import Calcinote
import Testing

/// What would settle a suggestion is asked for where it could, and only while the note does not have it.
struct MissingEvidenceTests {
    static let annotator = Corpus.annotator

    static func asked(_ text: String) -> [String] {
        let note = annotator.annotate(text)
        return note.findings.compactMap(\.suggestion).flatMap { note.missing[$0.missing.range] }
            .map { note.catalog.missingRules[Int($0)] }
    }

    @Test func `an open question between types asks for what would answer it`() {
        #expect(Self.asked("Calcification of the renal parenchyma.").contains("serum calcium"))
        #expect(Self.asked("Calcification of the renal parenchyma.").contains("parathyroid hormone"))
    }

    @Test func `what the note has is not asked for`() {
        let asked = Self.asked("Calcification of the renal parenchyma. LABS: Serum calcium 9.4 mg/dL.")
        #expect(!asked.contains("serum calcium"))
    }

    @Test(arguments: [
        "Calcified granuloma in the left upper lobe.", "No calcification of the kidney.",
        "Her mother had calcification of the kidney.", "Evaluate for calcification of the kidney.",
    ])
    func `a settled, negated, hypothetical or other person's finding asks for nothing`(text: String) {
        #expect(Self.asked(text) == [])
    }

    @Test func `each thing is asked for once, and every rule says why`() {
        let note = Self.annotator.annotate("Calcification of the skin of the leg.")
        let asked = Self.asked("Calcification of the skin of the leg.")
        #expect(Set(asked).count == asked.count)
        #expect(note.catalog.missingReasons.count == note.catalog.missingRules.count)
        #expect(
            note.catalog.missingReasons.allSatisfy { !$0.reason.isEmpty && $0.line.hasPrefix("evidence/missing.tsv:") })
    }
}
