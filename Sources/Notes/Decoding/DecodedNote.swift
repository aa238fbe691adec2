public import Annotations

/// A note's text with what is known of the bytes it came from.
///
/// Decoding comes in as bytes and goes out as text that nothing has rewritten: only a byte-order mark is taken off. What
/// the words mean is left to tokens, sections and the engines above.
public struct DecodedNote: Sendable {
    public var text: NoteText
    /// The name of the encoding that the bytes were in, `"windows-1252"`.
    public var encoding: String
    /// Of the bytes as they were read, byte-order mark included, in lower-case hexadecimal.
    public var sha256: String

    public init(text: NoteText, encoding: String, sha256: String) {
        self.text = text
        self.encoding = encoding
        self.sha256 = sha256
    }

    /// A note that was text from the start, such as a member of a JSON line; its digest is that of its UTF-8 bytes.
    public init(_ text: NoteText) {
        self.init(text: text, encoding: TextEncoding.utf8.name, sha256: SHA256.hex(of: text.bytes))
    }
}
