public import Lexicons
public import Notes
internal import Annotations
internal import Assertions
internal import BundledLexicon
internal import Matching
internal import Relations
internal import Scoring

/// Annotates notes: decoded text in, everything found in it out.
///
/// ```swift
/// let annotator = Annotator.bundled()
/// let note = annotator.annotate("No effusion. Calcified granuloma in the left upper lobe.")
/// note.sitePath(of: note.findings[0])   // ["left upper lobe", "lung upper lobe", …]
/// ```
///
/// One annotator serves any number of notes and threads. Annotating cannot fail.
public struct Annotator: Sendable {
    public let catalog: Catalog
    let lexicon: CompiledLexicon
    private let tokenizer: Tokenizer
    private let matcher: Matcher
    private let builder: MentionBuilder
    private let headings: HeadingReader
    private let detector: SectionDetector
    private let splitter: SentenceSplitter
    private let measurer: MeasurementReader
    let asserter: Asserter
    private let relater: FindingBuilder
    let weigher: Weigher
    /// In bytes: a note of more than two of these is read in chapters of one to two.
    package var chapterLength = 1 << 18

    public init(lexicon: CompiledLexicon) {
        self.lexicon = lexicon
        catalog = lexicon.catalog
        tokenizer = Tokenizer(correcting: lexicon)
        matcher = Matcher(lexicon: lexicon)
        builder = MentionBuilder(lexicon: lexicon)
        headings = HeadingReader(lexicon: lexicon)
        detector = SectionDetector(
            kinds: headings.kinds, lineWords: LineWords(opening: EngineWord.opening, continuing: EngineWord.continuing))
        splitter = SentenceSplitter(
            abbreviations: lexicon.abbreviations,
            lineWords: LineWords(
                opening: EngineWord.opening, continuing: EngineWord.continuing, verbs: EngineWord.verbs))
        measurer = MeasurementReader(lexicon: lexicon)
        asserter = Asserter(lexicon: lexicon)
        relater = FindingBuilder(lexicon: lexicon)
        weigher = Weigher(lexicon: lexicon)
    }

    /// With the lexicon that is built into the executable.
    public static func bundled() -> Annotator {
        defer { EmbeddedLexicon.letGo() }
        return Annotator(
            lexicon: CompiledLexicon(count: EmbeddedLexicon.count, read: EmbeddedLexicon.read(from:into:)))
    }

    /// With the lexicon of a folder.
    ///
    /// - Throws: ``LexiconError`` with every problem found.
    public init(lexiconFolder path: String) throws(LexiconError) {
        let folder = try LexiconFolder(path: path)
        self.init(lexicon: try LexiconCompiler.compile(folder, sha256: { SHA256.hex(of: $0) }).lexicon)
    }

    /// Annotates a string.
    public func annotate(_ text: String, id: String = "note") -> AnnotatedNote {
        annotate(DecodedNote(text: NoteText(text), encoding: "utf-8", sha256: ""), id: id)
    }

    /// - Parameters:
    ///   - targets: spans from elsewhere whose assertion is wanted; each comes back as a mention of kind `target`.
    public func annotate(
        _ decoded: DecodedNote, id: String, source: String? = nil, targets: [Target] = []
    ) -> AnnotatedNote {
        var workspace = Workspace()
        return annotate(decoded, id: id, source: source, targets: targets, in: &workspace)
    }

    /// The same, with arrays that are kept from note to note.
    public func annotate(
        _ decoded: DecodedNote, id: String, source: String? = nil, targets: [Target] = [], in workspace: inout Workspace
    ) -> AnnotatedNote {
        annotated(decoded, id: id, source: source, targets: targets, in: &workspace).note
    }

    /// The same, with what it was weighed by: by mention its sentence, and which mentions stand in one phrase.
    func annotated(
        _ decoded: DecodedNote, id: String, source: String?, targets: [Target], in workspace: inout Workspace
    ) -> (note: AnnotatedNote, sentenceOf: [Int32], bonds: [Bond]) {
        var note = AnnotatedNote(
            document: .init(id: id, source: source, sha256: decoded.sha256, encoding: decoded.encoding),
            text: decoded.text, catalog: catalog)
        let (sentenceOf, bonds) = find(targets, in: &note, &workspace)
        relater.markImpression(in: &note)
        weigher.weigh(&note, sentenceOf: sentenceOf, bonds: bonds, in: &workspace.weighing)
        return (note, sentenceOf, bonds)
    }

    /// Fills everything in a note but what its findings are weighed at.
    ///
    /// - Returns: by mention its sentence; and which mentions stand in one phrase.
    private func find(
        _ targets: [Target], in note: inout AnnotatedNote, _ workspace: inout Workspace
    ) -> (sentenceOf: [Int32], bonds: [Bond]) {
        if !targets.isEmpty { note.targetConcepts = Self.concepts(of: targets) }
        workspace.related.removeAll()
        if note.text.count > 2 * chapterLength { return findByChapter(targets, in: &note, &workspace) }
        read(note.text, targets, cues: &note.cues, &workspace)
        note.sections = workspace.matched.layout.sections
        note.mentions = workspace.matched.mentions
        note.segments = workspace.related.segments
        // Moved: the weigher changes them, and would copy what the workspace still held.
        swap(&note.findings, &workspace.related.findings)
        note.morphologies = workspace.related.morphologies
        note.measurements = workspace.related.measurements
        return (workspace.matched.sentenceOf, BondFinder().bonds(in: workspace.matched))
    }

    /// The targets' names in the order of their mentions.
    private static func concepts(of targets: [Target]) -> [String] {
        targets.enumerated().sorted {
            $0.element.span == $1.element.span ? $0.offset < $1.offset : $0.element.span < $1.element.span
        }.map(\.element.concept)
    }

    /// From bytes to findings that are not weighed.
    ///
    /// - Parameters:
    ///   - text: of a note, or of a chapter of it.
    ///   - open: the section in which the chapter before ended; nil for what begins a note.
    func read(
        _ text: NoteText, _ targets: [Target], isChapter: Bool = false, after open: OpenSection? = nil,
        cues: inout [Cue], _ workspace: inout Workspace
    ) {
        workspace.matched.text = text
        tokenizer.tokenize(text, into: &workspace.matched.tokens, memo: &workspace.words)
        matcher.match(&workspace.matched)
        headings.candidates(of: workspace.matched, into: &workspace.candidates, minerals: &workspace.minerals)
        let minerals = workspace.minerals
        detector.detect(
            workspace.matched.tokens, in: text, workspace.matched.beginnings, after: open,
            candidates: workspace.candidates,
            isMention: { minerals.contains($0) }, into: &workspace.matched.layout)
        splitter.split(
            workspace.matched.tokens, in: text, workspace.matched.beginnings, layout: workspace.matched.layout,
            into: &workspace.matched.sentences)
        builder.build(&workspace.matched, targets: targets)
        workspace.related.removeChapter()
        measurer.read(&workspace.matched, into: &workspace.related.measurements)
        asserter.assert(&workspace.matched, cues: &cues)
        relater.build(&workspace.matched, into: &workspace.related, isChapter: isChapter)
    }
}

/// The arrays of an annotator that are kept from note to note; one for each thread.
public struct Workspace: Sendable {
    var matched = MatchedNote()
    var words = WordMemo()
    var candidates: [HeadingCandidate] = []
    var minerals = TokenSet()
    var related = RelatedNote()
    var weighing = WeighingSpace()
    /// Those of a chapter.
    var cues: [Cue] = []

    public init() {}
}
