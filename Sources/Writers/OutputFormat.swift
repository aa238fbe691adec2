public import Annotations

/// A format that annotations can be written in: its name, its file, its words for help, and its writer.
///
/// This is the one list of formats. The command's help, the names of files in a batch, the content types of the server
/// and the table in `Documentation/Formats.md` come from it; a new format is a writer in a file of its own and one value here.
public struct OutputFormat: Sendable, Identifiable {
    /// As given to `--format`: `"jsonl"`.
    public let name: String
    /// Without a dot: `"json"`. In a batch the note `a/b.txt` becomes `a/b.<fileExtension>`.
    public let fileExtension: String
    /// `"application/json"`.
    public let mediaType: String
    /// A phrase for help and documentation.
    public let summary: String
    /// Whether several notes may stand in one file, one after the other.
    public let holdsManyNotes: Bool
    /// Makes a writer for the notes of one lexicon; words of the catalog are prepared here, once.
    public let makeWriter: @Sendable (WriterOptions, Catalog) -> any AnnotationWriter

    public var id: String { name }

    public init(
        name: String, fileExtension: String, mediaType: String, summary: String, holdsManyNotes: Bool,
        makeWriter: @escaping @Sendable (WriterOptions, Catalog) -> any AnnotationWriter
    ) {
        self.name = name
        self.fileExtension = fileExtension
        self.mediaType = mediaType
        self.summary = summary
        self.holdsManyNotes = holdsManyNotes
        self.makeWriter = makeWriter
    }
}

extension OutputFormat {
    public static let text = OutputFormat(
        name: "text", fileExtension: "txt", mediaType: "text/plain; charset=utf-8",
        summary: "the note with its mentions highlighted, and its findings, for a terminal", holdsManyNotes: true,
        makeWriter: { options, _ in TextWriter(options) })

    public static let json = OutputFormat(
        name: "json", fileExtension: "json", mediaType: "application/json",
        summary: "one indented JSON document a note", holdsManyNotes: false,
        makeWriter: { options, catalog in JSONWriter(options, catalog) })

    public static let jsonLines = OutputFormat(
        name: "jsonl", fileExtension: "jsonl", mediaType: "application/x-ndjson",
        summary: "the same JSON on one line a note", holdsManyNotes: true,
        makeWriter: { options, catalog in JSONLinesWriter(options, catalog) })

    public static let inlineXML = OutputFormat(
        name: "xml", fileExtension: "xml", mediaType: "application/xml",
        summary: "the note's own text with its sections, mentions, cues and findings as inline XML elements",
        holdsManyNotes: false,
        makeWriter: { options, _ in InlineXMLWriter(options) })

    public static let csv = OutputFormat(
        name: "csv", fileExtension: "csv", mediaType: "text/csv; charset=utf-8; header=present",
        summary: "a table with one row a finding, safe to open in a spreadsheet", holdsManyNotes: true,
        makeWriter: { options, _ in CSVWriter(options) })

    /// The formats of this module, in the order of help. `html` is a page, not a writer of this module; whoever may
    /// import both adds it.
    public static let all: [OutputFormat] = [.text, .json, .jsonLines, .inlineXML, .csv]

    /// The format of a name, or nil: `named("jsonl")`.
    public static func named(_ name: String) -> OutputFormat? { all.first { $0.name == name } }
}
