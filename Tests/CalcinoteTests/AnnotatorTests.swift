import Calcinote
import Lexicons
import Notes
import TestSupport
import Testing

@Suite struct `The annotator` {
    private let annotator = Annotator.bundled()

    @Test func `finds a calcification with its site, side and likely type`() throws {
        let note = annotator.annotate("No effusion. Calcified granuloma in the left upper lobe.")
        let finding = try #require(note.findings.first)
        #expect(note.findings.count == 1)
        #expect(note.text(of: note.mention(of: finding)) == "Calcified")
        #expect(note.sitePath(of: finding).contains("lung upper lobe"))
        #expect(finding.laterality == .left)
        #expect(finding.suggestion?.type == .dystrophic)
    }

    @Test(arguments: [
        "", " ", "\n", "\r\n\r\n", ".", ":", "a", "\u{0}", "é", "🫀", "\u{301}", "\u{FEFF}", "?", "-", "1", "[",
        "FINDINGS:", "No",
    ])
    func `annotates next to nothing`(text: String) {
        let note = annotator.annotate(text)
        #expect(note.brokenInvariants() == [])
        #expect(note.findings.isEmpty)
        #expect(note.text.string == text)
    }

    @Test func `a table of studies that says no site changes nothing`() throws {
        let files: [(path: String, lines: String)] = [
            (
                "calcifications/general.tsv",
                "concept\tname\tterms\tsource\ncalcification\tcalcification\tcalcified\tusage\n"
            ),
            ("sites/studies.tsv", "terms\tsource\nCT chest\tusage\n"),
        ]
        let folder = LexiconFolder(files: files.map { ($0.path, Array($0.lines.utf8)) })
        let lexicon = try LexiconCompiler.compile(folder, sha256: { SHA256.hex(of: $0) }).lexicon
        let note = Annotator(lexicon: lexicon).annotate("CT CHEST\nFINDINGS: Calcified nodule.")
        #expect(note.brokenInvariants() == [])
        #expect(note.findings.map { note.sitePath(of: $0) } == [[]])
    }

    @Test func `takes the document's facts from the caller`() {
        let decoded = DecodedNote(text: NoteText("Calcified node."), encoding: "windows-1252", sha256: "0f")
        let note = annotator.annotate(decoded, id: "ct-1", source: "ct-1.txt")
        #expect(note.document == .init(id: "ct-1", source: "ct-1.txt", sha256: "0f", encoding: "windows-1252"))
    }

    @Test func `never changes the note`() {
        let text = "\u{FEFF} \tCalcified\u{AD} no\u{308}de \r\n\r\n\u{0}🫀 "
        #expect(annotator.annotate(text).text.string == text)
    }

    @Test func `annotates a mebibyte of letters without a space`() {
        let note = annotator.annotate(String(repeating: "a", count: 1 << 20))
        #expect(note.mentions.isEmpty && note.brokenInvariants() == [])
    }

    @Test func `a workspace leaves no trace of the note before`() {
        let texts = ["FINDINGS: Calcified node.\nIMPRESSION: Old.", "", "No calcification.", "Aorta: calcified."]
        var workspace = Workspace()
        for text in texts + texts.reversed() {
            let decoded = DecodedNote(NoteText(text))
            let kept = annotator.annotate(decoded, id: "n", in: &workspace)
            let fresh = annotator.annotate(decoded, id: "n")
            #expect(kept.mentions == fresh.mentions && kept.cues == fresh.cues && kept.findings == fresh.findings)
            #expect(kept.sections == fresh.sections && kept.evidence == fresh.evidence)
        }
    }

    @Test func `a lexicon may lack the concepts that the engines know of`() throws {
        let folder = TemporaryFolder()
        try folder.write(
            "concept\tname\tterms\tsource\ncalcification\tcalcification\tcalcified\tusage\n",
            to: "calcifications/a.tsv")
        try folder.write(
            "unit\tterms\tanalyte\tsi\tfactor\tsource\nmm\t\t\tmm\t1\tusage\nHU\t\t\tHU\t1\tusage\n",
            to: "measurements/units.tsv")
        let note = try Annotator(lexiconFolder: folder.path).annotate("Calcified nodule, 3 x 4 mm, 120 HU.")
        #expect(note.findings.count == 1)
        #expect(note.brokenInvariants() == [])
    }

