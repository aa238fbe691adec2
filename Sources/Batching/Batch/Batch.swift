public import Calcinote
internal import Annotations
internal import Readers
internal import Synchronization
internal import Writers

/// Annotates every note below a folder into a folder of the same shape.
///
/// Batching takes a folder of notes, or a stream, and an ``Annotator``, keeps every processor busy, and puts the results
/// where they belong in an order that depends on the notes alone. Reading, annotating and writing one note are left to the
/// modules below; words for the terminal, to the command.
public struct Batch: Sendable {
    /// How many findings become one word for a note and for a patient.
    public static let rule = NoteStatus.rule

    private let options: BatchOptions
    private let worker: BatchWorker

    public init(_ options: BatchOptions, annotator: Annotator) {
        self.options = options
        worker = BatchWorker(options: options, annotator: annotator)
    }

    /// - Parameters:
    ///   - shouldStop: asked before each note; what is done by then is kept.
    ///   - progress: told after each note.
    public func run(
        shouldStop: @escaping @Sendable () -> Bool = { false },
        progress: @escaping @Sendable (BatchSummary) -> Void = { _ in }
    ) throws -> BatchSummary {
        let list = try workList(writes: true)
        let catalog = worker.annotator.catalog
        let journal = try journal(writes: true)
        defer { journal.unlock() }
        let books = try Books(
            options: options, lexicon: catalog.version.version, header: worker.tableHeader, total: list.count,
            journal: journal)
        let timings = try Timings(
            path: "\(options.output)/timings\(options.shard.suffix).jsonl", continues: journal.isResumed)
        let source = Source(list, journal.reader())
        let worker = worker
        try OrderedWork.run(jobs: options.jobs) {
            shouldStop() ? nil : source.next()
        } work: { item, earlier in
            worker.work(item, earlier: earlier)
        } deliver: { outcome in
            // A note that the disk had no room for is not a finished one: the next run meets it first.
            if outcome.fatal != nil { try books.stop(outcome.fatal) }
            progress(try books.add(outcome))
            timings.add(outcome)
        }
        return try books.finish()
    }

    /// What ``run(shouldStop:progress:)`` would do with each note. Nothing is written.
    ///
    /// - Parameter tell: the note's path, and whether it would be annotated; false where an earlier result stands.
    public func plan(tell: (String, Bool) throws -> Void) throws {
        let list = try workList(writes: false)
        let source = Source(list, try journal(writes: false).reader())
        while let (item, earlier) = source.next() { try tell(item.path, !worker.stands(earlier, for: item)) }
    }

    private func workList(writes: Bool) throws -> WorkList {
        guard let input = FileIdentity(path: options.input) else {
            throw InputError(.noSuchFile, path: options.input)
        }
        if writes { try OutputFolder.create(options.output) }
        if FileIdentity(path: options.output) == input { throw BatchError.outputIsInput(options.output) }
        let listing = FolderListing(options.input, excluding: options.output)
        let list = WorkList(listing, extensions: options.extensions, shard: options.shard, only: options.only)
        if list.count == 0, options.shard.count == 1 { throw BatchError.noNotes(options.input, options.extensions) }
        return list
    }

    private func journal(writes: Bool) throws(OutputError) -> Journal {
        try Journal(
            output: options.output, suffix: options.shard.suffix,
            key: options.key(lexicon: worker.annotator.catalog.version.sha256), isKept: !options.isForced,
            writes: writes)
    }

    /// Hands out the notes one by one, each with what an earlier run says of it.
    private final class Source: Sendable {
        private struct State {
            var reader: JournalReader
            var position = 0
        }

        private let list: WorkList
        private let state: Mutex<State>

        init(_ list: WorkList, _ reader: sending JournalReader) {
            self.list = list
            state = Mutex(State(reader: reader))
        }

        func next() -> (WorkList.Item, JournalRecord?)? {
            state.withLock { state in
                guard state.position < list.count else { return nil }
                let item = list[state.position]
                state.position += 1
                return (item, state.reader.record(of: item.path))
            }
        }
    }
}

/// Why a batch cannot begin.
public enum BatchError: Error, Hashable, Sendable, CustomStringConvertible {
    case outputIsInput(String)
    case noNotes(String, [String])

    public var description: String {
        switch self {
        case .outputIsInput(let path): "\(path): the output folder is the folder of the notes"
        case .noNotes(let path, let extensions):
            extensions.isEmpty
                ? "\(path): there is no file below this folder"
                : "\(path): no file below this folder ends with \(extensions.map { "." + $0 }.joined(separator: " or "))"
        }
    }

    /// What the user can do.
    public var remedy: String {
        switch self {
        case .outputIsInput: "give --output another folder"
        case .noNotes: "check the folder, or name the notes' extension: --extension rpt (any for every file)"
        }
    }
}
