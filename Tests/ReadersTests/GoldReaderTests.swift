import Annotations
import Notes
import Readers
import Testing

struct GoldReaderTests {
    static func entries(_ text: String) throws -> [GoldReader.Entry] {
        try GoldReader.entries(of: Array(text.utf8), path: "gold.jsonl")
    }

    @Test func `a finding is read with its values, and a dash leaves one open`() throws {
        let line = """
            {"id": "a", "text": "Ä calcified hilum", "findings": [{"start": 2, "end": 11, "kind": "calcification", \
            "certainty": "possible", "temporality": "historical", "experiencer": "other", "site": "kidney|renal pyramid", \
            "laterality": "left", "type": "-"}], "none": ["x"]}
            """
        let entry = try #require(try Self.entries(line + "\n\n").first)
        let finding = try #require(entry.gold.findings.first)
        #expect(entry.record.note.text[finding.span] == "calcified")
        #expect(finding.certainty == .possible)
        #expect(finding.temporality == .historical)
        #expect(finding.experiencer == .other)
        #expect(finding.sites == ["kidney", "renal pyramid"])
        #expect(finding.laterality == .left)
        #expect(finding.type == nil)
    }

    @Test func `a target line gives a target to annotate and its assertion`() throws {
        let line = """
            {"id": "n", "text": "no edema", "start": 3, "end": 8, "concept": "edema", "certainty": "negated", \
            "temporality": "current", "experiencer": "patient"}
            """
        let entry = try #require(try Self.entries(line).first)
        #expect(entry.record.targets.map(\.concept) == ["edema"])
        #expect(entry.gold.targets.map(\.assertion) == [Assertion(.negated)])
        #expect(!entry.gold.listsFindings)
    }

    @Test(
        arguments: [
            (#"["normal"]"#, false), (#"["Calcified Granuloma/lung"]"#, true), (#"["Atherosclerosis/aorta"]"#, nil),
            (#"["Atherosclerosis/aorta", "Calcinosis/aorta"]"#, true), (#"["No Indexing"]"#, nil),
        ] as [(String, Bool?)])
    func `labels of a chest film say yes, no, or leave it open`(labels: String, expected: Bool?) throws {
        let entry = try Self.entries(#"{"id": "o", "text": "", "mesh": \#(labels)}"#).first
        #expect(entry?.gold.isPositive == expected)
    }

    @Test(arguments: [
        ("{}", #"gold.jsonl:2: the gold line has no "text""#),
        (
            #"{"text": "x", "findings": [{"start": 0, "end": 9}]}"#,
            "gold.jsonl:2: span 0 to 9 lies outside the text of 1 characters"
        ),
        (
            #"{"text": "x", "findings": [{"start": 0, "end": 1, "certainty": "maybe"}]}"#,
            #"gold.jsonl:2: "certainty" is "maybe", not one of affirmed, possible, negated"#
        ),
    ])
    func `a gold line that cannot be used is named`(line: String, words: String) {
        let error = #expect(throws: GoldError.self) { try Self.entries("\n" + line) }
        #expect(error?.description == words)
    }
}