    @Test func `a cue of any axis may end amid a term`() throws {
        let folder = TemporaryFolder()
        try folder.write(
            "concept\tname\tterms\tsource\ndeposit\tdeposit\tcontain calcium|had calcium\tusage\n",
            to: "calcifications/a.tsv")
        try folder.write(
            "cue\tdirection\tvalue\tlimit\tsource\ndoes not contain\tforward\tnegated\t\tusage\n"
                + "mother had\tforward\tother\t\tusage\nlast year had\tforward\thistorical\t\tusage\n",
            to: "context/a.tsv")
        let annotator = try Annotator(lexiconFolder: folder.path)
        let denied = annotator.annotate("The cyst does not contain calcium.")
        #expect(denied.findings.map(\.assertion.certainty) == [.negated])
        for text in ["Her mother had calcium there.", "The cyst last year had calcium, was seen."] {
            let note = annotator.annotate(text)
            #expect(note.findings.count == 1)
            #expect(note.brokenInvariants() == [])
        }
    }

    @Test func `one serves many threads`() async {
        let text = "No effusion. Calcified granuloma in the left upper lobe; mitral annular calcification."
        let expected = annotator.annotate(text).findings
        await withTaskGroup(of: [Finding].self) { group in
            for _ in 0..<50 { group.addTask { annotator.annotate(text).findings } }
            for await findings in group { #expect(findings == expected) }
        }
    }

    @Test func `covers the note with sections`() {
        let note = annotator.annotate(
            "CT CHEST\n\nINDICATION: cough\n\nFINDINGS:\nLungs: clear.\n\nIMPRESSION:\nNormal.\n")
        let titled = note.sections.dropFirst()
        #expect(titled.map(note.kind) == ["indication", "findings", "findings", "impression"])
        #expect(titled.map { note.text[$0.title] } == ["INDICATION", "FINDINGS", "Lungs", "IMPRESSION"])
        #expect(titled.map(\.role) == [.request, .body, .body, .conclusion])
    }
}

@Suite struct `Spans that something else found` {
    private static let annotator = Annotator.bundled()

    @Test(arguments: ["?", "not seen?", "t seen?", " "])
    func `may be any span, the question mark of a question too`(words: String) {
        let note = annotate("Comparison: not seen?", [words])
        #expect(note.brokenInvariants() == [])
        #expect(note.mentions.count { $0.kind == .target } == 1)
    }

    /// Annotates with a target on each of the words.
    private func annotate(_ text: String, _ words: [String]) -> AnnotatedNote {
        let targets = words.compactMap { word in
            text.firstRange(of: word).map { range in
                let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
                return Target(span: Span(start, start + word.utf8.count), concept: "the \(word)")
            }
        }
        return Self.annotator.annotate(DecodedNote(NoteText(text)), id: "n", targets: targets)
    }

    @Test(arguments: [
        ("No pulmonary edema.", "edema", Assertion(.negated)),
        ("Edema cannot be excluded.", "Edema", Assertion(.possible)),
        ("History of stroke.", "stroke", Assertion(.affirmed, .historical)),
        ("Evaluate for fracture.", "fracture", Assertion(.affirmed, .hypothetical)),
        ("Her mother has asthma.", "asthma", Assertion(.affirmed, .current, .other)),
        ("The gallbladder is thickened.", "thickened", Assertion.affirmed),
    ])
    func `come back with their assertion`(text: String, word: String, assertion: Assertion) throws {
        let note = annotate(text, [word])
        let mention = try #require(note.mentions.first { $0.kind == .target })
        #expect(note.text(of: mention) == word)
        #expect(mention.assertion == assertion)
        #expect(note.brokenInvariants() == [])
    }

