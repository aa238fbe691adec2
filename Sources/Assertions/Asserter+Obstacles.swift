internal import Lexicons
internal import Matching
internal import Notes

/// What keeps a cue from acting on a mention that its scope reaches.
extension Asserter {
    /// What keeps a cue from acting on a place; nil where nothing does. ``considered(for:of:given:)`` tells it to readers.
    func obstacle(between scope: Scope, and place: Hit, _ note: MatchedNote) -> ConsideredCue.Outcome? {
        if !scope.reaches(place) { return .outOfReach }
        if scope.leadsInto(place) { return nil }
        if scope.cue.overlaps(place) { return .partOfMention }
        if scope.rule.value.axis == .certainty, scope.cue.first >= place.end {
            if isCause(place, note) { return .cause }
            if isNew(place, by: scope, note) { return .earlierStudy }
            if isUnreported(place, by: scope, note) { return .presupposed }
            if isOfRelativeClause(place, scope, note) { return .newClause }
            if note.isWord(Int(scope.cue.first), .but), !isSought(place, by: scope, note) { return .newClause }
        }
        // `not due to calcification alone`
        if scope.rule.value == .negated, scope.cue.end <= place.first, note.isWord(Int(place.end), .alone) {
            return .notAlone
        }
        if !isSought(place, by: scope, note), isCutOff(place, from: scope, note) { return .newClause }
        // `no history of tuberculosis, calcified hilar nodes`
        if scope.rule.value == .historical, scope.cue.end <= place.first, note.isWord(Int(scope.cue.first) - 1, .no),
            isOwnClause(place, behind: Int(scope.cue.end), note)
        {
            return .newClause
        }
        if isConclusion(place, from: scope, note) { return .newClause }
        if isPresupposed(place, by: scope, note) || isKnown(place, by: scope, note) { return .presupposed }
        if isExcepted(place, from: scope, note) { return .excepted }
        if scope.rule.value == .negated, isThereNow(behind: max(scope.cue.end, place.end), note) {
            return .earlierStudy
        }
        if scope.rule.value == .negated, isOfOneSide(place, by: scope, note) { return .newClause }
        return nil
    }

    /// `absent on the left but marked on the right`, `left, but not right, renal calcification`: the denial is of one side.
    private func isOfOneSide(_ place: Hit, by scope: Scope, _ note: MatchedNote) -> Bool {
        let cue = Int(scope.cue.first)
        if scope.cue.end <= place.first, scope.cue.tokens.count == 1, note.isWord(cue, .not),
            let side = note.engineWord(cue + 1), side == .left || side == .right
        {
            // The other side stands in front.
            let joint = note.isWord(cue - 1, .but) ? cue - 2 : cue - 1
            let other = note.hasMark(",", at: joint) ? joint - 1 : joint
            return note.isWord(other, side == .left ? .right : .left)
        }
        guard let sides = contrast.sides(behind: place, note) else { return false }
        return cue < sides.first
    }

    /// `echogenic pyramids without hydronephrosis, in keeping with nephrocalcinosis`, `without mass, i.e. calcification`, `… = calcification`:
    /// behind the comma stands what is concluded. `No pattern in keeping with calcification` has none, and `no nodule, typical calcification
    /// or fat` is a list.
    private func isConclusion(_ place: Hit, from scope: Scope, _ note: MatchedNote) -> Bool {
        guard scope.rule.value == .negated, scope.cue.end < place.first else { return false }
        let gap = Int(scope.cue.end) + 1..<max(Int(scope.cue.end) + 1, Int(place.first))
        return gap.contains { token in
            let mark = note.tokens[token]
            // Not `EF = 60`.
            if mark.isMark("=") || mark.isMark(">") && note.hasMark("-", at: token - 1) {
                return note.tokens[token + 1].kind == .word
            }
            guard mark.isMark(","), token + 1 < Int(place.first) else { return false }
            let isLed = note.isWord(token + 1, .in) || note.isWord(token + 1, .most)
            return concludes(isLed ? token + 2 : token + 1, before: place, note)
        }
    }

