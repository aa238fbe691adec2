internal import Lexicons
internal import Matching
internal import Notes

/// The side of one, told from that of another.
extension SideFinder {
    /// `…, but the left is not calcified`, `and the left ones are uncalcified`: a side that stands alone as the subject.
    func sideAsSubject(of place: Hit, _ view: SentenceView, _ note: MatchedNote) -> Laterality? {
        var token = Int(place.first) - 1
        var verb = false
        while token >= Int(view.sentence.first), Int(place.first) - token < 8 {
            if view.site(at: token) != nil || note.tokens[token].kind == .mark { return nil }
            if let side = side(at: token, note) {
                // `in which the right side had none`
                let isNoun =
                    note.isWord(token + 1, .one) || note.isWord(token + 1, .ones) || note.isWord(token + 1, .side)
                var behind = token + (isNoun ? 2 : 1)
                // `the left also has`
                if isAdverb(behind, note) { behind += 1 }
                return verb && note.engineWord(behind)?.isFiniteVerb == true ? side : nil
            }
            if note.engineWord(token)?.isFiniteVerb == true { verb = true }
            token -= 1
        }
        return nil
    }

    /// Of two sides, one of which is denied, the other: `absent on the left but marked on the right`, `left, but not right, renal
    /// calcification`, `in the right, but not the left, basal ganglia`.
    func sideNotDenied(_ mention: Int, _ view: SentenceView, _ note: MatchedNote) -> Laterality? {
        guard note.mentions[mention].assertion.certainty != .negated else { return nil }
        let place = note.places[mention]
        let near =
            max(Int(view.sentence.first), Int(place.first) - 7)..<min(Int(view.sentence.end), Int(place.end) + 12)
        if let not = near.first(where: { note.isWord($0, .not) && !place.tokens.contains($0) }) {
            var (before, behind) = (not - 1, not + 1)
            while before > near.lowerBound, isJoiningSides(before, note) { before -= 1 }
            while behind < near.upperBound, isJoiningSides(behind, note) { behind += 1 }
            if near.contains(before), near.contains(behind), let own = side(at: before, note),
                let denied = side(at: behind, note), own != denied, own == .left || own == .right
            {
                return own
            }
        }
        guard let sides = tables.contrast.sides(behind: place, note) else { return nil }
        let isDenied = note.lists.cues.contains {
            $0.first < sides.first && Int($0.first) >= Int(view.sentence.first)
                && lexicon.cueRules[Int($0.term.payload)].value == .negated
        }
        return isDenied ? side(at: sides.second, note) : nil
    }

    private func isJoiningSides(_ token: Int, _ note: MatchedNote) -> Bool {
        switch note.engineWord(token) {
        case .but, .on, .in, .the, .of, .at, .from: true
        default: note.tokens[token].isMark(",") || note.tokens[token].isMark(";")
        }
    }

    /// `the left main is patent, the right is calcified`: where the subject of the clause is a side alone, and the site is one of the other side,
    /// the structure of that side: the site's own pair, or what a whole of it has there (`right` + `coronary-artery`).
    func sibling(of site: SitedAt, _ place: Hit, _ view: SentenceView, _ note: MatchedNote) -> SitedAt {
        guard site.concept >= 0, case let own = ownSide(of: site.concept), own == .left || own == .right,
            let side = sideAsSubject(of: place, view, note), side != own, side == .left || side == .right
        else { return site }
        let (wrong, right) = side == .left ? ("right-", "left-") : ("left-", "right-")
        for concept in lexicon.catalog.ancestry(of: site.concept) {
            let name = lexicon.catalog.concepts[Int(concept)].identifier
            let other = name.hasPrefix(wrong) ? right + name.dropFirst(wrong.utf8.count) : right + name
            if let sibling = lexicon.concept(other), ownSide(of: sibling) == side {
                return SitedAt(concept: sibling, mention: -1)
            }
        }
        return site
    }

    /// `also`, `alone`, `still`: between a subject and its verb.
    func isAdverb(_ token: Int, _ note: MatchedNote) -> Bool {
        switch note.engineWord(token) {
        case .also, .alone, .still, .too, .again, .already, .now: true
        default: false
        }
    }

