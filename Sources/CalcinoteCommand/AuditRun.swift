internal import Batching
internal import Calcinote
internal import Readers
internal import Reviewing
internal import Writers

/// The two halves of an audit: drawing and reporting.
struct AuditRun {
    var dir: String
    var folder: NoteFolderOptions

    /// Annotates the folder to know the strata, then writes the blind pages of the sample.
    func draw(_ count: Int, seed: UInt64, to output: String) throws {
        let annotator = try folder.lexicon.annotator()
        let notes = try folder.map(dir, annotator: annotator, excluding: output) { note in
            AuditPlan.Note(id: note.document.id, sha256: note.document.sha256, stratum: .init(note))
        }
        if notes.isEmpty { throw BatchError.noNotes(dir, folder.extensions) }
        let plan = AuditPlan(
            notes, count: count, seed: seed, version: CalcinoteTool.version, lexicon: annotator.catalog.version)
        var options = BatchOptions(input: dir, output: output, writing: WriterOptions(version: CalcinoteTool.version))
        options.formats = [.html]
        options.encoding = folder.note.encoding
        options.extensions = folder.extensions
        options.maxNoteBytes = folder.note.size.maxNoteBytes.bytes
        options.jobs = folder.jobs.jobs ?? OrderedWork.defaultJobs
        options.only = Set(plan.notes.map(\.id))
        options.isBlind = true
        // Decisions of an audit stay apart from those of a review.
        options.title += " (audit)"
        try BatchRun.run(options, annotator: annotator, quiet: true)
        try OutputFile.write(plan.json, to: output + "/audit.json")
        Terminal.say("calcinote: \(plan.notes.count) of \(notes.count) notes drawn\nhint: open \(output)/index.html\n")
    }

    func report(plan path: String, decisions: [String]) throws -> AuditReport {
        let plan = try AuditPlan(InputFile.bytes(path: path, limit: ByteCount.most), path: path)
        let annotator = try folder.lexicon.annotator()
        if annotator.catalog.version.sha256 != plan.lexiconSHA256 {
            Terminal.warn(
                "the sample was drawn with lexicon \(plan.lexicon), another than this one: its strata are not this one's"
            )
        }
        let notes = try folder.map(dir, only: Set(plan.notes.map(\.id)), annotator: annotator) { $0 }
        return AuditReport(plan: plan, notes: notes, decisions: try DecisionFiles.decisions(decisions))
    }
}