    /// `consistent with`, `typical of`, `compatible w/`, `c/w`; `therefore`, `i.e.`, `so`, not `so-called`.
    private func concludes(_ token: Int, before place: Hit, _ note: MatchedNote) -> Bool {
        guard token + 1 <= Int(place.first) else { return false }
        let next = token + 1
        func isLetter(_ at: Int, _ letter: UInt8) -> Bool {
            note.tokens.indices.contains(at) && note.tokens[at].count == 1
                && note.text.bytes[Int(note.tokens[at].start)] | 0x20 == letter
        }
        if isUsed(token, .concluding, note) {
            return note.isWord(next, .with) || note.isWord(next, .of) || note.isWord(next, .for_)
                || isLetter(next, UInt8(ascii: "w")) && note.hasMark("/", at: next + 1)
        }
        if isLetter(token, UInt8(ascii: "c")) {
            return note.hasMark("/", at: next) && isLetter(next + 1, UInt8(ascii: "w"))
        }
        if isLetter(token, UInt8(ascii: "i")) {
            return note.hasMark(".", at: next) && isLetter(next + 1, UInt8(ascii: "e"))
        }
        return isUsed(token, .therefore, note) && !note.tokens[next].flags.contains(.hyphenBefore)
    }

    /// `a calcification, not present on a film from two years ago`, `the plaque is calcified, which was not seen in 2015`: what an earlier
    /// study did not show is there now.
    private func isNew(_ place: Hit, by scope: Scope, _ note: MatchedNote) -> Bool {
        let cue = Int(scope.cue.first)
        guard scope.rule.value == .negated, tellsOfEarlierStudy(behind: Int(scope.cue.end), note) else { return false }
        // `Calcification was not seen in 2015` says nothing of now.
        if cue > Int(place.end), note.tokens[cue - 1].kind == .mark { return true }
        return (cue - 1...cue).contains { note.isWord($0, .which) || note.isWord($0, .that) }
    }

    /// `absent at baseline and now present`, `no calcification in 2015 but is now seen in the arch`: behind the joint stands what is there
    /// now, without another subject.
    private func isThereNow(behind token: Int32, _ note: MatchedNote) -> Bool {
        let end = Int(note.sentences[note.sentence(ofToken: Int(token) - 1)].end)
        let reach = Int(token)..<max(Int(token), min(end, Int(token) + 10))
        guard
            let joint = reach.first(where: {
                note.isWord($0, .and) || note.isWord($0, .but) || note.tokens[$0].isMark(",")
                    || note.tokens[$0].isMark(";")
            })
        else { return false }
        var isNow = false
        for at in joint + 1..<max(joint + 1, min(end, joint + 7)) {
            switch note.engineWord(at) {
            case .now, .today, .since: isNow = true
            case .and, .but, .is, .are, .has, .have, .it, .they, .been: break
            case .developed, .appears, .appear: return isNow
            default:
                let next = at + 1
                return isNow && isUsed(at, .present, note)
                    && (next >= end || note.tokens[next].kind == .mark || note.isWord(next, .and)
                        || note.engineWord(next)?.isPlacePreposition == true)
            }
        }
        return false
    }

    /// `a calcified node that was not reported last year`: it was there; a bare noun at the end (`nephrocalcinosis was not reported`) was not.
    private func isUnreported(_ place: Hit, by scope: Scope, _ note: MatchedNote) -> Bool {
        guard scope.rule.value == .negated, note.isWord(Int(scope.cue.end) - 1, .reported) else { return false }
        let sentence = note.sentences[note.sentence(ofToken: Int(place.first))]
        let end = Int(scope.cue.end)
        let isBare = place.first == sentence.first || note.tokens[Int(place.first) - 1].kind == .mark
        return !isBare || place.end != scope.cue.first
            || end < Int(sentence.end) && note.tokens[end].kind != .mark
    }

    /// `on a film from two years ago`, `on the prior CT`, `in 2015`, `previously`.
    func tellsOfEarlierStudy(behind token: Int, _ note: MatchedNote) -> Bool {
        for at in token..<min(token + 9, note.tokens.count) {
            if note.tokens[at].kind == .mark, !note.tokens[at].isMark("/") { return false }
            switch note.engineWord(at) {
            case .prior, .previous, .previously, .ago, .earlier: return true
            default: if note.isYear(note.tokens[at]) || isEarlierStudy(at, note) { return true }
            }
        }
        return false
    }

    /// `at baseline`, `on the original film`.
    private func isEarlierStudy(_ token: Int, _ note: MatchedNote) -> Bool {
        guard isUsed(token, .before, note) else { return false }
        let lead = note.isWord(token - 1, .the) ? token - 2 : token - 1
        return note.isWord(lead, .at) || note.isWord(lead, .on)
    }

