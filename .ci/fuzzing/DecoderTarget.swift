import Notes

extension FuzzTarget {
    /// Bytes to text, by the mark, by the pattern or as one of the encodings is named; held against the standard library.
    static let decoder = FuzzTarget(name: "decoder") { input in
        var choices = Choices(input)
        let encodings: [TextEncoding?] = [nil] + TextEncoding.allCases
        let encoding = encodings[choices.next(below: encodings.count)]
        let bytes = Array(choices.rest)
        do throws(NoteDecodingError) {
            let note = try NoteDecoder.decode(bytes, encoding: encoding)
            guard let found = TextEncoding(named: note.encoding) else { fatalError("an encoding without a name") }
            hold(encoding == nil || found == encoding, "\(note.encoding) is not the encoding that was named")
            hold(plainly(bytes, found) == note.text.bytes, "\(note.encoding): not the text of the standard library")
            hold(note.text.isASCII == note.text.bytes.allSatisfy { $0 < 0x80 }, "isASCII is wrong")
            hold(note.sha256.utf8.count == 64, "no digest")
        } catch {
            hold(error.line > 0 && error.column > 0 && error.offset <= bytes.count, "no such place")
            hold(!error.description.isEmpty && !error.remedy.isEmpty && !error.code.isEmpty, "no words")
            if let encoding { hold(plainly(bytes, encoding) == nil, "refused, though it is \(encoding.name)") }
        }
    }

    /// The same by the standard library; nil where the bytes are not of that encoding.
    private static func plainly(_ bytes: [UInt8], _ encoding: TextEncoding) -> [UInt8]? {
        func withoutMark(_ text: String?) -> [UInt8]? {
            text.map {
                Array(($0.unicodeScalars.first == "\u{FEFF}" ? String($0.unicodeScalars.dropFirst()) : $0).utf8)
            }
        }
        switch encoding {
        case .utf8: return withoutMark(String(validating: bytes, as: UTF8.self))
        case .utf16LittleEndian, .utf16BigEndian:
            if bytes.count % 2 == 1 { return nil }
            let units = stride(from: 0, to: bytes.count, by: 2).map { at in
                let pair = (UInt16(bytes[at]), UInt16(bytes[at + 1]))
                return encoding == .utf16BigEndian ? pair.0 << 8 | pair.1 : pair.1 << 8 | pair.0
            }
            return withoutMark(String(validating: units, as: UTF16.self))
        case .latin1, .windows1252:
            // The two differ between 0x80 and 0x9F, where the standard library knows no code page.
            let scalars = bytes.map { Unicode.Scalar($0) }
            if encoding == .windows1252, bytes.contains(where: { (0x80..<0xA0).contains($0) }) {
                return (try? NoteDecoder.decode(bytes, encoding: encoding))?.text.bytes
            }
            return Array(String(String.UnicodeScalarView(scalars)).utf8)
        }
    }
}
