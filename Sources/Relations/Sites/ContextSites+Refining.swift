internal import Lexicons
internal import Matching
internal import Notes

/// Sites made exact by what stands around them.
extension ContextSites {
    /// A site made exact by what stands around it.
    func refined(
        _ site: SitedAt, for mention: Int, _ view: SentenceView, _ study: Study, _ note: MatchedNote
    ) -> SitedAt {
        guard site.concept >= 0 else { return site }
        let site = namedByCondition(site, mention, view, note)
        if let lobe = lobe(of: site, mention, view, note) { return lobe }
        // Arterioles are a place of their own, but for those that a place behind them makes exact.
        if lexicon.traits[Int(site.concept)].siteRole != .tissue, tables.isVessel(site.concept),
            let place = place(behind: site, note), let both = composed(place, site)
        {
            return both
        }
        if lexicon.traits[Int(site.concept)].siteRole == .tissue {
            let exact = exact(site, mention, study, note)
            if exact.concept != site.concept { return exact }
        }
        return readByHeading(site, mention, note) ?? read(site, mention, study, note) ?? site
    }

    /// In `aortic stenosis, widely calcified` the site word is a part of a condition that lies elsewhere (the valve); in
    /// `calcific tendinitis of the shoulder` the condition says the tissue.
    private func namedByCondition(
        _ site: SitedAt, _ mention: Int, _ view: SentenceView, _ note: MatchedNote
    ) -> SitedAt {
        var nearest: (distance: Int32, tissue: ConceptIndex)?
        for other in view.mentions where note.mentions[other].kind == .condition {
            let implied = lexicon.traits[Int(note.mentions[other].concept)].impliedSite
            guard implied >= 0 else { continue }
            let isTissue = lexicon.traits[Int(implied)].siteRole == .tissue
            if !isTissue, site.mention >= 0, note.mentions[other].span.contains(note.mentions[Int(site.mention)].span),
                note.mentions[other].span.count > note.mentions[Int(site.mention)].span.count,
                !lexicon.catalog.isWithin(site.concept, implied)
            {
                return SitedAt(concept: implied, mention: -1)
            }
            let distance = abs(note.places[other].first - note.places[mention].end)
            if isTissue, distance <= 4, distance < nearest?.distance ?? .max { nearest = (distance, implied) }
        }
        // Of `calcific tendinopathy of the supraspinatus with bursitis` the nearest.
        if let nearest {
            for rule in tables.compositions where rule.other == nearest.tissue {
                if lexicon.catalog.isWithin(site.concept, rule.site),
                    !lexicon.catalog.isWithin(site.concept, rule.result)
                {
                    return SitedAt(concept: rule.result, mention: site.mention)
                }
            }
        }
        return site
    }

    /// A bare word, and a side, read by the heading of its section (`sites/headed.tsv`).
    private func readByHeading(_ site: SitedAt, _ mention: Int, _ note: MatchedNote) -> SitedAt? {
        guard site.mention >= 0, case let section = note.mentions[Int(site.mention)].section,
            section == note.mentions[mention].section,
            case let subject = note.layout.sections[Int(section)].subject, subject >= 0,
            let rule = tables.headed.first(where: {
                $0.site == site.concept && lexicon.catalog.isWithin(subject, $0.other)
            }), isBare(site.mention, note)
        else { return nil }
        return SitedAt(concept: rule.result, mention: site.mention)
    }

    /// Whether a mention is one word but for articles and sides.
    private func isBare(_ mention: Int32, _ note: MatchedNote) -> Bool {
        note.places[Int(mention)].tokens.count {
            guard let word = note.engineWord($0) else { return true }
            return !word.isDeterminer && !word.isSide
        } == 1
    }

    /// A bare word read by what the sentence, the heading or the sentences before name (`sites/ambiguous.tsv`).
    private func read(_ site: SitedAt, _ mention: Int, _ study: Study, _ note: MatchedNote) -> SitedAt? {
        let isTissue = lexicon.traits[Int(site.concept)].siteRole == .tissue
        let rules = tables.ambiguities.lazy.filter {
            $0.site == site.concept || (isTissue && lexicon.catalog.isWithin(site.concept, $0.site))
        }
        if rules.isEmpty { return nil }
        if site.mention >= 0 {
            let words = note.places[Int(site.mention)].tokens.count { note.engineWord($0)?.isDeterminer != true }
            if words > 1 { return nil }
        }
        let section = note.mentions[mention].section
        let subject = note.layout.sections[Int(section)].subject
        if subject >= 0 {
            if let rule = rules.first(where: { lexicon.catalog.isWithin(subject, $0.other) }) {
                return SitedAt(concept: rule.result, mention: site.mention)
            }
            // `Lung windows: both apices`: its own reading lies in what the heading names.
            if subject != site.concept, lexicon.catalog.isWithin(site.concept, subject) { return nil }
        }
        for rule in rules {
            let found = SitedAt(concept: rule.result, mention: site.mention)
            for at in note.mentions(ofSentence: Int(note.sentenceOf[mention]))
            where at != mention && names(at, rule.other, note) {
                return found
            }
            var at = mention - 1
            while at >= 0, note.sentenceOf[mention] - note.sentenceOf[at] <= 3 {
                if note.mentions[at].kind != .site || note.mentions[at].concept != site.concept,
                    names(at, rule.other, note)
                {
                    return found
                }
                // `The mitral leaflets are thick. Posterior annular calcification`: the whole of the bare word's own reading.
                if note.mentions[at].kind == .site, note.mentions[at].concept != site.concept,
                    lexicon.catalog.isWithin(site.concept, note.mentions[at].concept)
                        || lexicon.catalog.isWithin(
                            note.mentions[at].concept, lexicon.catalog.parent(of: site.concept))
                {
                    break
                }
                at -= 1
            }
        }
        guard let place = study.site?.concept,
            let rule = rules.first(where: { lexicon.catalog.isWithin(place, $0.other) })
        else { return nil }
        return SitedAt(concept: rule.result, mention: site.mention)
    }

