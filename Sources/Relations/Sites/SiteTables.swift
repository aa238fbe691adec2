internal import Lexicons
internal import Matching
internal import Notes

/// What the tables say of sites: roles, and the structures that a place and a tissue name together.
struct SiteTables: Sendable {
    let lexicon: CompiledLexicon
    /// A place and a tissue said apart.
    let compositions: [SiteRule]
    /// Bare words read by their surroundings.
    let ambiguities: [SiteRule]
    /// Bare words read by the heading above them.
    let headed: [SiteRule]
    /// Words that lead to what lies beside a thing: `abuts`.
    let touching: WordSet
    let contrast: SideContrast
    private let vessel: ConceptIndex
    private let node: ConceptIndex

    init(lexicon: CompiledLexicon) {
        self.lexicon = lexicon
        compositions = lexicon.siteRules.filter { $0.kind == .composition }
        ambiguities = lexicon.siteRules.filter { $0.kind == .ambiguity }
        headed = lexicon.siteRules.filter { $0.kind == .headed }
        touching = WordSet(lexicon.usedWords.filter { $0.use == .touching }.map(\.word))
        contrast = SideContrast(lexicon: lexicon)
        vessel = lexicon.concept("vessel") ?? -1
        node = lexicon.concept("lymph-node") ?? -1
    }

    /// Without a site: a place.
    func role(_ concept: ConceptIndex) -> SiteRole { concept < 0 ? .place : lexicon.traits[Int(concept)].siteRole }

    func isVessel(_ concept: ConceptIndex) -> Bool { isWithin(concept, vessel) }

    /// A node lies beside a structure, not in it.
    func isNode(_ concept: ConceptIndex) -> Bool { concept >= 0 && concept == node }

    /// A node of whatever region.
    func isKindOfNode(_ concept: ConceptIndex) -> Bool { isWithin(concept, node) }

    func isWithin(_ concept: ConceptIndex, _ whole: ConceptIndex) -> Bool {
        concept >= 0 && whole >= 0 && lexicon.catalog.isWithin(concept, whole)
    }

    /// Whether a structure lies in another, as what a composition names does: the skin of the thigh in the thigh.
    func isOf(_ concept: ConceptIndex, _ whole: ConceptIndex) -> Bool {
        isWithin(concept, whole) || compositions.contains { $0.result == concept && isWithin($0.site, whole) }
    }

    /// `breast` with `artery` → the breast artery, where the lexicon knows it (`sites/compositions.tsv`); of several lines the one
    /// with the most exact place: `hand` with `skin` → the skin of the hand, not of the arm.
    func composed(_ place: ConceptIndex, with tissue: ConceptIndex) -> ConceptIndex? {
        var best: SiteRule?
        for rule in compositions where rule.result != tissue {
            guard isWithin(place, rule.site), isWithin(tissue, rule.other) else { continue }
            if best.map({ rule.site != $0.site && isWithin(rule.site, $0.site) }) ?? true { best = rule }
        }
        return best?.result
    }
}
