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
    /// Conditions that lie in the lung of a chest film where nothing else is said.
    private let nodules: Set<ConceptIndex>

    init(lexicon: CompiledLexicon) {
        self.lexicon = lexicon
        lung = lexicon.concept("lung") ?? -1
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
        let section = note.layout.sections[Int(note.mentions[mention].section)]
        if section.subject >= 0, !isRegionOfStudy(section.subject) {
            return [SitedAt(concept: section.subject, mention: -1)]
        }
        if let site = ofCondition(mention, within: 3, view, note) { return [site] }
        if let site = referredTo(mention, note) { return [site] }
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
        // The heading's: mentions are in the order of the text.
        var (low, high) = (0, note.places.count)
        while low < high {
            let middle = (low + high) / 2
            if note.places[middle].first < first { low = middle + 1 } else { high = middle }
        }
        while low < note.places.count, note.places[low].first < body {
            if isRegion(low) { return true }
            low += 1
        }
        return false
    }

    /// What the note as a whole says of where its findings lie; found once a note, for all of its findings.
    struct Study {
        var site: SitedAt?
        var side: Laterality
    }

    func study(_ sides: SideFinder, _ note: MatchedNote) -> Study { Study(site: study(note), side: side(sides, note)) }

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
    private func referredTo(_ mention: Int, _ note: MatchedNote) -> SitedAt? {
        var sentence = Int(note.sentenceOf[mention])
        let section = note.mentions[mention].section
        for step in 0..<3 {
            let points = pointsBack(sentence, note)
            guard sentence > 0, points || step > 0 else { return nil }
            if note.tokens[Int(note.sentences[sentence].first)].flags.contains(.blankBefore), !points { return nil }
            sentence -= 1
            let mentions = SentenceView.mentions(of: Int32(sentence), in: note)
            for other in mentions where note.mentions[other].kind == .site {
                let concept = note.mentions[other].concept
                guard !isRegionOfStudy(concept), note.mentions[other].section == section else { continue }
                return SitedAt(concept: concept, mention: Int32(other))
            }
        }
        return nil
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

    /// A bare granuloma or nodule beside a sentence about the lungs lies in them.
    private func lungOfGranuloma(_ mention: Int, _ view: SentenceView, _ note: MatchedNote) -> SitedAt? {
        let own = Int(note.sentenceOf[mention])
        let isNodule = view.mentions.contains {
            note.mentions[$0].kind == .condition
                && nodules.contains(note.mentions[$0].concept)
        }
        guard isNodule else { return nil }
        for sentence in [own - 1, own + 1] where note.sentences.indices.contains(sentence) {
            for other in SentenceView.mentions(of: Int32(sentence), in: note)
            where note.mentions[other].kind == .site && note.mentions[other].section == note.mentions[mention].section {
                if lexicon.catalog.isWithin(note.mentions[other].concept, lung) {
                    return SitedAt(concept: lung, mention: -1)
                }
            }
        }
        return nil
    }

    /// The one structure that the title, the specimen or the kind of study names.
    private func study(_ note: MatchedNote) -> SitedAt? {
        var end = 0
        for (index, section) in note.layout.sections.enumerated() where isStudy(section) {
            // Mentions are in the order of the text, and so of the sections.
            while end < note.mentions.count, Int(note.mentions[end].section) < index { end += 1 }
            let start = end
            while end < note.mentions.count, Int(note.mentions[end].section) == index { end += 1 }
            if let site = sites(among: start..<end, note).first { return site }
            for other in start..<end where note.mentions[other].kind == .condition {
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

    private func isStudy(_ section: Section) -> Bool { section.kind == title || specimen.contains(section.kind) }

    private func sites(among mentions: Range<Int>, _ note: MatchedNote) -> [SitedAt] {
        var found: [SitedAt] = []
        for index in mentions {
            let mention = note.mentions[index]
            guard mention.kind == .site, !isRegionOfStudy(mention.concept) else { continue }
            found.append(SitedAt(concept: mention.concept, mention: Int32(index)))
        }
        // The most exact first; `skin` of `SKIN, LEFT THIGH` last.
        return found.filter { lexicon.traits[Int($0.concept)].siteRole == .place }
            + found.filter { lexicon.traits[Int($0.concept)].siteRole != .place }
    }

    /// A site made exact by what stands around it.
    func refined(_ site: SitedAt, for mention: Int, _ view: SentenceView, _ note: MatchedNote) -> SitedAt {
        guard site.concept >= 0 else { return site }
        let site = namedByCondition(site, mention, view, note)
        if lexicon.traits[Int(site.concept)].siteRole == .tissue {
            let exact = exact(site, mention, note)
            if exact.concept != site.concept { return exact }
        }
        return read(site, mention, note) ?? site
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
    private func read(_ site: SitedAt, _ mention: Int, _ note: MatchedNote) -> SitedAt? {
        let rules = lexicon.siteRules.filter { $0.kind == .ambiguity && $0.site == site.concept }
        guard !rules.isEmpty else { return nil }
        if site.mention >= 0, note.places[Int(site.mention)].tokens.count > 1 { return nil }
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
        return nil
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
    private func exact(_ site: SitedAt, _ mention: Int, _ note: MatchedNote) -> SitedAt {
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
            if note.mentions[at].kind == .site, isPart(note.mentions[at].concept) {
                return SitedAt(concept: note.mentions[at].concept, mention: Int32(at))
            }
            at -= 1
        }
        return site
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
