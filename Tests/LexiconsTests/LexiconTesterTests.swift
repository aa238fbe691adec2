internal import Annotations
internal import Lexicons
internal import Testing

@Suite struct `Sentences that test the terms` {
    /// Finds `kidney` in kidney and `lung` in lung, nothing else.
    private func annotate(_ text: String) -> AnnotatedNote {
        HandMadeNote.make(text, ["kidney", "lung"].filter { text.contains($0) }.map { ($0, $0) })
    }

    private func failures(_ rows: String...) -> [String] {
        let lines = ["concept;must;sentence"] + rows
        let tester = LexiconTester(LexiconFolder(files: [("sites/tests.tsv", SmallLexicon.bytes(lines))]))
        return tester.failures(annotate).map(\.description)
    }

    @Test func `what holds is not told`() {
        #expect(
            failures(
                "kidney;match;Calcification of the kidney.", "kidney;match;Calcification of the [[kidney]].",
                "kidney;not;Calcification of the lung.", "kidney;not;[[Calcification]] of the kidney.",
                "kind:site;match;The lung.", "kind:condition;not;The lung.",
                "kidney;match;FINDINGS:\\n[[kidney]] calcified."
            ) == [])
    }

    @Test func `a term that is not found is told, with what is`() {
        #expect(
            failures("kidney;match;Calcification of the lung.") == [
                "sites/tests.tsv:2:14: error: kidney is not found; found: lung \"lung\" [test-failed]"
            ])
        #expect(
            failures("kidney;match;Calcification of the [[left kidney]].") == [
                "sites/tests.tsv:2:14: error: kidney is not found in \"left kidney\"; found: kidney \"kidney\" "
                    + "[test-failed]"
            ])
    }

    @Test func `a term that is found where it must not be is told`() {
        #expect(
            failures("kidney;not;Calcification of the [[kidney]].", "kind:site;not;The lung.") == [
                "sites/tests.tsv:2:12: error: kidney is found in \"kidney\" [test-failed]",
                "sites/tests.tsv:3:15: error: kind:site is found in \"lung\" [test-failed]",
            ])
    }

    @Test(arguments: [
        ("kidny;match;The kidney.", "there is no concept \"kidny\", did you mean \"kidney\"? [test-failed]"),
        ("kidney;found;The kidney.", "\"found\" is neither match nor not [bad-value]"),
        ("kidney;match;The [[kidney.", "the mark [[ does not end, with ]] [bad-value]"),
        ("kidney;match;[[The]] [[kidney]].", "two places are marked [bad-value]"),
        ("kidney;match;", "the sentence is empty [bad-value]"),
    ])
    func `a line that is no test is a failure`(row: String, says: String) {
        #expect(failures(row).map { $0.split(separator: "error: ").last.map(String.init) } == [says])
    }

    @Test func `only tests.tsv files hold tests`() {
        let bytes = SmallLexicon.bytes(["concept;must;sentence", "kidney;match;A lung."])
        let folder = LexiconFolder(files: [("sites/a.tsv", bytes), ("sites/mytests.tsv", bytes), ("tests.tsv", bytes)])
        #expect(LexiconTester(folder).count == 1)
    }
}
