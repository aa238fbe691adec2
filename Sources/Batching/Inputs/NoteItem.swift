internal import Readers

/// One note of a batch, wherever it came from, with the names of its outputs.
struct NoteItem: Sendable {
    enum Payload: Sendable {
        /// A file, read when it is its turn; or what is known to be in the way.
        case file(FolderListing.Obstacle?)
        /// The bytes of a note: a member of an archive, a cell of a table.
        case bytes([UInt8])
        /// A line of a stream, read.
        case record(NoteRecord, line: [UInt8])
        case failure(NoteFailure)
    }

    /// The file that it is, or lies in, below the inputs; and its number in there. Their order is the order of the batch.
    var unit: String
    var ordinal = 0
    /// Its name, `"2024/ct-0001.txt"`, `"notes.tar.gz/ct-0001.txt"`, `"notes.jsonl/ct-0001"`.
    var path: String
    /// Below the output folder and without extension, `"2024/ct-0001"`. No two notes share it.
    var base: String
    /// The note's identifier: the base, or what its record gives.
    var id: String
    var payload: Payload

    /// False where nothing is ever written under the base, so that there is nothing to take away.
    var hasOutputs = true

    /// A file of a list.
    init(_ item: WorkList.Item) {
        (unit, path, base, id) = (item.path, item.path, item.base, item.base)
        payload = .file(item.obstacle)
    }

    init(unit: String, ordinal: Int, path: String, base: String, id: String, payload: Payload) {
        (self.unit, self.ordinal, self.path, self.base) = (unit, ordinal, path, base)
        (self.id, self.payload) = (id, payload)
    }

    /// Something in a container that is not a note: it has a row and no outputs.
    init(unit: String, ordinal: Int, path: String, failure: NoteFailure) {
        self.init(unit: unit, ordinal: ordinal, path: path, base: path, id: path, payload: .failure(failure))
        hasOutputs = false
    }
}
