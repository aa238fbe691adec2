internal import Annotations
internal import Calcinote
internal import Notes
internal import Readers
internal import ReviewPages
internal import Writers

/// Reads, annotates and writes one note after another; one value serves all threads.
struct BatchWorker: Sendable {
    let options: BatchOptions
    let annotator: Annotator
    private let workspaces = WorkspacePool()
    private let writers: [(format: OutputFormat, writer: any AnnotationWriter)]
    /// The folder that the files of the inputs are below.
    private let root: String
    private let table: any AnnotationWriter

    init(options: BatchOptions, root: String, annotator: Annotator) {
        self.options = options
        self.root = root
        self.annotator = annotator
        writers = options.formats.map { format in
            format.name == OutputFormat.html.name
                ? (
                    format,
                    NotePageWriter(
                        version: options.writing.version, index: "index\(options.shard.suffix).html",
                        collection: options.title,
                        isBlind: options.isBlind)
                )
                : (format, format.makeWriter(options.writing, annotator.catalog))
        }
        table = OutputFormat.csv.makeWriter(options.writing, annotator.catalog)
    }

    /// The first line of `summary.csv`.
    var tableHeader: [UInt8] { table.header }

    /// The first lines of the files of all notes.
    var headers: [[UInt8]] { writers.map(\.writer.header) }

    /// - Parameter earlier: what an earlier run says of the note; it stands if the note and the outputs are as they were.
    func work(_ item: NoteItem, earlier: JournalRecord?) -> NoteOutcome {
        var outcome = NoteOutcome(item)
        let start = ContinuousClock.now
        do {
            try annotate(item, earlier, &outcome)
        } catch let error as InputError {
            outcome.failure = NoteFailure(error)
        } catch let error as NoteDecodingError {
            outcome.failure = NoteFailure(error)
        } catch let error as OutputError {
            if error.concernsAllNotes { outcome.fatal = error }
            outcome.failure = NoteFailure(error)
        } catch {
            preconditionFailure("a note can fail in reading, decoding or writing, not with \(error)")
        }
        if outcome.isKept {
            outcome.journalRow = outcome.record.encoded
            return outcome
        }
        outcome.record.isDone = outcome.failure == nil
        if let failure = outcome.failure { fail(failure, &outcome) }
        outcome.record.manifest = outcome.manifestRow(
            version: options.writing.version, lexicon: annotator.catalog.version)
        outcome.journalRow = outcome.record.encoded
        let time = (ContinuousClock.now - start).components
        outcome.milliseconds = Double(time.seconds) * 1e3 + Double(time.attoseconds) / 1e15
        return outcome
    }

    /// Whether an earlier result would stand: the question of a dry run, which reads the note and writes nothing.
    func stands(_ earlier: JournalRecord?, for item: NoteItem) -> Bool {
        guard let earlier, let bytes = try? bytes(of: item) else { return false }
        return stands(earlier, bytes: bytes, item)
    }

    private func stands(_ earlier: JournalRecord, bytes: [UInt8], _ item: NoteItem) -> Bool {
        guard earlier.isDone, earlier.bytes == bytes.count, earlier.fingerprint == SHA256.hex(of: bytes) else {
            return false
        }
        if options.isSingleFile { return earlier.contents.count == writers.count }
        guard earlier.outputs == writers.map({ options.path(of: item.base, $0.format) }) else { return false }
        return zip(earlier.outputs, earlier.sizes).allSatisfy { OutputFolder.size(of: fullPath($0)) == $1 }
    }

    /// What came in, before it is decoded.
    private func bytes(of item: NoteItem) throws(InputError) -> [UInt8]? {
        switch item.payload {
        case .file(let obstacle):
            let path = root + "/" + item.path
            if let obstacle { throw InputError(obstacle, path: path) }
            return try InputFile.bytes(path: path, limit: options.maxNoteBytes)
        case .bytes(let bytes), .record(_, let bytes): return bytes
        case .failure: return nil
        }
    }

    /// What an earlier run wrote for a note that now fails is not true of this run.
    private func fail(_ failure: NoteFailure, _ outcome: inout NoteOutcome) {
        let item = outcome.item
        if item.hasOutputs, !options.isSingleFile {
            for (format, _) in writers { OutputFolder.remove(fullPath(options.path(of: item.base, format))) }
            OutputFolder.remove(temporary(item))
        }
        let (bytes, sha256) = (outcome.record.bytes, outcome.record.sha256)
        outcome.record = JournalRecord(item)
        (outcome.record.bytes, outcome.record.sha256) = (bytes, sha256)
        outcome.mentions = 0
        outcome.record.note = Rollup.failedRow(document: item.id, source: item.path)
        outcome.record.counts = ["note\t\(NoteStatus.failed.rawValue)\t"]
        outcome.record.index = IndexEntry(id: item.id, failure: failure.message)
    }

