internal import ArgumentParser

/// `calcinote decisions …`
struct DecisionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decisions",
        abstract: "Work on what readers decided in review pages.",
        subcommands: [DecisionsApply.self, DecisionsAgree.self])
}
