internal import Annotations

/// A note whose mentions a test gives by their words.
enum HandMadeNote {
    static let catalog = Catalog(
        version: .init(version: "1", sha256: ""),
        concepts: [
            .init(identifier: "calcification", name: "calcification", kind: .calcification),
            .init(identifier: "kidney", name: "kidney", kind: .site),
            .init(identifier: "lung", name: "lung", kind: .site),
        ], sectionKinds: [], units: [], evidenceRules: [])

    /// - Parameter mentions: an identifier and the words of the text that it is found in.
    static func make(_ text: String, id: String = "n1", _ mentions: [(concept: String, words: String)]) -> AnnotatedNote
    {
        var note = AnnotatedNote(document: .init(id: id), text: NoteText(text), catalog: catalog)
        for (identifier, words) in mentions {
            let concept = catalog.concepts.firstIndex { $0.identifier == identifier }!
            let start = text.firstRange(of: words)!.lowerBound.utf16Offset(in: text)
            note.mentions.append(
                Mention(
                    kind: catalog.concepts[concept].kind, concept: ConceptIndex(concept),
                    span: Span(start, start + words.utf8.count)))
        }
        return note
    }
}
