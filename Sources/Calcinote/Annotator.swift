// Stands in for the facade while the edges are built: it finds the letters "calcif" and no more.
public import Annotations
public import Lexicons
public import Notes

public struct Annotator: Sendable {
    public let catalog: Catalog

    public init(lexicon: CompiledLexicon) {
        let concepts = [
            Catalog.Concept(identifier: "calcification", name: "calcification", kind: .calcification),
            Catalog.Concept(identifier: "lung", name: "lung", kind: .site),
        ]
        catalog = Catalog(
            version: .init(version: "stub", sha256: ""), concepts: concepts, sectionKinds: ["other"], units: [],
            evidenceRules: [])
    }

    public static func bundled() -> Annotator { Annotator(lexicon: CompiledLexicon()) }

    public init(lexiconFolder: String) throws(LexiconError) {
        guard !lexiconFolder.contains("missing") else {
            throw LexiconError(problems: [
                LexiconProblem(
                    file: lexiconFolder, line: 0, column: 0, severity: .error, message: "no lexicon here",
                    category: "no-lexicon")
            ])
        }
        self.init(lexicon: CompiledLexicon())
    }

    public func annotate(
        _ note: DecodedNote, id: String, source: String? = nil, targets: [Target] = []
    ) -> AnnotatedNote {
        let document = AnnotatedNote.Document(id: id, source: source, sha256: note.sha256, encoding: note.encoding)
        var result = AnnotatedNote(document: document, text: note.text, catalog: catalog)
        let bytes = note.text.bytes
        let whole = Span(0, bytes.count)
        if !bytes.isEmpty { result.sections = [Section(kind: 0, title: Span(0, 0), span: whole, body: 0)] }
        let word = Array("alcif".utf8)
        var at = 0
        while at + 6 <= bytes.count {
            if bytes[at] | 0x20 == 0x63, bytes[(at + 1)..<(at + 6)].elementsEqual(word) {
                result.mentions.append(Mention(kind: .calcification, concept: 0, span: Span(at, at + 6), section: 0))
            }
            at += 1
        }
        for target in targets {
            result.mentions.append(Mention(kind: .target, concept: -1, span: target.span, section: 0))
        }
        result.mentions.sort { $0.span < $1.span }
        for (index, mention) in result.mentions.enumerated() where mention.kind == .calcification {
            let scores = [0, 0, 0, 0, 0, 0, 0.0]
            let suggestion = Suggestion(
                type: .undetermined, scores: scores, probabilities: scores.map { _ in 1.0 / 7 }, evidence: .none)
            result.findings.append(
                Finding(mention: Int32(index), assertion: .affirmed, site: 1, suggestion: suggestion))
        }
        return result
    }
}
