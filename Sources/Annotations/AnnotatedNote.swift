/// A note with everything Calcinote found in it.
///
/// Plain values in flat arrays: a mention points to its cues, a finding to its mention and evidence, by index. Strings are
/// made only when asked for (``text(of:)``, ``name(of:)``); the words behind concepts and rules are in ``catalog``.
public struct AnnotatedNote: Sendable {
    public struct Document: Hashable, Sendable {
        public var id: String
        /// The file it was read from; nil for a note that came from a stream.
        public var source: String?
        /// Of the note's bytes as they were read, lower-case hexadecimal.
        public var sha256: String
        /// `"utf-8"`, `"utf-16le"`, `"windows-1252"` …
        public var encoding: String

        public init(id: String, source: String? = nil, sha256: String = "", encoding: String = "utf-8") {
            self.id = id
            self.source = source
            self.sha256 = sha256
            self.encoding = encoding
        }
    }

    public var document: Document
    public var text: NoteText
    public var catalog: Catalog
    /// In order, covering the note.
    public var sections: [Section] = []
    /// By start, the longer first.
    public var mentions: [Mention] = []
    public var cues: [Cue] = []
    public var segments: [Span] = []
    /// In the order of their mentions.
    public var findings: [Finding] = []
    public var morphologies: [ConceptIndex] = []
    public var evidence: [Evidence] = []
    public var missing: [Int32] = []
    public var measurements: [Measurement] = []
    /// What the caller called each mention of kind `target` (`"edema"`), in the order of those mentions; their own
    /// ``Mention/concept`` is -1. May be shorter than they are.
    public var targetConcepts: [String] = []

    public init(document: Document, text: NoteText, catalog: Catalog) {
        self.document = document
        self.text = text
        self.catalog = catalog
    }
}

extension AnnotatedNote {
    /// The words of the note that a mention covers.
    public func text(of mention: Mention) -> String { text[mention.span] }

    /// The plain English name of a mention's concept.
    public func name(of mention: Mention) -> String {
        mention.concept < 0 ? text[mention.span] : catalog.concepts[Int(mention.concept)].name
    }

    public func cues(of mention: Mention) -> ArraySlice<Cue> { cues[mention.cues.range] }
    public func evidence(of suggestion: Suggestion) -> ArraySlice<Evidence> { evidence[suggestion.evidence.range] }
    public func morphologies(of finding: Finding) -> ArraySlice<ConceptIndex> { morphologies[finding.morphology.range] }
    public func mention(of finding: Finding) -> Mention { mentions[Int(finding.mention)] }

    /// The site's names from the most specific to the most general; empty where the finding has no site.
    public func sitePath(of finding: Finding) -> [String] {
        finding.site < 0 ? [] : catalog.path(of: finding.site)
    }

    /// The kind of a section, `"findings"`.
    public func kind(of section: Section) -> String { catalog.sectionKinds[Int(section.kind)] }
}
