internal import ArgumentParser
internal import Batching
internal import Reviewing

/// `calcinote decisions apply FILE… --notes DIR`
struct DecisionsApply: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, jsonl, gold, sentences }

    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Join decisions to the notes as they are annotated today, and list what could not be placed.",
        discussion: """
            A decision is found again by its place where the note has the same bytes, else by its words and those around them.
            Formats: text (counts, and every decision that moved or has no place), jsonl (a line a decision), gold (lines for
            calcinote evaluate, of notes on which everything is said), sentences (marked sentences for a lexicon's tests).

            Examples:
              calcinote decisions apply decisions-notes-AB.json --notes notes
              calcinote decisions apply decisions-*.json --notes notes --format gold > gold.jsonl
            """)

    @Argument(help: "Files that review pages exported.", completion: .file())
    var files: [String]

    @Option(name: .long, help: ArgumentHelp("The folder that was reviewed.", valueName: "dir"), completion: .directory)
    var notes: String

    @Option(name: .shortAndLong, help: "text, jsonl, gold or sentences.")
    var format = Format.text

    @Flag(name: .long, help: "Gold of notes, too, on which something is undecided.")
    var partial = false

    @Option(name: .shortAndLong, help: ArgumentHelp("Write to this file.", valueName: "file"), completion: .file())
    var output: String?

    @OptionGroup var folder: NoteFolderOptions

    func run() throws {
        let decisions = try DecisionFiles.decisions(files)
        let annotated = try folder.map(
            notes, only: Set(decisions.map(\.note)), annotator: folder.lexicon.annotator()
        ) { $0 }
        let report = ReviewReport(annotated, decisions: decisions)
        let bytes =
            switch format {
            case .text: Array(report.text.utf8)
            case .jsonl: report.lines()
            case .gold: report.goldLines(partial: partial)
            case .sentences: Array(report.sentences().utf8)
            }
        let sink = AnnotationSink(path: output, header: [])
        try sink.write(bytes)
        try sink.finish()
        let lost = report.decisions.count { !$0.isPlaced } + report.orphans.count { $0.quote != nil }
        if lost > 0, format != .text {
            Terminal.warn("\(lost) decisions could not be placed; --format text lists them")
        }
    }
}
