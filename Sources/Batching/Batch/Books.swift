internal import Annotations
internal import ReviewPages
internal import Synchronization
internal import Writers

/// The files about a whole batch, kept while it runs: `annotations.*` where there is one file a format, `manifest.jsonl`, `summary.csv`, `notes.csv`, `gaps.csv`, `index.html`,
/// and at its end `counts.csv`, `columns.csv` and `patients.csv`.
///
/// Rows go to disk as they come. What stays in memory grows with the sites, types and words of findings that differ, and
/// with the patients of `--patients`, not with the notes.
final class Books: Sendable {
    private struct State: ~Copyable {
        var manifest: OutputFile
        var table: OutputFile
        var notes: OutputFile
        var gaps: OutputFile
        var index: OutputFile
        var annotations: [SharedFile]
        var page: IndexPage
        var counts: [String: Int] = [:]
        var patients: [String: [String: Int]] = [:]
        var summary: BatchSummary
    }

    /// One of several files in a list.
    private final class SharedFile {
        var file: OutputFile
        init(_ file: consuming OutputFile) { self.file = file }
    }

    private let state: Mutex<State>
    private let journal: Journal
    private let patients: PatientMap?
    private let name: @Sendable (String) -> String

    init(
        options: BatchOptions, lexicon: String, worker: BatchWorker, total: Int?, journal: Journal
    ) throws(OutputError) {
        patients = options.patients
        self.journal = journal
        let (output, suffix) = (options.output, options.shard.suffix)
        let name: @Sendable (String) -> String = { file in
            let parts = file.split(separator: ".")
            return "\(output)/\(parts[0])\(suffix).\(parts[1])"
        }
        self.name = name
        let manifest = try OutputFile(path: name("manifest.jsonl"))
        var table = try OutputFile(path: name("summary.csv"))
        try table.append(worker.tableHeader)
        var notes = try OutputFile(path: name("notes.csv"))
        try notes.append(Rollup.notesHeader)
        var gaps = try OutputFile(path: name("gaps.csv"))
        try gaps.append(Rollup.gapsHeader)
        let index = try OutputFile(path: name("index.html"), temporary: name("index.html") + ".rows")
        let page = IndexPage(title: options.title, version: options.writing.version, lexicon: lexicon)
        let summary = BatchSummary(total: total)
        var annotations: [SharedFile] = []
        for (format, header) in zip(options.formats, worker.headers) where options.isSingleFile {
            let shared = SharedFile(try OutputFile(path: output + "/" + options.singleFile(format)))
            try shared.file.append(header)
            annotations.append(shared)
        }
        state = Mutex(
            State(
                manifest: manifest, table: table, notes: notes, gaps: gaps, index: index, annotations: annotations,
                page: page, summary: summary))
    }

    /// Adds a note's rows, in the order of the notes.
    func add(_ outcome: NoteOutcome) throws(OutputError) -> BatchSummary {
        try state.withLock { (state) throws(OutputError) in
            let record = outcome.record
            try state.manifest.append(record.manifest)
            try state.table.append(record.table)
            try state.notes.append(record.note)
            try state.gaps.append(record.gaps)
            try state.index.append(state.page.add(record.index))
            for (shared, content) in zip(state.annotations, record.contents) { try shared.file.append(content) }
            for key in record.counts { state.counts[key, default: 0] += 1 }
            if let patients,
                let patient = patients.patient(id: outcome.item.id, path: record.path, base: outcome.item.base)
            {
                for key in record.counts { state.patients[patient, default: [:]][key, default: 0] += 1 }
            }
            state.summary.bytes += record.bytes
            state.summary.findings += record.findings
            if record.isDone { state.summary.done += 1 } else { state.summary.failed += 1 }
            if outcome.isKept { state.summary.kept += 1 }
            try journal.add(outcome.journalRow)
            return state.summary
        }
    }

    /// Ends a batch that cannot go on, with what is done by then kept in the manifest if the disk still takes it.
    func stop() { _ = try? finish(isComplete: false) }

    /// Gives the files their names, once everything before them is on the disk.
    ///
    /// - Parameter isComplete: false for a batch that was stopped: its lists say what is done, and the files of all notes,
    ///   which would look whole, are not given their names; the next run makes them from the journal.
    func finish(isComplete: Bool) throws(OutputError) -> BatchSummary {
        try state.withLock { (state) throws(OutputError) in
            OutputFolder.flush()
            if isComplete { for shared in state.annotations { try shared.file.finish(flushed: true) } }
            state.annotations = []
            try state.index.append(state.page.lastBlock())
            try state.index.finish(opening: state.page.opening(), closing: state.page.closing())
            try state.table.finish(flushed: true)
            try state.notes.finish(flushed: true)
            try state.gaps.finish(flushed: true)
            try OutputFile.write(Rollup.countsHeader + Rollup.countRows(state.counts), to: name("counts.csv"))
            try OutputFile.write(Rollup.dictionary, to: name("columns.csv"))
            if patients != nil { try OutputFile.write(patientTable(state.patients), to: name("patients.csv")) }
            try state.manifest.finish(flushed: true)
            state.summary.wasInterrupted = !isComplete
            if isComplete {
                state.summary.total = state.summary.done + state.summary.failed
                try journal.finish()
            }
            return state.summary
        }
    }

    private func patientTable(_ patients: [String: [String: Int]]) -> [UInt8] {
        var bytes = Rollup.patientsHeader
        for (patient, counts) in patients.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            func notes(_ status: NoteStatus) -> Int { counts["note\t\(status.rawValue)\t"] ?? 0 }
            let all = NoteStatus.allCases.reduce(0) { $0 + notes($1) }
            let status = NoteStatus.allCases.first { notes($0) > 0 } ?? .none
            bytes += Rollup.row(
                [patient, String(all), String(notes(.failed)), status.rawValue] + Rollup.columns(counts))
        }
        return bytes
    }
}
