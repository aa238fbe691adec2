internal import Annotations

/// Windows-1252 and ISO-8859-1: one byte a character.
enum SingleByteDecoding {
    static func decode(_ bytes: [UInt8], _ encoding: TextEncoding) throws(NoteDecodingError) -> NoteText {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 8)
        for (at, byte) in bytes.enumerated() {
            guard byte >= 0x80 else {
                text.append(byte)
                continue
            }
            let isSpecial = encoding == .windows1252 && byte < 0xA0
            let scalar = isSpecial ? windows1252[Int(byte) - 0x80] : UInt16(byte)
            if scalar == 0 { throw NoteDecodingError(.undefined(encoding), at: at, in: bytes) }
            text.append(contentsOf: UTF8.encode(Unicode.Scalar(scalar)!)!)
        }
        return NoteText(bytes: text, isASCII: text.count == bytes.count)
    }

    /// The text where it reads as Windows-1252: no undefined byte, no control characters but white space, and more
    /// than a few of them mostly among ASCII, as Western clinical text is.
    static func plausibleWindows1252(_ bytes: [UInt8]) -> NoteText? {
        var high = 0
        for byte in bytes {
            if byte >= 0x80 { high += 1 }
            if byte < 0x20 ? !(0x09...0x0D).contains(byte) : byte == 0x7F { return nil }
        }
        guard high <= 8 || high * 3 <= bytes.count else { return nil }
        return try? decode(bytes, .windows1252)
    }

    /// 0x80 to 0x9F; 0 where the code page has nothing.
    private static let windows1252: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]
}
