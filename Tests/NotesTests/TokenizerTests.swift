import Annotations
import Notes
import Testing

@Suite struct `Words, numbers and marks` {
    /// The notation of ``SmallReader/tokenLine``.
    @Test(arguments: [
        // hyphens and slashes
        ("non-calcified nodule", "non ~calcified nodule"),
        ("rim- or popcorn-like", "rim - or popcorn ~like"),
        ("a 5-mm node", "a 5# ~mm node"),
        ("1-2 mm and 1–2 mm", "1# ~2# mm and 1# ~2# mm"),
        ("calcification - none", "calcification - none"),
        ("- item", "- item"),
        ("T12-L1 and C5/6", "T12 ~L1 and C5 / 6#"),
        ("and/or", "and / or"),
        ("tumor/calcification", "tumor / calcification"),
        // numbers and units
        ("5 cm, 5cm", "5# cm , 5# cm"),
        ("3x4mm", "3# x 4# mm"),
        ("3 x 4 x 5 mm", "3# x 4# x 5# mm"),
        ("2.5x3.1cm", "2.5# x 3.1# cm"),
        ("PTH 1,480 pg/mL", "PTH 1,480# pg / mL"),
        ("1, 2,34 and 5", "1# , 2# , 34# and 5#"),
        ("a .5 cm node", "a .5# cm node"),
        ("Ca=.9", "Ca = .9#"),
        ("5.", "5# ."),
        ("Calcium:10.2", "Calcium : 10.2#"),
        ("<1 mm, 10%", "< 1# mm , 10# %"),
        ("1st, 2nd and 10th rib", "1st# , 2nd# and 10th# rib"),
        ("Ca x P 72", "Ca x P 72#"),
        ("µmol/L mm² mg²/dL²", "µmol / L mm² mg² / dL²"),
        // masks and questions
        ("**NAME[AAA] XXXX", "* * NAME [ AAA ] XXXX"),
        ("?calcified", "? calcified"),
        ("e.g. calcified", "e . g . calcified"),
        // apostrophes
        ("isn't isn’t Mönckeberg's", "isn't isn’t Mönckeberg's"),
        ("'calcified'", "' calcified '"),
        ("patients' films", "patients ' films"),
        // beyond ASCII
        ("calcified🫀node", "calcified 🫀 node"),
        ("👩‍⚕️ calcified", "👩 \u{200D} ⚕ \u{FE0F} calcified"),
        ("кальциноз 石灰化", "кальциноз 石灰化"),
        ("calci\u{AD}fied", "calci\u{AD}fied"),
        ("5\u{A0}mm", "5# mm"),
        ("“calcified”", "“ calcified ”"),
        // lines
        ("a\nb", "a ⏎b"),
        ("a\r\nb", "a ⏎b"),
        ("a\rb", "a ⏎b"),
        ("a\u{85}b", "a ⏎b"),
        ("a\u{2028}b\u{2029}c", "a ⏎b ⏎c"),
        ("a\n\nb", "a ¶b"),
        ("a\r\n\r\nb", "a ¶b"),
        ("a\n \t\nb", "a ¶b"),
        ("a \n b", "a ⏎b"),
        ("\n\na\n", "a"),
        (" \t\r\n", ""),
        ("", ""),
    ])
    func `a note is cut as a reader would`(text: String, expected: String) {
        #expect(SmallReader(text).tokenLine == expected)
    }

    /// Known to be cut otherwise today.
    @Test(arguments: [
        ("3×4 mm", "3# × 4# mm"),
        ("3X4MM", "3# X 4# MM"),
    ])
    func `a multiplication sign stands between two numbers`(text: String, expected: String) {
        #expect(SmallReader(text).tokenLine == expected)
    }

    @Test func `capitals are told apart`() {
        let tokens = SmallReader("Aorta MAC spleen T12 Ca").tokens
        #expect(tokens.map { $0.flags.contains(.initialUpper) } == [true, true, false, true, true])
        #expect(tokens.map { $0.flags.contains(.allUpper) } == [false, true, false, true, false])
    }

    @Test func `a space before is remembered, a line break is one too`() {
        let tokens = SmallReader("a b,c\nd").tokens
        #expect(tokens.map { $0.flags.contains(.spaceBefore) } == [false, true, false, false, true])
    }

