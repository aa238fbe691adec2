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
        guard let input = FileIdentity(path: options.input) else {
            throw InputError(.noSuchFile, path: options.input)
        }
        try OutputFolder.create(options.output)
        if FileIdentity(path: options.output) == input { throw BatchError.outputIsInput(options.output) }
        let listing = FolderListing(options.input, excluding: options.output)
        let items = WorkList(listing, extensions: options.extensions).items
            .filter { options.only?.contains($0.base) ?? true }
        if items.isEmpty { throw BatchError.noNotes(options.input, options.extensions) }
        let catalog = worker.annotator.catalog
        let books = try Books(
            options: options, lexicon: catalog.version.version, header: worker.tableHeader, total: items.count)
        let source = Source(items)
        let (worker, version, lexicon) = (worker, options.writing.version, catalog.version)
        try OrderedWork.run(jobs: options.jobs) {
            shouldStop() ? nil : source.next()
        } work: {
            worker.work($0)
        } deliver: { outcome in
            let row = outcome.manifestRow(version: version, lexicon: lexicon)
            progress(try books.add(outcome, row: row))
            // Its row is in the manifest; no later note would fare better.
            if outcome.fatal != nil { try books.stop(outcome.fatal) }
        }
        return try books.finish()
    }

    /// Hands out the notes one by one.
    private final class Source: Sendable {
        private let items: [WorkList.Item]
        private let position = Mutex(0)

        init(_ items: [WorkList.Item]) { self.items = items }

        func next() -> WorkList.Item? {
            position.withLock { position in
                guard position < items.count else { return nil }
                position += 1
                return items[position - 1]
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
