internal import Annotations
internal import ArgumentParser
internal import Batching
internal import Calcinote
internal import Evaluation
internal import Glibc
internal import Readers

/// `calcinote evaluate --gold GOLD.jsonl`
struct Evaluate: ParsableCommand {
    enum ReportFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Hold the annotations against a gold standard: precision, recall, F1, calibration.",
        discussion: """
            Examples:
              calcinote evaluate --gold Corpus/notes
              calcinote evaluate --gold gold.jsonl --by type --errors
              calcinote evaluate --gold gold.jsonl --format json | jq .mentions.f1
            """)

    @Option(name: .long, help: ArgumentHelp("Gold lines, or a folder of them.", valueName: "file"))
    var gold: [String]

    @Option(name: .shortAndLong, help: "text or json.")
    var format = ReportFormat.text

    @Option(name: .long, help: "Split the scores by section, type or site.")
    var by: Grouping?

    @Flag(name: .long, help: "List each difference with the words around it.")
    var errors = false

    @OptionGroup var lexicon: LexiconOptions
    @OptionGroup var jobs: JobOptions

    func run() throws {
        let entries = try gold.flatMap { try GoldFiles.entries($0) }
        let annotator = try lexicon.annotator()
        let source = EntrySource(entries)
        let results = EvaluatorBox(Evaluator(by: by))
        try OrderedWork.run(jobs: jobs.jobs ?? OrderedWork.defaultJobs) {
            source.next()
        } work: { entry in
            let record = entry.record
            return (entry.gold, annotator.annotate(record.note, id: record.id, targets: record.targets))
        } deliver: { gold, note in
            results.add(note, gold: gold)
        }
        let report = results.report
        let bytes =
            format == .json
            ? report.json(listsMistakes: errors) : Array(report.text(listsMistakes: errors).utf8)
        try OutputDescriptor.write(bytes, to: STDOUT_FILENO, path: "standard output")
    }
}
