import Annotations
import Calcinote
import Reviewing
import Testing

struct AnchorTests {
    static let annotator = Annotator.bundled()
    static let text = "FINDINGS: Calcified granuloma of the lung. 🫁 Calcified node. Calcification of the falx.\n"

    static func note(_ text: String, sha256: String = "new") -> AnnotatedNote {
        var note = annotator.annotate(text, id: "n")
        note.document.sha256 = sha256
        return note
    }

    /// The words' `occurrence`th place in the text above, as a page exports it.
    static func quote(_ words: String, occurrence: Int = 0) -> Quote {
        let scalars = Array(text.unicodeScalars)
        let needle = Array(words.unicodeScalars)
        let starts = scalars.indices.filter {
            $0 + needle.count <= scalars.count && Array(scalars[$0..<$0 + needle.count]) == needle
        }
        let start = starts[occurrence]
        func string(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
        return Quote(
            start: start, end: start + needle.count, exact: words, prefix: string(max(0, start - 32)..<start),
            suffix: string(start + needle.count..<min(scalars.count, start + needle.count + 32)))
    }

    static func words(_ anchor: Anchor, in note: AnnotatedNote) -> String? { anchor.span.map { note.text[$0] } }

    @Test func `in the same bytes the place counts`() throws {
        let note = Self.note(Self.text, sha256: "old")
        let anchor = Anchor(Self.quote("Calcified", occurrence: 1), sha256: "old", in: note)
        let place = try #require(anchor.span)
        #expect(anchor == .same(place))
        #expect(note.text[Span(place.start, place.end + 5)] == "Calcified node")
    }

    @Test func `words move with what stands around them`() throws {
        let note = Self.note("CT of the 🧠.\n" + Self.text)
        let anchor = Anchor(Self.quote("Calcified", occurrence: 1), sha256: "old", in: note)
        let place = try #require(anchor.span)
        #expect(anchor == .moved(place))
        #expect(note.text[Span(place.start, place.end + 5)] == "Calcified node")
    }

    @Test func `words that stand once need nothing around them`() {
        let note = Self.note("Now quite otherwise: Calcification, old.")
        #expect(Self.words(Anchor(Self.quote("Calcification"), sha256: "old", in: note), in: note) == "Calcification")
    }

    @Test func `words that are gone, and words that could be several, are lost`() {
        let gone = Self.note("The lungs are clear.")
        #expect(Anchor(Self.quote("Calcified"), sha256: "old", in: gone) == .lost(.wordsGone))
        let twice = Self.note("x Calcified y Calcified z")
        #expect(Anchor(Self.quote("Calcified"), sha256: "old", in: twice) == .lost(.ambiguous))
    }

    @Test func `a place that says other words is not believed, even with the right hash`() {
        let note = Self.note(Self.text, sha256: "old")
        var quote = Self.quote("falx")
        quote.start -= 3
        quote.end -= 3
        #expect(Self.words(Anchor(quote, sha256: "old", in: note), in: note) == "falx")
    }
}
