public import Annotations
internal import Notes

/// Why a gold file cannot be used: the line, and what is wrong there.
public struct GoldError: Error, Hashable, Sendable, CustomStringConvertible {
    public var path: String
    public var line: Int
    public var message: String
    public var description: String { "\(path):\(line): \(message)" }
}

/// Reads gold lines: a note's text with the findings that careful readers agree on, with one target span, or with the
/// labels that people gave to the whole note.
///
/// `{"id": "a", "text": "Calcified granuloma.", "findings": [{"start": 0, "end": 9, "kind": "calcification", …}]}`. Offsets
/// count Unicode scalars; `-` leaves an attribute open; `site` may hold accepted names with a bar between.
public enum GoldReader {
    public struct Entry: Sendable {
        public var record: NoteRecord
        public var gold: GoldNote
    }

    public static func entries(of bytes: [UInt8], path: String) throws(GoldError) -> [Entry] {
        var entries: [Entry] = []
        var number = 0
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            if line.allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) { continue }
            let result = line.withUnsafeBufferPointer { buffer -> Result<Entry, JSONError> in
                Result { () throws(JSONError) in try entry(buffer) }
            }
            switch result {
            case .success(let entry): entries.append(entry)
            case .failure(let error): throw GoldError(path: path, line: number, message: error.message)
            }
        }
        return entries
    }

    /// What people's labels of a chest film (the `mesh` member of Open-i) say: `Calcinosis` and `Calcified Granuloma` are
    /// calcifications; labels under which coders also put calcified vessels and nodes leave it open.
    private static func isPositive(_ labels: [String]) -> Bool? {
        func holds(_ names: [String]) -> Bool { labels.contains { label in names.contains { label.hasPrefix($0) } } }
        if holds(["Calcinosis", "Calcified Granuloma"]) { return true }
        return holds(["Atherosclerosis", "Granulomatous Disease", "No Indexing"]) ? nil : false
    }

    private static func entry(_ line: UnsafeBufferPointer<UInt8>) throws(JSONError) -> Entry {
        var scanner = JSONScanner(line)
        var (id, text) = ("", NoteText?.none)
        var raw: [Fields] = []
        var own = Fields()
        var (listsFindings, isPositive) = (false, Bool?.none)
        try scanner.members { (key, scanner) throws(JSONError) in
            switch key {
            case "id": id = try scanner.string()
            case "text":
                var bytes: [UInt8] = []
                let isASCII = try scanner.string(into: &bytes)
                text = NoteText(bytes: bytes, isASCII: isASCII)
            case "mesh":
                var labels: [String] = []
                try scanner.elements { (scanner) throws(JSONError) in labels.append(try scanner.string()) }
                isPositive = Self.isPositive(labels)
            case "findings":
                listsFindings = true
                try scanner.elements { (scanner) throws(JSONError) in
                    var fields = Fields()
                    try scanner.members { (key, scanner) throws(JSONError) in try fields.read(key, &scanner) }
                    raw.append(fields)
                }
            default: try own.read(key, &scanner)
            }
        }
        try scanner.end()
        guard let note = text else { throw JSONError(.missingMember, "the gold line has no \"text\"") }
        let offsets = OffsetTable(note, unit: .scalar)
        var gold = GoldNote(id: id, isPositive: isPositive, listsFindings: listsFindings)
        for fields in raw { gold.findings.append(try fields.finding(offsets)) }
        if own.start != nil { gold.targets.append(try own.target(offsets)) }
        let record = NoteRecord(id: id, note: DecodedNote(note), targets: gold.targets.map(\.target))
        return Entry(record: record, gold: gold)
    }

    /// The members of one finding, as they stand in the line.
    private struct Fields {
        var start: Int?
        var end: Int?
        var words: [String: String] = [:]

        mutating func read(_ key: JSONKey, _ scanner: inout JSONScanner) throws(JSONError) {
            switch key {
            case "start": start = try scanner.integer()
            case "end": end = try scanner.integer()
            default: if let word = try scanner.stringOrNil() { words[key.text] = word }
            }
        }

        func span(_ offsets: OffsetTable) throws(JSONError) -> Span {
            guard let start, let end, start < end, let first = offsets.byte(of: start), let last = offsets.byte(of: end)
            else {
                let place = "\(start.map(String.init) ?? "?") to \(end.map(String.init) ?? "?")"
                throw JSONError(.badTarget, "span \(place) lies outside the text of \(offsets.length) characters")
            }
            return Span(first, last)
        }

        func finding(_ offsets: OffsetTable) throws(JSONError) -> GoldFinding {
            let sites = words["site"].map { $0.split(separator: "|").map(String.init) } ?? []
            return GoldFinding(
                span: try span(offsets), kind: words["kind"] ?? "calcification",
                certainty: try value("certainty", Certainty.allCases),
                temporality: try value("temporality", Temporality.allCases),
                experiencer: try value("experiencer", Experiencer.allCases),
                sites: sites == ["-"] ? [] : sites, laterality: try value("laterality", Laterality.allCases),
                type: try value("type", CalcificationType.allCases))
        }

        func target(_ offsets: OffsetTable) throws(JSONError) -> GoldTarget {
            GoldTarget(
                target: Target(span: try span(offsets), concept: words["concept"] ?? ""),
                assertion: Assertion(
                    try value("certainty", Certainty.allCases) ?? .affirmed,
                    try value("temporality", Temporality.allCases) ?? .current,
                    try value("experiencer", Experiencer.allCases) ?? .patient))
        }

        /// The case of that name; nil where the member is missing or `-`.
        private func value<Value>(_ key: String, _ all: [Value]) throws(JSONError) -> Value? {
            guard let word = words[key], word != "-" else { return nil }
            if let value = all.first(where: { "\($0)" == word }) { return value }
            let names = all.map { "\($0)" }.joined(separator: ", ")
            throw JSONError(.badValue, "\"\(key)\" is \"\(word)\", not one of \(names)")
        }
    }
}
