internal import Lexicons
internal import Matching
internal import Notes

/// The side of a deposit in a structure of which there is one.
extension SideFinder {
    /// The side of a deposit in a structure of which there is one: only what is said of it directly counts.
    func sideOfUnpaired(_ site: SitedAt, _ place: Hit, _ view: SentenceView, _ note: MatchedNote) -> Laterality {
        if let side = sideOfMidline(view, note) { return side }
        // `the left aortic valve cusp`, `left paracentral calcified disc`
        let named = site.mention >= 0 ? note.places[Int(site.mention)] : place
        if named.first > view.sentence.first, named.end <= view.sentence.end,
            let side = side(at: Int(named.first) - 1, note)
        {
            return side
        }
        let reach = site.mention >= 0 && named.end <= view.sentence.end && named.end > place.end ? named : place
        if let side = sideOfLobe(place, view, note) ?? sideLinked(behind: reach, view, note) { return side }
        // `… on both sides, and on the left it is ossified`
        if let side = sideOfClause(around: place, view, note) ?? sideOfLesion(place, view, note) { return side }
        // `coronary calcification … at the ostia of the left and right coronary arteries`
        var found: Laterality?
        for other in view.mentions where note.mentions[other].kind == .site {
            let part = SitedAt(concept: note.mentions[other].concept, mention: Int32(other))
            let own = lexicon.traits[Int(part.concept)].laterality
            guard own != .none, lexicon.catalog.isWithin(part.concept, site.concept),
                !isListed(part, behind: place, note)
            else { continue }
            found = merge(found, isSharedByBoth(part, view, note) ? .bilateral : own)
        }
        return found ?? sideOfHeading(site, of: place, note) ?? .none
    }

    /// `calcium score 146 (LAD 112, RCA 34)`: the parts that make up a whole.
    func isListed(_ part: SitedAt, behind place: Hit, _ note: MatchedNote) -> Bool {
        let first = Int(note.places[Int(part.mention)].first)
        guard first > Int(place.end), note.hasNumber(at: Int(note.places[Int(part.mention)].end)) else { return false }
        return (Int(place.end)..<first).suffix(40).contains {
            note.tokens[$0].isMark("(") || note.tokens[$0].isMark(":")
        }
    }

    /// `LL6: the pulp chamber …`: a part of what has a side in its name.
    private func sideOfHeading(_ site: SitedAt, of place: Hit, _ note: MatchedNote) -> Laterality? {
        let subject = note.layout.sections[note.layout.section(ofToken: Int(place.first))].subject
        guard subject >= 0, case let own = ownSide(of: subject), own != .none,
            case let whole = lexicon.catalog.parent(of: subject), whole >= 0,
            site.concept != whole, lexicon.catalog.isWithin(site.concept, whole)
        else { return nil }
        return own
    }

    /// `The left nodule shows calcification`, `the right-sided tumour has psammoma bodies`: the lesion that the clause is about.
    private func sideOfLesion(_ place: Hit, _ view: SentenceView, _ note: MatchedNote) -> Laterality? {
        let clause = clause(of: place, view, note).lowerBound..<Int(place.first)
        var token = clause.last { note.tokens[$0].isMark(":") }.map { $0 + 1 } ?? clause.lowerBound
        if note.isWord(token, .the) { token += 1 }
        guard let side = side(at: token, note), side == .left || side == .right else { return nil }
        for at in token + 1..<max(token + 1, min(token + 4, Int(place.first))) {
            if view.site(at: at) != nil { return nil }
            if note.engineWord(at)?.isFiniteVerb == true {
                return at > token + 1 ? side : nil
            }
        }
        return nil
    }

    /// `a capsular line in the right lobe`: the only lobe that the clause names by its side.
    private func sideOfLobe(_ place: Hit, _ view: SentenceView, _ note: MatchedNote) -> Laterality? {
        var found: Laterality?
        for token in clause(of: place, view, note).dropLast() where note.isWord(token + 1, .lobe) {
            if let side = side(at: token, note) { found = merge(found, side) }
        }
        return found
    }

    /// `…, more to the left`, `on the right`, `to the left and the right`.
    private func sideLinked(behind place: Hit, _ view: SentenceView, _ note: MatchedNote) -> Laterality? {
        var found: Laterality?
        for token in Int(place.end)..<max(Int(place.end), clause(of: place, view, note).upperBound) {
            if view.site(at: token) != nil && found == nil { return nil }
            // `a calcified fibroid and, on the left, a cyst`
            if note.isWord(token, .and), note.hasMark(",", at: token + 1) { break }
            guard let side = side(at: token, note), note.isWord(token - 1, .the) else { continue }
            if found != nil {
                if note.isWord(token - 2, .and) { found = merge(found, side) }
                break
            }
            // `a calcified speck in the left sac`
            let isNear =
                note.isWord(token - 2, .in) && token - Int(place.end) < 6
                && !(Int(place.end)..<token).contains { note.tokens[$0].kind == .mark || note.isWord($0, .and) }
            guard note.isWord(token - 2, .to) || note.isWord(token - 2, .on) || isNear else { continue }
            found = side
        }
        return found
    }

    /// `in the midline`, `in the middle of` said of a midline structure; or beside it, `left of the midline`.
    private func sideOfMidline(_ view: SentenceView, _ note: MatchedNote) -> Laterality? {
        for token in view.sentence.tokens {
            if note.isWord(token, .midline) {
                let of = note.isWord(token - 1, .the) ? token - 2 : token - 1
                let isBeside = of > Int(view.sentence.first) && note.isWord(of, .of)
                return isBeside ? side(at: of - 1, note) ?? .midline : .midline
            }
            if note.isWord(token, .middle), token + 1 < Int(view.sentence.end), note.isWord(token + 1, .of) {
                return .midline
            }
        }
        return nil
    }
}
