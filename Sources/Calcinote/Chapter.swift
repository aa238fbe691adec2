internal import Notes

/// A part of a very long note that is read by itself, so that what is known of its words stays small however long the note is.
/// What one chapter says of another is left to those who see the whole note: the impression and the weights. Of chapters
/// before it, a chapter knows the open section and what the title says.
struct Chapter {
    var bytes: Range<Int>
    /// Whether an empty line ends it.
    var endsParagraph: Bool

    /// Cuts a text at empty lines, else at line ends, else behind sentences, else between words.
    ///
    /// - Parameter length: in bytes; a chapter has one to two of these, but for white space at its end and for the last, which may
    ///   be shorter.
    static func all(of text: NoteText, length: Int) -> [Chapter] {
        var chapters: [Chapter] = []
        var start = 0
        while text.count - start > 2 * length {
            let (end, endsParagraph) = end(in: start + length..<start + 2 * length, text.bytes.span)
            chapters.append(Chapter(bytes: start..<end, endsParagraph: endsParagraph))
            start = end
        }
        if start < text.count { chapters.append(Chapter(bytes: start..<text.count, endsParagraph: true)) }
        return chapters
    }

    /// Where a chapter ends: where the first paragraph of a range does, or what comes next to that.
    private static func end(in range: Range<Int>, _ bytes: borrowing Swift.Span<UInt8>) -> (Int, endsParagraph: Bool) {
        var (line, sentence, word): (Int?, Int?, Int?)
        var at = range.lowerBound
        while at < range.upperBound {
            guard isSpace(bytes[at]) else {
                at += 1
                continue
            }
            let first = at
            var newlines = 0
            while at < bytes.count, isSpace(bytes[at]) {
                if bytes[at] == 0x0A { newlines += 1 }
                at += 1
            }
            if newlines > 1 { return (at, true) }
            if newlines == 1, line == nil { line = at }
            if bytes[first - 1] == UInt8(ascii: "."), sentence == nil { sentence = at }
            if word == nil { word = at }
        }
        if let end = line ?? sentence ?? word { return (end, false) }
        at = range.upperBound
        while at < bytes.count, bytes[at] & 0xC0 == 0x80 { at += 1 }
        return (at, false)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    func text(in whole: NoteText) -> NoteText {
        let own = Array(whole.bytes[bytes])
        return NoteText(bytes: own, isASCII: whole.isASCII || UTF8Validation.isASCII(own))
    }

    /// Those that begin in it, by their places in it.
    func targets(among all: [Target]) -> [Target] {
        all.filter { bytes.contains(Int($0.span.start)) }.map {
            Target(span: $0.span.moved(by: -Int32(bytes.lowerBound)), concept: $0.concept)
        }
    }
}
