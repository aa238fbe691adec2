public import Annotations

/// One thing that the annotator and the gold say differently, with the words around it.
public struct Mistake: Hashable, Sendable {
    public var note: String
    /// `missed`, `spurious`, or the attribute that differs: `certainty`, `site` …
    public var kind: String
    public var expected: String
    public var found: String
    /// In Unicode scalars.
    public var start: Int
    public var end: Int
    /// The text with the span between » and «.
    public var context: String

    public init(_ kind: String, expected: String, found: String, at span: Span, in note: AnnotatedNote) {
        let offsets = OffsetTable(note.text, unit: .scalar)
        self.note = note.document.id
        self.kind = kind
        self.expected = expected
        self.found = found
        start = offsets.offset(of: span.start)
        end = offsets.offset(of: span.end)
        context = Self.context(of: span, in: note.text)
    }

    /// Some 60 characters on either side, on one line.
    private static func context(of span: Span, in text: NoteText) -> String {
        var (first, last) = (max(0, Int(span.start) - 60), min(text.count, Int(span.end) + 60))
        while first > 0, text.bytes[first] & 0xC0 == 0x80 { first -= 1 }
        while last < text.count, text.bytes[last] & 0xC0 == 0x80 { last += 1 }
        let pieces = [Span(Int32(first), span.start), span, Span(span.end, Int32(last))].map { piece in
            String(String.UnicodeScalarView(text[piece].unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
        }
        return "\(pieces[0])»\(pieces[1])«\(pieces[2])"
    }
}
