internal import Readers
internal import Synchronization

/// Hands out the notes of a batch one by one, containers opened, each with what an earlier run says of it.
final class NoteQueue: Sendable {
    private struct State {
        var journal: JournalReader
        var position = 0
        var container: (any NoteContainer)?
        var stream: ByteStream?
        /// Of the container that is open.
        var unit = ""
        var taken = 0
        var last = 0
        var isExhausted = false
    }

    private let list: WorkList
    private let options: BatchOptions
    private let shouldStop: @Sendable () -> Bool
    private let state: Mutex<State>

    init(
        _ list: WorkList, _ journal: sending JournalReader, options: BatchOptions,
        shouldStop: @escaping @Sendable () -> Bool
    ) {
        (self.list, self.options, self.shouldStop) = (list, options, shouldStop)
        state = Mutex(State(journal: journal))
    }

    /// Whether every note was handed out.
    var isExhausted: Bool { state.withLock { $0.isExhausted } }

    func next() -> (NoteItem, JournalRecord?)? {
        state.withLock { state in
            while !shouldStop(), let item = item(&state) {
                let isMine =
                    item.ordinal == 0 || options.shard.holds(item.path) && options.only?.contains(item.base) ?? true
                if isMine { return (item, state.journal.record(of: item)) }
            }
            return nil
        }
    }

    private func item(_ state: inout State) -> NoteItem? {
        while true {
            if let container = state.container {
                do throws(InputError) {
                    if let item = try container.next() {
                        state.last = item.ordinal
                        return item
                    }
                    if state.stream?.wasStopped == true { return nil }
                    (state.container, state.stream) = (nil, nil)
                } catch {
                    (state.container, state.stream) = (nil, nil)
                    return NoteItem(
                        unit: state.unit, ordinal: state.last + 1, path: state.unit, failure: NoteFailure(error))
                }
            }
            guard state.position < list.count else {
                state.isExhausted = true
                return nil
            }
            let item = list[state.position]
            state.position += 1
            if item.format == .text || item.obstacle != nil { return NoteItem(item) }
            (state.unit, state.last) = (item.path, 0)
            do throws(InputError) {
                let stream = try open(item)
                state.stream = stream
                state.container = container(item, stream)
            } catch {
                return NoteItem(unit: item.path, ordinal: 1, path: item.path, failure: NoteFailure(error))
            }
        }
    }

    private func open(_ item: WorkList.Item) throws(InputError) -> ByteStream {
        if item.isStandardInput { return ByteStream(descriptor: 0, path: item.path, shouldStop: shouldStop) }
        return try ByteStream(path: list.root + "/" + item.path)
    }

    private func container(_ item: WorkList.Item, _ stream: ByteStream) -> any NoteContainer {
        let limit = options.maxNoteBytes
        switch item.format {
        case .tar:
            let extensions = options.extensions
            return ArchiveContainer(unit: item.path, stream: stream, limit: limit) {
                WorkList.isNote($0, extensions: extensions)
            }
        case .csv, .tsv:
            return TableContainer(
                unit: item.path, stream: stream, separator: item.format == .tsv ? 0x09 : 0x2C,
                columns: options.columns, limit: limit)
        default: return LineContainer(unit: item.path, stream: stream, limit: limit)
        }
    }
}
