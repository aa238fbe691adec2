internal import Annotations
public import Notes
public import Readers
public import Writers

/// What a batch is asked to do.
public struct BatchOptions: Sendable {
    /// Folders, files and patterns; `-` alone for standard input.
    public var inputs: [String]
    public var output: String
    public var formats: [OutputFormat] = [.json]
    public var writing: WriterOptions
    public var encoding: TextEncoding?
    /// Of the files that are notes, without dots, in lower case; empty for every file.
    public var extensions: [String] = ["txt", "text"]
    /// What the files are.
    public var inputFormat = InputFormat.auto
    /// The columns of tables.
    public var columns = TableColumns()
    /// Whether each format is one file of all notes, in place of one a note.
    public var isSingleFile = false
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
        self.init(inputs: [input], output: output, writing: writing)
    }

    public init(inputs: [String], output: String, writing: WriterOptions) {
        self.inputs = inputs
        self.output = output
        self.writing = writing
        let names = inputs.map { $0.split(separator: "/").last { !["", ".", "..", "-"].contains($0) } }
        title = names.count == 1 ? names[0].map(String.init) ?? "Notes" : "Notes"
    }

    /// What must be the same for a finished note to be left as it is.
    func key(lexicon: String) -> String {
        let formats = formats.map(\.name).joined(separator: ",")
        let encoding = encoding?.name ?? "-"
        return "\(writing.version) \(lexicon) \(formats) \(writing.offsets.rawValue) \(writing.byteOrderMark) "
            + "\(encoding) \(maxNoteBytes) \(isBlind) \(isSingleFile) \(title)"
    }

    /// The file of all notes in one format: `annotations.jsonl`, `annotations-2-of-8.jsonl`.
    func singleFile(_ format: OutputFormat) -> String { path(of: "annotations" + shard.suffix, format) }

    /// The file that a note's annotation in one format goes to: `"2024/ct-0001.json"`. Formats that share an extension are
    /// told apart by their name: `"ct-0001.standoff-xml.xml"`.
    func path(of base: String, _ format: OutputFormat) -> String {
        let isShared = formats.count { $0.fileExtension == format.fileExtension } > 1
        return isShared ? "\(base).\(format.name).\(format.fileExtension)" : "\(base).\(format.fileExtension)"
    }
}

/// What a batch has done.
public struct BatchSummary: Hashable, Sendable {
    /// Notes in all; nil while containers have not been read to their end.
    public var total: Int?
    public var done = 0
    public var failed = 0
    /// Of those done: finished by an earlier run and still true.
    public var kept = 0
    public var findings = 0
    public var bytes = 0
    public var wasInterrupted = false
}
