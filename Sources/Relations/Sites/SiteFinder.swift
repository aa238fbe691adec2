internal import Lexicons
internal import Matching
internal import Notes

/// A site found for a calcification: the concept, and the mention that names it or -1.
struct SitedAt: Hashable {
    var concept: ConceptIndex
    var mention: Int32
}

/// Finds the structure that holds a deposit within its sentence: in its own phrase first, then as the subject of its clause,
/// then behind the verb.
struct SiteFinder: Sendable {
    let lexicon: CompiledLexicon
    let tables: SiteTables

    init(tables: SiteTables) {
        self.tables = tables
        lexicon = tables.lexicon
    }

    /// What a sentence gives.
    struct Answer {
        var sites: [SitedAt] = []
        /// Said in the calcification's own phrase, or as its subject: a heading does not overrule it.
        var isFirm = false
        /// What stands if nothing better is known: the place of another lesion beside it.
        var fallback: [SitedAt] = []
    }

    /// The sites of a mention, one for each finding; empty where the sentence gives none.
    func sites(of mention: Int, _ view: SentenceView, _ note: MatchedNote) -> Answer {
        let place = note.places[mention]
        // `calcium in the LAD` is one term.
        if lexicon.traits[Int(note.mentions[mention].concept)].impliedSite < 0,
            let inner = place.tokens.lazy.compactMap({ view.site(at: $0) }).first
        {
            return Answer(sites: [sited(inner, note)], isFirm: true)
        }
        let before = sitesInFront(of: place, view, note)
        let after = sitesBehind(mention, view, note, crossingVerbs: false)
        if let first = before.first, isFrame(of: first, place, note), !after.sites.isEmpty, !after.isWeak {
            return answer(behind: after, Subject(sites: [], isLabel: false, isOfClauseBefore: false), place, view, note)
        }
        if let first = before.first { return answer(inFront: better(before, first, after, note), mention, view, note) }
        if after.sites.isEmpty, let one = oneOfTwo(before: place, view, note) {
            return Answer(sites: [one], isFirm: true)
        }
        let subject = subject(of: place, view, note)
        if !after.sites.isEmpty, !after.isWeak, !after.isOfOther {
            return answer(behind: after, subject, place, view, note)
        }
        if subject.isOfOtherClause { return answer(behindOtherClause: subject, after) }
        if let own = placeOfOwnCondition(of: place, besides: subject, view, note) { return Answer(sites: [own]) }
        if let first = subject.sites.first { return answer(of: subject, first, after, mention, view, note) }
        if after.isOfOther { return Answer(fallback: after.sites) }
        if !after.sites.isEmpty { return Answer(sites: after.sites, isFirm: false) }
        let late = sitesBehind(mention, view, note, crossingVerbs: true)
        // `a goitre with calcification and tracheal deviation`
        if late.isJoined, let host = placeOfHost(of: place, view, note) { return Answer(sites: [host]) }
        let own = late.sites.filter { !isOnlyOfCondition($0, view, note) }
        return Answer(sites: own, isFirm: !late.isWeak)
    }

    /// `the spleen and liver are enlarged, the latter with calcification`: the last of two that the sentence has named, or the first.
    private func oneOfTwo(before place: Hit, _ view: SentenceView, _ note: MatchedNote) -> SitedAt? {
        let first = max(Int(view.sentence.first) + 1, Int(place.first) - 8)
        guard
            let word = (first..<max(first, Int(place.first))).last(where: {
                (note.isWord($0, .latter) || note.isWord($0, .former)) && note.isWord($0 - 1, .the)
            }), !(word..<Int(place.first)).contains(where: { view.site(at: $0) != nil })
        else { return nil }
        let named = view.mentions.filter {
            note.mentions[$0].kind == .site && Int(note.places[$0].end) <= word
        }
        if note.isWord(word, .latter) { return named.last.map { sited($0, note) } }
        return named.dropLast().last.map { sited($0, note) }
    }

