internal import ArgumentParser
internal import Batching
internal import Glibc
internal import Reviewing

/// `calcinote decisions agree A B`
struct DecisionsAgree: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agree",
        abstract: "How far two readers agree: share and Cohen's kappa, axis by axis.",
        discussion: """
            Example:
              calcinote decisions agree decisions-notes-AB.json decisions-notes-CD.json
            """)

    @Argument(help: "The first reader's file.", completion: .file())
    var first: String

    @Argument(help: "The second reader's file.", completion: .file())
    var second: String

    func run() throws {
        let agreement = ReaderAgreement(
            try DecisionFiles.decisions([first]), try DecisionFiles.decisions([second]))
        try OutputDescriptor.write(Array(agreement.text.utf8), to: STDOUT_FILENO, path: "standard output")
    }
}
