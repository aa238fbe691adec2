internal import Annotations
internal import Notes

/// Why one line of a stream gave no annotation.
public struct LineProblem: Error, Hashable, Sendable {
    /// The record's id, where it could be read.
    public var id: String?
    /// From 1.
    public var line: Int
    /// A stable word: `invalid-json`, `missing-member`, `too-long` …
    public var code: String
    public var message: String

    public init(id: String? = nil, line: Int, code: String, message: String) {
        (self.id, self.line, self.code, self.message) = (id, line, code, message)
    }
}

/// Reads the records of `stream`: `{"id": "ct-1", "text": "…", "targets": [{"start": 10, "end": 18, "concept": "edema"}]}`.
///
/// Members may come in any order; unknown ones are passed over; offsets count Unicode scalars. A number as id is taken
/// as it is written.
public enum JSONLinesReader {
    /// - Parameter passed: is told now and then, of a long line, how many of its bytes will not be read again.
    public static func record(
        _ line: UnsafeBufferPointer<UInt8>, number: Int, passed: (Int) -> Void = { _ in }
    ) -> Result<NoteRecord, LineProblem> {
        var members = Members()
        do throws(JSONError) {
            return .success(try members.read(line, passed))
        } catch {
            return .failure(
                LineProblem(id: members.id, line: number, code: error.code.rawValue, message: error.message))
        }
    }

    /// The problem of a line that is longer than the limit.
    public static func overlong(line: Int, limit: Int) -> LineProblem {
        LineProblem(
            id: nil, line: line, code: JSONError.Code.tooLong.rawValue,
            message: "the line has more than \(limit) bytes; split the note, or raise --max-note-bytes")
    }

    /// What has been read of a line so far, so that a problem can still name the record.
    private struct Members {
        var id: String?
        var text: NoteText?
        var targets: [(start: Int, end: Int, concept: String)]?
        /// The first fault of meaning; the line is read on, because its id may follow.
        var fault: JSONError?

        mutating func read(
            _ line: UnsafeBufferPointer<UInt8>, _ passed: (Int) -> Void
        ) throws(JSONError) -> NoteRecord {
            var scanner = JSONScanner(line)
            var found = self
            defer { self = found }
            try scanner.members { (key, scanner) throws(JSONError) in
                switch key {
                case "id": try found.readID(&scanner)
                case "text": try found.readText(&scanner, passed)
                case "targets": try found.readTargets(&scanner)
                default: try scanner.skipValue()
                }
            }
            try scanner.end()
            if let fault = found.fault { throw fault }
            guard let id = found.id else { throw JSONError(.missingMember, "the record has no \"id\"") }
            guard let text = found.text else { throw JSONError(.missingMember, "the record has no \"text\"") }
            let targets = try found.targets.map { (list) throws(JSONError) in try Self.spans(list, in: text) }
            return NoteRecord(id: id, note: DecodedNote(text), targets: targets ?? [])
        }

        private mutating func once(_ name: String, _ isNew: Bool) {
            if !isNew, fault == nil { fault = JSONError(.duplicateMember, "\"\(name)\" stands twice in the record") }
        }

        private mutating func readID(_ scanner: inout JSONScanner) throws(JSONError) {
            once("id", id == nil)
            switch scanner.peek() {
            case UInt8(ascii: "\""): id = try scanner.string()
            case UInt8(ascii: "-"), 0x30...0x39: id = try scanner.number()
            default:
                try scanner.skipValue()
                fault = fault ?? JSONError(.wrongType, "\"id\" is not a string")
            }
        }

        private mutating func readText(
            _ scanner: inout JSONScanner, _ passed: (Int) -> Void
        ) throws(JSONError) {
            once("text", text == nil)
            guard scanner.peek() == UInt8(ascii: "\"") else {
                try scanner.skipValue()
                fault = fault ?? JSONError(.wrongType, "\"text\" is not a string")
                return
            }
            var bytes: [UInt8] = []
            // With what the scanner may write beyond the end.
            bytes.reserveCapacity(scanner.remaining + 16)
            let isASCII = try scanner.string(into: &bytes, passed: passed)
            text = NoteText(bytes: bytes, isASCII: isASCII)
        }

        private mutating func readTargets(_ scanner: inout JSONScanner) throws(JSONError) {
            once("targets", targets == nil)
            var list: [(start: Int, end: Int, concept: String)] = []
            guard scanner.peek() == UInt8(ascii: "[") else {
                try scanner.skipValue()
                fault = fault ?? JSONError(.wrongType, "\"targets\" is not an array")
                return
            }
            var complete = true
            try scanner.elements { (scanner) throws(JSONError) in
                guard scanner.peek() == UInt8(ascii: "{") else {
                    complete = false
                    return try scanner.skipValue()
                }
                var (start, end, concept): (Int?, Int?, String?) = (nil, nil, nil)
                try scanner.members { (key, scanner) throws(JSONError) in
                    switch key {
                    case "start": start = try scanner.integer()
                    case "end": end = try scanner.integer()
                    case "concept": concept = try scanner.stringOrNil()
                    default: try scanner.skipValue()
                    }
                }
                if let start, let end, let concept {
                    list.append((start, end, concept))
                } else {
                    complete = false
                }
            }
            if !complete, fault == nil {
                fault = JSONError(
                    .badTarget, "a target needs whole numbers \"start\" and \"end\" and a string \"concept\"")
            }
            targets = list
        }

        private static func spans(
            _ list: [(start: Int, end: Int, concept: String)], in text: NoteText
        ) throws(JSONError) -> [Target] {
            let offsets = OffsetTable(text, unit: .scalar)
            var targets: [Target] = []
            for item in list {
                guard item.start < item.end, let start = offsets.byte(of: item.start),
                    let end = offsets.byte(of: item.end)
                else {
                    throw JSONError(
                        .badTarget,
                        "target \(item.start) to \(item.end) lies outside the text of \(offsets.length) characters")
                }
                targets.append(Target(span: Span(start, end), concept: item.concept))
            }
            return targets
        }
    }
}
