internal import Readers

/// A tar archive: its files are notes if their names end as those of a folder must.
final class ArchiveContainer: NoteContainer {
    private let unit: String
    private let isNote: (String) -> Bool
    private let limit: Int
    private let archive: ArchiveReader
    private var names = UnsortedNames()
    private var ordinal = 0

    init(unit: String, stream: ByteStream, limit: Int, isNote: @escaping (String) -> Bool) {
        (self.unit, self.limit, self.isNote) = (unit, limit, isNote)
        archive = ArchiveReader(stream)
    }

    func next() throws(InputError) -> NoteItem? {
        while let member = try archive.next() {
            ordinal += 1
            let parts = member.name.split(separator: "/").filter { $0 != "." }
            let name = parts.joined(separator: "/")
            guard isNote(name), member.kind != .directory else { continue }
            if member.name.hasPrefix("/") || parts.contains("..") {
                return failed(
                    "unsafe-name", "the name leads out of the archive: \(member.name)",
                    "pack it below one folder: tar -C FOLDER -czf notes.tar.gz .")
            }
            if parts.contains(where: { $0.hasPrefix(".") }) { continue }
            let path = unit + "/" + name
            if member.kind == .link {
                return failed(
                    "link", "is a link, not a file: \(name)",
                    "pack what it leads to: tar --dereference --hard-dereference")
            }
            if member.kind == .other {
                return failed("not-a-file", "is a pipe or device: \(name)", "leave it out of the archive")
            }
            guard let base = names.base(of: path) else {
                return failed(
                    "duplicate-name", "the name stood there before, the first one was taken: \(name)",
                    "unpack the archive and run on the folder, if the last one counts")
            }
            let payload: NoteItem.Payload
            if member.size <= limit, let bytes = try archive.bytes(limit: limit) {
                payload = .bytes(bytes)
            } else {
                payload = .failure(NoteFailure(InputError(.tooLarge(bytes: member.size, limit: limit), path: path)))
            }
            return NoteItem(unit: unit, ordinal: ordinal, path: path, base: base, id: base, payload: payload)
        }
        return nil
    }

    private func failed(_ code: String, _ message: String, _ remedy: String) -> NoteItem {
        NoteItem(
            unit: unit, ordinal: ordinal, path: "\(unit):\(ordinal)",
            failure: NoteFailure(code: code, message: message, remedy: remedy))
    }
}
