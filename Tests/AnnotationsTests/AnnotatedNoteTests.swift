import Annotations
import TestSupport
import Testing

@Suite struct AnnotatedNoteTests {
    @Test func `the sample notes keep every invariant`() {
        for note in EverythingNote.samples { #expect(note.brokenInvariants() == []) }
    }

    @Test func `a broken note says what is broken`() {
        var note = EverythingNote.note
        note.mentions[0].span = Span(-1, 5)
        #expect(note.brokenInvariants().contains { $0.hasPrefix("mention 0: -1..<5 lies outside") })
        note = EverythingNote.note
        note.mentions.swapAt(1, 4)
        #expect(note.brokenInvariants().contains { $0.contains("out of order") })
        note = EverythingNote.note
        note.evidence[1].weight += 0.5
        #expect(note.brokenInvariants().contains { $0.contains("evidence") })
        note = EverythingNote.note
        note.findings[1].suggestion = note.findings[0].suggestion
        #expect(note.brokenInvariants().contains("negated finding 1 has a suggestion"))
    }

    @Test func `a span sorts before what it contains`() {
        #expect([Span(3, 4), Span(0, 2), Span(0, 9)].sorted() == [Span(0, 9), Span(0, 2), Span(3, 4)])
        #expect(Span(0, 3).overlaps(Span(2, 4)) && !Span(0, 3).overlaps(Span(3, 4)))
        #expect(Span(0, 3).union(Span(5, 6)) == Span(0, 6))
    }

    @Test func `a site's path goes from the most specific to the most general`() {
        let catalog = SampleCatalog.catalog
        let arch = SampleCatalog.concept("aortic-arch")
        #expect(catalog.path(of: arch) == ["aortic arch", "aorta", "artery"])
        #expect(catalog.isWithin(arch, SampleCatalog.concept("artery")))
        #expect(!catalog.isWithin(SampleCatalog.concept("artery"), arch))
    }

    @Test func `the ranking goes by score, ties by type`() {
        let suggestion = Suggestion(
            type: .physiologic, scores: TypeNumbers([0, 1, 2, 0, 2, 0, 0]), evidence: .none)
        #expect(
            Array(suggestion.ranking) == [
                .physiologic, .iatrogenic, .metastatic, .dystrophic, .idiopathic, .calciphylaxis, .undetermined,
            ])
    }

    @Test func `a target's name is found by its place among the targets`() throws {
        let note = EverythingNote.note
        let targets = note.mentions.indices.filter { note.mentions[$0].kind == .target }
        #expect(targets.map { note.targetConcept(at: $0) } == ["caller's <arch>", "edema"])
        #expect(note.targetConcept(at: 0) == nil)
    }
}