    /// `the right artery is narrowed with calcification, the left smooth and not calcified`: a side that stands for a structure in a part of
    /// the sentence that has no verb, behind the other side.
    func sideOfContrast(_ place: Hit, _ site: SitedAt, _ view: SentenceView, _ note: MatchedNote) -> Laterality? {
        var token = Int(place.first) - 1
        let first = Int(view.sentence.first)
        while token > first + 1, Int(place.first) - token < 8, note.tokens[token].kind == .word {
            // `the right one with cortical calcification`
            if let other = view.site(at: token), Int32(other) != site.mention, note.places[other].end != place.first {
                return nil
            }
            if let own = side(at: token, note), note.isWord(token - 1, .the) || isAloneBehindComma(token, note) {
                let joint = note.isWord(token - 1, .the) ? token - 2 : token - 1
                let isContrast =
                    note.tokens[joint].isMark(",") || note.tokens[joint].isMark(";")
                    || note.isWord(joint, .and) || note.isWord(joint, .but) || note.isWord(joint, .while_)
                // `the left lobe calcified`
                guard isContrast, token + 1 < Int(place.first), !isCondition(at: token + 1, view, note),
                    joint == token - 1 || note.isWord(token + 1, .one) || note.isWord(token + 1, .with)
                        || (token + 1..<Int(place.first)).contains(where: {
                            note.isWord($0, .and) || note.isWord($0, .not)
                        })
                else { return nil }
                // `both adrenals are small, the left one calcified`
                let isOne = note.isWord(token + 1, .one) || note.isWord(token + 1, .with)
                return (first..<joint).contains {
                    side(at: $0, note).map { $0 != own && ($0 != .bilateral || isOne) && $0 != .midline } == true
                } ? own : nil
            }
            token -= 1
        }
        return nil
    }

    /// `…, left with calcified plaque`
    private func isAloneBehindComma(_ token: Int, _ note: MatchedNote) -> Bool {
        let isNoun = note.isWord(token + 1, .one) || note.isWord(token + 1, .side)
        let behind = token + (isNoun ? 2 : 1)
        return note.hasMark(",", at: token - 1)
            && (note.isWord(behind, .with) || note.isWord(behind, .without))
    }

    private func isCondition(at token: Int, _ view: SentenceView, _ note: MatchedNote) -> Bool {
        view.other(at: token).map { note.mentions[$0].kind == .condition } == true
    }

    /// `On the opposite side there was soft plaque`, `the contralateral hip`: the other side than the one spoken of last.
    func sideOfOpposite(_ place: Hit, _ view: SentenceView, _ note: MatchedNote) -> Laterality? {
        let clause = clause(of: place, view, note)
        guard
            let word = clause.first(where: {
                note.isWord($0, .opposite) || note.isWord($0, .contralateral)
                    || note.isWord($0, .other) && note.isWord($0 - 1, .the) && note.isWord($0 + 1, .side)
            }),
            !clause.contains(where: { side(at: $0, note) != nil })
        else { return nil }
        var token = word - 1
        while token >= max(word - Self.tokensToOther, 0) {
            switch side(at: token, note) {
            case .left: return .right
            case .right: return .left
            case .bilateral: return nil
            default: token -= 1
            }
        }
        return nil
    }

    /// `the hilar nodes of the same side`, `none on this side`, `an ipsilateral granuloma`: the side spoken of last.
    func sideOfSame(_ place: Hit, _ view: SentenceView, _ note: MatchedNote) -> Laterality? {
        let clause = clause(of: place, view, note)
        guard
            let word = clause.first(where: {
                note.isWord($0, .ipsilateral)
                    || (note.isWord($0, .same) || note.isWord($0, .this)) && note.isWord($0 + 1, .side)
            }), !clause.contains(where: { side(at: $0, note) != nil })
        else { return nil }
        for token in (max(word - Self.tokensToOther, 0)..<word).reversed() {
            let side = side(at: token, note)
            if side == .left || side == .right { return side }
            if side != nil { return nil }
        }
        return nil
    }

    private static let tokensToOther = 200