    @Test func `a section may begin on a new line, behind a gap, and behind a mark that ends something`() {
        let string = "Skin: benign, pale (left) and  GROSS TAN;   the\nnode,\u{A0}red. 2) A/b - c * d \u{2022} e? f"
        let tokens = SmallReader(string).tokens
        let text = NoteText(string)
        let words = tokens.filter { $0.kind == .word }
        #expect(
            words.filter(\.mayOpenSection).map { text[$0.span] } == [
                "Skin", "benign", "and", "GROSS", "the", "node", "red", "A", "c", "d", "e", "f",
            ])
    }

    @Test func `a memo that has met many words, and grown, changes no token`() {
        var vocabulary = Vocabulary(capacity: 30_000)
        // Every other word is known; all are plain letters.
        let words = (0..<60_000).map { number in
            String(number, radix: 16).map { String(UnicodeScalar(0x61 + UInt8($0.hexDigitValue!))) }.joined() + "word"
        }
        for (index, word) in words.enumerated() where index % 2 == 0 {
            vocabulary.add(WordKey(word), id: Int32(200 + index))
        }
        let tokenizer = Tokenizer(vocabulary: vocabulary)
        var memo = WordMemo()
        var tokens: [Token] = []
        for _ in 0..<2 {
            for start in stride(from: 0, to: words.count, by: 1_000) {
                let part = words[start..<start + 1_000]
                tokenizer.tokenize(NoteText(part.joined(separator: " ")), into: &tokens, memo: &memo)
                #expect(tokens.map(\.word) == part.indices.map { $0 % 2 == 0 ? Int32(200 + $0) : 0 })
            }
        }
    }

    @Test(arguments: ["a", "9", "é", "xé", "b'c"])
    func `a run longer than a token is several that leave nothing out`(piece: String) {
        let text = NoteText(String(repeating: piece, count: 200_000) + " end")
        var tokens: [Token] = []
        Tokenizer(vocabulary: Vocabulary(capacity: 1)).tokenize(text, into: &tokens)
        #expect(tokens.count > 2 && tokens.count < 20)
        for (before, next) in zip(tokens, tokens.dropFirst().dropLast()) { #expect(before.end == next.start) }
        #expect(tokens.first?.start == 0 && tokens.last?.span == Span(text.count - 3, text.count))
        #expect(tokens.allSatisfy { $0.count <= Token.longest })
    }

    @Test func `a token array is used again without a trace of the note before`() {
        let tokenizer = Tokenizer(vocabulary: Vocabulary(capacity: 1))
        var tokens: [Token] = []
        tokenizer.tokenize(NoteText("No effusion, no mass."), into: &tokens)
        tokenizer.tokenize(NoteText("Calcified"), into: &tokens)
        #expect(tokens.map(\.span) == [Span(0, "Calcified".utf8.count)])
    }
}

@Suite struct `The way through plain letters` {
    /// Near the end of a note words are read letter by letter, elsewhere sixteen at a time.
    @Test func `gives the same tokens as letter by letter`() {
        let words = [
            "a", "I", "no", "The", "MAC", "calcified", "CALCIFIED", "Calcification", "calcificat", "sixteen",
            "abcdefgh",
            "abcdefghi", "abcdefghijklmno", "abcdefghijklmnop", "abcdefghijklmnopq", "Pseudohypoparathyroidism", "T12",
            "isn't", "O'Neill", "x1", "Mönckeberg", "abcdefgh1", "ABCDEFGHijkl", "non-calcified", "3x4mm", "1.5", "é",
        ]
        var vocabulary = Vocabulary(capacity: words.count)
        for (index, word) in words.enumerated() { vocabulary.add(WordKey(word), id: Int32(200 + index)) }
        let tokenizer = Tokenizer(vocabulary: vocabulary)
        var (near, far): ([Token], [Token]) = ([], [])
        for word in words {
            for behind in ["", " ", ",", ".", "-", "'", "\n", "1", "é"] {
                tokenizer.tokenize(NoteText(word + behind), into: &near)
                tokenizer.tokenize(NoteText(word + behind + String(repeating: " ", count: 40)), into: &far)
                // The hyphen and the apostrophe join only what follows; what follows is the same nothing.
                #expect(near == far, "\(word)\(behind)")
            }
        }
    }

    @Test func `goes on where one piece of the array ends`() {
        let tokenizer = Tokenizer(vocabulary: Vocabulary(capacity: 1))
        var tokens: [Token] = []
        let text = NoteText(String(repeating: "ab, ", count: 2_000))
        tokenizer.tokenize(text, into: &tokens)
        #expect(tokens.count == 4_000)
        #expect(tokens.enumerated().allSatisfy { Int($0.element.start) == $0.offset / 2 * 4 + $0.offset % 2 * 2 })
    }
}

@Suite struct `One word in several spellings` {
    private func word(of written: String, in known: String) -> Int32? {
        var vocabulary = Vocabulary(capacity: 1)
        vocabulary.add(WordKey(known), id: 200)
        var tokens: [Token] = []
        Tokenizer(vocabulary: vocabulary).tokenize(NoteText(written), into: &tokens)
        return tokens.count == 1 ? tokens[0].word : nil
    }

    @Test(arguments: [
        ("CALCIFIED", "calcified"), ("Mönckeberg", "monckeberg"), ("Mo\u{308}nckeberg", "monckeberg"),
        ("MÖNCKEBERG", "monckeberg"), ("calci\u{AD}fied", "calcified"), ("calci\u{200B}fied", "calcified"),
        ("fœtal", "foetal"), ("Æther", "aether"), ("µmol", "umol"), ("μmol", "umol"), ("mm²", "mm2"), ("mm³", "mm3"),
        ("can’t", "can't"), ("Müller’s", "muller's"), ("straße", "strasse"), ("\u{FEFF}no", "no"),
        ("pseudohypoparathyroidism", "pseudohypoparathyroidism"),
    ])
    func `is the same word`(written: String, known: String) {
        #expect(word(of: written, in: known) == 200)
    }

    @Test(arguments: [
        ("calcifies", "calcified"), ("кальциноз", "calcinosis"), ("нет", "net"), ("mm2", "mm3"),
        // They differ behind the first sixteen letters, which a key holds as they are.
        ("pseudohypoparathyroidism", "pseudohypoparathyroidisn"),
    ])
    func `is another word`(written: String, known: String) {
        #expect(word(of: written, in: known) == 0)
    }
}
