internal import Annotations

/// What a note says that can be evidence: its conditions by what is said of them, and its type words.
struct Facts {
    let sentenceOf: [Int32]
    private(set) var affirmed: [Int32] = []
    private(set) var possible: [Int32] = []
    private(set) var negated: [Int32] = []
    private(set) var typeWords: [Int32] = []
    private(set) var calcifications: [Int32] = []
    /// By type word: the calcification mention that it describes.
    private(set) var typeWordFinding: [Int32: Int32] = [:]
    private let note: AnnotatedNote
    private let catalog: Catalog
    private let bonds: Set<Bond>

    init(_ note: AnnotatedNote, sentenceOf: [Int32], bonds: Set<Bond>, catalog: Catalog) {
        self.note = note
        self.bonds = bonds
        self.sentenceOf = sentenceOf
        self.catalog = catalog
        for (index, mention) in note.mentions.enumerated() {
            switch mention.kind {
            case .condition
            where mention.assertion.experiencer == .patient && mention.assertion.temporality != .hypothetical:
                switch mention.assertion.certainty {
                case .affirmed: affirmed.append(Int32(index))
                case .possible: possible.append(Int32(index))
                case .negated: negated.append(Int32(index))
                }
            case .calcification: calcifications.append(Int32(index))
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
            let distance =
                mention.span.start >= span.end ? mention.span.start - span.end : span.start - mention.span.end + 20
            if best == nil || distance < best!.distance { best = (distance, Int32(index)) }
        }
        return best?.mention ?? -1
    }

    /// Whether a mention stands in the phrase of a calcification mention.
    func isBound(_ mention: Int32, to calcification: Int32) -> Bool {
        bonds.contains(Bond(mention: mention, calcification: calcification))
    }

    /// Whether what a mention says, it says of a calcification at the same site, or at a part or the whole of it.
    func isSaid(_ mention: Int32, ofSite site: ConceptIndex) -> Bool {
        guard mention >= 0, site >= 0 else { return false }
        let subject = typeWordFinding[mention] ?? mention
        return note.findings.contains {
            $0.mention == subject && $0.site >= 0
                && (catalog.isWithin($0.site, site) || catalog.isWithin(site, $0.site))
        }
    }

    /// Whether a condition, or a kind of it, is affirmed of the patient.
    func isAffirmed(_ concept: ConceptIndex, in sentence: Int32? = nil) -> Bool {
        affirmed.contains {
            (sentence == nil || sentenceOf[Int($0)] == sentence)
                && catalog.isWithin(note.mentions[Int($0)].concept, concept)
        }
    }
}