    /// `calcified nodes are present at the left hilum`: a tissue made exact by a place further behind.
    func exact(_ sites: [SitedAt], _ view: SentenceView, _ note: MatchedNote) -> [SitedAt] {
        guard sites.count == 1, let tissue = sites.first, tissue.mention >= 0, role(tissue) == .tissue,
            !isVessel(tissue.concept)
        else { return sites }
        let behind = Int(note.places[Int(tissue.mention)].end)
        for token in behind..<max(behind, Int(view.sentence.end)) {
            if let place = view.site(at: token) {
                guard
                    let preposition = (token - 4..<token).reversed().lazy.compactMap({ note.engineWord($0) }).first(
                        where: { $0.isPlacePreposition }), !isWeak(preposition)
                else { break }
                return [composed(sited(place, note), with: tissue) ?? tissue]
            }
            if view.mineral(at: token) != nil || note.tokens[token].kind == .mark || note.isWord(token, .and) { break }
        }
        return sites
    }

    /// Of the site in front and those behind: the more exact. `aortic calcification in the arch` → arch; `subcutaneous
    /// calcification in the right thumb` → thumb; `vascular calcification in the soft tissues` → artery.
    func better(
        _ before: [SitedAt], _ first: SitedAt, _ after: Behind, _ note: MatchedNote
    ) -> [SitedAt] {
        // `mediastinal calcifications and a nodule in the lingula`
        if after.isJoined { return before }
        // `clumps in the right buttock with calcifications of the left thigh`
        if before.count == 1, isHost(first, note), !after.isWeak, let other = after.sites.first, role(other) == .place,
            role(first) == .place, !lexicon.catalog.isWithin(first.concept, other.concept)
        {
            return after.sites
        }
        let exact = after.sites.filter {
            lexicon.catalog.isWithin($0.concept, first.concept) && $0.concept != first.concept
        }
        if !exact.isEmpty { return exact }
        guard before.allSatisfy({ role($0) != .place }), !after.isWeak, let other = after.sites.first,
            role(other) == .place
        else {
            return before
        }
        // `vascular and periarticular calcification, both hands`
        if before.count > 1 { return before.allSatisfy { role($0) == .tissue } ? after.sites : before }
        if isVessel(first.concept) {
            // `arterial calcification in both breasts` → breast artery
            let arteries = after.sites.compactMap { composed($0, with: first) }
            return arteries.isEmpty ? before : arteries
        }
        return after.sites.map { composed($0, with: first) ?? $0 }
    }

    /// `behind the heel calcification of the Achilles tendon`: what a preposition leads to in front, where `of` says what is calcified.
    private func isFrame(of site: SitedAt, _ place: Hit, _ note: MatchedNote) -> Bool {
        guard site.mention >= 0, note.isWord(Int(place.end), .of) else { return false }
        var token = Int(note.places[Int(site.mention)].first) - 1
        while let word = note.engineWord(token), word.isDeterminer || word.isSide { token -= 1 }
        return note.engineWord(token)?.isPlacePreposition == true && !note.isWord(token, .of)
    }

    /// Whether `with` stands behind a site: `an ovary with calcification`.
    private func isHost(_ site: SitedAt, _ note: MatchedNote) -> Bool {
        site.mention >= 0 && note.isWord(Int(note.places[Int(site.mention)].end), .with)
    }

    func role(_ site: SitedAt) -> SiteRole { tables.role(site.concept) }

    func isVessel(_ concept: ConceptIndex) -> Bool { tables.isVessel(concept) }

    func isNode(_ concept: ConceptIndex) -> Bool { tables.isNode(concept) }

    /// A place with the tissue that is said of it, as one structure.
    func composed(_ site: SitedAt, with tissue: SitedAt) -> SitedAt? {
        tables.composed(site.concept, with: tissue.concept).map { SitedAt(concept: $0, mention: site.mention) }
    }

    func sited(_ mention: Int, _ note: MatchedNote) -> SitedAt {
        SitedAt(concept: note.mentions[mention].concept, mention: Int32(mention))
    }
}
