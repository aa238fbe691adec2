internal import ArgumentParser
internal import Batching
internal import Calcinote
internal import Glibc
internal import Writers

/// `calcinote stream`
struct Stream: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stream",
        abstract: "Annotate JSON lines from standard input, one line out for each line in.",
        discussion: """
            A line is {"id": "…", "text": "…"}; "targets": [{"start": 10, "end": 18, "concept": "edema"}] adds spans to be
            judged. A line that cannot be read gives {"id": …, "line": N, "error": {"code", "message"}} and the stream goes
            on; the exit code is then 65. The output is the same with any number of jobs.

            Examples:
              calcinote stream < notes.jsonl > found.jsonl
              parallel --pipe --keep-order --block 10M calcinote stream --jobs 1 < notes.jsonl
            """)

    @Option(name: .shortAndLong, help: "A format with one line a note.")
    var format = OutputFormat.jsonLines

    @OptionGroup var writing: WritingOptions
    @OptionGroup var lexicon: LexiconOptions
    @OptionGroup var size: SizeOptions
    @OptionGroup var jobs: JobOptions

    func run() throws {
        guard format.holdsManyNotes else {
            throw ToolError(
                Exit.usage, "--format \(format.name) is not one line a note", hint: "calcinote stream --format jsonl")
        }
        let annotator = try lexicon.annotator()
        if Terminal.isTerminal(STDIN_FILENO) { Terminal.say("calcinote: reading standard input…\n") }
        let stream = NoteStream(
            annotator: annotator, writer: format.makeWriter(writing.writerOptions(), annotator.catalog),
            limit: size.maxNoteBytes.bytes)
        let summary = try stream.run(
            from: STDIN_FILENO, to: STDOUT_FILENO, jobs: jobs.jobs ?? OrderedWork.defaultJobs)
        if summary.problems > 0 {
            let lines = summary.problems == 1 ? "1 line" : "\(summary.problems) lines"
            Terminal.warn("\(lines) could not be read; each has a row with its error")
            throw ExitCode(Exit.badData)
        }
    }
}