    @Test func `come back in order, each under the name that the caller gave`() {
        let note = annotate("No fever, no cough; calcified node and edema.", ["edema", "fever", "cough"])
        let targets = note.mentions.indices.filter { note.mentions[$0].kind == .target }
        #expect(targets.map { note.text(of: note.mentions[$0]) } == ["fever", "cough", "edema"])
        #expect(targets.map { note.targetConcept(at: $0) } == ["the fever", "the cough", "the edema"])
        #expect(note.brokenInvariants() == [])
    }

    @Test func `may lie on a mention, inside one, over a whole sentence and on white space`() {
        let text = "  No calcified node.  Edema of the leg.  "
        for words in [["calcified"], ["cified"], ["No calcified node.  Edema"], ["  "], [text], ["."]] {
            let note = annotate(text, words)
            #expect(note.mentions.filter { $0.kind == .target }.map { note.text(of: $0) } == words)
            #expect(note.brokenInvariants() == [])
        }
    }

    @Test(arguments: [
        "No effusion, some mass. Mother is deaf.", "No mass or clot, calcified. Valve was absent in 2015 and gone.",
        "Stone? No - artery. Not seen, and was removed: none.", "Without flow - debris. If grown, suspected.",
    ])
    func `may reach from any word to any other`(text: String) async {
        // The text goes to another process, which would end with what goes wrong.
        await #expect(processExitsWith: .success) { [text] in
            let annotator = Annotator.bundled()
            let words = text.utf8.indices.filter {
                $0 == text.startIndex || text.utf8[text.utf8.index(before: $0)] == 0x20
            }
            .map { text.utf8.distance(from: text.startIndex, to: $0) }
            for start in words {
                for end in words.map({ $0 - 1 }) + [text.utf8.count - 1, text.utf8.count] where end > start {
                    let target = Target(span: Span(start, end), concept: "edema")
                    let note = annotator.annotate(DecodedNote(NoteText(text)), id: "n", targets: [target])
                    precondition(note.mentions.count { $0.kind == .target } == 1 && note.brokenInvariants().isEmpty)
                }
            }
        }
    }

    @Test func `change nothing else`() {
        let text = "No effusion, calcification or edema. Calcified aorta."
        let (with, without) = (annotate(text, ["edema", "aorta"]), annotate(text, []))
        #expect(with.mentions.filter { $0.kind != .target }.map(\.span) == without.mentions.map(\.span))
        #expect(with.findings.map(\.site) == without.findings.map(\.site))
        #expect(with.findings.map(\.assertion) == without.findings.map(\.assertion))
        #expect(with.findings.map { $0.suggestion?.scores } == without.findings.map { $0.suggestion?.scores })
    }

    @Test func `may lie in a note without words`() async {
        await #expect(processExitsWith: .success) {
            for text in [" ", "\n", "\r\n \t"] {
                let target = Target(span: Span(0, 1), concept: "edema")
                let note = Annotator.bundled().annotate(DecodedNote(NoteText(text)), id: "n", targets: [target])
                precondition(note.mentions.count == 1 && note.brokenInvariants().isEmpty)
            }
        }
    }
}

@Suite struct `The regions of the body` {
    @Test(arguments: [
        ("left anterior descending artery", BodyRegion.heart), ("mitral annulus", .heart), ("left upper lobe", .chest),
        ("aortic arch", .chest), ("infrarenal aorta", .abdomen), ("common iliac artery", .pelvis), ("falx", .head),
        ("carotid siphon", .head), ("carotid bifurcation", .neck), ("renal pyramid", .kidney),
        ("rotator cuff", .shoulder),
        ("popliteal artery", .knee), ("dorsalis pedis artery", .foot), ("lumbar spine", .spine), ("prostate", .pelvis),
    ])
    func `hold the sites of our own lexicon`(site: String, region: BodyRegion) throws {
        let note = Annotator.bundled().annotate("Calcification of the \(site).")
        let finding = try #require(note.findings.first)
        #expect(note.catalog.region(of: finding.site) == region, "\(note.sitePath(of: finding))")
    }
}
