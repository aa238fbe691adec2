public import Calcinote
internal import Annotations
internal import Readers
internal import Writers

/// Annotates every note of folders, files, archives and tables into a folder of the same shape, or into one file a format.
///
/// Batching takes notes wherever they are, or a stream, and an ``Annotator``, keeps every processor busy, and puts the results
/// where they belong in an order that depends on the notes alone. Reading, annotating and writing one note are left to the
/// modules below; words for the terminal, to the command.
public struct Batch: Sendable {
    /// How many findings become one word for a note and for a patient.
    public static let rule = NoteStatus.rule

    private let options: BatchOptions
    private let annotator: Annotator

    public init(_ options: BatchOptions, annotator: Annotator) {
        (self.options, self.annotator) = (options, annotator)
    }

    /// - Parameters:
    ///   - shouldStop: asked before each note; what is done by then is kept.
    ///   - progress: told after each note.
    public func run(
        shouldStop: @escaping @Sendable () -> Bool = { false },
        progress: @escaping @Sendable (BatchSummary) -> Void = { _ in }
    ) throws -> BatchSummary {
        let list = try workList(writes: true)
        let worker = BatchWorker(options: options, root: list.root, annotator: annotator)
        let journal = try journal(writes: true)
        defer { journal.unlock() }
        let books = try Books(
            options: options, lexicon: annotator.catalog.version.version, worker: worker,
            total: list.hasContainers ? nil : list.count, journal: journal)
        let timings = try Timings(
            path: "\(options.output)/timings\(options.shard.suffix).jsonl", continues: journal.isResumed)
        let queue = NoteQueue(list, journal.reader(), options: options, shouldStop: shouldStop)
        try OrderedWork.run(jobs: options.jobs) {
            queue.next()
        } work: { item, earlier in
            worker.work(item, earlier: earlier)
        } deliver: { outcome in
            do throws(OutputError) {
                // A note that the disk had no room for is not a finished one: the next run meets it first.
                if let fatal = outcome.fatal { throw fatal }
                progress(try books.add(outcome))
            } catch {
                books.stop()
                throw error
            }
            timings.add(outcome)
        }
        return try books.finish(isComplete: queue.isExhausted)
    }

    /// What ``run(shouldStop:progress:)`` would do with each note. Nothing is written.
    ///
    /// - Parameter tell: the note's path, and whether it would be annotated; false where an earlier result stands.
    public func plan(tell: (String, Bool) throws -> Void) throws {
        let list = try workList(writes: false)
        let worker = BatchWorker(options: options, root: list.root, annotator: annotator)
        let queue = NoteQueue(list, try journal(writes: false).reader(), options: options, shouldStop: { false })
        while let (item, earlier) = queue.next() { try tell(item.path, !worker.stands(earlier, for: item)) }
    }

    private func workList(writes: Bool) throws -> WorkList {
        if options.inputs == [InputArguments.standardInput] {
            if writes { try OutputFolder.create(options.output) }
            return WorkList(standardInput: options.inputFormat)
        }
        if options.inputs.contains(InputArguments.standardInput) { throw BatchError.standardInputWithOthers }
        let arguments = try InputArguments(options.inputs)
        if writes { try OutputFolder.create(options.output) }
        let output = FileIdentity(path: options.output)
        let folders = [arguments.root] + arguments.members.filter(\.isFolder).map { arguments.root + "/" + $0.path }
        if output != nil, folders.contains(where: { FileIdentity(path: $0) == output }) {
            throw BatchError.outputIsInput(options.output)
        }
        let listing = FolderListing(arguments.root, members: arguments.members, excluding: options.output)
        let list = WorkList(
            listing, extensions: options.extensions, format: options.inputFormat,
            outputs: options.isSingleFile
                ? [] : options.formats.map { options.path(of: "", $0) }.map { String($0.dropFirst()) },
            shard: options.shard, only: options.only)
        if list.count == 0, options.shard.count == 1 {
            throw BatchError.noNotes(options.inputs.joined(separator: ", "), options.extensions)
        }
        return list
    }

    private func journal(writes: Bool) throws(OutputError) -> Journal {
        try Journal(
            output: options.output, suffix: options.shard.suffix,
            key: options.key(lexicon: annotator.catalog.version.sha256), isKept: !options.isForced, writes: writes)
    }
}

/// Why a batch cannot begin.
public enum BatchError: Error, Hashable, Sendable, CustomStringConvertible {
    case outputIsInput(String)
    case noNotes(String, [String])
    case standardInputWithOthers

    public var description: String {
        switch self {
        case .outputIsInput(let path): "\(path): the output folder is the folder of the notes"
        case .standardInputWithOthers: "standard input (-) stands alone"
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
        case .standardInputWithOthers: "run once for standard input and once for the others"
        case .noNotes: "check the folder, or name the notes' extension: --extension rpt (any for every file)"
        }
    }
}
