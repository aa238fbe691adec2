internal import ArgumentParser
internal import Batching
internal import Calcinote
internal import Glibc
internal import Readers
internal import Writers

/// `calcinote explain NOTE [FINDING]`
struct Explain: ParsableCommand {
    enum PageFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Tell how each finding of a note came about: cues, sites, evidence, what would settle it.",
        discussion: """
            Examples:
              calcinote explain note.txt
              calcinote explain note.txt f2
              calcinote explain --format json note.txt | jq '.findings[0].suggestion.ranking[0].evidence'
            """)

    @Argument(help: "The note; - for standard input.", completion: .file())
    var file: String

    @Argument(help: "Only this finding: f1, f2 …, as annotate numbers them.")
    var finding: String?

    @Option(name: .shortAndLong, help: "text or json.")
    var format = PageFormat.text

    @OptionGroup var writing: WritingOptions
    @OptionGroup var lexicon: LexiconOptions
    @OptionGroup var note: NoteOptions

    func run() throws {
        let annotator = try lexicon.annotator()
        let record = try NoteInput.read(file, options: note)
        let explanation = annotator.explain(record.note, id: record.id, source: record.source)
        let index = try finding.map { try number(of: $0, among: explanation.findings.count) }
        let bytes =
            format == .json
            ? ExplanationJSON.bytes(explanation, finding: index, offsets: writing.offsets)
            : Array(ExplanationText.text(explanation, finding: index, offsets: writing.offsets).utf8)
        try OutputDescriptor.write(bytes, to: STDOUT_FILENO, path: "standard output")
    }

    private func number(of name: String, among count: Int) throws -> Int {
        if name.hasPrefix("f"), let number = Int(name.dropFirst()), (1...max(count, 1)).contains(number), count > 0 {
            return number - 1
        }
        let known = count == 0 ? "the note has no finding" : "give one of f1 to f\(count)"
        throw ToolError(Exit.usage, "there is no finding \"\(name)\"", hint: known)
    }
}
