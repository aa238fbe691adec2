import Annotations
import Notes
import Testing

@Suite struct Sections {
    @Test(arguments: [
        // none
        ("No mass.", ["other"]),
        ("", ["other"]),
        // radiology
        ("FINDINGS: No mass.\nIMPRESSION: Normal.", ["findings \"FINDINGS\"", "impression \"IMPRESSION\""]),
        ("Findings:\nNo mass.\n\nImpression:\nNormal.", ["findings \"Findings\"", "impression \"Impression\""]),
        ("FINDINGS\nNo mass.\nIMPRESSION\nNormal.", ["findings \"FINDINGS\"", "impression \"IMPRESSION\""]),
        ("FINDINGS The lungs are clear.", ["findings \"FINDINGS\""]),
        ("IMPRESSION 1. Calcified node.", ["impression \"IMPRESSION\""]),
        ("Indication: cough. Findings: calcified node.", ["indication \"Indication\"", "findings \"Findings\""]),
        ("CLINICAL HISTORY / INDICATION (brief): cough", ["history \"CLINICAL HISTORY / INDICATION (brief)\""]),
        // pathology
        (
            "SPECIMEN: Uterus.\nGROSS DESCRIPTION: A mass.\nMICROSCOPIC DESCRIPTION: Fibrous.\nFINAL DIAGNOSIS: Fibroid.",
            [
                "specimen \"SPECIMEN\"", "gross \"GROSS DESCRIPTION\"", "microscopic \"MICROSCOPIC DESCRIPTION\"",
                "diagnosis \"FINAL DIAGNOSIS\"",
            ]
        ),
        // a list of headings
        (
            "1. Findings: no mass.\n2. Impression: normal.",
            ["other", "findings \"Findings\"", "impression \"Impression\""]
        ),
        // organs
        (
            "FINDINGS:\nLungs: Clear.\nAorta: Calcified.\nIMPRESSION: Normal.",
            [
                "findings \"FINDINGS\"", "findings \"Lungs\" of lungs", "findings \"Aorta\" of aorta",
                "impression \"IMPRESSION\"",
            ]
        ),
        ("Pancreas: Atrophic.", ["findings \"Pancreas\" of pancreas"]),
        ("LEFT KIDNEY: Normal.", ["findings \"LEFT KIDNEY\" of left kidney"]),
        (
            "FINDINGS: No mass. Spleen: calcified. IMPRESSION: Normal.",
            ["findings \"FINDINGS\"", "findings \"Spleen\" of spleen", "impression \"IMPRESSION\""]
        ),
        ("Aorta: Calcified.\n\nNo mass.", ["findings \"Aorta\" of aorta", "other"]),
        // unknown headings
        ("FINDINGS: No mass.\nDISPOSITION: Home.", ["findings \"FINDINGS\"", "other \"DISPOSITION\""]),
        ("Part A (edge): benign.", ["other \"Part A (edge)\""]),
        // a title line
        ("CT OF THE CHEST\nFINDINGS: No mass.", ["title", "findings \"FINDINGS\""]),
        ("CT of the chest\n\nNo mass.", ["title", "other"]),
        // lines that are no headings
        ("The findings are normal.", ["other"]),
        ("No findings: nothing.", ["other"]),
        ("Calcification: none", ["other"]),
        ("Seen at 10:30 today.", ["other"]),
        ("The aorta, see below, and the spleen: both normal.", ["other"]),
        ("history of cough", ["other"]),
    ])
    func `begin at their headings`(text: String, expected: [String]) {
        #expect(SmallReader(text).sectionLines == expected)
    }

    /// The first line of a wrapped sentence is no title.
    @Test(arguments: ["No effusion\nor calcification.", "History\nof cough.", "Calcified\naorta."])
    func `do not begin inside a sentence`(text: String) {
        #expect(SmallReader(text).sectionLines == ["other"])
    }

    @Test(arguments: [
        "", "\n", ":", "FINDINGS", "FINDINGS:", "\n\nFINDINGS:\n\n", "Aorta:", "x:y", "A:\nB:\nC:",
        "FINDINGS:FINDINGS:",
        "Margins: negative\nNecrosis: present", "PMH\nGout", "Lungs: Aorta: Spleen:", "1.\n2.\n3.",
        "- FINDINGS\n- IMPRESSION",
    ])
    func `cover the note from its first byte to its last, headings first`(text: String) {
        for text in [text, text.replacing("\n", with: "\r\n"), "  " + text, text + "\n"] {
            let reader = SmallReader(text)
            var reached: Int32 = 0
            for section in reader.layout.sections {
                #expect(section.span.start == reached && section.span.end >= reached)
                #expect(section.span.contains(section.title))
                #expect(section.title.end <= section.body && section.body <= section.span.end)
                reached = section.span.end
            }
            #expect(Int(reached) == reader.text.count)
        }
    }

    @Test func `an organ keeps the role of its section, and an empty line ends it`() {
        let sections = SmallReader("IMPRESSION:\nAorta: calcified.\n\nNo mass.").layout.sections
        #expect(sections.map(\.role) == [.conclusion, .conclusion, .conclusion])
        #expect(sections.map { $0.subject >= 0 } == [false, true, false])
    }
}
