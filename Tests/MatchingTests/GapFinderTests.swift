internal import Lexicons
internal import Matching
internal import Notes
internal import Testing

@Suite struct `Words that no term took` {
    @Test func `words that look like mineral are counted, with what is near`() throws {
        let lexicon = try TestLexicon(
            minerals: ["calcification", "phlebolith"], lookalikes: ["calcitonin"], conditions: ["calcineurin inhibitor"]
        )
        var finder = GapFinder(lexicon: lexicon.lexicon)
        finder.add(NoteText("A dermatolith, calcifoid bodies and calcification."))
        finder.add(
            NoteText(
                "Calcifoid body, calcifoid node; calcitonin, calcineurin inhibitor. Calcificaton, a monolithic lens."))
        let gaps = finder.gaps
        #expect(gaps.map { "\($0.word) \($0.count) \($0.notes)" } == ["calcifoid 3 2", "dermatolith 1 1"])
        #expect(gaps[0].contexts.first == "A dermatolith, [[calcifoid]] bodies and calcification.")
    }

    @Test func `a word two slips away is named`() throws {
        let lexicon = try TestLexicon(minerals: ["calcification"])
        var finder = GapFinder(lexicon: lexicon.lexicon)
        finder.add(NoteText("Calcifcaton is seen."))
        #expect(finder.gaps.map(\.nearMiss) == ["calcification"])
    }
}
