import Annotations
import Foundation
import TestSupport
import Testing

@testable import Writers

@Suite struct InlineXMLWriterTests {
    private func xml(_ note: AnnotatedNote) -> [UInt8] {
        InlineXMLWriter(WriterOptions(version: "0.1.0")).file(of: note)
    }

    @Test func `the everything note is as recorded`() {
        #expect(Snapshot("everything.xml").difference(from: xml(EverythingNote.note)) == nil)
    }

    @Test func `the text content is the note`() throws {
        for note in EverythingNote.samples {
            let document = try ParsedMarkup(xml(note))
            // What XML cannot hold is one space a character; nothing else changes.
            let legal = XMLBuffer.legal(note.text.bytes)
            #expect(document.text == String(decoding: legal, as: UTF8.self))
            #expect(document.text.unicodeScalars.count == note.text.string.unicodeScalars.count)
        }
    }

    @Test func `every output keeps to the RelaxNG grammar`() throws {
        let grammar = try ProjectFile.bytes("Documentation/schemas/calcinote-inline.rng")
        for note in EverythingNote.samples {
            #expect(try ParsedMarkup(xml(note)).isValid(relaxNG: grammar))
        }
    }

    @Test(arguments: [
        ("certainty=\"negated\"", "certainty=\"maybe\""), ("<cue id=\"c1\"", "<cue"),
        ("kind=\"site\"", "kind=\"place\""),
        ("<evidence type=", "<proof type="), ("<section kind", "<section title=\"\" sort"),
    ]) func `the grammar catches mistakes`(right: String, wrong: String) throws {
        let grammar = try ProjectFile.bytes("Documentation/schemas/calcinote-inline.rng")
        let text = String(decoding: xml(EverythingNote.note), as: UTF8.self)
        let range = try #require(text.range(of: right))
        let spoilt = text.replacingCharacters(in: range, with: wrong)
        #expect(try !ParsedMarkup(Array(spoilt.utf8), mayBeBroken: true).isValid(relaxNG: grammar))
    }

    @Test func `parts of a mention that was cut add up to its words`() throws {
        let note = EverythingNote.note
        let document = try ParsedMarkup(xml(note))
        for (index, mention) in note.mentions.enumerated() {
            let words = note.pieces(of: mention).map { note.text[$0] }.joined()
            #expect(document.texts("//mention[@id='m\(index + 1)' or @ref='m\(index + 1)']").joined() == words)
            #expect(document.texts("//mention[@id='m\(index + 1)']").count == 1)
            let parts = document.texts("//mention[@ref='m\(index + 1)']").count + 1
            #expect(document.texts("//mention[@id='m\(index + 1)' and @parts='\(parts)']").count == (parts > 1 ? 1 : 0))
        }
    }

    @Test func `mentions that cross, nest and coincide`() {
        var builder = NoteBuilder("old calcified aortic arch wall")
        builder.mention("atherosclerosis", "calcified aortic")
        builder.mention("aortic-arch", "aortic arch")
        builder.target("t", "aortic arch")
        builder.mention("aorta", "arch wall")
        let note = builder.finish()
        let shape = InlineEvents(note, cueMarks: []).events.map { event in
            switch event {
            case .open(let item, let part): "<\(item.index)\(part > 1 ? "'" : "")"
            case .words(let span): note.text[span]
            case .close: ">"
            }
        }
        #expect(shape.joined() == "old <0calcified <1<2aortic>>><1'<2' <3arch>>><3' wall>")
    }

    @Test func `characters that XML does not allow become one space each`() {
        let text = "a\u{0}b\u{0C}c\u{FFFE}d\u{FFFF}e\u{FFFD}f\t\r\ng\u{3FE}"
        let legal = String(decoding: XMLBuffer.legal(text.utf8), as: UTF8.self)
        #expect(legal.unicodeScalars.elementsEqual("a b c d e\u{FFFD}f\t\r\ng\u{3FE}".unicodeScalars))
    }

    @Test func `a finding and its evidence stand in the mention`() throws {
        let document = try ParsedMarkup(xml(EverythingNote.note))
        #expect(document.texts("//mention[@kind='calcification']/finding").count == EverythingNote.note.findings.count)
        #expect(document.texts("//finding[@certainty='negated']/suggestion").isEmpty)
        #expect(document.texts("//finding[@site='aortic arch' and @site-path='aortic arch|aorta|artery']").count == 1)
        #expect(
            document.texts("//mention[measurement[@analyte='calcium' and @value='12.9']]") == ["Calcium 12.9 mg/dL"])
        #expect(document.texts("//cue[@value='negated']") == ["No"])
    }
}
