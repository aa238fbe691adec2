public import Annotations

/// What the folder page says of one note. Small, so that the journal of a batch can keep one for each of its notes.
public struct IndexEntry: Sendable, Hashable {
    public var id: String
    /// The note's page as seen from the index: `"ward 3/ct-0001.html"`; nil for a note without one.
    public var path: String?
    /// Of the note's bytes: decisions are kept under it.
    public var sha256: String
    public var findings: [IndexFinding]
    /// Why the note could not be read; nil for one that could.
    public var failure: String?

    public init(_ note: AnnotatedNote, path: String?) {
        id = note.document.id
        self.path = path
        sha256 = note.document.sha256
        let offsets = OffsetTable(note.text, unit: .scalar)
        findings = note.findings.map { IndexFinding($0, in: note, offsets) }
    }

    /// A note that could not be read.
    public init(id: String, failure: String) {
        self.id = id
        self.failure = failure
        path = nil
        sha256 = ""
        findings = []
    }

    func count(_ certainty: Certainty) -> Int { findings.count { $0.assertion.certainty == certainty } }

    /// Affirmed findings that are not in the impression.
    var impressionGaps: Int { findings.count { $0.inImpression == false } }

    /// Whether the roll-up counts the note.
    var isCase: Bool { findings.contains(where: \.isCase) }
}

/// One finding as the folder page lists it.
public struct IndexFinding: Sendable, Hashable {
    public var words: String
    /// In Unicode scalars.
    public var start: Int
    public var end: Int
    /// From the most specific to the most general; empty where the note gives no site.
    public var sitePath: [String]
    public var laterality: Laterality
    public var assertion: Assertion
    public var type: CalcificationType?
    /// Of the likely type.
    public var percent: Int
    public var inImpression: Bool?
    public var millimetres: Double?

    public init(
        words: String, start: Int, end: Int, sitePath: [String], laterality: Laterality, assertion: Assertion,
        type: CalcificationType?, percent: Int, inImpression: Bool?, millimetres: Double?
    ) {
        (self.words, self.start, self.end, self.sitePath) = (words, start, end, sitePath)
        (self.laterality, self.assertion, self.type, self.percent) = (laterality, assertion, type, percent)
        (self.inImpression, self.millimetres) = (inImpression, millimetres)
    }

    init(_ finding: Finding, in note: AnnotatedNote, _ offsets: OffsetTable) {
        let span = note.mention(of: finding).span
        words = note.text[span]
        start = offsets.offset(of: span.start)
        end = offsets.offset(of: span.end)
        // Its kinds alone, so that each finding counts under one most general name.
        sitePath =
            finding.site < 0 ? [] : note.catalog.ancestry(of: finding.site).map { note.catalog.concepts[Int($0)].name }
        laterality = finding.laterality
        assertion = finding.assertion
        type = finding.suggestion?.type
        percent = finding.suggestion.map { Int(($0.probability($0.type) * 100).rounded()) } ?? -1
        inImpression = finding.inImpression
        millimetres = finding.size.map { $0.unit == .centimetre ? $0.value * 10 : $0.value }
    }

    /// Affirmed, current and the patient's own.
    var isCase: Bool { assertion == .affirmed }
}
