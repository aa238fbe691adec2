internal import ArgumentParser
internal import Calcinote
internal import Lexicons
internal import Readers

/// `calcinote lexicon diff OTHER --notes NOTES`
struct LexiconDiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show what another lexicon would change in the annotation of notes.",
        discussion: """
            Each mention gained, lost or changed is a line: the note, what is said of it by the old and the new lexicon
            (with its findings), and the words around.

            Example:
              calcinote lexicon diff my-lexicon --notes notes
            """)

    @Argument(help: "The folder of the other, new lexicon.", completion: .directory)
    var other: String

    @Option(
        name: .long, help: ArgumentHelp("A folder of notes, or one file.", valueName: "dir"), completion: .directory)
    var notes: String

    @Option(name: .long, help: ArgumentHelp("The old lexicon; the built-in one if not given.", valueName: "dir"))
    var lexicon: String?

    func run() throws {
        let old =
            if let lexicon { Annotator(lexicon: try LexiconFiles.compiled(lexicon).lexicon) } else {
                Annotator.bundled()
            }
        let new = Annotator(lexicon: try LexiconFiles.compiled(other).lexicon)
        var diff = LexiconDiff()
        try LexiconFiles.forEachNote(in: notes) { record in
            diff.add(
                before: old.annotate(record.note, id: record.id), after: new.annotate(record.note, id: record.id))
        }
        try LexiconFiles.print(diff.changes.map { "\($0)\n" }.joined())
        func count(_ kind: LexiconDiff.Kind) -> Int { diff.changes.count { $0.kind == kind } }
        Terminal.say(
            "\(diff.noteCount) notes: \(count(.gained)) gained, \(count(.lost)) lost, \(count(.changed)) changed, "
                + "\(diff.sameCount) the same\n")
    }
}
