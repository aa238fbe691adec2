internal import ArgumentParser
internal import Batching
internal import Calcinote
internal import Glibc
internal import Readers
internal import Writers

/// `calcinote annotate [FILE…]`
struct Annotate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "annotate",
        abstract: "Annotate notes: highlighted text on a terminal, JSON in a pipe.",
        discussion: """
            Examples:
              calcinote annotate note.txt
              calcinote annotate --format xml --output note.xml note.txt
              pdftotext report.pdf - | calcinote annotate --format json | jq '.findings[].site.name'
            """)

    @Argument(help: "The notes; standard input if none is given, or for -.", completion: .file())
    var files: [String] = []

    @Option(name: .shortAndLong, help: "Default: text on a terminal, json in a pipe.")
    var format: OutputFormat?

    @Option(name: .shortAndLong, help: ArgumentHelp("Write to this file.", valueName: "file"), completion: .file())
    var output: String?

    @Option(name: .long, help: "Colour in text: auto, always or never.")
    var color = ColorChoice.auto

    @OptionGroup var writing: WritingOptions
    @OptionGroup var lexicon: LexiconOptions
    @OptionGroup var note: NoteOptions

    func run() throws {
        let inputs = files.isEmpty ? ["-"] : files
        let isTerminal = output == nil && Terminal.isTerminal(STDOUT_FILENO)
        let format = format ?? (isTerminal ? .text : .json)
        // JSON documents may follow one another (jq reads them so); XML documents may not.
        if inputs.count > 1, !format.holdsManyNotes, format.name != OutputFormat.json.name {
            throw ToolError(
                Exit.usage, "--format \(format.name) holds one note a file, but \(inputs.count) notes are given",
                hint: "calcinote batch DIR --output OUT --format \(format.name)")
        }
        let usesColor = color.usesColor(environment: Terminal.environment, isTerminal: isTerminal)
        let annotator = try lexicon.annotator()
        let writer = format.makeWriter(
            writing.writerOptions(usesColor: usesColor, isForFewNotes: inputs.count < 8), annotator.catalog)
        let sink = AnnotationSink(path: output, header: writer.header)
        var worst: Int32 = 0
        for input in inputs {
            do {
                let record = try NoteInput.read(input, options: note)
                let annotated = annotator.annotate(record.note, id: record.id, source: record.source)
                try sink.write { output, drain in writer.write(annotated, into: &output, drain: drain) }
            } catch let error as OutputError {
                throw error
            } catch {
                guard let known = Exit.described(error) else { throw error }
                Terminal.complain(known.message, hint: known.hint)
                worst = max(worst, known.code)
            }
        }
        try sink.finish()
        if worst != 0 { throw ExitCode(worst) }
    }
}
