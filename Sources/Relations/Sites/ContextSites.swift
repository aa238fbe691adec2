internal import Lexicons
internal import Matching
internal import Notes

/// What a sentence is about where it does not say so itself: the organ of the sub-section, what `it` stands for, the
/// condition that it describes, the sentence before, the study.
struct ContextSites: Sendable {
    let lexicon: CompiledLexicon
    private let title: Int32
    private let specimen: Set<Int32>
    private let lung: ConceptIndex
    private let vessel: ConceptIndex
    /// Conditions that lie in the lung of a chest film where nothing else is said.
    private let nodules: Set<ConceptIndex>

    init(lexicon: CompiledLexicon) {
        self.lexicon = lexicon
        lung = lexicon.concept("lung") ?? -1
        vessel = lexicon.concept("vessel") ?? -1
        nodules = Set(["granuloma", "nodule", "granulomatous-disease"].compactMap { lexicon.concept($0) })
        title = lexicon.catalog.sectionKinds.firstIndex(of: "title").map { Int32($0) } ?? -1
        specimen = Set(
            lexicon.catalog.sectionKinds.indices.filter {
                ["specimen", "procedure"].contains(lexicon.catalog.sectionKinds[$0])
            }.map { Int32($0) })
    }

    func isRegionOfStudy(_ concept: ConceptIndex) -> Bool {
        concept >= 0 && lexicon.traits[Int(concept)].siteRole == .region
    }

