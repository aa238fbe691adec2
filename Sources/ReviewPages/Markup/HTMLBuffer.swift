internal import Annotations

/// HTML as bytes. Text from a note or a lexicon only ever comes in through ``text(_:)`` and ``attribute(_:_:)``, which escape it.
struct HTMLBuffer {
    private(set) var bytes: [UInt8] = []

    /// Markup of our own.
    mutating func raw(_ markup: StaticString) { markup.withUTF8Buffer { bytes.append(contentsOf: $0) } }

    /// Style sheets and scripts.
    mutating func template(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// What is escaped already.
    mutating func template(_ markup: [UInt8]) { bytes += markup }

    /// `<a class="site" href="#m3">`; values are escaped, nil leaves an attribute out.
    mutating func open(_ element: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:]) {
        bytes.append(UInt8(ascii: "<"))
        raw(element)
        for (name, value) in attributes {
            guard let value else { continue }
            bytes.append(UInt8(ascii: " "))
            raw(name)
            raw("=\"")
            text(value)
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(UInt8(ascii: ">"))
    }

    mutating func close(_ element: StaticString) {
        raw("</")
        raw(element)
        raw(">")
    }

    /// An element with nothing but text in it.
    mutating func element(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], _ content: String
    ) {
        open(name, attributes)
        text(content)
        close(name)
    }

    /// Words made safe, character for character: what HTML would read as markup is escaped; what it would drop, or what would
    /// turn the order of the letters round, is shown as its control picture or as U+FFFD, so that offsets stay.
    mutating func text(_ words: String) {
        for scalar in words.unicodeScalars {
            switch scalar.value {
            case 0x26: raw("&amp;")
            case 0x3C: raw("&lt;")
            case 0x3E: raw("&gt;")
            case 0x22: raw("&quot;")
            case 0x27: raw("&#39;")
            case 0x0D: raw("&#13;")
            case 0x09, 0x0A: bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            case 0x00..<0x20: append(0x2400 + scalar.value)
            case 0x7F: append(0x2421)
            case 0x80..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFFF9...0xFFFB, 0xFFFE, 0xFFFF:
                append(0xFFFD)
            default: bytes.append(contentsOf: UTF8.encode(scalar).unsafelyUnwrapped)
            }
        }
    }

    private mutating func append(_ value: UInt32) {
        guard let scalar = Unicode.Scalar(value), let encoded = UTF8.encode(scalar) else { return }
        bytes.append(contentsOf: encoded)
    }
}

/// A relative address from a file's path: `"a b/ct#1.html"` becomes `"./a%20b/ct%231.html"`. The leading `./` keeps a name such
/// as `javascript:x` a name.
func relativeAddress(_ path: String) -> String {
    var address = "./"
    for byte in path.utf8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"), UInt8(ascii: "/"):
            address.unicodeScalars.append(Unicode.Scalar(byte))
        default:
            let digits = String(byte, radix: 16, uppercase: true)
            address += byte < 0x10 ? "%0\(digits)" : "%\(digits)"
        }
    }
    return address
}
