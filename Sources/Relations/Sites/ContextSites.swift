internal import Lexicons
internal import Matching
internal import Notes

/// What a sentence is about where it does not say so itself: the organ of the sub-section, what `it` stands for, the
/// condition that it describes, the sentence before, the study.
struct ContextSites: Sendable {
    let lexicon: CompiledLexicon
    let title: Int32
    let specimen: Set<Int32>
    /// The kinds of sections that describe one.
    let descriptions: Set<Int32>
    let technique: Int32
    let lung: ConceptIndex
    let tables: SiteTables
    /// Organs of which a part is spoken of without their name, by the word for the part.
    let organsOfPart: [(word: EngineWord, organs: [ConceptIndex])]
    /// Organs of two lobes.
    let lobed: [(organ: ConceptIndex, left: ConceptIndex, right: ConceptIndex)]
    /// Conditions that lie in the lung of a chest film where nothing else is said.
    let nodules: Set<ConceptIndex>
    /// Words for a place within something that was named before: `mural`.
    let inner: WordSet
    /// Words that stand for one of what was named before: `the largest`.
    let pointing: WordSet
    /// Words for what was taken: `biopsy`.
    let specimenWords: WordSet

    init(tables: SiteTables) {
        self.tables = tables
        let lexicon = tables.lexicon
        self.lexicon = lexicon
        lung = lexicon.concept("lung") ?? -1
        nodules = Set(["granuloma", "nodule", "granulomatous-disease"].compactMap { lexicon.concept($0) })
        organsOfPart = [
            (.lobe, ["thyroid", "liver", "prostate", "lung"]),
            (
                .gland,
                ["pancreas", "thyroid", "prostate", "parotid-gland", "submandibular-gland", "adrenal-gland", "breast"]
            ),
            (.wall, ["gallbladder", "urinary-bladder", "aorta", "artery", "cardiac-ventricle", "cardiac-atrium"]),
        ].map { (word: $0, organs: $1.compactMap { lexicon.concept($0) }) }
        lobed = [("thyroid", "thyroid-lobe"), ("liver", "hepatic-lobe")].compactMap { organ, lobe in
            guard let organ = lexicon.concept(organ), let left = lexicon.concept("left-" + lobe),
                let right = lexicon.concept("right-" + lobe)
            else { return nil }
            return (organ: organ, left: left, right: right)
        }
        inner = WordSet(lexicon.usedWords.filter { $0.use == .inner }.map(\.word))
        pointing = WordSet(lexicon.usedWords.filter { $0.use == .pointing }.map(\.word))
        specimenWords = WordSet(lexicon.usedWords.filter { $0.use == .specimen }.map(\.word))
        title = lexicon.catalog.sectionKinds.firstIndex(of: "title").map { Int32($0) } ?? -1
        technique = lexicon.catalog.sectionKinds.firstIndex(of: "technique").map { Int32($0) } ?? -1
        func kinds(_ names: Set<String>) -> Set<Int32> {
            Set(
                lexicon.catalog.sectionKinds.indices.filter { names.contains(lexicon.catalog.sectionKinds[$0]) }
                    .map { Int32($0) })
        }
        specimen = kinds(["specimen", "procedure"])
        descriptions = kinds(["gross", "microscopic"])
    }

    func isRegionOfStudy(_ concept: ConceptIndex) -> Bool {
        concept >= 0 && lexicon.traits[Int(concept)].siteRole == .region
    }

