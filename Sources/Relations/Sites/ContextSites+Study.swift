internal import Lexicons
internal import Matching
internal import Notes

/// What title, specimen and kind of study say of the whole note.
extension ContextSites {
    /// What the note as a whole says of where its findings lie; found once a note, for all of its findings.
    struct Study {
        var site: SitedAt?
        /// The title's.
        var side: Laterality
        /// The structures that title and specimen name, parts of the body among them.
        var named: [ConceptIndex] = []
        /// The sections that speak of the lungs.
        var sectionsOfLung: Set<Int32> = []
        /// The one side that the note gives to the structure of the study.
        var sideOfSite: Laterality = .none

        /// What holds for the chapters behind.
        var ofEarlierChapter: Study {
            Study(site: site.map { SitedAt(concept: $0.concept, mention: -1) }, side: side, named: named)
        }
    }

    /// - Parameter earlier: what the chapters before say; the first that names a structure or a side speaks for the note.
    func study(_ sides: SideFinder, _ note: MatchedNote, after earlier: Study?) -> Study {
        let site = earlier?.site ?? study(note)
        var known = Study(site: site, side: earlier?.side ?? .none)
        if known.side == .none { known.side = side(sides, note) }
        known.named = earlier?.named ?? []
        for concept in named(note) where !known.named.contains(concept) && known.named.count < Self.mostNamed {
            known.named.append(concept)
        }
        known.sectionsOfLung = sectionsOfLung(note)
        if known.side == .none, let site, !lexicon.traits[Int(site.concept)].isUnpaired {
            // That both are told of somewhere says nothing of what is told of neither.
            let side = sides.onlySide(of: site.concept, note) ?? .none
            known.sideOfSite = side == .bilateral ? .none : side
        }
        return known
    }

    /// The one structure that the title, the specimen or the kind of study names.
    private func study(_ note: MatchedNote) -> SitedAt? {
        if let heading = titleHeading(note),
            let site = sites(among: note.mentions(inTokens: heading), note).first
        {
            return site
        }
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
        if let line = openingLine(note), let site = sites(among: note.mentions(inTokens: line), note).first {
            return site
        }
        if let sentence = openingSentence(note), let site = sites(among: note.mentions(inTokens: sentence), note).first
        {
            return site
        }
        // A table may name a study without its site; the check of the lexicon tells its keeper.
        for hit in note.hits where hit.term.group == .study && hit.term.payload >= 0 {
            // A study only asked for, or done in the past, is not this one.
            let role = note.layout.sections[note.layout.section(ofToken: Int(hit.first))].role
            if role != .request { return SitedAt(concept: hit.term.payload, mention: -1) }
        }
        guard let words = openingSpecimen(note),
            case let named = sites(among: note.mentions(inTokens: words), note), let site = named.first
        else { return nil }
        // `SKIN, LEFT FOREARM, SHAVE`
        let exact = named.lazy.compactMap { tables.composed(site.concept, with: $0.concept) }.first
        return SitedAt(concept: exact ?? site.concept, mention: site.mention)
    }

    private static let mostNamed = 16

    private func named(_ note: MatchedNote) -> [ConceptIndex] {
        var found: [ConceptIndex] = []
        var heading = titleHeading(note) ?? openingLine(note) ?? 0..<0
        if !note.mentions(inTokens: heading).contains(where: { note.mentions[$0].kind == .site }),
            let words = openingSpecimen(note)
        {
            heading = words
        }
        for (index, other) in note.mentions.enumerated()
        where other.kind == .site
            && (isStudy(note.layout.sections[Int(other.section)]) || heading.contains(Int(note.places[index].first)))
        {
            if !found.contains(other.concept) { found.append(other.concept) }
            if found.count == Self.mostNamed { break }
        }
        // `MASTECTOMY, LEFT, WITH NODE BIOPSY` names a breast, too.
        if !found.isEmpty {
            let last = note.firstHit(from: Int32(heading.upperBound))
            for hit in note.hits[..<last] where hit.term.group == .study && hit.term.payload >= 0 {
                found.append(hit.term.payload)
            }
        }
        return found
    }