    private func annotate(_ item: NoteItem, _ earlier: JournalRecord?, _ outcome: inout NoteOutcome) throws {
        guard let bytes = try bytes(of: item) else {
            if case .failure(let failure) = item.payload { outcome.failure = failure }
            return
        }
        if let earlier, stands(earlier, bytes: bytes, item) {
            outcome.record = earlier
            outcome.isKept = true
            return
        }
        outcome.record.bytes = bytes.count
        let record: NoteRecord
        if case .record(let read, _) = item.payload {
            record = read
            outcome.record.fingerprint = SHA256.hex(of: bytes)
        } else {
            record = try PlainTextReader.record(of: bytes, id: item.id, source: item.path, encoding: options.encoding)
            outcome.record.fingerprint = record.note.sha256
        }
        outcome.record.sha256 = record.note.sha256
        outcome.encoding = record.note.encoding
        let note = workspaces.withWorkspace {
            annotator.annotate(record.note, id: record.id, source: item.path, targets: record.targets, in: &$0)
        }
        try write(note, item, &outcome)
        let page = options.formats.first { $0.name == OutputFormat.html.name }
        outcome.record.index = IndexEntry(note, path: page.map { options.path(of: item.base, $0) })
        if options.isBlind { outcome.record.index.findings = [] } else { list(note, &outcome) }
    }

    private func write(_ note: AnnotatedNote, _ item: NoteItem, _ outcome: inout NoteOutcome) throws {
        if options.isSingleFile {
            for (format, writer) in writers {
                var content: [UInt8] = []
                writer.write(note, into: &content)
                outcome.record.contents.append(content)
                outcome.record.outputs.append(options.singleFile(format))
                outcome.record.sizes.append(content.count)
            }
            return
        }
        for (format, writer) in writers {
            let output = options.path(of: item.base, format)
            let file = PiecewiseFile(path: fullPath(output), temporary: temporary(item), mayBeUnnamed: true)
            var content = writer.header
            var failure: OutputError?
            writer.write(note, into: &content) { part in
                do throws(OutputError) { if failure == nil { try append(part, to: file, item) } } catch {
                    failure = error
                }
                part.removeAll(keepingCapacity: true)
            }
            if let failure { throw failure }
            try append(content, to: file, item)
            try file.finish(flushed: false)
            outcome.record.outputs.append(output)
            outcome.record.sizes.append(file.count)
        }
    }

    private func append(_ bytes: [UInt8], to file: PiecewiseFile, _ item: NoteItem) throws(OutputError) {
        do throws(OutputError) {
            try file.append(bytes)
        } catch {
            // The first note of a folder finds none; to ask for it before each note would make them wait for each other.
            guard file.count == 0, error.isMissingFolder, let slash = item.base.lastIndex(of: "/") else { throw error }
            try OutputFolder.create(fullPath(String(item.base[..<slash])))
            try file.append(bytes)
        }
    }

    /// What the lists say of a note's findings.
    private func list(_ note: AnnotatedNote, _ outcome: inout NoteOutcome) {
        outcome.mentions = note.mentions.count
        outcome.record.findings = note.findings.count
        table.write(note, into: &outcome.record.table)
        outcome.record.note = Rollup.noteRow(of: note)
        outcome.record.gaps = Rollup.gaps(of: note)
        outcome.record.counts = Rollup.counts(of: note)
    }

    private func fullPath(_ path: String) -> String { options.output + "/" + path }

    /// Hidden, in the folder of the output, the same in each run: what a killed run left is overwritten by the next.
    private func temporary(_ item: NoteItem) -> String {
        let folder = item.base.lastIndex(of: "/").map { String(item.base[...$0]) } ?? ""
        return fullPath("\(folder).calcinote-\(String(PathHash.of(item.base), radix: 16)).partial")
    }
}

extension InputError {
    fileprivate init(_ obstacle: FolderListing.Obstacle, path: String) {
        switch obstacle {
        case .directory: self.init(.isDirectory, path: path)
        case .linkLoop: self.init(.isLinkLoop, path: path)
        case .badName: self.init(.badName, path: path)
        case .system(let code): self.init(errno: code, path: path)
        }
    }
}
