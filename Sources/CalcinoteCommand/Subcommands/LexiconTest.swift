internal import ArgumentParser
internal import Calcinote
internal import Lexicons

/// `calcinote lexicon test [DIR]`
struct LexiconTestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Try the sentences in the lexicon's tests.tsv files on its terms.",
        discussion: """
            A line of tests.tsv is a concept, match or not, and a sentence; [[ ]] marks the words that must be covered.
            What does not hold is printed as file:line:column; the exit code is then 65.

            Example:
              calcinote lexicon test Lexicon
            """)

    @Argument(help: "The folder of the lexicon.", completion: .directory)
    var dir = "Lexicon"

    func run() throws {
        let (folder, lexicon) = try LexiconFiles.compiled(dir)
        let tester = LexiconTester(folder)
        let annotator = Annotator(lexicon: lexicon)
        let failures = tester.failures { annotator.annotate($0) }
        try LexiconFiles.print(failures.map { "\($0)\n" }.joined())
        Terminal.say("\(tester.count) tests, \(failures.count) failures\n")
        if !failures.isEmpty { throw ExitCode(Exit.badData) }
    }
}
