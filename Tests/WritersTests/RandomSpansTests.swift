import Annotations
import TestSupport
import Testing

@testable import ReviewPages
@testable import Writers

/// Mentions, cues and segments thrown over a note at random: whatever overlaps, the note's text comes out whole.
@Suite struct RandomSpansTests {
    @Test(arguments: 1...60 as ClosedRange<UInt64>) func `every output keeps the text`(seed: UInt64) throws {
        let note = randomNote(seed)
        try #require(note.brokenInvariants() == [])
        let marks = note.cueMarks()
        #expect(note.runs(cueMarks: marks).map { note.text[$0.span] }.joined() == note.text.string)

        var depth = 0
        var words = ""
        for event in InlineEvents(note, cueMarks: marks).events {
            switch event {
            case .open(.section, _): #expect(depth == 0)
            default: break
            }
            switch event {
            case .open: depth += 1
            case .close: depth -= 1
            case .words(let span): words += note.text[span]
            }
        }
        #expect(depth == 0)
        #expect(words == note.text.string)

        let xml = try ParsedMarkup(InlineXMLWriter(WriterOptions(version: "0")).file(of: note))
        #expect(xml.text == String(decoding: XMLBuffer.legal(note.text.bytes), as: UTF8.self))
        let grammar = try ProjectFile.bytes("Documentation/schemas/calcinote-inline.rng")
        #expect(xml.isValid(relaxNG: grammar))
        let page = try ParsedMarkup(bodyOf: NotePage(note, version: "0").html())
        let shown = page.texts("//div[@class='text']").joined()
        #expect(shown.unicodeScalars.count == note.text.string.unicodeScalars.count)
        let json = try JSONValue(
            parsing: OutputFormat.json.makeWriter(WriterOptions(version: "0"), note.catalog).file(of: note))
        #expect(json["mentions"].array.count == note.mentions.count)
    }

    private func randomNote(_ seed: UInt64) -> AnnotatedNote {
        var random = SplitMix(state: seed)
        let text = NoteText(EverythingNote.text)
        let boundaries = (0...text.count).filter { $0 == text.count || text.bytes[$0] & 0xC0 != 0x80 }
        func span(_ limit: Int) -> Span {
            let start = Int.random(in: 0..<boundaries.count - 1, using: &random)
            let end = min(boundaries.count - 1, start + Int.random(in: 1...limit, using: &random))
            return Span(boundaries[start], boundaries[end])
        }
        var note = AnnotatedNote(document: .init(id: "random \(seed)"), text: text, catalog: SampleCatalog.catalog)
        note.sections = EverythingNote.note.sections
        for _ in 0..<Int.random(in: 0...25, using: &random) {
            let concept = ConceptIndex.random(in: 0..<ConceptIndex(note.catalog.concepts.count), using: &random)
            let kind = note.catalog.concepts[Int(concept)].kind
            var mention = Mention(kind: kind, concept: concept, span: span(40))
            if kind.isAsserted {
                mention.assertion = Assertion(Certainty.allCases.randomElement(using: &random) ?? .affirmed)
                mention.cues = Slice(note.cues.count, 1)
                note.cues.append(Cue(value: .negated, span: span(8), rule: 0))
            }
            note.mentions.append(mention)
        }
        note.mentions.sort { $0.span < $1.span }
        for index in note.mentions.indices where Bool.random(using: &random) {
            let inside = boundaries.filter { note.mentions[index].span.range.contains($0) }.map(Int32.init)
            guard inside.count >= 4 else { continue }
            note.mentions[index].segments = Slice(note.segments.count, 2)
            note.segments.append(Span(inside[0], inside[1]))
            note.segments.append(Span(inside[2], note.mentions[index].span.end))
        }
        for index in note.mentions.indices where note.mentions[index].kind == .calcification {
            note.findings.append(Finding(mention: Int32(index), assertion: Assertion(.negated)))
        }
        return note
    }
}

/// The generator of Steele, Lea and Flood: the same numbers from the same seed everywhere.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
