internal import ArgumentParser

/// The command line: what is typed comes in, an exit code goes out. Subcommands hold options and one call each; the work
/// is done by the modules below.
struct CalcinoteTool: ParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "calcinote",
        abstract: "Finds calcifications in radiology and pathology notes, and suggests their likely type.",
        discussion: """
            Examples:
              calcinote annotate note.txt                     highlighted on a terminal, JSON in a pipe
              calcinote annotate --format xml note.txt        the note with inline XML
              calcinote batch notes --output annotated        a folder of notes
              calcinote review notes --output review          pages to review them in a browser
              calcinote stream < notes.jsonl > found.jsonl    JSON lines {"id": …, "text": …}

            Exit codes: 0 all done, 64 wrong usage, 65 bad data, 66 no such input, 70 a defect of calcinote,
            73 cannot create output, 74 input/output error, 130 interrupted.
            """,
        version: version,
        subcommands: [
            Annotate.self, BatchCommand.self, Stream.self, Explain.self, Review.self, DecisionsCommand.self,
            Audit.self, Evaluate.self, Fit.self, LexiconCommand.self,
        ])
}

@main
enum Main {
    static func main() {
        ProcessMemory.prepare()
        ProcessSignals.prepare()
        do {
            var command = try CalcinoteTool.parseAsRoot()
            try command.run()
        } catch {
            Exit.leave(with: error)
        }
    }
}
