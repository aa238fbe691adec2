/// JSON inside a page, for its script to read. Nothing in it can end the script element or begin another: `<`, `>` and `&` are
/// written as escapes, as are all that JavaScript once took for line ends.
struct PageData {
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    init() {}

    mutating func object(_ name: StaticString? = nil, _ members: (inout PageData) -> Void) {
        nest(name, "{", "}", members)
    }

    mutating func array(_ name: StaticString? = nil, _ elements: (inout PageData) -> Void) {
        nest(name, "[", "]", elements)
    }

    private mutating func nest(
        _ name: StaticString?, _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ inner: (inout PageData) -> Void
    ) {
        begin(name)
        bytes.append(UInt8(ascii: open))
        needsComma = false
        inner(&self)
        bytes.append(UInt8(ascii: close))
        needsComma = true
    }

    mutating func add(_ name: StaticString? = nil, _ value: Int) {
        begin(name)
        bytes.append(contentsOf: String(value).utf8)
    }

    mutating func add(_ name: StaticString? = nil, _ value: Bool) {
        begin(name)
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    /// A string, or null.
    mutating func add(_ name: StaticString? = nil, _ value: String?) {
        begin(name)
        if let value { quote(value) } else { bytes.append(contentsOf: "null".utf8) }
    }

    /// Elements of an array, written elsewhere.
    mutating func add(elements: PageData) {
        begin(nil)
        bytes += elements.bytes
    }

    private mutating func begin(_ name: StaticString?) {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
        guard let name else { return }
        quote(name.description)
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22, 0x5C: bytes += [UInt8(ascii: "\\"), UInt8(scalar.value)]
            case 0x0A: bytes.append(contentsOf: "\\n".utf8)
            case 0..<0x20, 0x26, 0x3C, 0x3E, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069,
                0xFEFF, 0xFFF9...0xFFFF:
                let digits = String(scalar.value, radix: 16)
                bytes.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
            default: bytes.append(contentsOf: UTF8.encode(scalar).unsafelyUnwrapped)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

extension HTMLBuffer {
    /// A block of data for the page's script; browsers do not run it.
    mutating func data(_ id: String, _ data: PageData) {
        open("script", ["type": "application/json", "id": id])
        template(data.bytes)
        raw("</script>\n")
    }
}
