internal import ArgumentParser
internal import Batching
internal import Readers
internal import Writers

/// `calcinote batch INPUT… --output OUT`
struct BatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch",
        abstract: "Annotate every note of folders, files, archives and tables.",
        discussion: """
            An INPUT is a folder, a file, a pattern in quotes ('notes/**/*.txt'), or - for JSON lines on standard input. A file
            ending in .tar, .tar.gz or .tgz, .jsonl or .csv is a container: each member, line or row is a note of its own.
            In a folder, files count whose names end as --extension says; a container that is named always counts.

            OUT gets a file a note and format, in the shape of the input; with --single-file one file a format. Beside that,
            OUT holds manifest.jsonl (a row a note: what became of it), summary.csv (a row a finding), notes.csv, counts.csv,
            gaps.csv (findings that the impression does not speak of), columns.csv (what the columns mean), timings.jsonl and
            index.html. A note that cannot be read never stops the rest; the exit code is then 65. A batch that was
            interrupted or killed goes on when the same command is run again: finished notes stay as they were.

            Examples:
              calcinote batch notes --output annotated --format json,xml,html --jobs 4
              calcinote batch notes --output annotated --shard 2/8    the second of eight parts
              calcinote batch 'notes/**/ct-*.txt' old.tar.gz --output annotated
              calcinote batch notes.csv --id-column note_id --text-column text --output annotated --single-file
              zcat notes.jsonl.gz | calcinote batch - --output annotated --single-file --format jsonl,csv
            """)

    @OptionGroup var inputs: BatchInputOptions

    @Option(
        name: .shortAndLong, help: ArgumentHelp("The folder to write to.", valueName: "out"), completion: .directory)
    var output: String

    @Option(
        name: .shortAndLong,
        help: "Formats, with commas between or given again. (default: json, with --single-file jsonl)")
    var format: [FormatList] = []

    @Flag(name: .long, help: "One file a format for all notes, in place of one a note.")
    var singleFile = false

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
