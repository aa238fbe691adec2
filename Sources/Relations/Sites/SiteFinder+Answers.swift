internal import Lexicons
internal import Matching
internal import Notes

/// Which of the sites in front, behind and of the subject counts.
extension SiteFinder {
    /// - Parameter best: what stands in the calcification's own phrase; not empty.
    func answer(inFront best: [SitedAt], _ mention: Int, _ view: SentenceView, _ note: MatchedNote) -> Answer {
        guard best.count == 1, let site = best.first else { return Answer(sites: best, isFirm: true) }
        let place = note.places[mention]
        if role(site) == .tissue, !isVessel(site.concept) {
            // `the left hip has no periarticular calcification`, `subepidermal calcified nodule, right ear`
            let subject = subject(of: place, view, note).sites.filter { role($0) == .place && !isVessel($0.concept) }
            if tables.isNode(site.concept) {
                let exact = subject.compactMap { composed($0, with: site) }
                return Answer(sites: exact.isEmpty ? best : exact, isFirm: true)
            }
            if !subject.isEmpty {
                return Answer(sites: subject.map { composed($0, with: site) ?? $0 }, isFirm: true)
            }
            let late = sitesBehind(mention, view, note, crossingVerbs: true).sites.filter { role($0) == .place }
            if !late.isEmpty { return Answer(sites: late.map { composed($0, with: site) ?? $0 }, isFirm: true) }
        }
        // `nodules in both upper lobes, typical of pulmonary calcification`
        if isAdjective(site, note) {
            let subject = subject(of: place, view, note)
            let isExact = subject.sites.allSatisfy {
                $0.concept != site.concept && lexicon.catalog.isWithin($0.concept, site.concept)
            }
            if isExact, !subject.isOfClauseBefore, !subject.isOfOtherClause, !subject.sites.isEmpty {
                return Answer(sites: subject.sites, isFirm: true)
            }
        }
        if role(site) == .tissue {
            // `a speck in the left renal hilum could be arterial calcification`
            let subject = subject(of: place, view, note)
            let exact = subject.isOfClauseBefore ? [] : subject.sites.compactMap { composed($0, with: site) }
            if !exact.isEmpty { return Answer(sites: exact, isFirm: true) }
        }
        return Answer(sites: best, isFirm: true)
    }

    /// - Parameter after: what a preposition, or nothing at all, leads to.
    func answer(
        behind after: Behind, _ subject: Subject, _ place: Hit, _ view: SentenceView, _ note: MatchedNote
    ) -> Answer {
        let isPredicate = note.engineWord(max(Int(place.first) - 1, 0))?.isFiniteVerb == true
        if isPredicate, let first = subject.sites.first {
            // `the tibial arteries are calcified (pipe-stem on the foot films)`
            if after.isBracketed, !subject.isOfClauseBefore { return Answer(sites: subject.sites, isFirm: true) }
            // `opacities in both buttocks are calcified injection sites`
            if let tissue = after.sites.first, role(tissue) == .tissue, !isVessel(tissue.concept),
                !isNode(tissue.concept), role(first) == .place
            {
                return Answer(sites: subject.sites.map { composed($0, with: tissue) ?? $0 }, isFirm: true)
            }
        }
        return Answer(sites: exact(after.sites, view, note), isFirm: true)
    }

    /// `The facets are worn, the film shows calcified plaque along the aorta.`
    func answer(behindOtherClause subject: Subject, _ after: Behind) -> Answer {
        if after.sites.isEmpty { return Answer(fallback: subject.sites) }
        // `over the hip, and a film showed ossification near the joint`
        let isSame = subject.sites.contains { site in
            let path = lexicon.catalog.path(of: site.concept)
            return after.sites.contains { path.contains(lexicon.catalog.concepts[Int($0.concept)].name) }
        }
        return Answer(sites: isSame ? subject.sites : after.sites)
    }

    /// - Parameter first: of the subject's sites.
    func answer(
        of subject: Subject, _ first: SitedAt, _ after: Behind, _ mention: Int, _ view: SentenceView,
        _ note: MatchedNote
    ) -> Answer {
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
        // `calcification about the elbow; a smaller calcified mass lies over the trochanter`
        if subject.isOfClauseBefore, !late.isEmpty, !later.isWeak || subject.isOfOtherMineral {
            return Answer(sites: late, isFirm: true)
        }
        let exact = late.filter {
            lexicon.catalog.isWithin($0.concept, first.concept) && $0.concept != first.concept
        }
        return Answer(sites: exact.isEmpty ? subject.sites : exact, isFirm: true)
    }

    /// `…, and a calcified fibroid`: in a part of the sentence that begins anew, where the condition lies by its own
    /// name, if that is another structure than the sentence began with.
    func placeOfOwnCondition(
        of place: Hit, besides subject: Subject, _ view: SentenceView, _ note: MatchedNote
    ) -> SitedAt? {
        guard let other = view.other(at: Int(place.end)), note.mentions[other].kind == .condition,
            case let site = lexicon.traits[Int(note.mentions[other].concept)].impliedSite, site >= 0,
            tables.role(site) == .place,
            subject.sites.allSatisfy({
                !lexicon.catalog.isWithin($0.concept, site) && !lexicon.catalog.isWithin(site, $0.concept)
            })
        else { return nil }
        var token = Int(place.first) - 1
        let stop = max(Int(view.sentence.first), token - 4)
        while token > stop, !note.isWord(token, .a), !note.isWord(token, .an) {
            guard note.tokens[token].kind == .word, note.engineWord(token) == nil else { return nil }
            token -= 1
        }
        guard token > stop, note.isWord(token - 1, .and) || note.hasMark(",", at: token - 1) else { return nil }
        return SitedAt(concept: site, mention: -1)
    }

    private func isAdjective(_ site: SitedAt, _ note: MatchedNote) -> Bool {
        site.mention >= 0 && note.places[Int(site.mention)].term.flags.contains(.adjective)
    }
}
