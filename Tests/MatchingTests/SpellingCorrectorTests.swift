internal import Lexicons
internal import Matching
internal import Notes
internal import Testing

@Suite struct `Misspelt words` {
    private func found(_ text: String) throws -> [String] {
        let lexicon = try TestLexicon(
            minerals: [
                "calcification", "calcified", "calcific", "microcalcification", "nephrocalcinosis", "phlebolith",
                "psammoma", "ossification", "ossified", "calcareous",
            ],
            lookalikes: ["decalcified", "calcitonin"],
            sites: ["thyroid", "mediastinum", "peroneal artery", "paratracheal lymph node", "hip", "intrahepatic"],
            adjectives: ["peroneal"], realWords: ["perineal", "classification"])
        let (tokens, fast, plain) = lexicon.match(text, corrected: true)
        #expect(fast == plain)
        return lexicon.words(fast, tokens, in: text)
    }

    @Test(arguments: [
        "calcificaton", "calcifcation", "calcificiation", "calcifiaction", "calcificatiom", "calcifications",
        "calcificatons", "Calcifcation", "CALCIFICATON", "calcifed", "calficied", "calcifeid", "calcifid",
        "nephrocalcinossis", "nephrocalcinsis", "phlebolth", "phlebolits", "psamomma", "psammomma", "ossificaton",
        "microcalcificatons",
    ])
    func `one slip in a mineral word is put right`(word: String) throws {
        #expect(try found("A \(word) is seen.") == ["mineral \(word)"])
    }

    @Test(arguments: ["thyriod", "thyroyd", "mediastinm", "peronael"])
    func `one slip in a long site word is put right`(word: String) throws {
        #expect(try found("In the \(word).") == ["site \(word)"])
    }

    @Test func `a slip inside a phrase is put right where its word is long`() throws {
        #expect(try found("A paratrachael lymph node.") == ["site paratrachael lymph node"])
    }

    @Test(arguments: [
        "clacfication", "kalcification", "alcification", "recalcified", "decalcifiedd", "classifications",
        "calcitonins",
        "perineal", "ossicles", "hyperossification", "calcium", "hop", "thyr", "calc1fied", "infrahepatic",
        "calcifiedgranuloma",
    ])
    func `two slips, another first letter, short and real words stay as they are`(word: String) throws {
        #expect(try found("A \(word) is seen.").filter { !$0.hasPrefix("lookalike") } == [])
    }

    @Test func `every single slip behind the first letter is found again`() throws {
        let lexicon = try TestLexicon(minerals: ["nephrocalcinosis"])
        let word = Array("nephrocalcinosis")
        for at in 1..<word.count {
            var lost = word
            lost.remove(at: at)
            var doubled = word
            doubled.insert(word[at], at: at)
            var struck = word
            struck[at] = "q"
            var swapped = word
            if at + 1 < word.count { swapped.swapAt(at, at + 1) }
            for slip in [lost, doubled, struck, swapped] {
                let text = String(slip)
                #expect(lexicon.match(text, corrected: true).fast.count == 1, "\(text)")
            }
        }
    }

    @Test func `a word between two of ours is left alone`() throws {
        let lexicon = try TestLexicon(sites: ["carpal", "carpale", "metatarsal", "metacarpal"])
        #expect(lexicon.match("metaxarsal metatxrsal", corrected: true).fast.count == 2)
        let two = try TestLexicon(sites: ["trochlear", "trochleas"])
        #expect(two.match("trochleax", corrected: true).fast.isEmpty)
    }

    @Test func `what is remembered of a word is what is found of it, in every lexicon`() throws {
        let text = "calcificaton Calcifcation procedure examination calcificaton performed nephrocalcinossis phlebolth."
        let lexicons = [
            try TestLexicon(minerals: ["calcification", "phlebolith", "nephrocalcinosis"]),
            try TestLexicon(minerals: ["ossification"]),
        ]
        var memo = WordMemo()
        for lexicon in lexicons + lexicons {
            let expected = lexicon.match(text, corrected: true).tokens.map(\.word)
            #expect(lexicon.numbers(text, memo: &memo) == expected)
            #expect(lexicon.numbers(text, memo: &memo) == expected)
        }
        #expect(lexicons[0].match(text, corrected: true).tokens.filter { $0.word != 0 }.count > 4)
    }
}
