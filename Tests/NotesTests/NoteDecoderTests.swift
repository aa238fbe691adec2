import Annotations
import Notes
import Testing

struct NoteDecoderTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var name: String
        var bytes: [UInt8]
        var text: String
        var encoding: String
        var testDescription: String { name }
    }

    static let readable: [Row] = [
        Row(name: "empty", bytes: [], text: "", encoding: "utf-8"),
        Row(name: "ASCII", bytes: Array("No calcification.".utf8), text: "No calcification.", encoding: "utf-8"),
        Row(name: "UTF-8", bytes: Array("Mönckeberg’s 🩻".utf8), text: "Mönckeberg’s 🩻", encoding: "utf-8"),
        Row(name: "UTF-8 mark", bytes: [0xEF, 0xBB, 0xBF] + Array("Ca".utf8), text: "Ca", encoding: "utf-8"),
        Row(name: "only a mark", bytes: [0xEF, 0xBB, 0xBF], text: "", encoding: "utf-8"),
        Row(
            name: "UTF-16LE mark", bytes: [0xFF, 0xFE, 0x43, 0, 0xE4, 0, 0x3D, 0xD8, 0x00, 0xDE], text: "Cä😀",
            encoding: "utf-16le"),
        Row(name: "UTF-16BE mark", bytes: [0xFE, 0xFF, 0, 0x43, 0, 0x61], text: "Ca", encoding: "utf-16be"),
        Row(name: "UTF-16LE bare", bytes: [0x43, 0, 0x61, 0, 0x6C, 0], text: "Cal", encoding: "utf-16le"),
        Row(name: "UTF-16BE bare", bytes: [0, 0x43, 0, 0x61, 0, 0x6C], text: "Cal", encoding: "utf-16be"),
        Row(
            name: "Windows-1252", bytes: [0x37, 0xB0, 0x20, 0x93, 0x78, 0x94], text: "7° “x”", encoding: "windows-1252"),
        Row(name: "CRLF stays", bytes: Array("a\r\nb".utf8), text: "a\r\nb", encoding: "utf-8"),
    ]

    @Test(arguments: readable)
    func `the encoding is found and the text is not rewritten`(row: Row) throws {
        let note = try NoteDecoder.decode(row.bytes, encoding: nil)
        #expect(note.text.string == row.text)
        #expect(note.text.bytes == Array(row.text.utf8))
        #expect(note.encoding == row.encoding)
        #expect(note.text.isASCII == row.text.utf8.allSatisfy { $0 < 0x80 })
        #expect(note.sha256 == SHA256.hex(of: row.bytes))
    }

    struct Fault: Sendable, CustomTestStringConvertible {
        var name: String
        var bytes: [UInt8]
        var encoding: TextEncoding?
        var words: String
        var testDescription: String { name }
    }

    static let faults: [Fault] = [
        Fault(
            name: "undefined in Windows-1252", bytes: Array("ab\ncd".utf8) + [0x9D],
            words: "byte 0x9D at position 5 (line 2, column 3) is not valid UTF-8"),
        Fault(
            name: "control beside a high byte", bytes: [0x61, 0xE9, 0x01],
            words: "byte 0xE9 at position 1 (line 1, column 2) is not valid UTF-8"),
        Fault(
            name: "damaged UTF-8", bytes: Array("ä ö ü ".utf8) + [0xC3],
            words:
                "byte 0xC3 at position 9 (line 1, column 7) is not valid UTF-8, though other characters of the note are: "
                + "it looks damaged"),
        Fault(
            name: "binary", bytes: [0x50, 0x4B, 0, 3, 4],
            words: "byte 0x00 at position 2 (line 1, column 3): this looks like a binary file, not a note"),
        Fault(
            name: "UTF-32", bytes: [0xFF, 0xFE, 0, 0, 0x43, 0, 0, 0],
            words: "the note begins with the byte-order mark of UTF-32, which is not read"),
        Fault(
            name: "unpaired surrogate", bytes: [0xFF, 0xFE, 0x00, 0xD8, 0x43, 0],
            words: "byte 0x00 at position 2 (line 1, column 3) begins an unpaired surrogate in utf-16le"),
        Fault(
            name: "half a unit", bytes: [0x43, 0, 0x61], encoding: .utf16LittleEndian,
            words: "an odd number of bytes cannot be utf-16le: byte 0x61 at position 2 (line 1, column 3) stands alone"),
        Fault(
            name: "named UTF-8, but is not", bytes: [0x37, 0xB0], encoding: .utf8,
            words: "byte 0xB0 at position 1 (line 1, column 2) is not valid UTF-8"),
        Fault(
            name: "named Windows-1252, but is not", bytes: [0x81], encoding: .windows1252,
            words: "byte 0x81 at position 0 (line 1, column 1) does not exist in windows-1252"),
    ]

    @Test(arguments: faults)
    func `a byte that cannot be read is named with its place and a remedy`(fault: Fault) throws {
        let error = #expect(throws: NoteDecodingError.self) {
            try NoteDecoder.decode(fault.bytes, encoding: fault.encoding)
        }
        #expect(error?.description == fault.words)
        #expect(error?.remedy.isEmpty == false)
    }

    @Test func `a named encoding is used even where another would fit`() throws {
        let bytes = Array("ä".utf8)
        #expect(try NoteDecoder.decode(bytes, encoding: .latin1).text.string == "Ã¤")
        #expect(try NoteDecoder.decode([0x80], encoding: .latin1).text.string == "\u{80}")
        #expect(try NoteDecoder.decode([0x41, 0, 0x42], encoding: .utf8).text.string == "A\0B")
    }

    @Test(
        arguments: [
            [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF8], [0x80],
            [0xE2, 0x82],
            [0xF0, 0x8F, 0xBF, 0xBF],
        ] as [[UInt8]])
    func `overlong forms, surrogates and stray bytes are not UTF-8`(bytes: [UInt8]) {
        let padded = Array("calcification of the aorta".utf8) + bytes + Array("!".utf8)
        #expect(throws: NoteDecodingError.self) { try NoteDecoder.decode(padded, encoding: .utf8) }
    }

    @Test func `strict validation agrees with the standard library at every length and position`() {
        let scalars: [UInt8] = Array("aä€😀".utf8)
        for length in 0..<40 {
            for cut in 0..<scalars.count {
                let bytes = Array(repeating: UInt8(ascii: "x"), count: length) + scalars[cut...] + [0x41]
                let isValid = String(validating: bytes, as: UTF8.self) != nil
                #expect(((try? NoteDecoder.decode(bytes, encoding: .utf8)) != nil) == isValid)
            }
        }
    }

    @Test(arguments: ["utf-8", "UTF8", "cp1252", "Windows-1252", "latin1", "ISO-8859-1", "utf-16", "utf-16be"])
    func `encodings have the names people use`(name: String) { #expect(TextEncoding(named: name) != nil) }

    @Test(arguments: [
        ([0x43, 0x61], TextEncoding.utf8, 2), ([0xE4, 0xF6], .latin1, 4), ([0x80], .windows1252, 3),
        ([0xE5, 0x77], .utf16BigEndian, 3),
    ])
    func `a text may be too long to be numbered, though its bytes are not`(
        bytes: [UInt8], encoding: TextEncoding, length: Int
    ) throws {
        #expect(try NoteDecoder.decode(bytes, encoding: encoding, most: length).text.count == length)
        let error = #expect(throws: NoteDecodingError.self) {
            try NoteDecoder.decode(bytes, encoding: encoding, most: length - 1)
        }
        #expect(error?.code == "too-large")
        #expect(error?.description == "as UTF-8 the note has \(length) bytes, more than can be numbered")
        #expect(error?.remedy == "split it into notes")
    }

    @Test func `digests are those of the standard`() {
        #expect(
            SHA256.hex(of: Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(SHA256.hex(of: []) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }
}
