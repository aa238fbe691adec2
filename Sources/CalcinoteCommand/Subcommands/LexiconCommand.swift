internal import ArgumentParser

/// `calcinote lexicon …`
struct LexiconCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lexicon",
        abstract: "Work on the lexicon: the words, cues and weights.",
        subcommands: [LexiconCheckCommand.self])
}
