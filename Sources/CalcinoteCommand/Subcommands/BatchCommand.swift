internal import ArgumentParser
internal import Batching
internal import Writers

/// `calcinote batch DIR --output OUT`
struct BatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch",
        abstract: "Annotate every note below a folder into a folder of the same shape.",
        discussion: """
            Beside one file a note and format, OUT holds manifest.jsonl (a row a note: what became of it), summary.csv (a row
            a finding) and index.html. A note that cannot be read never stops the rest; the exit code is then 65.

            Examples:
              calcinote batch notes --output annotated
              calcinote batch notes --output annotated --format json,xml,html --jobs 4
            """)

    @Argument(help: "The folder of the notes.", completion: .directory)
    var dir: String

    @Option(
        name: .shortAndLong, help: ArgumentHelp("The folder to write to.", valueName: "out"), completion: .directory)
    var output: String

    @Option(name: .shortAndLong, help: "Formats, with commas between or given again.")
    var format: [FormatList] = [FormatList(formats: [.json])]

    @Option(
        name: .long,
        help: ArgumentHelp("Files that are notes, by extension; any for every file.", valueName: "ext,…"))
    var `extension` = "txt,text"

    @Flag(name: .shortAndLong, help: "No progress on standard error.")
    var quiet = false

    @OptionGroup var writing: WritingOptions
    @OptionGroup var lexicon: LexiconOptions
    @OptionGroup var note: NoteOptions
    @OptionGroup var jobs: JobOptions

    func run() throws {
        var options = BatchOptions(input: dir, output: output, writing: writing.writerOptions())
        options.formats = FormatList.distinct(format)
        options.encoding = note.encoding
        options.extensions =
            `extension` == "any" ? [] : `extension`.split(separator: ",").map { $0.lowercased() }
        options.maxNoteBytes = note.size.maxNoteBytes.bytes
        options.jobs = jobs.jobs ?? OrderedWork.defaultJobs
        try BatchRun.run(options, annotator: lexicon.annotator(), quiet: quiet)
    }
}
