public import Notes

/// Reads a plain-text file: the whole file is one note.
public enum PlainTextReader {
    /// `read(path: "in/ct-0001.txt", …)` → a record with id `ct-0001` and source `in/ct-0001.txt`.
    ///
    /// - Parameter limit: the most bytes a note may have.
    public static func read(
        path: String, id: String? = nil, source: String? = nil, encoding: TextEncoding? = nil, limit: Int
    ) throws -> NoteRecord {
        let bytes = try InputFile.bytes(path: path, limit: limit)
        return try record(of: bytes, id: id ?? name(of: path), source: source ?? path, encoding: encoding)
    }

    public static func record(
        of bytes: [UInt8], id: String, source: String?, encoding: TextEncoding?
    ) throws(NoteDecodingError) -> NoteRecord {
        NoteRecord(id: id, source: source, note: try NoteDecoder.decode(bytes, encoding: encoding))
    }

    /// A path's last component without its extension: `in/ct-0001.txt` → `ct-0001`.
    public static func name(of path: String) -> String {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return file }
        return String(file[..<dot])
    }
}
