internal import Lexicons
internal import Matching
internal import Notes

/// Finds the side of a finding: in the site's own phrase, around the calcification, in the clause, in the headings.
struct SideFinder {
    let lexicon: CompiledLexicon

    func side(
        of mention: Int, at site: SitedAt, others: [SitedAt], _ view: SentenceView, _ note: MatchedNote
    ) -> Laterality {
        if site.concept >= 0 {
            for concept in lexicon.catalog.ancestry(of: site.concept) {
                let own = lexicon.traits[Int(concept)].laterality
                if own != .none { return own }
            }
            if lexicon.traits[Int(site.concept)].isUnpaired { return .none }
        }
        let place = note.places[mention]
        if site.mention >= 0 {
            let sitePlace = note.places[Int(site.mention)]
            if let side = sideInPhrase(before: sitePlace, view, note) ?? sideBehind(sitePlace, view, note) { return side }
        }
        if let side = sideInPhrase(before: place, view, note) ?? sideBehind(place, view, note) { return side }
        if others.count <= 1, let side = onlySide(in: view, around: place, note) { return side }
        return sideOfHeadings(mention, view, note)
    }

    private func side(_ word: EngineWord) -> Laterality? {
        switch word {
        case .left, .l, .lt, .leftsided: .left
        case .right, .r, .rt, .rightsided: .right
        case .bilateral, .bilaterally, .both, .bl: .bilateral
        case .midline: .midline
        default: nil
        }
    }

    /// `L` and `R` alone count only in capitals and not as a part of `L/R ratio`-like runs.
    private func side(at token: Int, _ note: MatchedNote) -> Laterality? {
        guard let word = note.engineWord(token), let side = side(word) else { return nil }
        if word == .l || word == .r, !note.tokens[token].flags.contains(.allUpper) { return nil }
        return side
    }

    /// The words in front of a site, back to a preposition, verb, comma or another site.
    private func sideInPhrase(before place: Hit, _ view: SentenceView, _ note: MatchedNote) -> Laterality? {
        // A side that is a part of the mention.
        var found: Laterality?
        for token in place.tokens { if let side = side(at: token, note) { found = merge(found, side) } }
        if let found { return found }
        var token = Int(place.first) - 1
        var steps = 0
        while token >= Int(view.sentence.first), steps < 6 {
            if let side = side(at: token, note) {
                found = merge(found, side)
            } else if found != nil {
                // `right and left`
                guard note.isWord(token, .and) || note.isWord(token, .or) || note.tokens[token].isMark("/") else { break }
            } else if let word = note.engineWord(token) {
                if word.isFiniteVerb || word == .with || word == .without || word == .and || word == .or { break }
                if word.isPlacePreposition, word != .of { break }
            } else if note.tokens[token].kind == .mark, !note.tokens[token].isMark("-") {
                break
            }
            token -= 1
            steps += 1
        }
        return found
    }

    /// `on the left`, `bilaterally`, `of both breasts`, `, left`, `(right)`, `on both sides` soon behind.
    private func sideBehind(_ place: Hit, _ view: SentenceView, _ note: MatchedNote) -> Laterality? {
        var token = Int(place.end)
        let end = min(Int(view.sentence.end), token + 6)
        while token < end {
            if let side = side(at: token, note) {
                // `calcification, right lung clear`: the side of another site.
                if token + 1 < end, let other = view.site(at: token + 1), Int(note.places[other].first) > Int(place.end),
                    !lexicon.traits[Int(note.mentions[other].concept)].isUnpaired
                {
                    return nil
                }
                return side
            }
            if let word = note.engineWord(token), word.isFiniteVerb || word == .and || word == .with || word == .but {
                return nil
            }
            if view.site(at: token) != nil || view.mineral(at: token) != nil { return nil }
            if note.tokens[token].kind == .mark, !note.tokens[token].isMark(","), !note.tokens[token].isMark("(") {
                return nil
            }
            token += 1
        }
        return nil
    }

    /// The only side that the clause names.
    private func onlySide(in view: SentenceView, around place: Hit, _ note: MatchedNote) -> Laterality? {
        var first = Int(place.first)
        while first > Int(view.sentence.first), !note.tokens[first - 1].isMark(";") { first -= 1 }
        var end = Int(place.end)
        while end < Int(view.sentence.end), !note.tokens[end].isMark(";") { end += 1 }
        var found: Laterality?
        for token in first..<end {
            guard let side = side(at: token, note) else { continue }
            // The side of a site that the finding does not lie at says nothing.
            if token + 1 < end, view.site(at: token + 1) != nil { return nil }
            if found == nil { found = side } else if found != side { return nil }
        }
        return found
    }

    /// The side that the open headings give: `RIGHT SHOULDER, 3 VIEWS`, `Left breast:`.
    private func sideOfHeadings(_ mention: Int, _ view: SentenceView, _ note: MatchedNote) -> Laterality {
        let section = Int(note.mentions[mention].section)
        return headingSide(section, note) ?? .none
    }

    func headingSide(_ section: Int, _ note: MatchedNote) -> Laterality? {
        let first = Int(note.layout.firstToken[section])
        let end = Int(note.layout.bodyToken[section])
        var found: Laterality?
        for token in first..<max(first, end) { if let side = side(at: token, note) { found = merge(found, side) } }
        return found
    }

    /// The side that a run of tokens gives, if it gives only one.
    func onlySide(in tokens: Range<Int>, _ note: MatchedNote) -> Laterality? {
        var found: Laterality?
        for token in tokens {
            guard let side = side(at: token, note) else { continue }
            if found != nil, found != side { return nil }
            found = side
        }
        return found
    }

    private func merge(_ a: Laterality?, _ b: Laterality) -> Laterality {
        guard let a, a != b else { return b }
        return .bilateral
    }
}
