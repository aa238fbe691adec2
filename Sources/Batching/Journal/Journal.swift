#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// What of a batch is finished, kept beside its outputs in the hidden folder `.calcinote`, so that the same command goes on
/// where a killed one ended.
///
/// `journal` holds the notes of earlier runs and `journal.new` those of this run, both in the order of the batch; a row is
/// written when all outputs of its note have their names. A run that reaches its end renames the second over the first; a run
/// that finds both merges them first. A row that was cut short ends its file.
///
/// The folder is locked while a batch writes to it, because two at once would write over one another: the whole against all,
/// a shard against the whole and against itself.
final class Journal: @unchecked Sendable {
    private let folder: String
    private let header: [UInt8]
    private let suffix: String
    private var descriptor: Int32 = -1
    private var locks: [FileLock] = []
    /// Bytes written since the disk was last told to begin.
    private var resting = 0
    /// Whether an earlier run with the same lexicon, version and options has left something.
    let isResumed: Bool

    private var current: String { "\(folder)/journal\(suffix)" }
    private var fresh: String { current + ".new" }

    /// - Parameters:
    ///   - key: what must be the same for an earlier result to be of use.
    ///   - isKept: whether the earlier results are used at all; `--force` says no.
    ///   - writes: false for a dry run.
    init(output: String, suffix: String, key: String, isKept: Bool, writes: Bool) throws(OutputError) {
        folder = output + "/.calcinote"
        self.suffix = suffix
        header = Array("calcinote-journal/2 \(key)\n".utf8)
        let (current, fresh) = ("\(folder)/journal\(suffix)", "\(folder)/journal\(suffix).new")
        guard writes else {
            isResumed = isKept && JournalReader(path: current, header: header).isValid
            return
        }
        try OutputFolder.create(folder)
        locks = [try FileLock("\(folder)/lock", isShared: !suffix.isEmpty, output: output)]
        if !suffix.isEmpty { locks.append(try FileLock("\(folder)/lock\(suffix)", isShared: false, output: output)) }
        if !isKept {
            OutputFolder.remove(current)
            OutputFolder.remove(fresh)
        } else if JournalReader(path: fresh, header: header).isValid {
            try Self.merge(current, fresh, header: header)
        }
        isResumed = JournalReader(path: current, header: header).isValid
        descriptor = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw OutputError(.cannotCreate(errno), path: fresh) }
        try OutputDescriptor.write(header, to: descriptor, path: fresh)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// The notes of earlier runs.
    func reader() -> JournalReader { JournalReader(path: isResumed ? current : "", header: header) }

    /// A row at once: what a buffer holds is lost with the process.
    func add(_ row: [UInt8]) throws(OutputError) {
        try OutputDescriptor.write(row, to: descriptor, path: fresh)
        resting += row.count
        if resting < OutputFile.restingLimit { return }
        OutputDescriptor.beginFlush(of: descriptor)
        resting = 0
    }

    /// All notes of the batch are in it.
    func finish() throws(OutputError) {
        if fsync(descriptor) != 0, errno != EINVAL { throw OutputError(.cannotWrite(errno), path: fresh) }
        close(descriptor)
        descriptor = -1
        if rename(fresh, current) != 0 { throw OutputError(.cannotWrite(errno), path: current) }
    }

    /// Lets the next batch write here. A thread that is not done with its last look at this value may outlive the batch.
    func unlock() { locks = [] }

    /// Both in one, the newer row of a note before the older; a kill in here leaves both as they were.
    private static func merge(_ current: String, _ fresh: String, header: [UInt8]) throws(OutputError) {
        var merged = try OutputFile(path: current)
        try merged.append(header)
        let (old, new) = (JournalReader(path: current, header: header), JournalReader(path: fresh, header: header))
        var (first, second) = (old.next(), new.next())
        while first != nil || second != nil {
            if let one = first, second.map({ one.precedes(unit: $0.unit, $0.ordinal) }) ?? true {
                try merged.append(one.encoded)
                first = old.next()
            } else if let two = second {
                try merged.append(two.encoded)
                if let one = first, one.isPlaced(two.unit, two.ordinal) { first = old.next() }
                second = new.next()
            }
        }
        try merged.finish(flushed: true)
        OutputFolder.remove(fresh)
    }
}

/// Reads a journal once from its beginning, a piece at a time.
final class JournalReader {
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var position = 0
    private(set) var isValid = false
    private var pending: JournalRecord?

    init(path: String, header: [UInt8]) {
        descriptor = path.isEmpty ? -1 : open(path, O_RDONLY | O_CLOEXEC)
        isValid = take(header.count) == header
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// The row of a note; asked for in the order of the batch.
    func record(of item: NoteItem) -> JournalRecord? {
        while true {
            guard let record = pending ?? next() else { return nil }
            pending = record
            if !record.precedes(unit: item.unit, item.ordinal) {
                guard record.isPlaced(item.unit, item.ordinal) else { return nil }
                pending = nil
                // By bytes: to a disk "é" in one character and in two are two names.
                return record.path.utf8.elementsEqual(item.path.utf8) ? record : nil
            }
            pending = nil
        }
    }

    func next() -> JournalRecord? {
        guard isValid, let head = take(JournalRecord.headLength) else { return nil }
        var fields = FieldReader(bytes: head)
        let (length, hash) = (fields.number(), fields.number())
        guard length >= 0, length < 1 << 40, let body = take(length),
            RowHash.of(body.span.bytes) == hash, let record = JournalRecord(body: body)
        else {
            isValid = false
            return nil
        }
        return record
    }

    private func take(_ count: Int) -> [UInt8]? {
        while buffer.count - position < count {
            if position > 0 {
                buffer.removeFirst(position)
                position = 0
            }
            let piece = [UInt8](unsafeUninitializedCapacity: 1 << 16) { bytes, filled in
                var got = read(descriptor, bytes.baseAddress, bytes.count)
                while got < 0, errno == EINTR { got = read(descriptor, bytes.baseAddress, bytes.count) }
                filled = max(0, got)
            }
            if piece.isEmpty { return nil }
            buffer += piece
        }
        defer { position += count }
        return Array(buffer[position..<position + count])
    }
}
