internal import ArgumentParser
internal import Batching
internal import Writers

/// `calcinote review DIR --output OUT`
struct Review: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Make pages to review a folder of notes in a browser, offline, by keyboard.",
        discussion: """
            OUT holds a page a note and index.html with tables, charts and the cohort. Open index.html; press ? for the keys.
            Decisions stay in the browser until they are exported: calcinote decisions says what can be done with them.

            Example:
              calcinote review notes --output review
            """)

    @Argument(help: "The folder of the notes.", completion: .directory)
    var dir: String

    @Option(
        name: .shortAndLong, help: ArgumentHelp("The folder to write to.", valueName: "out"), completion: .directory)
    var output: String

    @Option(
        name: .long, help: ArgumentHelp("Files that are notes, by extension; any for every file.", valueName: "ext,…"))
    var `extension` = "txt,text"

    @Flag(name: .long, help: "Make all pages again, finished ones too.")
    var force = false

    @Flag(name: .shortAndLong, help: "No progress on standard error.")
    var quiet = false

    @OptionGroup var writing: WritingOptions
    @OptionGroup var lexicon: LexiconOptions
    @OptionGroup var note: NoteOptions
    @OptionGroup var jobs: JobOptions

    func run() throws {
        var options = BatchOptions(input: dir, output: output, writing: writing.writerOptions())
        options.formats = [.html]
        options.encoding = note.encoding
        options.extensions = `extension` == "any" ? [] : `extension`.split(separator: ",").map { $0.lowercased() }
        options.maxNoteBytes = note.size.maxNoteBytes.bytes
        options.jobs = jobs.jobs ?? OrderedWork.defaultJobs
        options.isForced = force
        try BatchRun.run(options, annotator: lexicon.annotator(), quiet: quiet)
        if !quiet { Terminal.say("hint: open \(output)/index.html\n") }
    }
}