    /// Whether a mention names a site or a part of it, or a condition that lies there by its own name.
    private func names(_ mention: Int, _ site: ConceptIndex, _ note: MatchedNote) -> Bool {
        let concept = note.mentions[mention].concept
        switch note.mentions[mention].kind {
        case .site: return lexicon.catalog.isWithin(concept, site)
        // `nephrocalcinosis` lies in the kidney.
        case .condition, .calcification: return tables.isWithin(lexicon.traits[Int(concept)].impliedSite, site)
        default: return false
        }
    }

    /// The organ of a section; a paragraph that goes on below it without a heading of its own keeps it.
    private func headingSubject(_ section: Int, _ note: MatchedNote) -> ConceptIndex {
        var at = section
        while at > 0, note.layout.sections[at].title.isEmpty, note.layout.sections[at].subject < 0 { at -= 1 }
        return note.layout.sections[at].subject
    }

    /// A tissue (`the vessel`, `valve leaflets`) made exact by the heading or by what the section named last before.
    private func exact(_ site: SitedAt, _ mention: Int, _ study: Study, _ note: MatchedNote) -> SitedAt {
        let section = note.mentions[mention].section
        let subject = headingSubject(Int(section), note)
        func isPart(_ concept: ConceptIndex) -> Bool {
            concept >= 0 && concept != site.concept && lexicon.catalog.isWithin(concept, site.concept)
                && lexicon.traits[Int(concept)].siteRole == .place
        }
        if isPart(subject) { return SitedAt(concept: subject, mention: -1) }
        // `Left breast: vascular calcifications`
        if subject >= 0, let both = composed(subject, site) { return both }
        // `arterioles in the dermis`
        if let place = place(behind: site, note), let both = composed(place, site) { return both }
        var at = mention - 1
        while at >= 0, note.mentions[at].section == section, note.sentenceOf[mention] - note.sentenceOf[at] <= 4 {
            if note.mentions[at].kind == .site, isPart(note.mentions[at].concept), !isAmbiguous(Int32(at), note) {
                return SitedAt(concept: note.mentions[at].concept, mention: Int32(at))
            }
            // `Aortic stenosis; see whether the valve is calcified.`
            if note.mentions[at].kind == .condition {
                let implied = lexicon.traits[Int(note.mentions[at].concept)].impliedSite
                if isPart(implied) { return SitedAt(concept: implied, mention: -1) }
            }
            // `The axilla is clear and no node is calcified.`
            if note.sentenceOf[at] == note.sentenceOf[mention], note.mentions[at].kind == .site,
                let both = composed(note.mentions[at].concept, site)
            {
                return both
            }
            at -= 1
        }
        // `SKIN, NECK: … dermal tumour`
        for place in study.named {
            guard let both = composed(place, site) else { continue }
            // `CT CHEST/NECK`: a node may lie in either.
            let mayBeElsewhere =
                tables.isNode(site.concept)
                && study.named.contains { isRegionOfStudy($0) && $0 != place && composed($0, site) == nil }
            if !mayBeElsewhere { return both }
        }
        return site
    }

    /// `Thyroid: in the right lobe a coarse calcification`: the lobe that the mention's clause names of an organ that has two.
    private func lobe(
        of site: SitedAt, _ mention: Int, _ view: SentenceView, _ note: MatchedNote
    ) -> SitedAt? {
        guard let organ = lobed.first(where: { $0.organ == site.concept }) else { return nil }
        let place = note.places[mention]
        let near =
            max(Int(view.sentence.first), Int(place.first) - 10)..<min(Int(view.sentence.end) - 1, Int(place.end) + 8)
        for token in near where note.isWord(token + 1, .lobe) {
            // Another clause's.
            let between =
                token + 2 <= Int(place.first)
                ? token + 2..<Int(place.first) : min(Int(place.end), token)..<max(Int(place.end), token)
            if between.contains(where: { note.tokens[$0].isMark(";") || note.tokens[$0].isMark(".") }) { continue }
            if note.isWord(token, .left) { return SitedAt(concept: organ.left, mention: site.mention) }
            if note.isWord(token, .right) { return SitedAt(concept: organ.right, mention: site.mention) }
        }
        return nil
    }

    /// What `in`, `of` or `within` leads to directly behind a tissue.
    private func place(behind tissue: SitedAt, _ note: MatchedNote) -> ConceptIndex? {
        guard tissue.mention >= 0, case let first = Int(note.places[Int(tissue.mention)].end),
            note.isWord(first, .in) || note.isWord(first, .of) || note.isWord(first, .within)
        else { return nil }
        let end = Int(note.sentences[Int(note.sentenceOf[Int(tissue.mention)])].end)
        for other in note.mentions(inTokens: first..<max(first, min(first + 5, end))) {
            if note.mentions[other].kind == .calcification { return nil }
            if note.mentions[other].kind == .site { return note.mentions[other].concept }
        }
        return nil
    }

    private func composed(_ place: ConceptIndex, _ tissue: SitedAt) -> SitedAt? {
        tables.composed(place, with: tissue.concept).map { SitedAt(concept: $0, mention: tissue.mention) }
    }

    /// A bare word that `sites/ambiguous.tsv` reads in more ways than one.
    private func isAmbiguous(_ mention: Int32, _ note: MatchedNote) -> Bool {
        note.places[Int(mention)].tokens.count == 1
            && tables.ambiguities.contains { $0.site == note.mentions[Int(mention)].concept }
    }
}