    /// `no nephrocalcinosis on either side`, `calcification bilaterally`: directly behind the word itself.
    func isSaidOfBoth(_ place: Hit, _ view: SentenceView, _ note: MatchedNote) -> Bool {
        var token = Int(place.end)
        if note.isWord(token, .on) { token += 1 }
        guard token < Int(view.sentence.end), side(at: token, note) == .bilateral else { return false }
        return note.isWord(token, .bilaterally) || note.isWord(token + 1, .side)
            || note.isWord(token + 1, .sides)
    }

    /// `the knees and the left wrist`: the side of what stands behind a site in its list is not the site's.
    func isOfNext(_ token: Int, behind site: SitedAt, _ view: SentenceView, _ note: MatchedNote) -> Bool {
        guard site.mention >= 0, let next = view.site(at: token + 1),
            !lexicon.catalog.isWithin(note.mentions[next].concept, site.concept)
        else { return false }
        let end = Int(note.places[Int(site.mention)].end)
        guard end > Int(view.sentence.first), end < token else { return false }
        return (end..<token).allSatisfy {
            note.tokens[$0].isMark(",") || note.isWord($0, .and) || note.isWord($0, .or)
                || note.engineWord($0)?.isDeterminer == true || note.isWord($0, .of) || note.isWord($0, .in)
        }
    }

    /// `cortical cyst on the left, no nephrocalcinosis`: what a comma parts from the items before is denied of the whole.
    func isDeniedItem(_ place: Hit, _ note: MatchedNote) -> Bool {
        var token = Int(place.first) - 1
        while token > 0, Int(place.first) - token < 4, note.tokens[token].kind == .word {
            if note.isWord(token, .no) || note.isWord(token, .without) { return note.hasMark(",", at: token - 1) }
            token -= 1
        }
        return false
    }

    /// `cortical cyst on the left, no nephrocalcinosis`: the side of the item before in a list.
    func isOfItemBefore(_ token: Int, _ place: Hit, _ note: MatchedNote) -> Bool {
        let isBehindItem = token > 0 && note.tokens[token - 1].kind == .word
        guard isBehindItem, note.hasMark(",", at: token + 1),
            note.isWord(token + 2, .no) || note.isWord(token + 2, .without), Int(place.first) - token <= 6
        else { return false }
        return (token + 3..<max(token + 3, Int(place.first))).allSatisfy { note.tokens[$0].kind == .word }
    }

    /// `the left knee has none, and at the wrists the cartilage is not calcified`, `no nephrocalcinosis, two stones L lower pole`: the
    /// side of another structure with a verb of its own, or of a stone told behind.
    func isOfOtherClause(
        _ token: Int, _ place: Hit, _ site: SitedAt, _ view: SentenceView, _ note: MatchedNote
    ) -> Bool {
        // So far away it is told anyway, and a long list costs no more.
        if abs(token - Int(place.first)) > 60 { return false }
        if token >= Int(place.end) {
            guard let comma = (Int(place.end)..<token).first(where: { note.tokens[$0].isMark(",") }) else {
                return false
            }
            // `the capsule of the right implant is calcified, the left capsule is not`
            if note.isWord(comma + 1, .the), token == comma + 2,
                (token + 1..<min(token + 4, Int(view.sentence.end))).contains(where: {
                    note.engineWord($0)?.isFiniteVerb == true
                })
            {
                return true
            }
            // `a calcified fibroid and, on the left, a cyst`
            if note.isWord(comma - 1, .and) { return true }
            return (comma..<token).contains {
                view.mineral(at: $0).map { note.mentions[$0].kind == .concretion } == true
            }
        }
        if isOfItemBefore(token, place, note) { return true }
        guard site.mention >= 0, case let own = Int(note.places[Int(site.mention)].first), own > token,
            own - token < 60,
            let other = view.site(at: token + 1), Int32(other) != site.mention,
            !tables.isVessel(site.concept), !tables.isWithin(site.concept, note.mentions[other].concept)
        else { return false }
        guard let joint = (token..<own).last(where: { note.isWord($0, .and) && note.hasMark(",", at: $0 - 1) })
        else { return false }
        return (token..<joint).contains { note.engineWord($0)?.isFiniteVerb == true }
    }
}
