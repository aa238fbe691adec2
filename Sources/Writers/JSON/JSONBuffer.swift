internal import Annotations

/// JSON as bytes: appends strings, numbers and ready-made pieces to one buffer without making a `String` on the way.
struct JSONBuffer {
    var bytes: [UInt8]

    init(_ bytes: [UInt8] = []) { self.bytes = bytes }

    /// Text that is JSON already.
    @inline(__always) mutating func raw(_ literal: StaticString) {
        literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    @inline(__always) mutating func raw(_ fragments: JSONFragments, _ index: Int) {
        fragments.append(index, to: &bytes)
    }

    /// Text made while running that is JSON already. Not called `raw`, or every literal would come this slower way.
    mutating func copy(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// `m1`, `f12`, in quotes: a letter and a number counted from 1.
    @inline(__always) mutating func identifier(_ letter: StaticString, _ index: Int) {
        bytes.append(UInt8(ascii: "\""))
        raw(letter)
        integer(index + 1)
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func integer(_ value: Int) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        var magnitude = value.magnitude
        if magnitude < 10 {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: magnitude))
            return
        }
        let start = bytes.count
        while magnitude > 0 {
            let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: 10)
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: remainder))
            magnitude = quotient
        }
        bytes[start...].reverse()
    }

    mutating func string(_ text: String) {
        var text = text
        text.withUTF8 { escaped($0) }
    }

    /// The words of a note that a span covers.
    @inline(__always) mutating func string(_ text: NoteText, _ span: Span) {
        text.bytes.withUnsafeBufferPointer { escaped(UnsafeBufferPointer(rebasing: $0[span.range])) }
    }

    /// Quoted and escaped. What needs no escape is copied in one piece: all but `"`, `\`, control characters and two that
    /// some readers take for the end of a line (U+2028, U+2029, and U+0085 among the controls).
    private mutating func escaped(_ text: UnsafeBufferPointer<UInt8>) {
        bytes.append(UInt8(ascii: "\""))
        var done = 0
        var at = 0
        while at < text.count {
            let byte = text[at]
            if byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte < 0x7F {
                at += 1
                continue
            }
            let (escape, length) = Self.escape(at: at, in: text)
            if let escape {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[done..<at]))
                bytes.append(contentsOf: escape.utf8)
                done = at + length
            }
            at += length
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[done...]))
        bytes.append(UInt8(ascii: "\""))
    }

    /// The escape of the scalar that starts at a byte, or nil where it needs none, and its length in bytes.
    private static func escape(at index: Int, in text: UnsafeBufferPointer<UInt8>) -> (String?, Int) {
        let byte = text[index]
        switch byte {
        case 0x22: return ("\\\"", 1)
        case 0x5C: return ("\\\\", 1)
        case 0x0A: return ("\\n", 1)
        case 0x0D: return ("\\r", 1)
        case 0x09: return ("\\t", 1)
        case 0x08: return ("\\b", 1)
        case 0x0C: return ("\\f", 1)
        case 0x00..<0x20, 0x7F: return ("\\u00" + hexadecimal(byte), 1)
        case 0xC2 where index + 1 < text.count && text[index + 1] < 0xA0:
            return ("\\u00" + hexadecimal(text[index + 1]), 2)
        case 0xE2
        where index + 2 < text.count && text[index + 1] == 0x80
            && (text[index + 2] == 0xA8 || text[index + 2] == 0xA9):
            return ("\\u20" + hexadecimal(text[index + 2] - 0x80), 3)
        default: return (nil, 1)
        }
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        return byte < 0x10 ? "0" + digits : digits
    }
}
