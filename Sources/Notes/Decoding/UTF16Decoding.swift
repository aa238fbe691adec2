internal import Annotations

/// UTF-16 in either byte order, strictly: an unpaired surrogate or half a unit is an error.
enum UTF16Decoding {
    static func decode(_ bytes: [UInt8], _ encoding: TextEncoding) throws(NoteDecodingError) -> NoteText {
        let high = encoding == .utf16BigEndian ? 0 : 1
        if bytes.count % 2 == 1 { throw NoteDecodingError(.halfUnit(encoding), at: bytes.count - 1, in: bytes) }
        func unit(_ at: Int) -> UInt32 { UInt32(bytes[at + high]) << 8 | UInt32(bytes[at + 1 - high]) }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count / 2 + bytes.count / 16)
        var at = bytes.count >= 2 && unit(0) == 0xFEFF ? 2 : 0
        var isASCII = true
        while at < bytes.count {
            var scalar = unit(at)
            if scalar < 0x80 {
                text.append(UInt8(scalar))
                at += 2
                continue
            }
            isASCII = false
            if scalar & 0xFC00 == 0xD800, at + 4 <= bytes.count, unit(at + 2) & 0xFC00 == 0xDC00 {
                scalar = 0x10000 + (scalar & 0x3FF) << 10 + unit(at + 2) & 0x3FF
                at += 2
            }
            guard let character = Unicode.Scalar(scalar) else {
                throw NoteDecodingError(.unpairedSurrogate(encoding), at: at, in: bytes)
            }
            text.append(contentsOf: UTF8.encode(character)!)
            at += 2
        }
        return NoteText(bytes: text, isASCII: isASCII)
    }

    /// The byte order of UTF-16 without a mark: nearly all NULs at odd positions are little-endian Western text.
    static func guess(_ bytes: [UInt8]) -> TextEncoding? {
        guard bytes.count >= 4, bytes.count % 2 == 0 else { return nil }
        var (even, odd) = (0, 0)
        for at in stride(from: 0, to: bytes.count, by: 2) {
            if bytes[at] == 0 { even += 1 }
            if bytes[at + 1] == 0 { odd += 1 }
        }
        let units = bytes.count / 2
        if odd * 10 >= units * 7, even * 50 <= units { return .utf16LittleEndian }
        if even * 10 >= units * 7, odd * 50 <= units { return .utf16BigEndian }
        return nil
    }
}