    /// - Parameter view: the mention's sentence.
    func sites(
        of mention: Int, _ view: SentenceView, _ study: Study, _ sides: SideFinder, _ note: MatchedNote
    ) -> [SitedAt] {
        // What is said of a relative has no place in this patient; `a goitre, said to be calcified` has its own.
        if note.mentions[mention].assertion.experiencer != .patient {
            return ofCondition(mention, within: 3, view, note).map { [$0] } ?? []
        }
        let section = note.layout.sections[Int(note.mentions[mention].section)]
        if section.subject >= 0, !isRegionOfStudy(section.subject) {
            return [SitedAt(concept: section.subject, mention: -1)]
        }
        if let site = ofCondition(mention, within: 3, view, note) { return [site] }
        if let site = otherOfPair(mention, view, sides, note) { return [site] }
        let referred = referredTo(mention, note)
        if !referred.isEmpty { return referred }
        if let site = ofElliptic(mention, view, note) { return [site] }
        if let site = subjectOfItem(mention, view, note) { return [site] }
        if let site = organOfPart(mention, view, note) { return [site] }
        if let site = lungOfGranuloma(mention, view, study, note) { return [site] }
        if !namesRegion(mention, view, note) {
            if let site = study.site { return [site] }
            if let site = ofCondition(mention, within: 20, view, note) { return [site] }
        }
        return []
    }

    /// Whether the sentence or its heading names a part of the body that is not what the note is about (`Chest film: …`).
    private func namesRegion(_ mention: Int, _ view: SentenceView, _ note: MatchedNote) -> Bool {
        let section = Int(note.mentions[mention].section)
        let first = note.layout.firstToken[section]
        let body = note.layout.bodyToken[section]
        let kind = note.layout.sections[section].kind
        if kind == title { return false }
        func isRegion(_ other: Int) -> Bool {
            note.mentions[other].kind == .site && isRegionOfStudy(note.mentions[other].concept)
        }
        for other in view.mentions where isRegion(other) { return true }
        return note.mentions(inTokens: Int(first)..<max(Int(first), Int(body))).contains(where: isRegion)
    }

    /// `calcified leiomyoma` → uterus.
    func ofCondition(_ mention: Int, within reach: Int32, _ view: SentenceView, _ note: MatchedNote) -> SitedAt? {
        var best: (distance: Int32, concept: ConceptIndex)?
        for other in view.mentions where note.mentions[other].kind == .condition {
            let site = lexicon.traits[Int(note.mentions[other].concept)].impliedSite
            guard site >= 0 else { continue }
            let (a, b) = (note.places[other], note.places[mention])
            let distance = max(a.first - b.end, b.first - a.end, 0)
            // `a fibroid which, she was told, was calcified`: what stands in front may stand further away, and what explains
            // (`seen within the mass, consistent with goitre`).
            let isFar = a.end <= b.first || isExplaining(a, note)
            if distance <= (isFar ? max(reach, 8) : min(reach, 8)), best == nil || distance < best!.distance {
                best = (distance, site)
            }
        }
        return best.map { SitedAt(concept: $0.concept, mention: -1) }
    }

    /// Whether `with`, `from` or `to` leads to a condition: `consistent with`, `due to`.
    private func isExplaining(_ condition: Hit, _ note: MatchedNote) -> Bool {
        let first = Int(condition.first)
        return (max(first - 3, 0)..<first).contains {
            note.isWord($0, .with) || note.isWord($0, .from) || note.isWord($0, .to)
        }
    }

    /// `The thyroid is enlarged. It contains …`: a sentence that points back, and any sentence that goes on in the same
    /// paragraph, is about the site of the sentence before.
    ///
    /// - Parameter counts: whether a site does.
    private func referredTo(
        _ mention: Int, _ note: MatchedNote, _ counts: (ConceptIndex) -> Bool = { _ in true }
    ) -> [SitedAt] {
        var sentence = Int(note.sentenceOf[mention])
        let section = note.mentions[mention].section
        for step in 0..<3 {
            let points = pointsBack(sentence, step == 0 ? mention : nil, note)
            guard sentence > 0, points || step > 0 else { return [] }
            if note.tokens[Int(note.sentences[sentence].first)].flags.contains(.blankBefore), !points { return [] }
            sentence -= 1
            let mentions = note.mentions(ofSentence: sentence)
            if step == 0, let site = ofTwo(mention, mentions, note, counts) { return [site] }
            for other in mentions where note.mentions[other].kind == .site {
                let concept = note.mentions[other].concept
                guard !isRegionOfStudy(concept), note.mentions[other].section == section, counts(concept) else {
                    continue
                }
                return [SitedAt(concept: concept, mention: Int32(other))]
            }
            // `Four fibroids, the largest 5 cm. The others are not calcified.`
            for other in mentions where note.mentions[other].kind == .condition {
                let site = lexicon.traits[Int(note.mentions[other].concept)].impliedSite
                guard site >= 0, lexicon.traits[Int(site)].siteRole == .place, counts(site),
                    note.mentions[other].section == section
                else { continue }
                return [SitedAt(concept: site, mention: -1)]
            }
        }
        return []
    }

