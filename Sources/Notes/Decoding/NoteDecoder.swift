internal import Annotations

/// Turns a note's bytes into text: a byte-order mark decides, then NUL bytes in a UTF-16 pattern, then strict UTF-8, and
/// what is none of these is Windows-1252 where it reads plausibly as that.
///
/// `decode([0x37, 0xB0], encoding: nil)` → `"7°"`, encoding `windows-1252`
public enum NoteDecoder {
    /// - Parameter encoding: what `--encoding` names; nil to find out.
    public static func decode(_ bytes: [UInt8], encoding: TextEncoding?) throws(NoteDecodingError) -> DecodedNote {
        try decode(bytes, encoding: encoding, most: Int(Int32.max) - 1)
    }

    /// - Parameter most: the bytes that a text may have, since positions are 32-bit numbers. What is within the limit as
    ///   Windows-1252 or UTF-16 may be beyond it as UTF-8.
    package static func decode(
        _ bytes: [UInt8], encoding: TextEncoding?, most: Int
    ) throws(NoteDecodingError) -> DecodedNote {
        let (text, found) = try text(of: bytes, encoding: encoding)
        if text.count > most { throw NoteDecodingError(.tooLong(text.count), at: 0, in: bytes) }
        return DecodedNote(text: text, encoding: found.name, sha256: SHA256.hex(of: bytes))
    }

    private static func text(
        of bytes: [UInt8], encoding: TextEncoding?
    ) throws(NoteDecodingError) -> (NoteText, TextEncoding) {
        switch encoding {
        case .utf8:
            let outcome = UTF8Validation.check(bytes)
            if let at = outcome.firstInvalid { throw NoteDecodingError(.invalidUTF8, at: at, in: bytes) }
            return (withoutMark(bytes, isASCII: outcome.isASCII), .utf8)
        case .utf16LittleEndian, .utf16BigEndian: return (try UTF16Decoding.decode(bytes, encoding!), encoding!)
        case .windows1252, .latin1: return (try SingleByteDecoding.decode(bytes, encoding!), encoding!)
        case nil: return try detect(bytes)
        }
    }

    private static func detect(_ bytes: [UInt8]) throws(NoteDecodingError) -> (NoteText, TextEncoding) {
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
            throw NoteDecodingError(.utf32, at: 0, in: bytes)
        }
        if bytes.starts(with: [0xFF, 0xFE]) {
            return (try UTF16Decoding.decode(bytes, .utf16LittleEndian), .utf16LittleEndian)
        }
        if bytes.starts(with: [0xFE, 0xFF]) {
            return (try UTF16Decoding.decode(bytes, .utf16BigEndian), .utf16BigEndian)
        }
        if let zero = bytes.firstIndex(of: 0) {
            if let encoding = UTF16Decoding.guess(bytes), let text = try? UTF16Decoding.decode(bytes, encoding) {
                return (text, encoding)
            }
            throw NoteDecodingError(.binary, at: zero, in: bytes)
        }
        let outcome = UTF8Validation.check(bytes)
        guard let invalid = outcome.firstInvalid else {
            return (withoutMark(bytes, isASCII: outcome.isASCII), .utf8)
        }
        let tally = UTF8Validation.tally(bytes)
        if tally.multibyte > tally.invalid { throw NoteDecodingError(.damagedUTF8, at: invalid, in: bytes) }
        if let text = SingleByteDecoding.plausibleWindows1252(bytes) { return (text, .windows1252) }
        throw NoteDecodingError(.invalidUTF8, at: invalid, in: bytes)
    }

    private static func withoutMark(_ bytes: [UInt8], isASCII: Bool) -> NoteText {
        guard bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return NoteText(bytes: bytes, isASCII: isASCII) }
        let rest = Array(bytes.dropFirst(3))
        return NoteText(bytes: rest, isASCII: UTF8Validation.check(rest).isASCII)
    }
}
