internal import Annotations
internal import Notes
internal import Readers

/// What became of one note of a batch.
struct NoteOutcome: Sendable {
    var item: NoteItem
    var record: JournalRecord
    /// The record as the journal has it, made by the worker, not by the one thread that writes the lists.
    var journalRow: [UInt8] = []
    /// Finished by an earlier run.
    var isKept = false
    var milliseconds = 0.0
    var encoding: String?
    var mentions = 0
    var failure: NoteFailure?
    /// A failure that no other note would escape: the disk is full.
    var fatal: OutputError?

    init(_ item: NoteItem) {
        self.item = item
        record = JournalRecord(item)
    }

    /// The note's row of `manifest.jsonl`. It holds no text of the note and nothing that differs from run to run.
    func manifestRow(version: String, lexicon: Catalog.Version) -> [UInt8] {
        var row = JSONRow()
        row.add("path", item.path)
        row.add("status", failure == nil ? "done" : "failed")
        row.add("bytes", record.bytes)
        row.add("sha256", record.sha256.isEmpty ? nil : record.sha256)
        row.add("encoding", encoding)
        row.add("outputs", record.outputs)
        row.add("mentions", mentions)
        row.add("findings", record.findings)
        if let failure {
            var error = JSONRow()
            error.add("code", failure.code)
            error.add("message", failure.message)
            error.add("remedy", failure.remedy)
            row.add("error", error)
        }
        row.add("version", version)
        row.add("lexicon", lexicon.sha256)
        return row.line
    }
}

/// Why a note has no annotation: a word for programs, a reason and a remedy for people.
struct NoteFailure: Hashable, Sendable {
    var code: String
    var message: String
    var remedy: String

    init(code: String, message: String, remedy: String) {
        (self.code, self.message, self.remedy) = (code, message, remedy)
    }

    init(_ error: InputError) { (code, message, remedy) = (error.code, error.reason, error.remedy) }
    init(_ error: NoteDecodingError) { (code, message, remedy) = (error.code, error.description, error.remedy) }
    init(_ error: OutputError) { (code, message, remedy) = (error.code, error.description, error.remedy) }
}
