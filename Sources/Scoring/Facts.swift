internal import Annotations

/// What a note says that can be evidence: its conditions by what is said of them, and its type words.
struct Facts {
    let sentenceOf: [Int32]
    private(set) var affirmed: [Int32] = []
    private(set) var possible: [Int32] = []
    private(set) var negated: [Int32] = []
    private(set) var typeWords: [Int32] = []
    /// By type word: the calcification mention that it describes.
    private(set) var typeWordFinding: [Int32: Int32] = [:]
    private let note: AnnotatedNote
    private let catalog: Catalog

    init(_ note: AnnotatedNote, sentenceOf: [Int32], catalog: Catalog) {
        self.note = note
        self.sentenceOf = sentenceOf
        self.catalog = catalog
        for (index, mention) in note.mentions.enumerated() {
            switch mention.kind {
            case .condition where mention.assertion.experiencer == .patient && mention.assertion.temporality != .hypothetical:
                switch mention.assertion.certainty {
                case .affirmed: affirmed.append(Int32(index))
                case .possible: possible.append(Int32(index))
                case .negated: negated.append(Int32(index))
                }
            case .typeWord:
                typeWords.append(Int32(index))
                typeWordFinding[Int32(index)] = nearestCalcification(to: index)
            default: break
            }
        }
    }

    /// The calcification of the same sentence that is nearest, the one behind where two are as near.
    private func nearestCalcification(to word: Int) -> Int32 {
        let span = note.mentions[word].span
        var best: (distance: Int32, mention: Int32)?
        for (index, mention) in note.mentions.enumerated()
        where mention.kind == .calcification && sentenceOf[index] == sentenceOf[word] {
            let distance = mention.span.start >= span.end ? mention.span.start - span.end : span.start - mention.span.end + 20
            if best == nil || distance < best!.distance { best = (distance, Int32(index)) }
        }
        return best?.mention ?? -1
    }

    /// Whether a condition, or a kind of it, is affirmed of the patient.
    func isAffirmed(_ concept: ConceptIndex, in sentence: Int32? = nil) -> Bool {
        affirmed.contains {
            (sentence == nil || sentenceOf[Int($0)] == sentence)
                && catalog.isWithin(note.mentions[Int($0)].concept, concept)
        }
    }
}
