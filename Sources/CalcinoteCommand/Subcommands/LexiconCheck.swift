internal import ArgumentParser
internal import Batching
internal import Glibc
internal import Lexicons

/// `calcinote lexicon check [DIR]`
struct LexiconCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Print every problem of a lexicon as file:line:column: severity: message [category].",
        discussion: """
            The exit code is 65 where there is an error; warnings alone give 0, but for --strict.

            Examples:
              calcinote lexicon check
              calcinote lexicon check --strict my-lexicon
              calcinote lexicon check --categories
            """)

    @Argument(help: "The folder of the lexicon.", completion: .directory)
    var dir = "Lexicon"

    @Flag(help: "Report what is only redundant too: forms that are generated anyway.")
    var pedantic = false

    @Flag(help: "Take warnings for errors.")
    var strict = false

    @Flag(help: "List what is checked, and check nothing.")
    var categories = false

    func run() throws {
        if categories { return try list() }
        let problems = try LexiconFiles.checking(dir) { try LexiconChecker.check(folder: $0, isPedantic: pedantic) }
        try LexiconFiles.print(problems.map { "\($0)\n" }.joined())
        let errors = problems.count { $0.severity == .error }
        Terminal.say("\(errors) errors, \(problems.count - errors) warnings\n")
        if errors > 0 || strict && !problems.isEmpty { throw ExitCode(Exit.badData) }
    }

    private func list() throws {
        let lines = LexiconCheck.all.map { check in
            "\(check.category)\t\(check.severity.rawValue)\t\(check.looksFor)\(check.isPedantic ? " (--pedantic)" : "")\n"
        }
        try LexiconFiles.print(lines.joined())
    }
}
