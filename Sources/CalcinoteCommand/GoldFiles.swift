internal import Annotations
internal import Batching
internal import Evaluation
internal import Readers
internal import Synchronization

/// The gold lines of a file, or of every `.jsonl` file below a folder.
enum GoldFiles {
    static func entries(_ path: String) throws -> [GoldReader.Entry] {
        let limit = ByteCount.most
        do {
            return try GoldReader.entries(of: InputFile.bytes(path: path, limit: limit), path: path)
        } catch let error as InputError where error.kind == .isDirectory {
            let files = FolderListing(path).entries.filter { $0.path.hasSuffix(".jsonl") && $0.obstacle == nil }
            if files.isEmpty { throw ToolError(Exit.noInput, "\(path): no .jsonl file below this folder") }
            return try files.flatMap { file in
                let full = path + "/" + file.path
                return try GoldReader.entries(of: InputFile.bytes(path: full, limit: limit), path: full)
            }
        }
    }
}

/// Hands gold entries to workers, one at a time.
final class EntrySource: Sendable {
    private let entries: [GoldReader.Entry]
    private let position = Mutex(0)

    init(_ entries: [GoldReader.Entry]) { self.entries = entries }

    func next() -> GoldReader.Entry? {
        position.withLock { position in
            guard position < entries.count else { return nil }
            position += 1
            return entries[position - 1]
        }
    }
}

/// An evaluator that results are added to in the order of the gold.
final class EvaluatorBox: Sendable {
    private let evaluator: Mutex<Evaluator>

    init(_ evaluator: Evaluator) { self.evaluator = Mutex(evaluator) }

    func add(_ note: AnnotatedNote, gold: GoldNote) { evaluator.withLock { $0.add(note, gold: gold) } }
    var report: EvaluationReport { evaluator.withLock { $0.report } }
}
