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

    func write(_ note: AnnotatedNote, into output: inout [UInt8]) {
        var compact: [UInt8] = []
        lines.writeObject(note, into: &compact)
        JSONLayout(compact).write(into: &output)
        output.append(UInt8(ascii: "\n"))
    }
}

/// Compact JSON laid out in lines: an object or array that fits on the rest of its line stays there, a longer one has a line
/// for each member. The document itself and the lists in it always have.
struct JSONLayout {
    static let width = 120
    private let json: [UInt8]
    /// For each `{` and `[`, in order, its length when written on one line.
    private let lengths: [Int]

    init(_ compact: [UInt8]) {
        json = compact
        var lengths: [Int] = []
        var open: [(container: Int, start: Int)] = []
        var (column, inString, escaped) = (0, false, false)
        for byte in compact {
            // A continuation byte belongs to the scalar before it.
            if byte & 0xC0 != 0x80 { column += 1 }
            if inString {
                if escaped {
                    escaped = false
                } else if byte == 0x5C {
                    escaped = true
                } else if byte == 0x22 {
                    inString = false
                }
                continue
            }
            switch byte {
            case 0x22: inString = true
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                open.append((lengths.count, column - 1))
                lengths.append(0)
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                let (container, start) = open.removeLast()
                lengths[container] = column - start
            case UInt8(ascii: ","), UInt8(ascii: ":"): column += 1
            default: break
            }
        }
        self.lengths = lengths
    }

    func write(into output: inout [UInt8]) {
        /// Whether each open container has a line for each member.
        var broken: [Bool] = []
        var (container, lineStart, inString, escaped) = (0, output.count, false, false)
        func newLine(_ output: inout [UInt8]) {
            output.append(UInt8(ascii: "\n"))
            lineStart = output.count
            output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * broken.count))
        }
        for (index, byte) in json.enumerated() {
            if inString {
                output.append(byte)
                if escaped {
                    escaped = false
                } else if byte == 0x5C {
                    escaped = true
                } else if byte == 0x22 {
                    inString = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                let isEmpty = json[index + 1] == UInt8(ascii: "}") || json[index + 1] == UInt8(ascii: "]")
                let isList = broken.count == 1 && byte == UInt8(ascii: "[")
                let fits = output.count - lineStart + lengths[container] < Self.width
                let breaks = !isEmpty && (broken.isEmpty || isList || (broken.last == true && !fits))
                container += 1
                output.append(byte)
                broken.append(breaks)
                if breaks { newLine(&output) }
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if broken.removeLast() { newLine(&output) }
                output.append(byte)
            case UInt8(ascii: ","):
                output.append(byte)
                if broken.last == true { newLine(&output) } else { output.append(UInt8(ascii: " ")) }
            case UInt8(ascii: ":"):
                output.append(byte)
                output.append(UInt8(ascii: " "))
            case 0x22:
                inString = true
                output.append(byte)
            default: output.append(byte)
            }
        }
    }
}
