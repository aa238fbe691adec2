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
    private let vessel: ConceptIndex

    init(lexicon: CompiledLexicon) {
        self.lexicon = lexicon
        vessel = lexicon.concept("vessel") ?? -1
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
        let before = sitesInFront(of: place, view, note)
        let after = sitesBehind(mention, view, note, crossingVerbs: false)
        if let first = before.first {
            let best = better(before, first, after, note)
            if let tissue = best.first, best.count == 1, role(tissue) == .tissue, !isVessel(tissue.concept) {
                // `the left hip has no periarticular calcification`, `subepidermal calcified nodule, right ear`
                let subject = subject(of: place, view, note).sites.filter {
                    role($0) == .place && !isVessel($0.concept)
                }
                if !subject.isEmpty {
                    return Answer(sites: subject.map { composed($0, with: tissue) ?? $0 }, isFirm: true)
                }
                let late = sitesBehind(mention, view, note, crossingVerbs: true).sites.filter { role($0) == .place }
                if !late.isEmpty {
                    return Answer(sites: late.map { composed($0, with: tissue) ?? $0 }, isFirm: true)
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
        if !after.sites.isEmpty, !after.isWeak, !after.isOfOther {
            return Answer(sites: exact(after.sites, view, note), isFirm: true)
        }
        let subject = subject(of: place, view, note)
        if let first = subject.sites.first {
            // `no soft tissue abnormality and no calcification overlying the kidneys`
            if role(first) == .tissue, !isVessel(first.concept), !after.sites.isEmpty {
                return Answer(sites: after.sites, isFirm: false)
            }
            // `Spinal cord injury 2020: ossification around the right hip` has a label in front.
            if subject.isLabel, !after.sites.isEmpty,
                !after.isWeak || role(first) == .tissue || isOfCondition(first, view, note)
            {
                return Answer(sites: after.sites, isFirm: true) }
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
        return Answer(sites: late.sites, isFirm: !late.isWeak)
    }

    /// `calcified nodes are present at the left hilum`: a tissue made exact by a place further behind.
    private func exact(_ sites: [SitedAt], _ view: SentenceView, _ note: MatchedNote) -> [SitedAt] {
        guard sites.count == 1, let tissue = sites.first, tissue.mention >= 0, role(tissue) == .tissue,
            !isVessel(tissue.concept)
        else { return sites }
        for token in Int(note.places[Int(tissue.mention)].end)..<Int(view.sentence.end) {
            if let place = view.site(at: token) {
                guard let preposition = (token - 4..<token).reversed().lazy.compactMap({ note.engineWord($0) }).first(
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
    private func better(
        _ before: [SitedAt], _ first: SitedAt, _ after: Behind, _ note: MatchedNote
    ) -> [SitedAt] {
        // `mediastinal calcifications and a nodule in the lingula`
        if after.isJoined { return before }
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

    func role(_ site: SitedAt) -> SiteRole { site.concept < 0 ? .place : lexicon.traits[Int(site.concept)].siteRole }

    func isVessel(_ concept: ConceptIndex) -> Bool {
        vessel >= 0 && lexicon.catalog.isWithin(concept, vessel)
    }

    /// `breast` with `artery` → the breast artery, where the lexicon knows it.
    func composed(_ site: SitedAt, with tissue: SitedAt) -> SitedAt? {
        for rule in lexicon.siteRules where rule.kind == .composition {
            if lexicon.catalog.isWithin(site.concept, rule.site), lexicon.catalog.isWithin(tissue.concept, rule.other) {
                return SitedAt(concept: rule.result, mention: site.mention)
            }
        }
        return nil
    }

    // MARK: In front: `coarse aortic and mitral valve calcification`

    private func sitesInFront(of place: Hit, _ view: SentenceView, _ note: MatchedNote) -> [SitedAt] {
        var token = Int(place.first) - 1
        var steps = 0
        while token >= Int(view.sentence.first) {
            if let site = view.site(at: token) {
                return coordinated(backFrom: mostSpecific(from: site, view, note), view, note)
            }
            if note.tokens[token].kind == .mark {
                guard note.tokens[token].isMark("-") || note.tokens[token].isMark("/") || note.tokens[token].isMark(",")
                else { return [] }
                // `gastric, punctate calcification`: only describing words may follow a comma.
                if note.tokens[token].isMark(","), steps == 0 || view.other(at: token + 1) == nil { return [] }
            } else if note.isWord(token, .with), let host = view.site(at: token - 1), steps == 0 {
                // `an ovary with calcification`
                return coordinated(backFrom: host, view, note)
            } else if let word = note.engineWord(token), word.isFiniteVerb || word.isPlacePreposition || stops(word) {
                return []
            } else if let mineral = view.mineral(at: token), note.mentions[mineral].kind == .concretion {
                return []
            }
            if view.other(at: token) == nil, view.mineral(at: token) == nil {
                steps += 1
                if steps > 2 { return [] }
            }
            token -= 1
        }
        return []
    }

    /// In `aortic atherosclerotic vascular calcification` and `left lower lobe pulmonary nodule` the word further in front is
    /// the more exact one.
    private func mostSpecific(from site: Int, _ view: SentenceView, _ note: MatchedNote) -> Int {
        var best = site
        var token = Int(note.places[site].first) - 1
        while token >= Int(view.sentence.first) {
            if let other = view.site(at: token) {
                if lexicon.catalog.isWithin(note.mentions[other].concept, note.mentions[best].concept) { best = other }
                token = Int(note.places[other].first) - 1
                continue
            }
            guard note.tokens[token].kind == .word, view.mineral(at: token) == nil else { break }
            if let word = note.engineWord(token), !word.isDeterminer, !word.isSide { break }
            if note.engineWord(token) == nil, view.other(at: token) == nil { break }
            token -= 1
        }
        return best
    }

    private func stops(_ word: EngineWord) -> Bool {
        switch word {
        case .and, .or, .with, .without, .no, .not, .which, .where_, .but, .to, .by, .the, .a, .an, .there, .nor, .seen,
            .noted, .none, .any, .plus, .if, .for_:
            true
        default: false
        }
    }

    /// A site and those joined to it in front: `pancreatic, splenic and adrenal`.
    private func coordinated(backFrom site: Int, _ view: SentenceView, _ note: MatchedNote) -> [SitedAt] {
        var found = [site]
        var token = Int(note.places[site].first) - 1
        var joint = false
        while token >= Int(view.sentence.first) {
            if let other = view.site(at: token) {
                // `calcified hilar nodes and left basilar calcified granuloma`: the nodes have a word of their own.
                guard joint, !isSaidOfOther(other, view, note) else { break }
                found.append(other)
                token = Int(note.places[other].first) - 1
                joint = false
                continue
            }
            if isJoint(token, note) {
                joint = true
            } else if let word = note.engineWord(token), word.isSide || word.isDeterminer {
                // Describing words of the site.
            } else {
                break
            }
            token -= 1
        }
        return found.reversed().map { sited($0, note) }
    }

    /// Whether the phrase of a site begins with a calcification word of its own: `calcified left hilar nodes`.
    private func isSaidOfOther(_ site: Int, _ view: SentenceView, _ note: MatchedNote) -> Bool {
        var token = Int(note.places[site].first) - 1
        while token >= Int(view.sentence.first), note.tokens[token].kind == .word {
            if view.mineral(at: token) != nil { return true }
            if let word = note.engineWord(token), !word.isSide { return false }
            token -= 1
        }
        return false
    }

    private func isJoint(_ token: Int, _ note: MatchedNote) -> Bool {
        let mark = note.tokens[token]
        return mark.isMark(",") || mark.isMark("/") || mark.isMark("&") || note.isWord(token, .and)
            || note.isWord(token, .or)
    }

    // MARK: Behind: `calcification of the pancreas, spleen and both adrenals`

    /// What stands behind a calcification.
    private struct Behind {
        var sites: [SitedAt] = []
        /// Only a word of nearness (`over`, `near`) leads to them.
        var isWeak = false
        /// Another lesion stands between, joined by `and`: `calcified granulomas and scars in the left base`.
        var isOfOther = false
        /// `and` or `or` stands between.
        var isJoined = false
    }

    private func sitesBehind(_ mention: Int, _ view: SentenceView, _ note: MatchedNote, crossingVerbs: Bool) -> Behind {
        let place = note.places[mention]
        let mayBeDirect = isAdjective(place, note)
        var token = Int(place.end)
        var preposition: EngineWord?
        var plain = 0
        var lesion: ConceptIndex?
        var other = false
        var joined = false
        while token < Int(view.sentence.end) {
            if let site = view.site(at: token) {
                guard preposition != nil || (!other && (mayBeDirect || crossingVerbs)) || isAdjacent(token, place, note)
                else {
                    return Behind()
                }
                return Behind(
                    sites: phrase(from: site, view, note), isWeak: preposition.map(isWeak) ?? false, isOfOther: other,
                    isJoined: joined)
            }
            if let found = view.other(at: token), note.mentions[found].kind == .condition {
                // `calcified granulomas and degenerative change of the spine`
                if other, note.mentions[found].concept != lesion { return Behind() }
                lesion = note.mentions[found].concept
            }
            if view.mineral(at: token) != nil, preposition == nil || crossingVerbs { return Behind() }
            let mark = note.tokens[token]
            if mark.kind == .mark {
                if mark.isMark(";") || mark.isMark(":") { return Behind() }
                if mark.isMark(","), !crossingVerbs, preposition == nil,
                    !mayBeDirect || view.other(at: token + 1) == nil
                {
                    return Behind()
                }
                if mark.isMark(","), startsClause(token + 1, view, note) { return Behind() }
            } else if let word = note.engineWord(token) {
                if word.isFiniteVerb, !crossingVerbs { return Behind() }
                switch word {
                case .with, .without, .but, .which, .where_, .while_, .versus, .vs, .no, .not, .rather:
                    return Behind()
                case .and, .or:
                    if preposition == nil {
                        joined = true
                        if lesion != nil { other = true }
                    }
                    // `calcified and thick`, `calcifications and masses in the …`; `of the right and left kidneys` goes on.
                    let isSide = token + 1 < Int(view.sentence.end) && note.engineWord(token + 1)?.isSide == true
                    if !(isSide && preposition != nil), startsClause(token + 1, view, note) { return Behind() }
                default:
                    if word.isPlacePreposition || word == .to {
                        preposition = preposition.map { isWeak($0) ? word : $0 } ?? word
                    }
                }
            } else if view.other(at: token) == nil {
                plain += 1
                if plain > (crossingVerbs ? 12 : 7) { return Behind() }
            }
            token += 1
        }
        return Behind()
    }

    /// The sites from one on; a tissue that gives way to a place makes it exact: `lymph node in the right hilum`.
    private func phrase(from site: Int, _ view: SentenceView, _ note: MatchedNote) -> [SitedAt] {
        let head = head(from: site, view, note)
        let found = coordinated(forwardFrom: head, view, note)
        let tissue = sited(site, note)
        guard head != site, role(tissue) == .tissue else { return found }
        return found.map { composed($0, with: tissue) ?? $0 }
    }

    /// `calcifications aorta`, `calcification proximal right coronary artery`: only sides and describing words between.
    private func isAdjacent(_ token: Int, _ place: Hit, _ note: MatchedNote) -> Bool {
        (Int(place.end)..<token).allSatisfy { note.engineWord($0).map { $0.isSide || $0.isDeterminer } ?? false }
    }

    private func isWeak(_ word: EngineWord) -> Bool {
        switch word {
        case .over, .overlying, .near, .adjacent, .around, .to, .from, .along: true
        default: false
        }
    }

    /// `calcified`, `calcific`, `ossified`: a word that may stand in front of what it describes.
    private func isAdjective(_ place: Hit, _ note: MatchedNote) -> Bool {
        let token = note.tokens[Int(place.end) - 1]
        let bytes = note.text.bytes[Int(token.start)..<Int(token.end)].map { $0 | 0x20 }
        return ["ed", "ic", "ing", "ous"].contains { bytes.ends(with: Array($0.utf8)) }
    }

    /// Of sites side by side the last is the head noun, `breast skin`; unless it is a mere tissue, `shoulder soft tissue`.
    private func head(from site: Int, _ view: SentenceView, _ note: MatchedNote) -> Int {
        var best = site
        var end = Int(note.places[site].end)
        while let next = view.site(at: end), Int(note.places[next].first) == end {
            let concept = note.mentions[next].concept
            // `left lower lobe pulmonary nodule`: the more exact one stays.
            let isWider = lexicon.catalog.isWithin(note.mentions[best].concept, concept)
            if !isWider, lexicon.traits[Int(concept)].siteRole != .tissue || isVessel(concept) { best = next }
            end = Int(note.places[next].end)
        }
        // `soft tissue lesion in the right pelvis`: the tissue gives way to the place.
        if lexicon.traits[Int(note.mentions[best].concept)].siteRole == .tissue, !isVessel(note.mentions[best].concept)
        {
            var token = Int(note.places[best].end)
            var leads = false
            while token < Int(view.sentence.end), token - Int(note.places[best].end) < 7 {
                if let other = view.site(at: token) { return leads ? other : best }
                guard note.tokens[token].kind == .word else { break }
                if let word = note.engineWord(token) {
                    if word.isFiniteVerb || word == .and || word == .with { break }
                    if word == .in || word == .of || word == .within || word == .at { leads = true }
                }
                token += 1
            }
        }
        return best
    }

    /// Whether a new clause begins: an article or side and soon a verb, before any preposition.
    private func startsClause(_ start: Int, _ view: SentenceView, _ note: MatchedNote) -> Bool {
        var token = start
        while token < Int(view.sentence.end), token - start < 7 {
            if let word = note.engineWord(token) {
                if word.isFiniteVerb || word == .there || word == .no { return true }
                if word.isPlacePreposition { return false }
            } else if note.tokens[token].kind == .mark {
                return false
            }
            token += 1
        }
        return false
    }

    private func coordinated(
        forwardFrom site: Int, _ view: SentenceView, _ note: MatchedNote, isSubject: Bool = false
    ) -> [SitedAt] {
        var found = [site]
        var token = Int(note.places[site].end)
        var joint = false
        while token < Int(view.sentence.end) {
            if let other = view.site(at: token) {
                guard joint else { break }
                let behind = Int(note.places[other].end)
                // `calcified hilar nodes and right basal calcified granuloma`
                if !isSubject, behind < Int(view.sentence.end), view.mineral(at: behind) != nil { break }
                // `…, and the heart is normal`: a new clause, no further site.
                if !isSubject, startsClause(behind, view, note), behind < Int(view.sentence.end),
                    !note.tokens[behind].isMark(",")
                {
                    break
                }
                found.append(other)
                token = behind
                joint = false
                continue
            }
            if isJoint(token, note) {
                joint = true
            } else if let word = note.engineWord(token),
                word.isSide || word.isDeterminer || (joint && (word == .of || word == .in))
            {
                // `, of the spleen and`
            } else {
                break
            }
            token += 1
        }
        return found.map { sited($0, note) }
    }

    /// What a clause is about.
    private struct Subject {
        var sites: [SitedAt]
        /// A colon parts it from the calcification.
        var isLabel: Bool
        /// It stands in front of a semicolon.
        var isOfClauseBefore: Bool
    }

    // MARK: The clause's subject: `The right coronary artery was calcified`

    /// The first site of the clause: what the sentence is about, rather than what stands nearest (`Arterioles in the dermis
    /// show mural calcification`).
    private func subject(of place: Hit, _ view: SentenceView, _ note: MatchedNote) -> Subject {
        var start = Int(view.sentence.first)
        var token = Int(place.first) - 1
        var verbs = 0
        var siteSeen: Int?
        var crossed = false
        var isLabel = false
        scan: while token >= Int(view.sentence.first) {
            let mark = note.tokens[token]
            if view.site(at: token) != nil {
                siteSeen = token
            } else if mark.isMark(";") {
                // `pancreas obscured; cannot exclude calcification of the tail` is about what stands before.
                if siteSeen != nil {
                    start = token + 1
                    break scan
                }
                crossed = true
            } else if mark.isMark(":"), siteSeen == nil {
                isLabel = true
            } else if mark.isMark(":"), siteSeen != nil {
                start = token + 1
                break scan
            } else if (mark.isMark(",") || note.isWord(token, .and) || note.isWord(token, .while_)), siteSeen != nil,
                verbs > 0,
                hasVerb(Int(view.sentence.first)..<token, note)
            {
                start = token + 1
                break scan
            }
            if let word = note.engineWord(token), word.isFiniteVerb, siteSeen == nil { verbs += 1 }
            token -= 1
        }
        token = start
        var tissue: [SitedAt] = []
        while token < Int(place.first) {
            if let site = view.site(at: token) {
                let end = Int(note.places[site].end)
                if end < Int(place.first), let other = view.mineral(at: end), note.places[other].end < place.first {
                    // `bronchial calcification and atherosclerotic calcification`: the site of the other one.
                    if note.mentions[other].kind == .calcification {
                        token = Int(note.places[other].end)
                        continue
                    }
                }
                let found = coordinated(forwardFrom: head(from: site, view, note), view, note, isSubject: true)
                    .filter { $0.mention < 0 || note.places[Int($0.mention)].end <= place.first }
                // `linear soft tissue uptake over the abdominal wall`: a mere tissue gives way to a place.
                if let first = found.first, role(first) == .tissue, !isVessel(first.concept) {
                    if tissue.isEmpty { tissue = found }
                    token = max(Int(note.places[site].end), token + 1)
                    continue
                }
                if !found.isEmpty, tissue.isEmpty || role(found[0]) == .place {
                    // `axilla clear, no node is calcified`
                    if found.count == 1, let exact = tissueBehind(found[0], to: place, view, note) {
                        return Subject(sites: [exact], isLabel: isLabel, isOfClauseBefore: crossed)
                    }
                    return Subject(sites: found, isLabel: isLabel, isOfClauseBefore: crossed)
                }
            }
            token += 1
        }
        return Subject(sites: tissue, isLabel: isLabel, isOfClauseBefore: crossed)
    }

    /// Whether a site word is a part of a condition's name: the cord of `spinal cord injury`.
    private func isOfCondition(_ site: SitedAt, _ view: SentenceView, _ note: MatchedNote) -> Bool {
        site.mention >= 0
            && view.mentions.contains {
                note.mentions[$0].kind == .condition && note.mentions[$0].span.contains(note.mentions[Int(site.mention)].span)
            }
    }

    /// A tissue between a place and the calcification that makes the place exact, where the lexicon knows both together.
    private func tissueBehind(_ site: SitedAt, to place: Hit, _ view: SentenceView, _ note: MatchedNote) -> SitedAt? {
        guard site.mention >= 0 else { return nil }
        for token in Int(note.places[Int(site.mention)].end)..<max(Int(note.places[Int(site.mention)].end), Int(place.first)) {
            guard let other = view.site(at: token) else { continue }
            let tissue = sited(other, note)
            if role(tissue) == .tissue, let exact = composed(site, with: tissue) { return exact }
        }
        return nil
    }

    private func hasVerb(_ tokens: Range<Int>, _ note: MatchedNote) -> Bool {
        tokens.contains { note.engineWord($0)?.isFiniteVerb == true }
    }

    private func sited(_ mention: Int, _ note: MatchedNote) -> SitedAt {
        SitedAt(concept: note.mentions[mention].concept, mention: Int32(mention))
    }
}

extension ArraySlice<UInt8> {
    fileprivate func ends(with suffix: [UInt8]) -> Bool {
        count >= suffix.count && self.suffix(suffix.count).elementsEqual(suffix)
    }
}

extension [UInt8] {
    fileprivate func ends(with suffix: [UInt8]) -> Bool { self[...].ends(with: suffix) }
}
