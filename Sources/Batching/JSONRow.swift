/// One JSON object on one line, member by member: rows of the manifest and of a stream's problems.
struct JSONRow {
    private(set) var bytes: [UInt8] = [UInt8(ascii: "{")]
    private var isFirst = true

    private mutating func name(_ name: StaticString) {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        quote(name.description)
        bytes.append(UInt8(ascii: ":"))
    }

    mutating func add(_ name: StaticString, _ value: String?) {
        self.name(name)
        if let value { quote(value) } else { bytes.append(contentsOf: "null".utf8) }
    }

    mutating func add(_ name: StaticString, _ value: Int) {
        self.name(name)
        bytes.append(contentsOf: String(value).utf8)
    }

    /// A value that is JSON already.
    mutating func add(_ name: StaticString, verbatim value: String) {
        self.name(name)
        bytes.append(contentsOf: value.utf8)
    }

    mutating func add(_ name: StaticString, _ row: JSONRow) {
        self.name(name)
        bytes += row.bytes
        bytes.append(UInt8(ascii: "}"))
    }

    mutating func add(_ name: StaticString, _ values: [String]) {
        self.name(name)
        bytes.append(UInt8(ascii: "["))
        for (index, value) in values.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            quote(value)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    /// The row with its closing brace and line break.
    var line: [UInt8] { bytes + [UInt8(ascii: "}"), 0x0A] }

    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        if text.utf8.contains(where: Self.needsEscape) {
            for byte in text.utf8 { escape(byte) }
        } else {
            bytes.append(contentsOf: text.utf8)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
        case 0x0A: bytes += Array("\\n".utf8)
        case 0x09: bytes += Array("\\t".utf8)
        case 0x0D: bytes += Array("\\r".utf8)
        case 0..<0x20, 0x7F:
            bytes += Array((byte < 0x10 ? "\\u000" : "\\u00").utf8) + Array(String(byte, radix: 16).utf8)
        default: bytes.append(byte)
        }
    }
}
