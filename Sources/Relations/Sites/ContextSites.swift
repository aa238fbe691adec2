internal import Lexicons
internal import Matching
internal import Notes

/// What a sentence is about where it does not say so itself: the organ of the sub-section, what `it` stands for, the
/// study that the note's title names.
struct ContextSites {
    let lexicon: CompiledLexicon
    private let regions: Set<ConceptIndex>
    private let title: Int32
    private let specimen: Set<Int32>

    init(lexicon: CompiledLexicon) {
        self.lexicon = lexicon
        // Names of studies (`CT chest`, `abdominal film`) rather than of what holds a deposit.
        regions = Set(
            ["chest", "abdomen", "pelvis", "head", "neck", "brain", "heart", "trunk", "extremity", "internal-organ"]
                .compactMap { lexicon.concept($0) })
        title = lexicon.catalog.sectionKinds.firstIndex(of: "title").map { Int32($0) } ?? -1
        specimen = Set(
            lexicon.catalog.sectionKinds.indices.filter { ["specimen", "procedure"].contains(lexicon.catalog.sectionKinds[$0]) }
                .map { Int32($0) })
    }

    func isRegionOfStudy(_ concept: ConceptIndex) -> Bool { regions.contains(concept) }

    func sites(of mention: Int, _ note: MatchedNote) -> [SitedAt] {
        let section = note.layout.sections[Int(note.mentions[mention].section)]
        if section.subject >= 0 { return [SitedAt(concept: section.subject, mention: -1)] }
        if let site = referredTo(mention, note) { return [site] }
        if let site = study(note) { return [site] }
        return []
    }

    /// `The thyroid is enlarged. It contains …`: a pronoun or `the lesion` at the head of the sentence points to the
    /// site of the sentence before.
    private func referredTo(_ mention: Int, _ note: MatchedNote) -> SitedAt? {
        var sentence = Int(note.sentenceOf[mention])
        for _ in 0..<2 {
            guard sentence > 0, pointsBack(sentence, note) else { return nil }
            sentence -= 1
            let mentions = SentenceView.mentions(of: Int32(sentence), in: note)
            for other in mentions where note.mentions[other].kind == .site && !isRegionOfStudy(note.mentions[other].concept) {
                guard note.mentions[other].section == note.mentions[mention].section else { return nil }
                return SitedAt(concept: note.mentions[other].concept, mention: Int32(other))
            }
        }
        return nil
    }

    private func pointsBack(_ sentence: Int, _ note: MatchedNote) -> Bool {
        let tokens = note.sentences[sentence].tokens
        if note.tokens[tokens.lowerBound].flags.contains(.blankBefore) { return false }
        for token in tokens.prefix(8) {
            switch note.engineWord(token) {
            case .it, .its, .they, .their, .these, .this, .those, .one, .both, .each, .which: return true
            default: break
            }
        }
        // `The lesion …`, `The above cyst …`
        if note.isWord(tokens.lowerBound, .the), tokens.count > 2 {
            for other in SentenceView.mentions(of: Int32(sentence), in: note) {
                if note.places[other].first <= Int32(tokens.lowerBound + 2), note.mentions[other].kind == .condition {
                    return true
                }
            }
        }
        return false
    }

    /// The one specific structure that the title or the specimen names.
    private func study(_ note: MatchedNote) -> SitedAt? {
        for (index, section) in note.layout.sections.enumerated() where section.kind == title || specimen.contains(section.kind) {
            let found = sites(inSection: index, note)
            if let site = found.first { return site }
        }
        return nil
    }

    private func sites(inSection section: Int, _ note: MatchedNote) -> [SitedAt] {
        var found: [SitedAt] = []
        for index in note.mentions.indices where Int(note.mentions[index].section) == section {
            let mention = note.mentions[index]
            guard mention.kind == .site, !isRegionOfStudy(mention.concept) else { continue }
            found.append(SitedAt(concept: mention.concept, mention: Int32(index)))
        }
        return found
    }

    /// The side that the study's title gives to a site it names.
    func side(of mention: Int, at site: SitedAt, _ sides: SideFinder, _ note: MatchedNote) -> Laterality {
        for (index, section) in note.layout.sections.enumerated() where section.kind == title || specimen.contains(section.kind) {
            for other in sites(inSection: index, note)
            where lexicon.catalog.isWithin(site.concept, other.concept)
                || lexicon.catalog.isWithin(other.concept, site.concept)
            {
                let first = Int(note.layout.firstToken[index])
                let end =
                    index + 1 < note.layout.sections.count
                    ? Int(note.layout.firstToken[index + 1]) : note.tokens.count
                if let side = sides.onlySide(in: first..<end, note) { return side }
            }
        }
        return .none
    }
}
