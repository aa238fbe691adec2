internal import Annotations

/// One JSON document a note, laid out for reading; the same values in the same order as a line of ``JSONLinesWriter``:
///
/// ```
/// {
///   "schema": "calcinote/1",
///   "document": {"id": "ct-0001", "source": "ct-0001.txt", …},
///   "sections": [
///     {"kind": "findings", "title": "FINDINGS", "start": 58, "end": 301}
///   ],
/// ```
struct JSONWriter: AnnotationWriter {
    private let lines: JSONLinesWriter

    init(_ options: WriterOptions, _ catalog: Catalog) { lines = JSONLinesWriter(options, catalog) }

    func write(_ note: AnnotatedNote, into output: inout [UInt8]) { write(note, into: &output) { _ in } }

    func write(_ note: AnnotatedNote, into output: inout [UInt8], drain: (inout [UInt8]) -> Void) {
        var layout = JSONLayout()
        var compact: [UInt8] = []
        lines.writeObject(note, into: &compact) { part in
            layout.write(part, into: &output)
            part.removeAll(keepingCapacity: true)
            if output.count > largeOutput { drain(&output) }
        }
        layout.write(compact, into: &output)
        output.append(UInt8(ascii: "\n"))
    }
}

/// Compact JSON laid out in lines: an object or array that fits on the rest of its line stays there, a longer one has a line
/// for each member. The document itself and the lists in it always have.
///
/// It may come in parts, each of which ends where nothing is open but the document, or the document and a list in it.
struct JSONLayout {
    static let width = 120
    /// Whether each open container has a line for each member.
    private var broken: [Bool] = []
    /// The bytes of the line that is being written.
    private var column = 0

    /// Behind the closing quote of the string that begins at a byte.
    private static func stringEnd(_ start: Int, _ bytes: borrowing Swift.Span<UInt8>) -> Int {
        var at = start &+ 1
        while bytes[at] != 0x22 { at &+= bytes[at] == 0x5C ? 2 : 1 }
        return at &+ 1
    }

    /// For each `{` and `[` of a part, in order, its length when written on one line; 0 for what the part does not close.
    private static func lengths(_ json: [UInt8]) -> [Int] {
        var lengths: [Int] = []
        var open: [(container: Int, start: Int)] = []
        let bytes = json.span
        let isASCII = json.allSatisfy { $0 < 0x80 }
        var (column, at) = (0, 0)
        while at < bytes.count {
            switch bytes[at] {
            case 0x22:
                let end = stringEnd(at, bytes)
                if isASCII {
                    column += end - at
                } else {
                    // A continuation byte belongs to the scalar before it.
                    for index in at..<end where bytes[index] & 0xC0 != 0x80 { column &+= 1 }
                }
                at = end
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                open.append((lengths.count, column))
                lengths.append(0)
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if let (container, start) = open.popLast() { lengths[container] = column + 1 - start }
            case UInt8(ascii: ","), UInt8(ascii: ":"): column += 1
            default: break
            }
            column += 1
            at += 1
        }
        return lengths
    }

    mutating func write(_ json: [UInt8], into output: inout [UInt8]) {
        let lengths = Self.lengths(json)
        var (container, lineStart, at) = (0, output.count - column, 0)
        func newLine(_ depth: Int, _ output: inout [UInt8]) {
            output.append(UInt8(ascii: "\n"))
            lineStart = output.count
            output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
        }
        output.reserveCapacity(output.count + json.count * 5 / 4)
        while at < json.count {
            let byte = json[at]
            switch byte {
            case 0x22:
                let end = Self.stringEnd(at, json.span)
                output.append(contentsOf: json[at..<end])
                at = end
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                let isEmpty = json[at + 1] == UInt8(ascii: "}") || json[at + 1] == UInt8(ascii: "]")
                let isList = broken.count == 1 && byte == UInt8(ascii: "[")
                let fits = output.count - lineStart + lengths[container] < Self.width
                let breaks = !isEmpty && (broken.isEmpty || isList || (broken.last == true && !fits))
                container += 1
                output.append(byte)
                broken.append(breaks)
                if breaks { newLine(broken.count, &output) }
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if broken.removeLast() { newLine(broken.count, &output) }
                output.append(byte)
            case UInt8(ascii: ","):
                output.append(byte)
                if broken.last == true { newLine(broken.count, &output) } else { output.append(UInt8(ascii: " ")) }
            case UInt8(ascii: ":"):
                output.append(byte)
                output.append(UInt8(ascii: " "))
            default: output.append(byte)
            }
            at += 1
        }
        column = output.count - lineStart
    }
}
