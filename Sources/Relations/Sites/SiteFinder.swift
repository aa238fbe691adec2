internal import Lexicons
internal import Matching
internal import Notes

/// A site found for a calcification: the concept, and the mention that names it or -1.
struct SitedAt: Hashable {
    var concept: ConceptIndex
    var mention: Int32
}

/// Finds the structure that holds a deposit: in its own phrase first, then in its clause, then in what the sentence is about.
struct SiteFinder {
    let lexicon: CompiledLexicon

    /// The sites of a mention, one for each finding; empty where the sentence gives none.
    func sites(of mention: Int, _ view: SentenceView, _ note: MatchedNote) -> [SitedAt] {
        let place = note.places[mention]
        let before = sitesInFront(of: place, view, note)
        let after = sitesBehind(place, view, note, crossingVerbs: false)
        if let first = before.first {
            // `aortic calcification in the arch`: the phrase behind is more exact.
            let exact = after.filter { lexicon.catalog.isWithin($0.concept, first.concept) && $0.concept != first.concept }
            return exact.isEmpty ? before : exact
        }
        if !after.isEmpty { return after }
        let subject = subject(of: place, view, note)
        let late = sitesBehind(place, view, note, crossingVerbs: true)
        if let first = subject.sites.first {
            if !late.isEmpty, subject.isLabel || late.allSatisfy({ lexicon.catalog.isWithin($0.concept, first.concept) }) {
                return late
            }
            return subject.sites
        }
        return late
    }

    // MARK: In front: `coarse aortic and mitral valve calcification`

    private func sitesInFront(of place: Hit, _ view: SentenceView, _ note: MatchedNote) -> [SitedAt] {
        var token = Int(place.first) - 1
        var steps = 0
        while token >= Int(view.sentence.first) {
            if let site = view.site(at: token) { return coordinated(backFrom: site, view, note) }
            if note.tokens[token].kind == .mark {
                guard note.tokens[token].isMark("-") || note.tokens[token].isMark("/") || note.tokens[token].isMark(",")
                else { return [] }
                // `gastric, punctate calcification`: only describing words may follow a comma.
                if note.tokens[token].isMark(","), steps == 0 || view.other(at: token + 1) == nil { return [] }
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

    private func stops(_ word: EngineWord) -> Bool {
        switch word {
        case .and, .or, .with, .without, .no, .not, .which, .where_, .but, .to, .by, .the, .a, .an, .there, .nor, .seen,
            .noted, .none, .any:
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
                guard joint else { break }
                found.append(other)
                token = Int(note.places[other].first) - 1
                joint = false
                continue
            }
            if note.tokens[token].isMark(",") || note.tokens[token].isMark("/") || note.tokens[token].isMark("&")
                || note.isWord(token, .and) || note.isWord(token, .or)
            {
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

    // MARK: Behind: `calcification of the pancreas, spleen and both adrenals`

    private func sitesBehind(
        _ place: Hit, _ view: SentenceView, _ note: MatchedNote, crossingVerbs: Bool
    ) -> [SitedAt] {
        var token = Int(place.end)
        var prepositions = 0
        var plain = 0
        while token < Int(view.sentence.end) {
            if let site = view.site(at: token) {
                let direct = prepositions > 0 || token - Int(place.end) <= 4
                guard direct || crossingVerbs else { return [] }
                return coordinated(forwardFrom: site, view, note)
            }
            if view.mineral(at: token) != nil, prepositions == 0 { return [] }
            let mark = note.tokens[token]
            if mark.kind == .mark {
                if mark.isMark(";") || mark.isMark(":") { return [] }
                if mark.isMark(","), !crossingVerbs || startsClause(token + 1, view, note) { return [] }
                if mark.isMark("(") || mark.isMark(")") {
                    token += 1
                    continue
                }
            } else if let word = note.engineWord(token) {
                if word.isFiniteVerb, !crossingVerbs { return [] }
                switch word {
                case .with, .without, .but, .which, .where_, .than, .while_, .versus, .vs, .no, .not, .rather: return []
                case .and, .or:
                    // `calcified and thick`, `calcifications and masses in the …`
                    if startsClause(token + 1, view, note) { return [] }
                default: if word.isPlacePreposition || word == .to { prepositions += 1 }
                }
            } else {
                plain += 1
                if plain > (crossingVerbs ? 12 : 7) { return [] }
            }
            token += 1
        }
        return []
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

    private func coordinated(forwardFrom site: Int, _ view: SentenceView, _ note: MatchedNote) -> [SitedAt] {
        var found = [site]
        var token = Int(note.places[site].end)
        var joint = false
        while token < Int(view.sentence.end) {
            if let other = view.site(at: token) {
                guard joint else { break }
                // `…, and the heart is normal`: a new clause, no further site.
                if startsClause(Int(note.places[other].end), view, note), !note.tokens[Int(note.places[other].end)].isMark(",") {
                    break
                }
                found.append(other)
                token = Int(note.places[other].end)
                joint = false
                continue
            }
            if note.tokens[token].isMark(",") || note.tokens[token].isMark("/") || note.tokens[token].isMark("&")
                || note.isWord(token, .and) || note.isWord(token, .or)
            {
                joint = true
            } else if let word = note.engineWord(token), word.isSide || word.isDeterminer || (joint && (word == .of || word == .in)) {
                // `, of the spleen and`
            } else {
                break
            }
            token += 1
        }
        return found.map { sited($0, note) }
    }

    // MARK: The clause's subject: `The right coronary artery was calcified`

    private func subject(
        of place: Hit, _ view: SentenceView, _ note: MatchedNote
    ) -> (sites: [SitedAt], isLabel: Bool) {
        var token = Int(place.first) - 1
        var isLabel = false
        while token >= Int(view.sentence.first) {
            if note.tokens[token].isMark(";") { return ([], false) }
            if note.tokens[token].isMark(":") { isLabel = true }
            if let site = view.site(at: token) {
                return (coordinated(backFrom: site, view, note), isLabel)
            }
            token -= 1
        }
        return ([], false)
    }

    private func sited(_ mention: Int, _ note: MatchedNote) -> SitedAt {
        SitedAt(concept: note.mentions[mention].concept, mention: Int32(mention))
    }
}
