internal import ArgumentParser
internal import Lexicons
internal import Matching
internal import Notes
internal import Readers

/// `calcinote lexicon gaps NOTES`
struct LexiconGapsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gaps",
        abstract: "Find words that look like a calcification and are in no term.",
        discussion: """
            Notes are .txt files and .jsonl files with "id" and "text" below the folder. Printed are the word, how often
            and in how many notes it stands, the nearest word of the lexicon, and the first places; most frequent first.

            Example:
              calcinote lexicon gaps notes --limit 20
            """)

    @Argument(help: "A folder of notes, or one file.", completion: .directory)
    var notes: String

    @Option(name: .long, help: ArgumentHelp("The folder of the lexicon.", valueName: "dir"), completion: .directory)
    var lexicon = "Lexicon"

    @Option(name: .long, help: ArgumentHelp("Print this many words at most.", valueName: "n"))
    var limit = 100

    func run() throws {
        var finder = GapFinder(lexicon: try LexiconFiles.compiled(lexicon).lexicon)
        var count = 0
        try LexiconFiles.forEachNote(in: notes) { record in
            finder.add(record.note.text)
            count += 1
        }
        let gaps = finder.gaps
        let lines = gaps.prefix(limit).map { gap in
            "\(gap.word)\t\(gap.count)\t\(gap.notes)\t\(gap.nearMiss ?? "")\t\(gap.contexts.joined(separator: "\t"))\n"
        }
        try LexiconFiles.print(lines.joined())
        Terminal.say("\(count) notes, \(gaps.count) words\n")
    }
}
