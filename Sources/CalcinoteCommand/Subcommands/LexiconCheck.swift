internal import ArgumentParser
internal import Batching
internal import Glibc
internal import Lexicons

/// `calcinote lexicon check DIR`
struct LexiconCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Print every problem of a lexicon as file:line:column: severity: message [category].",
        discussion: """
            The exit code is 65 where there is an error; warnings alone give 0.

            Example:
              calcinote lexicon check Lexicon
            """)

    @Argument(help: "The folder of the lexicon.", completion: .directory)
    var dir: String

    func run() throws {
        guard access(dir, R_OK) == 0 else {
            throw ToolError(Exit.noInput, "\(dir): no such folder", hint: "check the path")
        }
        let problems: [LexiconProblem]
        do {
            problems = try LexiconChecker.check(folder: dir)
        } catch let error as LexiconError {
            problems = error.problems
        }
        let lines = problems.map { "\($0)\n" }.joined()
        try OutputDescriptor.write(Array(lines.utf8), to: STDOUT_FILENO, path: "standard output")
        let errors = problems.count { $0.severity == .error }
        Terminal.say("\(errors) errors, \(problems.count - errors) warnings\n")
        if errors > 0 { throw ExitCode(Exit.badData) }
    }
}