    /// - Parameter view: the mention's sentence.
    func sites(of mention: Int, _ view: SentenceView, _ study: Study, _ note: MatchedNote) -> [SitedAt] {
        // What is said of a relative has no place in this patient.
        if note.mentions[mention].assertion.experiencer != .patient { return [] }
        let section = note.layout.sections[Int(note.mentions[mention].section)]
        if section.subject >= 0, !isRegionOfStudy(section.subject) {
            return [SitedAt(concept: section.subject, mention: -1)]
        }
        if let site = ofCondition(mention, within: 3, view, note) { return [site] }
        let referred = referredTo(mention, note)
        if !referred.isEmpty { return referred }
        if let site = lungOfGranuloma(mention, view, note) { return [site] }
        if !namesRegion(mention, view, note) {
            if let site = study.site { return [site] }
            if let site = ofCondition(mention, within: 8, view, note) { return [site] }
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

    /// What the note as a whole says of where its findings lie; found once a note, for all of its findings.
    struct Study {
        var site: SitedAt?
        /// The title's.
        var side: Laterality
        /// The structures that title and specimen name, parts of the body among them.
        var named: [ConceptIndex] = []
        /// The one side that the note gives to the structure of the study.
        var sideOfSite: Laterality = .none
    }

    func study(_ sides: SideFinder, _ note: MatchedNote) -> Study {
        let site = study(note)
        var known = Study(site: site, side: side(sides, note))
        known.named = named(note)
        if known.side == .none, let site, !lexicon.traits[Int(site.concept)].isUnpaired {
            known.sideOfSite = sides.onlySide(of: site.concept, note) ?? .none
        }
        return known
    }

    /// `calcified leiomyoma` → uterus.
    private func ofCondition(_ mention: Int, within reach: Int32, _ view: SentenceView, _ note: MatchedNote) -> SitedAt?
    {
        var best: (distance: Int32, concept: ConceptIndex)?
        for other in view.mentions where note.mentions[other].kind == .condition {
            let site = lexicon.traits[Int(note.mentions[other].concept)].impliedSite
            guard site >= 0 else { continue }
            let (a, b) = (note.places[other], note.places[mention])
            let distance = max(a.first - b.end, b.first - a.end, 0)
            if distance <= reach, best == nil || distance < best!.distance { best = (distance, site) }
        }
        return best.map { SitedAt(concept: $0.concept, mention: -1) }
    }

    /// `The thyroid is enlarged. It contains …`: a sentence that points back, and any sentence that goes on in the same
    /// paragraph, is about the site of the sentence before.
    private func referredTo(_ mention: Int, _ note: MatchedNote) -> [SitedAt] {
        var sentence = Int(note.sentenceOf[mention])
        let section = note.mentions[mention].section
        for step in 0..<3 {
            let points = pointsBack(sentence, note)
            guard sentence > 0, points || step > 0 else { return [] }
            if note.tokens[Int(note.sentences[sentence].first)].flags.contains(.blankBefore), !points { return [] }
            sentence -= 1
            let mentions = SentenceView.mentions(of: Int32(sentence), in: note)
            for other in mentions where note.mentions[other].kind == .site {
                let concept = note.mentions[other].concept
                guard !isRegionOfStudy(concept), note.mentions[other].section == section else { continue }
                return [SitedAt(concept: concept, mention: Int32(other))]
            }
        }
        return []
    }

    private func pointsBack(_ sentence: Int, _ note: MatchedNote) -> Bool {
        let tokens = note.sentences[sentence].tokens
        for token in tokens.prefix(10) {
            switch note.engineWord(token) {
            case .it, .its, .they, .their, .these, .this, .those, .one, .both, .each, .which: return true
            default: break
            }
        }
        // `The lesion …`, `… within the mass`
        for other in SentenceView.mentions(of: Int32(sentence), in: note) where note.mentions[other].kind == .condition
        {
            let first = Int(note.places[other].first)
            for token in max(tokens.lowerBound, first - 3)..<first where note.isWord(token, .the) { return true }
        }
        return false
    }

    /// A bare granuloma or nodule in a section that speaks of the lungs lies in them.
    private func lungOfGranuloma(_ mention: Int, _ view: SentenceView, _ note: MatchedNote) -> SitedAt? {
        let isNodule = view.mentions.contains {
            note.mentions[$0].kind == .condition && nodules.contains(note.mentions[$0].concept)
        }
        guard isNodule else { return nil }
        let section = note.mentions[mention].section
        let isLung = note.mentions.contains { other in
            guard other.section == section else { return false }
            return switch other.kind {
            case .site: lexicon.catalog.isWithin(other.concept, lung)
            case .condition: lexicon.traits[Int(other.concept)].impliedSite == lung
            default: false
            }
        }
        return isLung ? SitedAt(concept: lung, mention: -1) : nil
    }

    /// The one structure that the title, the specimen or the kind of study names.
    private func study(_ note: MatchedNote) -> SitedAt? {
        for (index, section) in note.layout.sections.enumerated() where isStudy(section) {
            if let site = sites(inSection: index, note).first { return site }
            for other in note.mentions.indices
            where Int(note.mentions[other].section) == index && note.mentions[other].kind == .condition {
                let site = lexicon.traits[Int(note.mentions[other].concept)].impliedSite
                if site >= 0 { return SitedAt(concept: site, mention: -1) }
            }
        }
        for hit in note.hits where hit.term.group == .study {
            // A study only asked for, or done in the past, is not this one.
            let role = note.layout.sections[note.layout.section(ofToken: Int(hit.first))].role
            if role != .request { return SitedAt(concept: hit.term.payload, mention: -1) }
        }
        return nil
    }

    private func named(_ note: MatchedNote) -> [ConceptIndex] {
        note.mentions.lazy.filter { other in
            other.kind == .site && isStudy(note.layout.sections[Int(other.section)])
        }.map(\.concept)
    }

    /// Whether the title's side can be that of a site: one it names, a part or a whole of it, or a tissue.
    func isOfTitle(_ site: ConceptIndex, _ study: Study) -> Bool {
        site < 0 || study.named.isEmpty || lexicon.traits[Int(site)].siteRole == .tissue
            || (vessel >= 0 && lexicon.catalog.isWithin(site, vessel))
            || study.named.contains {
                lexicon.catalog.isWithin(site, $0) || lexicon.catalog.isWithin($0, site)
            }
    }

    private func isStudy(_ section: Section) -> Bool { section.kind == title || specimen.contains(section.kind) }

    private func sites(inSection section: Int, _ note: MatchedNote) -> [SitedAt] {
        var found: [SitedAt] = []
        for index in note.mentions.indices where Int(note.mentions[index].section) == section {
            let mention = note.mentions[index]
            guard mention.kind == .site, !isRegionOfStudy(mention.concept) else { continue }
            found.append(SitedAt(concept: mention.concept, mention: Int32(index)))
        }
        // The most exact first; `skin` of `SKIN, LEFT THIGH` last.
        return found.filter { lexicon.traits[Int($0.concept)].siteRole == .place }
            + found.filter { lexicon.traits[Int($0.concept)].siteRole != .place }
    }

    /// A site made exact by what stands around it.
    func refined(
        _ site: SitedAt, for mention: Int, _ view: SentenceView, _ study: Study, _ note: MatchedNote
    ) -> SitedAt {
        guard site.concept >= 0 else { return site }
        let site = namedByCondition(site, mention, view, note)
        if lexicon.traits[Int(site.concept)].siteRole == .tissue {
            let exact = exact(site, mention, study, note)
            if exact.concept != site.concept { return exact }
        }
        return read(site, mention, study, note) ?? site
    }

    /// In `aortic stenosis, widely calcified` the site word is a part of a condition that lies elsewhere (the valve); in
    /// `calcific tendinitis of the shoulder` the condition says the tissue.
    private func namedByCondition(
        _ site: SitedAt, _ mention: Int, _ view: SentenceView, _ note: MatchedNote
    ) -> SitedAt {
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
            if isTissue, abs(note.places[other].first - note.places[mention].end) <= 4 {
                for rule in lexicon.siteRules where rule.kind == .composition && rule.other == implied {
                    if lexicon.catalog.isWithin(site.concept, rule.site),
                        !lexicon.catalog.isWithin(site.concept, rule.result)
                    {
                        return SitedAt(concept: rule.result, mention: site.mention)
                    }
                }
            }
        }
        return site
    }

    /// A bare word read by what the sentence, the heading or the sentences before name (`sites/ambiguous.tsv`).
    private func read(_ site: SitedAt, _ mention: Int, _ study: Study, _ note: MatchedNote) -> SitedAt? {
        let isTissue = lexicon.traits[Int(site.concept)].siteRole == .tissue
        let rules = lexicon.siteRules.filter {
            $0.kind == .ambiguity
                && ($0.site == site.concept || (isTissue && lexicon.catalog.isWithin(site.concept, $0.site)))
        }
        guard !rules.isEmpty else { return nil }
        if site.mention >= 0 {
            let words = note.places[Int(site.mention)].tokens.filter { note.engineWord($0)?.isDeterminer != true }
            if words.count > 1 { return nil }
        }
        let section = note.mentions[mention].section
        let subject = note.layout.sections[Int(section)].subject
        for rule in rules {
            let found = SitedAt(concept: rule.result, mention: site.mention)
            if subject >= 0, lexicon.catalog.isWithin(subject, rule.other) { return found }
            for at in SentenceView.mentions(of: note.sentenceOf[mention], in: note) where names(at, rule.other, note) {
                return found
            }
            var at = mention - 1
            while at >= 0, note.sentenceOf[mention] - note.sentenceOf[at] <= 3 {
                if note.mentions[at].kind == .site, note.mentions[at].concept != site.concept {
                    if names(at, rule.other, note) { return found }
                }
                at -= 1
            }
        }
        guard let place = study.site?.concept, let rule = rules.first(where: { lexicon.catalog.isWithin(place, $0.other) })
        else { return nil }
        return SitedAt(concept: rule.result, mention: site.mention)
    }

    private func names(_ mention: Int, _ site: ConceptIndex, _ note: MatchedNote) -> Bool {
        note.mentions[mention].kind == .site && lexicon.catalog.isWithin(note.mentions[mention].concept, site)
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
        if subject >= 0 {
            for rule in lexicon.siteRules where rule.kind == .composition && rule.other == site.concept {
                if lexicon.catalog.isWithin(subject, rule.site) {
                    return SitedAt(concept: rule.result, mention: site.mention)
                }
            }
        }
        var at = mention - 1
        while at >= 0, note.mentions[at].section == section, note.sentenceOf[mention] - note.sentenceOf[at] <= 4 {
            if note.mentions[at].kind == .site, isPart(note.mentions[at].concept), !isAmbiguous(Int32(at), note) {
                return SitedAt(concept: note.mentions[at].concept, mention: Int32(at))
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
        for place in study.named { if let both = composed(place, site) { return both } }
        return site
    }

    /// A place and a tissue that name one structure together (`sites/compositions.tsv`).
    private func composed(_ place: ConceptIndex, _ tissue: SitedAt) -> SitedAt? {
        for rule in lexicon.siteRules where rule.kind == .composition && rule.result != tissue.concept {
            if lexicon.catalog.isWithin(place, rule.site), lexicon.catalog.isWithin(tissue.concept, rule.other) {
                return SitedAt(concept: rule.result, mention: tissue.mention)
            }
        }
        return nil
    }

    /// A bare word that `sites/ambiguous.tsv` reads in more ways than one.
    private func isAmbiguous(_ mention: Int32, _ note: MatchedNote) -> Bool {
        note.places[Int(mention)].tokens.count == 1
            && lexicon.siteRules.contains {
                $0.kind == .ambiguity && $0.site == note.mentions[Int(mention)].concept
            }
    }

    /// The side that the study's title gives.
    private func side(_ sides: SideFinder, _ note: MatchedNote) -> Laterality {
        for (index, section) in note.layout.sections.enumerated() where isStudy(section) {
            let first = Int(note.layout.firstToken[index])
            let end =
                index + 1 < note.layout.sections.count
                ? Int(note.layout.firstToken[index + 1]) : note.tokens.count
            if let side = sides.onlySide(in: first..<end, note) { return side }
        }
        return .none
    }
}
