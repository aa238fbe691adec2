internal import ArgumentParser
internal import Batching
internal import Glibc
internal import Readers
internal import Reviewing

/// `calcinote audit DIR --sample N --output OUT`, then `calcinote audit DIR --plan OUT/audit.json --decisions FILE`
struct Audit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract:
            "Measure Calcinote on your own notes: a stratified sample for blind reading, then sensitivity and PPV.",
        discussion: """
            OUT holds blind pages (the note without what was found) and audit.json. The reader marks every calcification that is
            there (m), closes each note (d) and exports; with --plan and --decisions the same command reports.

            Examples:
              calcinote audit notes --sample 100 --output audit
              calcinote audit notes --plan audit/audit.json --decisions decisions-notes-AB.json
            """)

    @Argument(help: "The folder of the notes.", completion: .directory)
    var dir: String

    @Option(name: .long, help: ArgumentHelp("Draw this many notes.", valueName: "n"))
    var sample: Int?

    @Option(name: .long, help: "Another seed draws another sample.")
    var seed: UInt64 = 1

    @Option(
        name: .shortAndLong, help: ArgumentHelp("The folder for the blind pages.", valueName: "out"),
        completion: .directory)
    var output: String?

    @Option(name: .long, help: ArgumentHelp("The audit.json of the sample.", valueName: "file"), completion: .file())
    var plan: String?

    @Option(name: .long, help: ArgumentHelp("What the blind reader exported.", valueName: "file"), completion: .file())
    var decisions: [String] = []

    @OptionGroup var folder: NoteFolderOptions

    func validate() throws {
        let draws = sample != nil && output != nil && plan == nil && decisions.isEmpty
        let reports = plan != nil && !decisions.isEmpty && sample == nil && output == nil
        if !draws && !reports {
            throw ValidationError("Give --sample and --output to draw a sample, or --plan and --decisions to report.")
        }
        if let sample, sample < 1 { throw ValidationError("--sample takes a number from 1.") }
    }

    func run() throws {
        if let sample, let output { try AuditRun(dir: dir, folder: folder).draw(sample, seed: seed, to: output) }
        guard let plan else { return }
        let report = try AuditRun(dir: dir, folder: folder).report(plan: plan, decisions: decisions)
        try OutputDescriptor.write(Array(report.text.utf8), to: STDOUT_FILENO, path: "standard output")
    }
}
