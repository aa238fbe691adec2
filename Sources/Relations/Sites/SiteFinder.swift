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
        if let first = before.first {
            let best = better(before, first, after, note)
            if let tissue = best.first, best.count == 1, role(tissue) == .tissue, !isVessel(tissue.concept) {
                // `the left hip has no periarticular calcification`, `subepidermal calcified nodule, right ear`
                let subject = subject(of: place, view, note).sites.filter {
                    role($0) == .place && !isVessel($0.concept)
                }
                if tables.isNode(tissue.concept) {
                    let exact = subject.compactMap { composed($0, with: tissue) }
                    return Answer(sites: exact.isEmpty ? best : exact, isFirm: true)
                }
                if !subject.isEmpty {
                    return Answer(sites: subject.map { composed($0, with: tissue) ?? $0 }, isFirm: true)
                }
                let late = sitesBehind(mention, view, note, crossingVerbs: true).sites.filter { role($0) == .place }
                if !late.isEmpty {
                    return Answer(sites: late.map { composed($0, with: tissue) ?? $0 }, isFirm: true)
                }
            }
            // `nodules in both upper lobes, typical of pulmonary calcification`
            if best.count == 1, isAdjective(best[0], note) {
                let subject = subject(of: place, view, note)
                if !subject.isOfClauseBefore, !subject.isOfOtherClause, !subject.sites.isEmpty,
                    subject.sites.allSatisfy({
                        $0.concept != best[0].concept && lexicon.catalog.isWithin($0.concept, best[0].concept)
                    })
                {
                    return Answer(sites: subject.sites, isFirm: true)
                }
            }
            if let vessel = best.first, best.count == 1, role(vessel) == .tissue {
                // `a speck in the left renal hilum could be arterial calcification`
                let subject = subject(of: place, view, note)
                let exact = subject.isOfClauseBefore ? [] : subject.sites.compactMap { composed($0, with: vessel) }
                if !exact.isEmpty { return Answer(sites: exact, isFirm: true) }
            }
            return Answer(sites: best, isFirm: true)
        }
        let subject = subject(of: place, view, note)
        if !after.sites.isEmpty, !after.isWeak, !after.isOfOther {
            // `the tibial arteries are calcified (pipe-stem on the foot films)`
            let isPredicate = note.engineWord(max(Int(place.first) - 1, 0))?.isFiniteVerb == true
            if isPredicate, after.isBracketed, !subject.sites.isEmpty, !subject.isOfClauseBefore {
                return Answer(sites: subject.sites, isFirm: true)
            }
            // `opacities in both buttocks are calcified injection sites`
            if isPredicate, let tissue = after.sites.first, role(tissue) == .tissue, !isVessel(tissue.concept),
                !isNode(tissue.concept), let first = subject.sites.first, role(first) == .place
            {
                return Answer(sites: subject.sites.map { composed($0, with: tissue) ?? $0 }, isFirm: true)
            }
            return Answer(sites: exact(after.sites, view, note), isFirm: true)
        }
        // `The facets are worn, the film shows calcified plaque along the aorta.`
        if subject.isOfOtherClause {
            // `over the hip, and a film showed ossification near the joint`
            let isSame = subject.sites.contains { site in
                let path = lexicon.catalog.path(of: site.concept)
                return after.sites.contains { path.contains(lexicon.catalog.concepts[Int($0.concept)].name) }
            }
            if after.sites.isEmpty { return Answer(fallback: subject.sites) }
            return Answer(sites: isSame ? subject.sites : after.sites)
        }
        // `The facets are worn, and a calcified fibroid overlies L5.`
        if let own = placeOfOwnCondition(of: place, view, note),
            subject.sites.allSatisfy({
                !lexicon.catalog.isWithin($0.concept, own.concept) && !lexicon.catalog.isWithin(own.concept, $0.concept)
            })
        {
            return Answer(sites: [own])
        }
        if let first = subject.sites.first {
            // `no soft tissue abnormality and no calcification overlying the kidneys`
            if role(first) == .tissue, !isVessel(first.concept), !after.sites.isEmpty {
                return Answer(sites: after.sites, isFirm: false)
            }
            // `Spinal cord injury 2020: ossification around the right hip` has a label in front.
            if subject.isLabel, !after.sites.isEmpty,
                !after.isWeak || role(first) != .place || isOfCondition(first, view, note)
            {
                return Answer(sites: after.sites, isFirm: true)
            }
            let later = sitesBehind(mention, view, note, crossingVerbs: true)
            let late = later.sites
            // `The pleura is thick; calcification surrounds the pericardium.`
            if subject.isOfClauseBefore, !late.isEmpty, !later.isWeak { return Answer(sites: late, isFirm: true) }
            let exact = late.filter {
                lexicon.catalog.isWithin($0.concept, first.concept) && $0.concept != first.concept
            }
            return Answer(sites: exact.isEmpty ? subject.sites : exact, isFirm: true)
        }
        if after.isOfOther { return Answer(fallback: after.sites) }
        if !after.sites.isEmpty { return Answer(sites: after.sites, isFirm: false) }
        let late = sitesBehind(mention, view, note, crossingVerbs: true)
        // `a goitre with calcification and tracheal deviation`
        if late.isJoined, let host = placeOfHost(of: place, view, note) { return Answer(sites: [host]) }
        let own = late.sites.filter { !isOnlyOfCondition($0, view, note) }
        return Answer(sites: own, isFirm: !late.isWeak)
    }

    /// `…, and a calcified fibroid`: in a part of the sentence that begins anew, where the condition lies by its own name.
    private func placeOfOwnCondition(of place: Hit, _ view: SentenceView, _ note: MatchedNote) -> SitedAt? {
        guard let other = view.other(at: Int(place.end)), note.mentions[other].kind == .condition,
            case let site = lexicon.traits[Int(note.mentions[other].concept)].impliedSite, site >= 0,
            tables.role(site) == .place
        else { return nil }
        var token = Int(place.first) - 1
        let stop = max(Int(view.sentence.first), token - 4)
        while token > stop, !note.isWord(token, .a), !note.isWord(token, .an) {
            guard note.tokens[token].kind == .word, note.engineWord(token) == nil else { return nil }
            token -= 1
        }
        guard token > stop, note.isWord(token - 1, .and) || note.tokens[token - 1].isMark(",") else { return nil }
        return SitedAt(concept: site, mention: -1)
    }

    /// `calcified nodes are present at the left hilum`: a tissue made exact by a place further behind.
    func exact(_ sites: [SitedAt], _ view: SentenceView, _ note: MatchedNote) -> [SitedAt] {
        guard sites.count == 1, let tissue = sites.first, tissue.mention >= 0, role(tissue) == .tissue,
            !isVessel(tissue.concept)
        else { return sites }
        for token in Int(note.places[Int(tissue.mention)].end)..<Int(view.sentence.end) {
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

    private func isAdjective(_ site: SitedAt, _ note: MatchedNote) -> Bool {
        site.mention >= 0 && note.places[Int(site.mention)].term.flags.contains(.adjective)
    }

    /// Whether `with` stands behind a site: `an ovary with calcification`.
    private func isHost(_ site: SitedAt, _ note: MatchedNote) -> Bool {
        site.mention >= 0 && note.hasWord(.with, at: Int(note.places[Int(site.mention)].end))
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
