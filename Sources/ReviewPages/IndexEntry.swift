public import Annotations

/// What the index says of one note. Small, so that a batch can keep one for each of its notes.
public struct IndexEntry: Sendable, Hashable {
    public var id: String
    /// The note's page as seen from the index: `"ward 3/ct-0001.html"`; nil for a note without one.
    public var path: String?
    /// Findings by ``Certainty`` raw value.
    public var counts: [Int]
    /// Names of the sites of findings that are not negated, each once, in the order of the note.
    public var sites: [String]
    /// Likely types of findings that are not negated, each once.
    public var types: [CalcificationType]
    /// Affirmed findings that are not in the impression.
    public var impressionGaps: Int
    /// Why the note could not be read; nil for one that could.
    public var failure: String?

    public init(_ note: AnnotatedNote, path: String?) {
        id = note.document.id
        self.path = path
        counts = Certainty.allCases.map { certainty in
            note.findings.count { $0.assertion.certainty == certainty }
        }
        let present = note.findings.filter { $0.assertion.certainty != .negated }
        var seen: Set<ConceptIndex> = []
        sites = present.compactMap { finding in
            finding.site >= 0 && seen.insert(finding.site).inserted
                ? note.catalog.concepts[Int(finding.site)].name : nil
        }
        let likely = Set(present.compactMap { $0.suggestion?.type })
        types = CalcificationType.allCases.filter(likely.contains)
        impressionGaps = note.findings.count { $0.inImpression == false }
    }

    /// A note that could not be read.
    public init(id: String, failure: String) {
        self.id = id
        self.failure = failure
        path = nil
        counts = Certainty.allCases.map { _ in 0 }
        sites = []
        types = []
        impressionGaps = 0
    }

    func count(_ certainty: Certainty) -> Int { counts[Int(certainty.rawValue)] }
}
