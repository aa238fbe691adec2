/// Why bytes could not be read as a note: facts, and one place that turns them into words. The words never hold text of
/// the note, so that they can go to a log.
public struct NoteDecodingError: Error, Hashable, Sendable, CustomStringConvertible {
    enum Kind: Hashable, Sendable {
        case invalidUTF8, damagedUTF8
        case undefined(TextEncoding)
        case unpairedSurrogate(TextEncoding)
        case halfUnit(TextEncoding)
        case binary
        case utf32
        /// The bytes that the text would have.
        case tooLong(Int)
    }

    let kind: Kind
    /// The position of the byte at fault, from 0.
    public let offset: Int
    public let value: UInt8
    /// From 1.
    public let line: Int
    /// From 1, in characters as far as the bytes before are readable.
    public let column: Int

    init(_ kind: Kind, at offset: Int, in bytes: [UInt8]) {
        self.kind = kind
        self.offset = offset
        value = offset < bytes.count ? bytes[offset] : 0
        var (line, column) = (1, 1)
        for byte in bytes.prefix(offset) {
            if byte == 0x0A {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        self.line = line
        self.column = column
    }

    /// A stable word for programs: `invalid-encoding`, `binary` or `too-large`.
    public var code: String {
        switch kind {
        case .binary: "binary"
        case .tooLong: "too-large"
        default: "invalid-encoding"
        }
    }

    /// `byte 0x9D at position 12 (line 1, column 13) does not exist in windows-1252`
    public var description: String {
        let place = "byte \(hexadecimal(value)) at position \(offset) (line \(line), column \(column))"
        return switch kind {
        case .invalidUTF8: "\(place) is not valid UTF-8"
        case .damagedUTF8: "\(place) is not valid UTF-8, though other characters of the note are: it looks damaged"
        case .undefined(let encoding): "\(place) does not exist in \(encoding.name)"
        case .unpairedSurrogate(let encoding): "\(place) begins an unpaired surrogate in \(encoding.name)"
        case .halfUnit(let encoding): "an odd number of bytes cannot be \(encoding.name): \(place) stands alone"
        case .binary: "\(place): this looks like a binary file, not a note"
        case .tooLong(let count): "as UTF-8 the note has \(count) bytes, more than can be numbered"
        case .utf32: "the note begins with the byte-order mark of UTF-32, which is not read"
        }
    }

    /// What the user can do.
    public var remedy: String {
        switch kind {
        case .invalidUTF8, .damagedUTF8, .undefined, .unpairedSurrogate, .halfUnit:
            let names = TextEncoding.allCases.map(\.name).joined(separator: ", ")
            return "name the encoding with --encoding (\(names)), or repair the file"
        case .binary: return "leave the file out, export it as text, or name its encoding with --encoding"
        case .tooLong: return "split it into notes"
        case .utf32: return "convert the file: iconv -f UTF-32 -t UTF-8"
        }
    }

    private func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return "0x" + (digits.count < 2 ? "0" : "") + digits
    }
}
