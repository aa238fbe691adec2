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
    private let writers: [(format: OutputFormat, writer: any AnnotationWriter)]
    private let table: any AnnotationWriter

    init(options: BatchOptions, annotator: Annotator) {
        self.options = options
        self.annotator = annotator
        writers = options.formats.map { format in
            format.name == OutputFormat.html.name
                ? (
                    format,
                    NotePageWriter(
                        version: options.writing.version, hasIndex: true, collection: options.title,
                        isBlind: options.isBlind)
                )
                : (format, format.makeWriter(options.writing, annotator.catalog))
        }
        table = OutputFormat.csv.makeWriter(options.writing, annotator.catalog)
    }

    /// The first line of `summary.csv`.
    var tableHeader: [UInt8] { table.header }

    func work(_ item: WorkList.Item) -> NoteOutcome {
        var outcome = NoteOutcome(item)
        do {
            try annotate(item, &outcome)
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
        if outcome.failure != nil {
            // What an earlier run wrote for it is not true of this run.
            for (format, _) in writers { OutputFolder.remove(fullPath(options.path(of: item.base, format))) }
            outcome.outputs = []
            outcome.summaryRows = []
            outcome.indexEntry = IndexEntry(id: item.base, failure: outcome.failure?.message ?? "")
        }
        return outcome
    }

    private func annotate(_ item: WorkList.Item, _ outcome: inout NoteOutcome) throws {
        let path = options.input + "/" + item.path
        if let obstacle = item.obstacle { throw InputError(obstacle, path: path) }
        let bytes = try InputFile.bytes(path: path, limit: options.maxNoteBytes)
        outcome.bytes = bytes.count
        let record = try PlainTextReader.record(
            of: bytes, id: item.base, source: item.path, encoding: options.encoding)
        outcome.sha256 = record.note.sha256
        outcome.encoding = record.note.encoding
        let note = annotator.annotate(record.note, id: record.id, source: record.source)
        if !options.isBlind {
            outcome.mentions = note.mentions.count
            outcome.findings = note.findings.count
        }
        if let slash = item.base.lastIndex(of: "/") { try OutputFolder.create(fullPath(String(item.base[..<slash]))) }
        for (format, writer) in writers {
            let output = options.path(of: item.base, format)
            try OutputFile.write(
                writer.file(of: note), to: fullPath(output), temporary: temporary(item), flushed: false)
            outcome.outputs.append(output)
        }
        if !options.isBlind { table.write(note, into: &outcome.summaryRows) }
        let page = options.formats.first { $0.name == OutputFormat.html.name }
        outcome.indexEntry = IndexEntry(note, path: page.map { options.path(of: item.base, $0) })
        if options.isBlind { outcome.indexEntry?.findings = [] }
    }

    private func fullPath(_ path: String) -> String { options.output + "/" + path }

    /// Hidden, in the folder of the output, the same in each run: what a killed run left is overwritten by the next.
    private func temporary(_ item: WorkList.Item) -> String {
        let folder = item.base.lastIndex(of: "/").map { String(item.base[...$0]) } ?? ""
        return fullPath("\(folder).calcinote-\(item.number).partial")
    }
}

extension InputError {
    fileprivate init(_ obstacle: FolderListing.Obstacle, path: String) {
        switch obstacle {
        case .directory: self.init(.isDirectory, path: path)
        case .linkLoop: self.init(.isLinkLoop, path: path)
        case .system(let code): self.init(errno: code, path: path)
        }
    }
}