    /// `the calcification that was not visible on ultrasound is seen on CT`: the denial ends with its relative clause, behind which the
    /// sentence goes on to say that it is there.
    private func isOfRelativeClause(_ place: Hit, _ scope: Scope, _ note: MatchedNote) -> Bool {
        let cue = scope.cue
        guard scope.rule.value == .negated,
            let relative = (max(Int(place.end), Int(cue.first) - 2)..<Int(cue.first) + 1).first(where: {
                note.isWord($0, .that) || note.isWord($0, .which)
            }), relative - Int(place.end) < 6
        else { return false }
        let end = Int(note.sentences[note.sentence(ofToken: Int(place.first))].end)
        let rest = Int(cue.end)..<max(Int(cue.end), min(end, Int(cue.end) + 16))
        // `…, which was not seen on the other view, is` has the verb behind its comma; a mark of another kind ends the clause.
        guard
            let verb = rest.first(where: {
                isFiniteVerb($0, note) || note.isWord($0, .persists) || note.tokens[$0].isMark(";")
            }), isFiniteVerb(verb, note) || note.isWord(verb, .persists), !note.isWord(verb, .had),
            !rest.prefix(while: { $0 < verb }).contains(where: { note.isWord($0, .and) || note.isWord($0, .but) })
        else { return false }
        return !(verb + 1..<min(end, verb + 5)).contains {
            note.isWord($0, .not) || note.isWord($0, .no) && !note.isWord($0 - 1, .of) || isUsed($0, .gone, note)
                || isUsed($0, .doubting, note)
                || note.tokens[$0].isMark("?")
        }
    }

    /// `was looked for in the valve and not found`: one subject of both; not `is seen on the left and not found on the right`,
    /// nor `was checked by ultrasound and not seen on MRI`.
    private func isSought(_ place: Hit, by scope: Scope, _ note: MatchedNote) -> Bool {
        // `but not found` is one cue.
        let isOne = note.isWord(Int(scope.cue.first), .but)
        let joint = Int(scope.cue.first) - (isOne ? 0 : 1)
        guard scope.rule.value == .negated, joint > Int(place.end), isOne || note.isWord(joint, .and) else {
            return false
        }
        return (Int(place.end) + 1..<joint).contains {
            (isUsed($0, .searched, note) && note.isWord($0 + 1, .for_) || isUsed($0, .sought, note))
                && note.engineWord($0 - 1)?.isFiniteVerb == true
        }
    }

    /// `because of calcification the lumen is not seen`: what is denied behind a cause is not the cause.
    private func isCause(_ place: Hit, _ note: MatchedNote) -> Bool {
        var token = Int(place.first) - 1
        while token > 0, Int(place.first) - token <= 3 {
            switch note.engineWord(token) {
            case .of where note.isWord(token - 1, .because): return true
            case .to
            where note.isWord(token - 1, .due) || note.isWord(token - 1, .owing)
                || note.isWord(token - 1, .secondary):
                return true
            case .despite: return true
            // `owing to dense calcification`; not `due to motion calcification is not seen`.
            case nil where isShape(token, note): token -= 1
            case .the: token -= 1
            default: return false
            }
        }
        return false
    }

    func isShape(_ token: Int, _ note: MatchedNote) -> Bool {
        let at = note.firstHit(from: Int32(token))
        return note.hits[at...].prefix { Int($0.first) == token }.contains { $0.term.group == .morphology }
    }

    /// `Dystrophic, not metastatic, calcification`: a comma behind a denied type word sets the noun free; so does a `but`
    /// behind the noun.
    func deniesOnlyType(_ scope: Scope, before place: Hit, _ note: MatchedNote) -> Bool {
        var at = note.firstHit(from: scope.cue.end)
        while at < note.hits.count, note.hits[at].first < place.first {
            let hit = note.hits[at]
            if hit.term.group == .typeWord, hit.first <= scope.cue.end + 1 {
                // `dystrophic rather than metastatic calcification`: of two types one is denied, not the noun of both.
                if isBehindTypeWord(scope.cue, note) { return true }
                // `not metastatic calcification but the dystrophic form`
                if place.end < note.tokens.count, note.isWord(Int(place.end), .but) { return true }
                return note.hasMark(",", at: Int(hit.end))
            }
            at += 1
        }
        return false
    }

    private func isBehindTypeWord(_ cue: Hit, _ note: MatchedNote) -> Bool {
        var at = note.firstHit(from: max(cue.first - 4, 0))
        while at < note.hits.count, note.hits[at].first < cue.first {
            let hit = note.hits[at]
            // `metastatic, not dystrophic`, `metastatic and not dystrophic`
            let joints = Int(hit.end)..<max(Int(hit.end), Int(cue.first))
            if hit.term.group == .typeWord, hit.end <= cue.first, joints.count <= 2,
                joints.allSatisfy({ note.tokens[$0].isMark(",") || note.isWord($0, .and) || note.isWord($0, .but) })
            {
                return true
            }
            at += 1
        }
        return false
    }
}
