internal import Annotations
public import Notes
public import Writers

/// What a batch is asked to do.
public struct BatchOptions: Sendable {
    public var input: String
    public var output: String
    public var formats: [OutputFormat] = [.json]
    public var writing: WriterOptions
    public var encoding: TextEncoding?
    /// Of the files that are notes, without dots, in lower case; empty for every file.
    public var extensions: [String] = ["txt", "text"]
    public var maxNoteBytes = 64 << 20
    public var jobs = OrderedWork.defaultJobs
    /// The part of the folder that is done.
    public var shard = Shard.whole
    /// Whether notes that an earlier run has finished are done again.
    public var isForced = false
    public var patients: PatientMap?
    /// The notes to take, by id; nil for all.
    public var only: Set<String>?
    /// For an audit: pages and lists without what was found.
    public var isBlind = false
    /// Of the folder, as its page shows it and the browser keeps its decisions under.
    public var title: String

    public init(input: String, output: String, writing: WriterOptions) {
        self.input = input
        self.output = output
        self.writing = writing
        title = input.split(separator: "/").last { $0 != "." && $0 != ".." }.map(String.init) ?? "Notes"
    }

    /// What must be the same for a finished note to be left as it is.
    func key(lexicon: String) -> String {
        let formats = formats.map(\.name).joined(separator: ",")
        let encoding = encoding?.name ?? "-"
        return "\(writing.version) \(lexicon) \(formats) \(writing.offsets.rawValue) \(writing.byteOrderMark) "
            + "\(encoding) \(maxNoteBytes) \(isBlind) \(title)"
    }

    /// The file that a note's annotation in one format goes to: `"2024/ct-0001.json"`. Formats that share an extension are
    /// told apart by their name: `"ct-0001.standoff-xml.xml"`.
    func path(of base: String, _ format: OutputFormat) -> String {
        let isShared = formats.count { $0.fileExtension == format.fileExtension } > 1
        return isShared ? "\(base).\(format.name).\(format.fileExtension)" : "\(base).\(format.fileExtension)"
    }
}

/// What a batch has done.
public struct BatchSummary: Hashable, Sendable {
    /// Notes in the folder.
    public var total = 0
    public var done = 0
    public var failed = 0
    /// Of those done: finished by an earlier run and still true.
    public var kept = 0
    public var findings = 0
    public var bytes = 0
    public var wasInterrupted = false
}
