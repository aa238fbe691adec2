internal import ArgumentParser
internal import Lexicons

/// `calcinote lexicon explain TERM`
struct LexiconExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say which lines have a term, in which spellings, and what takes it.",
        discussion: """
            The exit code is 65 where no line has it.

            Examples:
              calcinote lexicon explain hematomas
              calcinote lexicon explain "calcium score" --lexicon my-lexicon
            """)

    @Argument(help: "The term, as a note would write it.")
    var term: String

    @Option(name: .long, help: ArgumentHelp("The folder of the lexicon.", valueName: "dir"), completion: .directory)
    var lexicon = "Lexicon"

    func run() throws {
        let explanation = TermExplanation(term, in: try LexiconFiles.folder(lexicon))
        try LexiconFiles.print(explanation.description)
        if explanation.entries.isEmpty { throw ExitCode(Exit.badData) }
    }
}
