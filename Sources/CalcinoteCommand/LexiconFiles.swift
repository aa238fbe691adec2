internal import Batching
internal import Glibc
internal import Lexicons
internal import Notes
internal import Readers

/// What the lexicon commands share: the folder they work on, and the notes they try it on.
enum LexiconFiles {
    /// Runs a body on a folder that is there.
    static func checking<Result>(_ dir: String, _ body: (String) throws -> Result) throws -> Result {
        guard access(dir, R_OK) == 0 else {
            throw ToolError(
                Exit.noInput, "\(dir): no such folder", hint: "give the folder of a lexicon, which holds .tsv files")
        }
        return try body(dir)
    }

    /// A lexicon ready for use; errors in it end the command.
    static func compiled(_ dir: String) throws -> (folder: LexiconFolder, lexicon: CompiledLexicon) {
        try checking(dir) { dir in
            let folder = try LexiconFolder(path: dir)
            return (folder, try LexiconCompiler.compile(folder, sha256: SHA256.hex(of:)).lexicon)
        }
    }

    /// Standard output.
    static func print(_ text: String) throws {
        try OutputDescriptor.write(Array(text.utf8), to: STDOUT_FILENO, path: "standard output")
    }

    /// Every note below a folder, or of JSON lines; one that cannot be read is a message, and the rest go on.
    static func forEachNote(in path: String, _ body: (NoteRecord) throws -> Void) throws {
        for file in try files(path) {
            do {
                for record in try records(file) { try body(record) }
            } catch {
                guard let known = Exit.described(error) else { throw error }
                Terminal.complain("\(file): \(known.message)", hint: known.hint)
            }
        }
    }

    private static func records(_ file: String) throws -> [NoteRecord] {
        guard file.hasSuffix(".jsonl") else {
            return [try PlainTextReader.read(path: file, encoding: nil, limit: ByteCount.most)]
        }
        let bytes = try InputFile.bytes(path: file, limit: ByteCount.most)
        var records: [NoteRecord] = []
        for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            if line.allSatisfy({ $0 <= 0x20 }) { continue }
            switch line.withUnsafeBufferPointer({ JSONLinesReader.record($0, number: index + 1) }) {
            case .success(let record): records.append(record)
            case .failure(let problem): Terminal.complain("\(file):\(problem.line): \(problem.message)")
            }
        }
        return records
    }

    private static func files(_ path: String) throws -> [String] {
        var status = stat()
        guard stat(path, &status) == 0 else { throw ToolError(Exit.noInput, "\(path): no such file or folder") }
        if status.st_mode & S_IFMT != S_IFDIR { return [path] }
        return FolderListing(path).entries.map { path + "/" + $0.path }
            .filter { !$0.hasSuffix(".gold.jsonl") && ($0.hasSuffix(".txt") || $0.hasSuffix(".jsonl")) }
    }
}
