internal import ArgumentParser
internal import Batching
internal import Readers

/// Where the notes of a batch are.
struct BatchInputOptions: ParsableArguments {
    @Argument(help: "Folders, files, archives, tables, patterns; - for standard input.", completion: .file())
    var input: [String]

    @Option(name: .long, help: "What the files are: auto (by their names), text, jsonl, csv, tsv or tar.")
    var inputFormat = InputFormat.auto

    @Option(
        name: .long,
        help: ArgumentHelp("The column of a table that holds the id: its name or number.", valueName: "column"))
    var idColumn: String?

    @Option(name: .long, help: ArgumentHelp("The column that holds the note.", valueName: "column"))
    var textColumn: String?

    @Option(
        name: .long,
        help: ArgumentHelp("Files that are notes, by extension; any for every file.", valueName: "ext,…"))
    var `extension` = "txt,text"

    func apply(to options: inout BatchOptions) {
        options.inputFormat = inputFormat
        options.columns = TableColumns(id: idColumn, text: textColumn)
        options.extensions = `extension` == "any" ? [] : `extension`.split(separator: ",").map { $0.lowercased() }
    }
}
