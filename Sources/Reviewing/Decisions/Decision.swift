// Reviewing: decisions of readers and annotated notes in; what was accepted, rejected, edited and added, how far readers agree,
// how good the annotator is, and which weights the readers' judgement would give, out.
//
// Reading files and annotating notes are left to others; nothing here changes a lexicon.

/// What a reader decided on one finding, or on a note, with where it stands and which words it is about.
public struct Decision: Hashable, Sendable {
    public enum Action: String, Sendable, CaseIterable {
        case accepted, rejected, edited
        /// A finding that Calcinote missed.
        case added
        /// A comment without a decision.
        case commented
        /// The whole note was read.
        case reviewed
    }

    /// Of the annotation, `"urn:uuid:…"`.
    public var id: String
    public var action: Action
    /// The note's id and the hash of the bytes that the reader saw.
    public var note: String
    public var sha256: String
    public var quote: Quote?
    /// The finding as Calcinote had it; nil for an addition.
    public var was: Attributes?
    /// What the reader changed; everything for an addition.
    public var now: Attributes?
    public var comment: String?
    public var reader: String
    /// `"2026-11-22T19:40:00Z"`.
    public var time: String

    public init(
        id: String, action: Action, note: String, sha256: String, quote: Quote? = nil, was: Attributes? = nil,
        now: Attributes? = nil, comment: String? = nil, reader: String = "", time: String = ""
    ) {
        self.id = id
        self.action = action
        self.note = note
        self.sha256 = sha256
        self.quote = quote
        self.was = was
        self.now = now
        self.comment = comment
        self.reader = reader
        self.time = time
    }

    /// The finding as the reader holds it: what was found, with the changes.
    public var held: Attributes { (was ?? Attributes()).changed(by: now) }

    /// Whether the reader says that the finding stands in the note.
    public var isKept: Bool? {
        switch action {
        case .accepted, .edited, .added: true
        case .rejected: false
        case .commented, .reviewed: nil
        }
    }
}

/// Words of a note with their place and what stands around them.
public struct Quote: Hashable, Sendable {
    /// In Unicode scalars.
    public var start: Int
    public var end: Int
    public var exact: String
    public var prefix: String
    public var suffix: String

    public init(start: Int, end: Int, exact: String, prefix: String = "", suffix: String = "") {
        self.start = start
        self.end = end
        self.exact = exact
        self.prefix = prefix
        self.suffix = suffix
    }
}

/// The attributes of a finding by name: `site`, `laterality`, `type`, `certainty`, `temporality`, `experiencer`. A name with
/// nil says that there is none; a name that is missing says nothing.
public struct Attributes: Hashable, Sendable {
    public static let names = ["certainty", "temporality", "experiencer", "site", "laterality", "type"]
    public var values: [String: String?]

    public init(_ values: [String: String?] = [:]) { self.values = values }

    public subscript(name: String) -> String? { values[name] ?? nil }

    func changed(by other: Attributes?) -> Attributes {
        Attributes(values.merging(other?.values ?? [:]) { $1 })
    }

    /// `"affirmed, site aortic arch, type dystrophic"`
    public var words: String {
        Self.names.compactMap { name in
            guard let value = self[name] else { return nil }
            return ["certainty", "temporality", "experiencer"].contains(name) ? value : "\(name) \(value)"
        }.joined(separator: ", ")
    }
}
