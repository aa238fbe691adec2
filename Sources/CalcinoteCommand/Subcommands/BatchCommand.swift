internal import ArgumentParser
internal import Batching
internal import Readers
internal import Writers

/// `calcinote batch DIR --output OUT`
struct BatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch",
        abstract: "Annotate every note below a folder into a folder of the same shape.",
        discussion: """
            Beside one file a note and format, OUT holds manifest.jsonl (a row a note: what became of it), summary.csv (a row
            a finding), notes.csv, counts.csv, gaps.csv (findings that the impression does not speak of), columns.csv (what
            the columns mean), timings.jsonl and index.html. A note that cannot be read never stops the rest; the exit code
            is then 65. A batch that was interrupted or killed goes on when the same command is run again: finished notes
            stay if the note, the lexicon, the options and the version are as they were.

            Examples:
              calcinote batch notes --output annotated
              calcinote batch notes --output annotated --format json,xml,html --jobs 4
              calcinote batch notes --output annotated --shard 2/8    the second of eight parts
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

    @Flag(name: .long, help: "Do all notes again, finished ones too.")
    var force = false

    @Flag(name: .long, help: "Say on standard output what would be done with each note; write nothing.")
    var dryRun = false

    @Option(name: .long, help: ArgumentHelp("Do the i-th of n parts of the folder.", valueName: "i/n"))
    var shard = Shard.whole

    @Option(
        name: .long,
        help: ArgumentHelp("Notes and their patients, two columns, for patients.csv.", valueName: "csv"),
        completion: .file())
    var patients: String?

    @Option(name: .long, help: "Progress on standard error: auto, bar, plain, json or none.")
    var progress = ProgressStyle.auto

    @Flag(name: .long, help: "Say at the end what it took: notes per second, memory.")
    var stats = false

    @Flag(name: .shortAndLong, help: "Nothing on standard error but errors.")
    var quiet = false

    @OptionGroup var writing: WritingOptions
    @OptionGroup var lexicon: LexiconOptions
    @OptionGroup var note: NoteOptions
    @OptionGroup var jobs: JobOptions

    func run() throws {
        let options = try batchOptions()
        let annotator = try lexicon.annotator()
        if dryRun { return try plan(Batch(options, annotator: annotator)) }
        try BatchRun.run(options, annotator: annotator, progress: progress, quiet: quiet, stats: stats)
    }
}
