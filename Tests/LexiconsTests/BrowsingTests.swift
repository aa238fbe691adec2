internal import Annotations
internal import Foundation
internal import Lexicons
internal import Testing

@Suite struct `Browsing a lexicon` {
    @Test func `a listing has a line for each concept`() {
        let listing = LexiconListing(SmallLexicon.folder([:]), kinds: [.site])
        #expect(
            listing.tsv == """
                kind\tconcept\tname\tterms\tparent\tcodes\tplace
                site\tkidney\tkidney\trenal\t\tUBERON:UBERON:0002113\tsites/all.tsv:2
                site\trenal-cortex\trenal cortex\t\tkidney\t\tsites/all.tsv:3
                site\tlung\tlung\tpulmonary\t\t\tsites/all.tsv:4

                """)
    }

    @Test func `a listing as JSON reads back, whatever the terms hold`() throws {
        let folder = SmallLexicon.folder(["+conditions/all.tsv": ["odd;\"odd\" \\ name;Mönckeberg;;;usage"]])
        let data = Data(LexiconListing(folder).json.utf8)
        let rows = try #require(JSONSerialization.jsonObject(with: data) as? [[String: Any]])
        let odd = try #require(rows.first { $0["concept"] as? String == "odd" })
        #expect(odd["name"] as? String == "\"odd\" \\ name")
        #expect(odd["terms"] as? [String] == ["Mönckeberg"])
        #expect(rows.count == LexiconListing(folder).entries.count)
    }

    @Test func `a form is explained by the line it comes from`() {
        let folder = SmallLexicon.folder([
            "+conditions/all.tsv": ["clot;haematoma;;;;usage", "old-clot;old haematoma;;;;usage"]
        ])
        #expect(
            TermExplanation("Hematomas", in: folder).description == """
                "Hematomas" is read as: hematomas
                condition "clot"  (conditions/all.tsv:4, "haematoma")
                  spellings: haematoma|haematoma's|haematomas|haematomata|hematoma|hematoma's|hematomas|hematomata
                  taken by longer terms: "old haematoma" (conditions/all.tsv:5)

                """)
    }

    @Test func `an abbreviation is explained with what it asks for`() {
        let folder = SmallLexicon.folder([
            "+calcifications/general.tsv": ["mac;-mac;MAC;;;;mitral|kidney;;usage"],
            "+calcifications/lookalikes.tsv": ["MAC infection;a germ;usage"],
        ])
        let lines = TermExplanation("MAC", in: folder).description.split(separator: "\n").map(String.init)
        #expect(lines.contains("calcification \"mac\"  (calcifications/general.tsv:4, \"MAC\")"))
        #expect(lines.contains("  counts only in capitals"))
        #expect(lines.contains("  counts only beside one of: mitral, kidney"))
        #expect(lines.contains("  taken by longer terms: \"MAC infection\" (calcifications/lookalikes.tsv:3)"))
        #expect(TermExplanation("mac", in: folder).entries.allSatisfy { !$0.isFirst })
    }

    @Test func `a term that no line has is answered with the nearest`() {
        let explanation = TermExplanation("tuberculsis", in: SmallLexicon.folder([:]))
        #expect(
            explanation.description
                == "\"tuberculsis\" is read as: tuberculsis\nno line has it; the nearest is \"tuberculosis\"\n")
    }

    @Test func `two annotations of a note differ by what is gained, lost and changed`() {
        let text = "Calcified left kidney and lung base."
        var diff = LexiconDiff()
        diff.add(
            before: HandMadeNote.make(
                text, [("calcification", "Calcified"), ("kidney", "left kidney"), ("lung", "base")]),
            after: HandMadeNote.make(text, [("calcification", "Calcified"), ("kidney", "kidney"), ("lung", "lung")]))
        #expect(
            diff.changes.map(\.description) == [
                "changed\tn1\tsite kidney \"left kidney\" → site kidney \"kidney\"\tCalcified left [[kidney]] and lung base.",
                "lost\tn1\tsite lung \"base\"\tCalcified left kidney and lung [[base]].",
                "gained\tn1\tsite lung \"lung\"\tCalcified left kidney and [[lung]] base.",
            ])
        #expect(diff.sameCount == 1 && diff.noteCount == 1)
    }

    @Test func `the checks that the lexicon's README lists are those there are`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let readme = try String(contentsOf: root.appending(path: "Lexicon/README.md"), encoding: .utf8)
        let rows = readme.split(separator: "\n").filter { $0.hasPrefix("| `") }.map(String.init)
        #expect(rows == LexiconCheck.all.map { "| `\($0.category)` | \($0.severity.rawValue) | \($0.looksFor) |" })
    }
}
