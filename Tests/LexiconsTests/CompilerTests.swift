internal import Annotations
internal import Lexicons
internal import Notes
internal import Testing

@Suite struct `Compiling a lexicon` {
    @Test func `an error is thrown with every problem, a warning is handed back`() throws {
        let broken = SmallLexicon.folder([
            "+sites/all.tsv": ["stomach;stomach;;;belly;;no;;usage", "spleen;spleen;;;belly;;no;;usage"]
        ])
        let error = #expect(throws: LexiconError.self) {
            try LexiconCompiler.compile(broken, sha256: { _ in "" })
        }
        #expect(error?.problems.count == 2)
        #expect(try LexiconCompiler.compile(SmallLexicon.folder([:]), sha256: { _ in "" }).problems.isEmpty)
    }

    @Test func `every word that the engines know has a number below the first of the lexicon's own`() {
        for word in EngineWord.allCases {
            #expect(EngineWord(number: word.rawValue) == word, "\(word)")
        }
    }

    @Test func `each use of a word has a bit of its own`() {
        #expect(WordUse.allCases.reduce(0) { $0 | $1.bit }.nonzeroBitCount == WordUse.allCases.count)
    }

    @Test func `sentences that test the terms change nothing, not even the hash`() throws {
        func hash(_ changes: [String: [String]]) throws -> String {
            try LexiconCompiler.compile(SmallLexicon.folder(changes), sha256: { "\($0.count)" }).lexicon.catalog.version
                .sha256
        }
        let tests = ["sites/tests.tsv": ["concept;must;sentence", "kidney;match;A kidney."]]
        #expect(try hash(tests) == hash([:]))
        #expect(try hash(["+sites/all.tsv": ["spleen;spleen;;;;;no;;usage"]]) != hash([:]))
    }

    @Test func `the compiled lexicon reads back from its bytes`() throws {
        let lexicon = try LexiconCompiler.compile(SmallLexicon.folder([:]), sha256: { _ in "abc" }).lexicon
        let bytes = lexicon.bytes()
        let again = bytes.withUnsafeBytes { CompiledLexicon(bytes: $0) }
        #expect(again.bytes() == bytes)
        #expect(again.catalog.concepts == lexicon.catalog.concepts)
        #expect(again.spelledWords == lexicon.spelledWords)
    }

    @Test func `of hundreds of terms with the same words the first is found`() throws {
        let sites = (0..<300).map { "organ-\($0);organ \($0);the organ;;;;;;usage" }
        let lexicon = try LexiconCompiler.compile(SmallLexicon.folder(["+sites/all.tsv": sites]), sha256: { _ in "" })
            .lexicon
        let words = ["the", "organ"].map { lexicon.vocabulary.id(of: WordKey($0)) }
        let node = lexicon.trie.next(lexicon.trie.start(words[0]), words[1])
        let found = lexicon.trie.terms(at: node)
        #expect(found.count == 1)
        let first = try #require(found.first)
        #expect(lexicon.catalog.concepts[Int(first.payload)].identifier == "organ-0")
    }

    @Test func `a path names the kinds of a structure, then what it lies in`() throws {
        let folder = SmallLexicon.folder([
            "+sites/all.tsv": [
                "skin;skin;;;;;;;usage", "hand;hand;;;;;yes;;usage", "hand-skin;hand skin;;;skin;;yes;;usage",
            ],
            "sites/compositions.tsv": ["place;tissue;site;source", "hand;skin;hand-skin;usage"],
            // A circle ends.
            "sites/wholes.tsv": ["site;whole;source", "hand;lung;usage", "lung;hand-skin;usage"],
        ])
        let lexicon = try LexiconCompiler.compile(folder, sha256: { _ in "" }).lexicon
        let read = lexicon.bytes().withUnsafeBytes { CompiledLexicon(bytes: $0) }
        for catalog in [lexicon.catalog, read.catalog] {
            let index = try #require(catalog.concepts.firstIndex { $0.identifier == "hand-skin" })
            #expect(catalog.path(of: Int32(index)) == ["hand skin", "skin", "hand", "lung"])
            #expect(Array(catalog.ancestry(of: Int32(index))).count == 2)
        }
    }

    @Test func `the same files in another order give the same bytes`() throws {
        let files = SmallLexicon.folder([:]).files
        let (a, b) = (LexiconFolder(files: files), LexiconFolder(files: files.reversed()))
        #expect(
            try LexiconCompiler.compile(a, sha256: { "\($0.count)" }).lexicon.bytes()
                == LexiconCompiler.compile(b, sha256: { "\($0.count)" }).lexicon.bytes())
    }

    @Test(arguments: [
        ("haematoma", ["hematoma", "haematomas", "hematomata"]),
        ("tumour", ["tumor", "tumours", "tumors"]),
        ("calculus", ["calculi"]),
        ("vertebra", ["vertebrae", "vertebras"]),
        ("artery", ["arteries"]),
        ("metastasis", ["metastases"]),
        ("apex", ["apices"]),
        ("fibre", ["fiber", "fibers"]),
        ("calcinosis", ["calcinoses"]),
    ])
    func `a word is found in all its forms`(word: String, forms: [String]) throws {
        let folder = SmallLexicon.folder(["+conditions/all.tsv": ["thing;\(word);;;;usage"]])
        let vocabulary = try LexiconCompiler.compile(folder, sha256: { _ in "" }).lexicon.vocabulary
        let number = vocabulary.id(of: WordKey(word))
        #expect(number != 0)
        for form in forms { #expect(vocabulary.id(of: WordKey(form)) == number, "\(form)") }
    }

    @Test func `a term that has its words from real-words is never a misspelling's target`() throws {
        let folder = SmallLexicon.folder([
            "spelling/real-words.tsv": ["word;reason;source", "recalcified;a word;usage"]
        ])
        let lexicon = try LexiconCompiler.compile(folder, sha256: { _ in "" }).lexicon
        let words = lexicon.spelledWords.map { String(decoding: lexicon.letters[$0.letters], as: UTF8.self) }
        #expect(words.contains("calcified") && words.contains("nephrocalcinosis"))
        #expect(!words.contains("recalcified"))
    }
}
