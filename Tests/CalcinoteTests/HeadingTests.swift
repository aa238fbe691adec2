import Calcinote
import Testing

/// The headings of the built-in lexicon, as reports write them.
@Suite struct `Headings of real reports` {
    private static let annotator = Annotator.bundled()

    private func sections(_ text: String) -> [String] {
        let note = Self.annotator.annotate(text)
        return note.sections.map { section in
            section.title.isEmpty ? note.kind(of: section) : "\(note.kind(of: section)) \(note.text[section.title])"
        }
    }

    @Test(arguments: [
        // radiology
        ("INDICATION: cough", "indication"), ("Reason for exam: fall", "indication"), ("TECHNIQUE: CT.", "technique"),
        ("COMPARISON: none", "comparison"), ("FINDINGS: normal", "findings"), ("IMPRESSION: normal", "impression"),
        ("CONCLUSION: normal", "impression"), ("Opinion: normal", "impression"), ("CLINICAL HISTORY: fall", "history"),
        // pathology
        ("SPECIMEN: uterus", "specimen"), ("GROSS DESCRIPTION: a mass", "gross"),
        ("MICROSCOPIC DESCRIPTION: fibrous", "microscopic"), ("FINAL DIAGNOSIS: fibroid", "diagnosis"),
        // notes of wards and clinics
        ("PAST MEDICAL HISTORY: gout", "past-history"), ("FAMILY HISTORY: gout", "family-history"),
    ])
    func `have their kind`(text: String, kind: String) {
        for line in [text, text.uppercased(), "Seen today.\n\n" + text, "Seen today.\r\n" + text] {
            let note = Self.annotator.annotate(line)
            #expect(note.sections.last.map(note.kind) == kind, "\(line.debugDescription)")
        }
    }

    @Test(arguments: [
        ("FINDINGS:\nLungs: Clear.\nAorta: Calcified.", ["findings FINDINGS", "findings Lungs", "findings Aorta"]),
        ("IMPRESSION:\nAorta: calcified.", ["impression IMPRESSION", "impression Aorta"]),
        ("FINDINGS\nCalcified node.\nIMPRESSION\nOld.", ["findings FINDINGS", "impression IMPRESSION"]),
        ("LEFT BREAST: clear.\nRIGHT BREAST: clear.", ["findings LEFT BREAST", "findings RIGHT BREAST"]),
        ("FINDINGS: No mass. IMPRESSION: Normal.", ["findings FINDINGS", "impression IMPRESSION"]),
        ("1. LUNGS: clear.\n2. HEART: large.", ["findings LUNGS", "findings HEART"]),
        ("No mass is seen.\nThe findings are normal.", ["other"]),
    ])
    func `stand in their order`(text: String, expected: [String]) {
        #expect(sections(text).filter { $0 != "other" || expected == ["other"] } == expected)
    }

    @Test func `an organ's heading gives the site, a section's heading the time`() throws {
        let note = Self.annotator.annotate(
            "PAST MEDICAL HISTORY: calcific tendinitis.\nFINDINGS:\nPancreas: coarse calcifications.")
        #expect(note.findings.map(\.assertion.temporality) == [.historical, .current])
        #expect(note.sitePath(of: try #require(note.findings.last)).first == "pancreas")
    }
}
