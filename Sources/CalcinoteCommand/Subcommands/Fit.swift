internal import ArgumentParser
internal import Batching
internal import Calcinote
internal import Glibc
internal import Readers
internal import Reviewing
internal import Synchronization

/// `calcinote fit --gold GOLD.jsonl`
struct Fit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fit",
        abstract: "What your gold would make of the evidence weights, beside the cited ones. Changes nothing.",
        discussion: """
            Multinomial logistic regression with a ridge towards the cited weights; its strength is chosen, and its worth told,
            by cross-validation over notes.

            Example:
              calcinote decisions apply decisions-*.json --notes notes --format gold --output gold.jsonl
              calcinote fit --gold gold.jsonl
            """)

    @Option(name: .long, help: ArgumentHelp("Gold lines, or a folder of them.", valueName: "file"))
    var gold: [String]

    @Option(name: .long, help: "Parts for cross-validation.")
    var folds = 5

    @Flag(name: .long, help: "List every rule that spoke.")
    var all = false

    @OptionGroup var lexicon: LexiconOptions
    @OptionGroup var jobs: JobOptions

    func validate() throws {
        if !(2...50).contains(folds) { throw ValidationError("--folds takes a number from 2 to 50.") }
    }

    func run() throws {
        let annotator = try lexicon.annotator()
        let source = EntrySource(try gold.flatMap { try GoldFiles.entries($0) })
        let cases = Mutex<[EvidenceCase]>([])
        try OrderedWork.run(jobs: jobs.jobs ?? OrderedWork.defaultJobs) {
            source.next()
        } work: { entry in
            EvidenceCase.cases(annotator.annotate(entry.record.note, id: entry.record.id), gold: entry.gold)
        } deliver: { found in
            cases.withLock { $0 += found }
        }
        let known = cases.withLock { $0 }
        if Set(known.map(\.note)).count < folds {
            throw ToolError(Exit.badData, "types in fewer than \(folds) notes of the gold: too few to learn from")
        }
        let text = WeightFit(known, folds: folds).text(annotator.catalog, limit: all ? .max : 40)
        try OutputDescriptor.write(Array(text.utf8), to: STDOUT_FILENO, path: "standard output")
    }
}
