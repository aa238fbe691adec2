internal import Annotations
internal import ArgumentParser
internal import Lexicons

/// `calcinote lexicon list [DIR]`
struct LexiconListCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case tsv, json }

    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List concepts with their terms, codes and places.",
        discussion: """
            Examples:
              calcinote lexicon list --kind site | column -t -s "$(printf '\\t')" | less
              calcinote lexicon list --format json | jq -r '.[] | select(.codes == []) | .concept'
            """)

    @Argument(help: "The folder of the lexicon.", completion: .directory)
    var dir = "Lexicon"

    @Option(name: .long, help: "Only this kind: \(Self.kinds); may be given again.")
    var kind: [String] = []

    @Option(name: .shortAndLong, help: "tsv or json.")
    var format = Format.tsv

    private static let kinds = MentionKind.allCases.filter { $0 != .target }.map(\.label).joined(separator: ", ")

    func run() throws {
        let kinds = try kind.map { name in
            guard let kind = MentionKind.allCases.first(where: { $0.label == name }) else {
                throw ToolError(Exit.usage, "\"\(name)\" is no kind", hint: "one of \(Self.kinds)")
            }
            return kind
        }
        let listing = LexiconListing(try LexiconFiles.folder(dir), kinds: Set(kinds))
        try LexiconFiles.print(format == .json ? listing.json : listing.tsv)
    }
}
