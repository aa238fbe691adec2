import Annotations
import TestSupport
import Testing

@Suite struct MarksTests {
    @Test func `runs cover the note once and in order`() {
        for note in EverythingNote.samples {
            let runs = note.runs(cueMarks: note.cueMarks())
            #expect(runs.map { note.text[$0.span] }.joined() == note.text.string)
            #expect(zip(runs, runs.dropFirst()).allSatisfy { $0.span.end == $1.span.start })
        }
    }

    @Test func `a run knows every mention over it, nested, crossing or the same`() {
        let note = EverythingNote.note
        let runs = note.runs(cueMarks: note.cueMarks())
        for (index, mention) in note.mentions.enumerated() {
            let words = runs.filter { $0.mentions.contains(Int32(index)) }.map { note.text[$0.span] }.joined()
            #expect(words == note.pieces(of: mention).map { note.text[$0] }.joined())
        }
        let crossing = runs.first { $0.mentions.count >= 4 }
        #expect(crossing.map { note.text[$0.span] } == "aortic")
    }

    @Test func `one cue for all the mentions it decides`() {
        let note = EverythingNote.note
        let possible = note.cueMarks().filter { $0.value == .possible }
        #expect(possible.count == 1)
        #expect(possible[0].mentions.count == 2)
    }

    @Test func `headings are runs of their own`() {
        let note = EverythingNote.note
        let titles = note.runs(cueMarks: []).filter(\.isTitle).map { note.text[$0.span] }
        #expect(titles == ["HISTORY", "FINDINGS", "IMPRESSION"])
    }
}
