internal import Annotations
internal import ReviewPages
internal import Synchronization
internal import Writers

/// The files about a whole batch, kept while it runs: `manifest.jsonl`, `summary.csv`, `index.html`.
final class Books: Sendable {
    private struct State: ~Copyable {
        var manifest: OutputFile
        var table: OutputFile
        var entries: [IndexEntry] = []
        var summary: BatchSummary
    }

    private let state: Mutex<State>
    private let output: String
    private let title: String
    private let version: String
    private let lexicon: String

    init(options: BatchOptions, lexicon: String, header: [UInt8], total: Int) throws(OutputError) {
        output = options.output
        version = options.writing.version
        self.lexicon = lexicon
        title = options.title
        let manifest = try OutputFile(path: options.output + "/manifest.jsonl")
        var table = try OutputFile(path: options.output + "/summary.csv")
        try table.append(header)
        let summary = BatchSummary(total: total)
        state = Mutex(State(manifest: manifest, table: table, summary: summary))
    }

    /// Adds a note's rows, in the order of the notes.
    func add(_ outcome: NoteOutcome, row: [UInt8]) throws(OutputError) -> BatchSummary {
        try state.withLock { (state) throws(OutputError) in
            try state.manifest.append(row)
            try state.table.append(outcome.summaryRows)
            if let entry = outcome.indexEntry { state.entries.append(entry) }
            state.summary.bytes += outcome.bytes
            state.summary.findings += outcome.findings
            if outcome.failure == nil { state.summary.done += 1 } else { state.summary.failed += 1 }
            return state.summary
        }
    }

    /// Ends a batch that cannot go on, with what is done by then kept in the manifest if the disk still takes it.
    func stop(_ error: OutputError?) throws {
        guard let error else { return }
        _ = try? finish()
        throw error
    }

    /// Gives the files their names, once everything before them is on the disk.
    func finish() throws(OutputError) -> BatchSummary {
        try state.withLock { (state) throws(OutputError) in
            OutputFolder.flush()
            let index = IndexPage(title: title, version: version, lexicon: lexicon, entries: state.entries)
            try OutputFile.write(index.html(), to: output + "/index.html")
            try state.table.finish(flushed: true)
            try state.manifest.finish(flushed: true)
            state.summary.wasInterrupted = state.summary.done + state.summary.failed < state.summary.total
            return state.summary
        }
    }
}
