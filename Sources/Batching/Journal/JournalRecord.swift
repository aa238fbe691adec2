internal import Annotations
internal import ReviewPages

/// What a finished note adds to the lists of a batch, and what its outputs are. It is all that a resumed run needs of a note
/// that is not done again.
struct JournalRecord: Hashable, Sendable {
    /// The file that it is or lies in, and its number in there: rows stand in this order.
    var unit: String
    var ordinal: Int
    /// The note's name.
    var path: String
    var isDone = false
    var bytes = 0
    var sha256 = ""
    /// SHA-256 of what came in: of a record of JSON lines, the whole line.
    var fingerprint = ""
    /// Below the output folder, with their sizes.
    var outputs: [String] = []
    var sizes: [Int] = []
    /// What the note adds to each file of all notes, where there is one file a format.
    var contents: [[UInt8]] = []
    var findings = 0
    /// Whole rows of `manifest.jsonl`, `summary.csv`, `notes.csv` and `gaps.csv`.
    var manifest: [UInt8] = []
    var table: [UInt8] = []
    var note: [UInt8] = []
    var gaps: [UInt8] = []
    /// One key for each thing counted, ``Rollup``.
    var counts: [String] = []
    /// What `index.html` says of the note.
    var index: IndexEntry

    init(_ item: NoteItem) {
        (unit, ordinal, path) = (item.unit, item.ordinal, item.path)
        index = IndexEntry(id: path, failure: "")
    }

    /// Whether it comes before a note in the order of the batch.
    func precedes(unit other: String, _ number: Int) -> Bool {
        unit.utf8.elementsEqual(other.utf8) ? ordinal < number : unit.utf8.lexicographicallyPrecedes(other.utf8)
    }

    func isPlaced(_ other: String, _ number: Int) -> Bool { ordinal == number && unit.utf8.elementsEqual(other.utf8) }
}

extension JournalRecord {
    /// Length, hash, fields: a row that was cut short, or that a disk has spoiled, is known as such.
    var encoded: [UInt8] {
        var body = Fields(bytes: [UInt8](repeating: 0, count: Self.headLength))
        body.add(unit)
        body.add(path)
        for number in [ordinal, isDone ? 1 : 0, bytes, findings] { body.add(number) }
        body.add(sha256)
        body.add(fingerprint)
        body.add(outputs.count)
        for (output, size) in zip(outputs, sizes) {
            body.add(output)
            body.add(size)
        }
        body.add(contents.count)
        for content in contents { body.add(content) }
        for rows in [manifest, table, note, gaps] { body.add(rows) }
        body.add(counts.count)
        for count in counts { body.add(count) }
        body.add(index)
        var head = Fields()
        head.add(body.bytes.count - Self.headLength)
        head.add(RowHash.of(body.bytes.span.bytes.extracting(Self.headLength...)))
        body.bytes.replaceSubrange(..<Self.headLength, with: head.bytes)
        return body.bytes
    }

    static let headLength = 16

    /// Nil where the bytes are not a record.
    init?(body: [UInt8]) {
        var fields = FieldReader(bytes: body)
        unit = fields.text()
        path = fields.text()
        ordinal = fields.number()
        isDone = fields.number() == 1
        bytes = fields.number()
        findings = fields.number()
        sha256 = fields.text()
        fingerprint = fields.text()
        for _ in 0..<fields.count() {
            outputs.append(fields.text())
            sizes.append(fields.number())
        }
        for _ in 0..<fields.count() { contents.append(fields.bytes()) }
        manifest = fields.bytes()
        table = fields.bytes()
        note = fields.bytes()
        gaps = fields.bytes()
        for _ in 0..<fields.count() { counts.append(fields.text()) }
        guard let entry = fields.entry() else { return nil }
        index = entry
        if fields.isBroken || !fields.isAtEnd { return nil }
    }

    struct Fields {
        var bytes: [UInt8] = []

        mutating func add(_ number: Int) {
            withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
        }

        mutating func add(_ field: [UInt8]) {
            add(field.count)
            bytes += field
        }

        mutating func add(_ text: String) {
            add(text.utf8.count)
            bytes.append(contentsOf: text.utf8)
        }
    }
}

/// Tells a row that was spoiled from one that was not: FNV-1a over words of eight bytes, as rows can hold whole outputs.
enum RowHash {
    static func of(_ row: RawSpan) -> Int {
        var (hash, at): (UInt64, Int) = (0xcbf2_9ce4_8422_2325 ^ UInt64(row.byteCount), 0)
        func take(_ word: UInt64) {
            hash = (hash ^ word) &* 0x100_0000_01b3
            // A product's upper bits depend on all of the word, its lower ones on the lower alone.
            hash ^= hash &>> 32
        }
        while at &+ 8 <= row.byteCount {
            take(UInt64(littleEndian: row.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self)))
            at &+= 8
        }
        while at < row.byteCount {
            take(UInt64(row.unsafeLoadUnaligned(fromByteOffset: at, as: UInt8.self)))
            at &+= 1
        }
        return Int(truncatingIfNeeded: hash)
    }
}

/// Reads fields back, whatever the bytes are.
struct FieldReader {
    private let source: [UInt8]
    private var position = 0
    private(set) var isBroken = false
    var isAtEnd: Bool { position == source.count }

    init(bytes: [UInt8]) { source = bytes }

    mutating func number() -> Int {
        guard source.count - position >= 8 else {
            isBroken = true
            return 0
        }
        var value: UInt64 = 0
        for index in 0..<8 { value |= UInt64(source[position + index]) << UInt64(8 * index) }
        position += 8
        return Int(truncatingIfNeeded: value)
    }

    /// The number of things that follow, each of at least eight bytes.
    mutating func count() -> Int {
        let value = number()
        guard value >= 0, value <= (source.count - position) / 8 else {
            isBroken = true
            return 0
        }
        return value
    }

    mutating func bytes() -> [UInt8] {
        let length = number()
        guard length >= 0, length <= source.count - position else {
            isBroken = true
            return []
        }
        defer { position += length }
        return Array(source[position..<position + length])
    }

    mutating func text() -> String { String(decoding: bytes(), as: UTF8.self) }
}