    /// `Lung: LLL 3 cm cyst. No calcification in it.`: the part of what the heading names that a sentence points back to.
    func referred(within heading: ConceptIndex, _ mention: Int, _ note: MatchedNote) -> SitedAt? {
        referredTo(mention, note) { $0 != heading && lexicon.catalog.isWithin($0, heading) }.first
    }

    /// `7. Pericardium appears normal. No effusion. No calcification.`: what an item of a list begins with is what a bare denial in it
    /// is about.
    private func subjectOfItem(_ mention: Int, _ view: SentenceView, _ note: MatchedNote) -> SitedAt? {
        guard note.mentions[mention].assertion.certainty == .negated,
            !view.mentions.contains(where: { note.mentions[$0].kind == .condition || note.mentions[$0].kind == .site })
        else { return nil }
        let place = Int(note.places[mention].first)
        var first = Int(note.sentences[Int(note.sentenceOf[mention])].first)
        while !beginsItem(first, note) {
            // A line may be wrapped; an empty one ends the list.
            if first == 0 || place - first > 60 || note.tokens[first].flags.contains(.blankBefore) { return nil }
            first -= 1
        }
        let before = first..<place
        // Of two it does not say which.
        let sites = note.mentions(inTokens: before).filter { note.mentions[$0].kind == .site }
        guard sites.count == 1, case let concept = note.mentions[sites[0]].concept, !isRegionOfStudy(concept) else {
            return nil
        }
        return SitedAt(concept: concept, mention: Int32(sites[0]))
    }

    /// `7. Pericardium …`, `- Spleen …` at the beginning of a line.
    private func beginsItem(_ token: Int, _ note: MatchedNote) -> Bool {
        guard note.tokens[token].isFirstOnLine, token + 1 < note.tokens.count else { return false }
        if note.tokens[token].isMark("-") || note.tokens[token].isMark("*") { return true }
        return note.tokens[token].kind == .number
            && (note.hasMark(".", at: token + 1) || note.hasMark(")", at: token + 1))
    }

    /// - Parameter mention: the calcification, behind which `it` counts only as the place where it lies (`is seen in it`).
    private func pointsBack(_ sentence: Int, _ mention: Int?, _ note: MatchedNote) -> Bool {
        let tokens = note.sentences[sentence].tokens
        for token in tokens.prefix(10) {
            if let mention, token >= Int(note.places[mention].end),
                note.engineWord(note.isWord(token - 1, .the) ? token - 2 : token - 1)?.isPlacePreposition != true
            {
                continue
            }
            if standsForOne(token, in: tokens, note) { return true }
            switch note.engineWord(token) {
            case .it, .its, .they, .their, .one, .both, .each, .which, .others: return true
            // Not `the rest of the abdomen`.
            case .rest where !note.isWord(token + 1, .of), .remainder where !note.isWord(token + 1, .of):
                return true
            // `This is …`, `These may …`; `this examination` and `at this time` point at nothing that was seen.
            case .these where standsAlone(token, in: tokens, note), .this where standsAlone(token, in: tokens, note),
                .those where standsAlone(token, in: tokens, note):
                return true
            default: break
            }
        }
        // `The lesion …`, `… within the mass`, `These calcifications …`
        for other in note.mentions(ofSentence: sentence) {
            let kind = note.mentions[other].kind
            guard kind == .condition || kind == .calcification else { continue }
            let first = Int(note.places[other].first)
            for token in max(tokens.lowerBound, first - 3)..<first {
                switch note.engineWord(token) {
                case .the: if kind == .condition { return true }
                case .this, .these, .those:
                    if (token + 1..<first).allSatisfy({ note.engineWord($0) == nil }) { return true }
                default: break
                }
            }
        }
        return false
    }