    private func sectionsOfLung(_ note: MatchedNote) -> Set<Int32> {
        var found: Set<Int32> = []
        // Mentions of one section stand together.
        var last: Int32 = -1
        for other in note.mentions where other.section != last {
            let isLung =
                switch other.kind {
                case .site: lexicon.catalog.isWithin(other.concept, lung)
                case .condition: lexicon.traits[Int(other.concept)].impliedSite == lung
                default: false
                }
            if isLung {
                last = other.section
                found.insert(last)
            }
        }
        return found
    }

    /// Whether the title's side can be that of a site: one it names, a part or a whole of it, or a tissue.
    func isOfTitle(_ site: ConceptIndex, _ study: Study) -> Bool {
        site < 0 || study.named.isEmpty || lexicon.traits[Int(site)].siteRole == .tissue
            || tables.isVessel(site)
            || study.named.contains {
                tables.isOf(site, $0) || lexicon.catalog.isWithin($0, site)
            }
    }

    /// `THYROID ULTRASOUND` on the first line is the title, though it may head a part of another note; so is what a first
    /// heading `EXAM:` names.
    private func titleHeading(_ note: MatchedNote) -> Range<Int>? {
        // Blank space in front of it is a section of its own.
        guard let first = note.layout.firstToken.lastIndex(of: 0), note.layout.sections[first].subject < 0,
            note.layout.rules[first] >= 0, note.layout.bodyToken[first] > 0
        else { return nil }
        // `EXAM: Thyroid ultrasound.`: the name of the study stands behind its heading.
        let body = Int(note.layout.bodyToken[first])
        guard note.layout.sections[first].kind == technique else { return 0..<body }
        let end = first + 1 < note.layout.sections.count ? Int(note.layout.firstToken[first + 1]) : note.tokens.count
        return 0..<min(end, body + 16)
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

    /// The side that the study's title gives.
    private func side(_ sides: SideFinder, _ note: MatchedNote) -> Laterality {
        if let heading = titleHeading(note), let side = sides.onlySide(in: heading, note) { return side }
        if let line = openingLine(note), let side = sides.onlySide(in: line, note) { return side }
        if let words = openingSpecimen(note), let side = sides.onlySide(in: words, note) { return side }
        for (index, section) in note.layout.sections.enumerated() where isStudy(section) {
            let first = Int(note.layout.firstToken[index])
            let end =
                index + 1 < note.layout.sections.count
                ? Int(note.layout.firstToken[index + 1]) : note.tokens.count
            if let side = sides.onlySide(in: first..<end, note) { return side }
        }
        return .none
    }

    /// `CYTOLOGY - FNA THYROID, LEFT LOBE`, `LEFT SHOULDER, 3 VIEWS:`, `US thyroid, left lobe.`: a first line that is a heading or
    /// names a study, is no sentence and says nothing of a calcification names what the rest is about. `Left hip pain.` and
    /// `Liver unremarkable.` do not.
    private func openingLine(_ note: MatchedNote) -> Range<Int>? {
        // `INDICATION: …`, `CHIEF COMPLAINT: …` ask, `A 60-year-old man with …` is the patient, `A. Left breast` one of several.
        guard let first = note.layout.firstToken.lastIndex(of: 0), let word = note.tokens.first, word.count > 1,
            note.layout.rules[first] < 0 || note.layout.sections[first].role == .body
        else { return nil }
        // It is a heading as a whole, or stands in front of the first one: `LEFT SHOULDER, 3 VIEWS:`; not `Spine: normal.`
        var end = Int(note.layout.bodyToken[first])
        let line = titleLine(note)
        if let line, line >= end {
            end = line
        } else if end == 0 || note.layout.rules[first] >= 0 {
            let next = first + 1
            guard next < note.layout.sections.count, !note.layout.sections[next].title.isEmpty,
                note.layout.sections[first].subject < 0
            else { return nil }
            end = Int(note.layout.firstToken[next])
            let namesStudy = note.hits[..<note.firstHit(from: Int32(end))].contains { $0.term.group == .study }
            if note.layout.rules[first] < 0, !namesStudy { return nil }
        }
        guard end > 1, end <= Self.longestOpening, end < note.tokens.count, note.tokens[end].isFirstOnLine,
            !(0..<end).contains(where: {
                note.engineWord($0)?.isFiniteVerb == true || note.isWord($0, .no)
                    || line == nil && note.isWord($0, .with)
                    || ($0 > 0 && note.tokens[$0].flags.contains(.blankBefore))
            })
        else { return nil }
        let mentions = note.mentions(inTokens: 0..<end)
        let isFinding = mentions.contains {
            note.mentions[$0].kind == .calcification || note.mentions[$0].kind == .concretion
                || note.mentions[$0].kind == .measurement
        }
        return isFinding ? nil : 0..<end
    }

    /// Where a first line ends that names a study, or is in capitals, with an empty line below it: `MRI LEFT KNEE AND RADIOGRAPHS`.
    private func titleLine(_ note: MatchedNote) -> Int? {
        guard
            let end = (1..<min(note.tokens.count, Self.longestOpening + 1)).first(where: {
                note.tokens[$0].isFirstOnLine
            }),
            note.tokens[end].flags.contains(.blankBefore), !note.hasMark(".", at: end - 1)
        else { return nil }
        let namesStudy = note.hits[..<note.firstHit(from: Int32(end))].contains { $0.term.group == .study }
        let isCapital = note.tokens[..<end].allSatisfy { $0.kind != .word || $0.flags.contains(.allUpper) }
        return namesStudy || isCapital ? end : nil
    }

    /// `Thyroid ultrasound. Patient 39 F.`: a study, as the first sentence of a line that goes on.
    private func openingSentence(_ note: MatchedNote) -> Range<Int>? {
        guard let first = note.sentences.first, first.first == 0, Int(first.end) < note.tokens.count,
            first.end <= Self.longestOpeningSentence, !note.tokens[Int(first.end)].isFirstOnLine
        else { return nil }
        let words = 0..<Int(first.end)
        let namesStudy = note.hits[..<note.firstHit(from: first.end)].contains {
            // A heading as a whole: not `History of lung cancer.`
            $0.term.group == .study || $0.term.group == .heading && $0.first == 0 && $0.end + 1 >= first.end
        }
        return namesStudy && !words.contains { note.engineWord($0)?.isFiniteVerb == true } ? words : nil
    }

    /// `DERMATOPATHOLOGY`, and on the next line `Punch biopsy, right lateral thigh.`: a sentence without a verb that says what was taken. Not
    /// `Hx: biopsy of the left arm`, `Excision 2015`.
    private func openingSpecimen(_ note: MatchedNote) -> Range<Int>? {
        for sentence in note.sentences.prefix(3) where sentence.first < 24 {
            let words = sentence.tokens
            let section = note.layout.sections[note.layout.section(ofToken: words.lowerBound)]
            guard words.count <= 12, section.role != .request,
                words.contains(where: { specimenWords.contains(note.tokens[$0].word) }),
                !words.contains(where: {
                    note.engineWord($0)?.isFiniteVerb == true || note.isWord($0, .no)
                        || note.tokens[$0].kind == .number && note.tokens[$0].count == 4
                })
            else { continue }
            // `Prior right renal biopsy.`, `Status post excision.` is another time's.
            let hits = note.hits[note.firstHit(from: sentence.first)..<note.firstHit(from: sentence.end)]
            if hits.contains(where: { $0.term.group.isCue }) { continue }
            let mentions = note.mentions(inTokens: words)
            if mentions.contains(where: { note.mentions[$0].kind == .calcification }) { return nil }
            if mentions.contains(where: { note.mentions[$0].kind == .site }) { return words }
        }
        return nil
    }

    private static let longestOpening = 16
    private static let longestOpeningSentence = 7
}
