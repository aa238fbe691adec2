internal import Glibc
internal import Notes
internal import Readers

/// One note named on the command line; `-` is standard input.
enum NoteInput {
    static func read(_ path: String, options: NoteOptions) throws -> NoteRecord {
        let limit = options.size.maxNoteBytes.bytes
        do {
            if path != "-" { return try PlainTextReader.read(path: path, encoding: options.encoding, limit: limit) }
            if Terminal.isTerminal(STDIN_FILENO) { Terminal.say("calcinote: reading standard input…\n") }
            let bytes = try InputFile.bytes(descriptor: STDIN_FILENO, path: "standard input", limit: limit)
            return try PlainTextReader.record(of: bytes, id: "stdin", source: nil, encoding: options.encoding)
        } catch let error as NoteDecodingError {
            let name = path == "-" ? "standard input" : path
            throw ToolError(Exit.badData, "\(name): \(error.description)", hint: error.remedy)
        }
    }
}
