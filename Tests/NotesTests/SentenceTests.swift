import Notes
import Testing

@Suite struct Sentences {
    /// `‖` stands where one sentence ends and the next begins.
    @Test(arguments: [
        // stops
        "No mass.‖ Calcified node.",
        "Is it calcified?‖ Yes!‖ And dense.",
        "The calcified node .‖ No mass.",
        "The aorta is normal.‖Calcified node in the neck.",
        "It measures 1.5 cm.‖ Calcified.",
        "The gland weighs 12 g.‖ No calcification.",
        "He takes vitamin D.‖ Calcified node.",
        "He said \"calcified.\"‖ No mass.",
        "Plaque (calcified.)‖ No mass.",
        // stops that end nothing
        "A node of approx. 5 mm is calcified.",
        "Seen by Dr. Smith today.‖ Calcified node.",
        "Hemorrhage vs. calcification.",
        "Clip no. 5 is calcified.",
        "Deposits, e.g. calcification, or i.e. mineral.",
        "The peroneal a. patent, the renal v. not seen.‖ Type a.‖ No calcification.",
        "Seen at 5 p.m. yesterday.",
        "Eggs of S. japonicum are calcified.",
        "A node of .5 cm.",
        "Found in A.B. and in no other.",
        // questions about the word behind
        "?calcified node",
        "Dense node (?calcified).",
        "Dense focus, ? calcified.",
        // lists
        "1. No calcification.‖\n2. Phlebolith.",
        "1. No calcification. ‖2. Phlebolith.",
        "1) No mass‖\n2) Calcified node",
        "a) no mass‖\nb) calcified node",
        "- no mass‖\n- calcified node",
        "* no mass‖\n* calcified node",
        "• no mass‖\n• calcified node",
        "[ ] mass‖\n[x] calcification",
        "[ ] stone [x] calcification",
        // wrapped lines
        "No effusion\nor calcification.",
        "No effusion\r\nor calcification.",
        "Calcification of the aorta,\nLAD and spleen.",
        """
        No effusion.‖

        The liver shows several punctate calcifications in its right lobe; there is no evidence of
        Crohn disease and no free fluid in the pelvis or beside the colon was seen at any time.‖
        The spleen is normal.
        """,
        // lines that end on purpose
        "Heart normal‖\nLungs clear‖\nCalcified node",
        "No mass‖\n\ncalcified node",
        "No mass‖\r\n\r\ncalcified node",
    ])
    func `end where they should`(marked: String) {
        let expected = marked.split(separator: "‖").map { $0.trimmed }
        #expect(SmallReader(marked.replacing("‖", with: "")).sentenceTexts == expected)
    }

    @Test(arguments: [
        "FINDINGS\n‖No mass\n‖IMPRESSION\n‖Calcified node",
        "FINDINGS: ‖No mass\n‖IMPRESSION: ‖Calcified node",
        // An organ is what its sentence is about, so it stays with it.
        "FINDINGS: ‖No mass.\n‖Aorta: calcified.",
        "Calcification: none\n‖Necrosis: none",
    ])
    func `a heading is none of the sentence below it, a label is`(marked: String) {
        let expected = marked.split(separator: "‖").map { $0.trimmed }
        #expect(SmallReader(marked.replacing("‖", with: "")).sentenceTexts == expected)
    }

    @Test(arguments: ["", " ", "\n", ".", "...", "?", "!", "No", "- ", "1.", "FINDINGS:", "Calcification:"])
    func `every token lies in one sentence, however little there is`(text: String) {
        let reader = SmallReader(text)
        #expect(reader.sentences.flatMap { Array($0.tokens) } == Array(reader.tokens.indices))
    }
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