    /// `the largest, on the left, has a calcified wall`, `the latter is calcified`; not `the largest node`.
    private func standsForOne(_ token: Int, in tokens: Range<Int>, _ note: MatchedNote) -> Bool {
        guard note.isWord(token - 1, .the), pointing.contains(note.tokens[token].word) else { return false }
        guard tokens.contains(token + 1), note.tokens[token + 1].kind == .word else { return true }
        return note.engineWord(token + 1).map {
            $0.isFiniteVerb || $0.isPlacePreposition || $0 == .with || $0 == .which || $0 == .two || $0 == .also
        } ?? false
    }

    /// `a nodule of the middle lobe and one of the lingula. The latter is calcified.`: the last of two, or the first.
    private func ofTwo(
        _ mention: Int, _ before: Range<Int>, _ note: MatchedNote, _ counts: (ConceptIndex) -> Bool
    ) -> SitedAt? {
        let isLast = note.sentences[Int(note.sentenceOf[mention])].tokens.contains {
            note.isWord($0, .latter) && note.isWord($0 - 1, .the)
        }
        guard isLast,
            let site = before.last(where: {
                note.mentions[$0].kind == .site && !isRegionOfStudy(note.mentions[$0].concept)
                    && counts(note.mentions[$0].concept)
            })
        else { return nil }
        return SitedAt(concept: note.mentions[site].concept, mention: Int32(site))
    }

    /// Whether a demonstrative is no article: a verb follows, or a word for what was seen as a whole.
    private func standsAlone(_ token: Int, in tokens: Range<Int>, _ note: MatchedNote) -> Bool {
        guard tokens.contains(token + 1), let next = note.engineWord(token + 1) else { return false }
        if next.isFiniteVerb { return true }
        return switch next {
        case .may, .might, .could, .can, .would, .should, .will, .pattern, .area, .region, .lesion, .contains, .contain:
            true
        default: false
        }
    }

    /// `a nodule in the right lobe with calcification`, `calcifications throughout the gland`: a part of the organ that was spoken of
    /// last, by its name or that of a disease.
    private func organOfPart(_ mention: Int, _ view: SentenceView, _ note: MatchedNote) -> SitedAt? {
        let place = note.places[mention]
        let near =
            max(Int(place.first) - 16, Int(view.sentence.first))..<min(Int(place.end) + 6, Int(view.sentence.end))
        guard
            let part = organsOfPart.first(where: { part in
                near.contains { note.isWord($0, part.word) && view.site(at: $0) == nil }
            })
        else { return nil }
        for other in (max(mention - Self.mentionsBack, 0)..<mention).reversed() {
            let concept = note.mentions[other].concept
            guard concept >= 0 else { continue }
            let site =
                switch note.mentions[other].kind {
                case .site: concept
                case .condition: lexicon.traits[Int(concept)].impliedSite
                default: ConceptIndex(-1)
                }
            guard site >= 0 else { continue }
            if let organ = part.organs.first(where: { lexicon.catalog.isWithin(site, $0) }) {
                return SitedAt(concept: part.word == .wall ? site : organ, mention: -1)
            }
            // Much has a wall: that of what was spoken of last.
            if part.word == .wall, lexicon.traits[Int(site)].siteRole == .place { return nil }
        }
        return nil
    }

    private static let mentionsBack = 60

    /// A bare granuloma or nodule in a section that speaks of the lungs lies in them.
    private func lungOfGranuloma(_ mention: Int, _ view: SentenceView, _ study: Study, _ note: MatchedNote) -> SitedAt?
    {
        let isNodule = view.mentions.contains {
            note.mentions[$0].kind == .condition && nodules.contains(note.mentions[$0].concept)
        }
        guard isNodule, study.sectionsOfLung.contains(note.mentions[mention].section) else { return nil }
        return SitedAt(concept: lung, mention: -1)
    }
}
