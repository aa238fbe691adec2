internal import Lexicons
internal import Matching
internal import Notes

/// Where one clause ends and another begins, so that a cue of the one does not act in the other.
extension Asserter {
    /// Whether a new clause begins between a cue and a mention: a comma or `and`, then a verb of its own before the mention
    /// (`no effusion, and the aorta is calcified`), or, looking back, a predicate that is already complete (`the node is
    /// calcified and effusion is not seen`).
    func isCutOff(_ place: Hit, from scope: Scope, _ note: MatchedNote) -> Bool {
        guard scope.rule.value.axis == .certainty else { return false }
        if place.first >= scope.cue.end {
            if deniesOnlyType(scope, before: place, note) { return true }
            // `fracture no, calcification yes`
            if note.isWord(Int(place.end), .yes) || isLabel(place, behind: Int(scope.cue.end), note) {
                return true
            }
            if endsBefore(place, scope, note) { return true }
            // `rather than a stone this is a phlebolith`
            var joint = note.isWord(Int(scope.cue.first), .rather)
            for token in scope.cue.end..<place.first {
                if note.tokens[Int(token)].isMark(",") || note.isWord(Int(token), .and) { joint = true }
                if joint, isFiniteVerb(Int(token), note) { return true }
            }
            return isOwnClause(place, behind: Int(scope.cue.end), note)
        }
        var verb = false
        for token in place.end..<scope.cue.first {
            if isFiniteVerb(Int(token), note), token + 1 < scope.cue.first || place.end < token { verb = true }
            if verb, note.isWord(Int(token), .and) || note.tokens[Int(token)].isMark(",") { return true }
        }
        if isSaidOfAnother(place, by: scope, note) || isTold(place, by: scope, note) { return true }
        guard place.end < scope.cue.first, note.isWord(Int(place.end), .and) || note.hasMark(",", at: Int(place.end))
        else { return false }
        let start = Int(note.sentences[note.sentence(ofToken: Int(place.first))].first)
        let before = max(Int(place.first) - 3, start)..<Int(place.first)
        return before.contains { isFiniteVerb($0, note) && !note.tokens[$0].isFirstOnLine }
    }

    /// `effusion: none, calcification: coarse`, `Masses: no  Calcifications: yes`: a label of its own, with its value behind it.
    private func isLabel(_ place: Hit, behind cue: Int, _ note: MatchedNote) -> Bool {
        let mark = Int(place.end)
        let end = Int(note.sentences[note.sentence(ofToken: Int(place.first))].end)
        // The denial itself is the value of the label before; not `Impression: no calcification - see above`.
        // `Masses: no  Calcifications: yes`
        let isYes = note.isWord(mark + 1, .yes) || note.isWord(mark + 1, .present)
        guard mark + 1 < end, cue < Int(place.first) || isYes, !isListed(from: cue, place, note),
            note.hasMark(":", at: cue - 2) || note.hasMark("-", at: cue - 2)
        else { return false }
        let isDash = note.tokens[mark].isMark("-") && note.tokens[mark].flags.contains(.spaceBefore)
        return isDash || note.tokens[mark].isMark(":")
    }

    /// What closes a cue by itself: `not enlarged, calcified`, `heart not enlarged with calcified aorta`, `negative for malignancy with
    /// microcalcifications`, `stone excluded, calcification vascular`.
    private func endsBefore(_ place: Hit, _ scope: Scope, _ note: MatchedNote) -> Bool {
        let behind = Int(scope.cue.end)
        let between = behind..<Int(place.first)
        guard scope.rule.value == .negated, !between.isEmpty, !isListed(from: behind, place, note) else { return false }
        if scope.cue.end == scope.cue.first + 1, note.isWord(behind - 1, .not) {
            let start = Int(note.sentences[note.sentence(ofToken: behind - 1)].first)
            guard note.hasEnding("ed", at: behind) || Int(scope.cue.first) == start else { return false }
            // Not `not lined with calcified material`.
            let isWhole = isUsed(behind, .complete, note)
            return between.contains { note.tokens[$0].isMark(",") }
                || isWhole && note.isWord(between.dropFirst().first ?? behind, .with)
                || note.hasEnding("ed", at: behind) && isPredicate(place, note)
        }
        if note.isWord(Int(scope.cue.first), .negative) || note.isWord(Int(scope.cue.first), .resolved) {
            return between.contains { note.isWord($0, .with) }
        }
        // A cue that looks both ways and has what it denies in front of it.
        return scope.rule.direction == .both && !scope.before.isEmpty
            && (note.tokens[behind].isMark(",") || note.isWord(behind, .with))
    }

    /// Whether `or` or `nor` joins what stands between a token and a mention, or what stands behind the mention in its sentence.
    private func isListed(from token: Int, _ place: Hit, _ note: MatchedNote) -> Bool {
        let end = Int(note.sentences[note.sentence(ofToken: Int(place.first))].end)
        // A target may reach behind its sentence.
        return (token..<max(token, end)).contains { note.isWord($0, .or) || note.isWord($0, .nor) }
    }

    /// `No acute fracture, calcified arteries noted`: behind the comma stands a noun with words of its own and its verb, and no
    /// `or` joins it to what is denied. A bare noun (`No mass, calcification noted`) is the last member of the list.
    func isOwnClause(_ place: Hit, behind cue: Int, _ note: MatchedNote) -> Bool {
        var start = Int(place.first)
        while start > cue, !note.hasMark(",", at: start - 1) {
            if note.tokens[start - 1].kind == .mark || note.isWord(start - 1, .or) || note.isWord(start - 1, .nor) {
                return false
            }
            start -= 1
        }
        guard start > cue else {
            let between = cue..<Int(place.first)
            return isMild(between, place, note) || isRunOn(between, place, note)
        }
        if note.isWord(start, .no) || note.isWord(start, .not) || note.isWord(start, .without) { return false }
        // `no evidence of malignancy, with calcification of the capsule`
        if note.isWord(start, .with) { return !isListed(from: start, place, note) }
        if start == Int(place.first), isSeen(place, note), isClinical(cue..<start - 1, note),
            !(cue..<min(Int(place.end) + 12, note.tokens.count)).contains(where: {
                note.isWord($0, .or) || note.isWord($0, .nor)
            })
        {
            return true
        }
        let sentence = note.sentences[note.sentence(ofToken: Int(place.first))]
        let own = start..<Int(place.first)
        var token = Int(place.end)
        while token < Int(sentence.end) {
            if note.tokens[token].kind == .mark || note.isWord(token, .or) || note.isWord(token, .nor) { break }
            // `calcifications present`
            if note.isWord(token, .present) { return true }
            let isVerb = isFiniteVerb(token, note) || note.isWord(token, .noted)
            if isVerb { return start < Int(place.first) || token > Int(place.end) }
            token += 1
        }
        if own.contains(where: { isCounted($0, note) }) { return true }
        if isListed(from: Int(place.end), place, note) { return false }
        // `no effusion, aorta calcified`, `no mass, calcifications coarse`
        let isShaped = token == Int(place.end) + 1 && isShape(Int(place.end), note)
        if isShaped || isPredicate(place, note) { return true }
        // `no stenosis, mild calcification`, `no stenosis, calcification only`
        let isOnly = place.end < sentence.end && isUsed(Int(place.end), .slight, note)
        if isOnly || own.contains(where: { isUsed($0, .slight, note) }) || isMeasured(own, note) { return true }
        // `no infiltrates, calcified node in the right hilum`: one comma and a place of its own make no list.
        if own.isEmpty, note.isWord(start, .calcified),
            !(cue..<start - 1).contains(where: { note.tokens[$0].isMark(",") }),
            hasPlace(behind: Int(place.end), before: token, note)
        {
            return true
        }
        // `no infiltrate or effusion, calcified nodes in the right hilum`: the list has ended.
        return (cue..<start).contains { note.isWord($0, .or) || note.isWord($0, .nor) }
            && (!own.isEmpty || note.tokens[token - 1].kind == .word && token > Int(place.end) + 1)
            && !own.contains { isUsed($0, .feared, note) }
    }

    /// `no cough, calcified hilar nodes`, `not on dialysis, calcified arteries`, `no history of tuberculosis, …`: what is denied is a complaint, a
    /// habit or a treatment, the last of what stands before the comma.
    private func isClinical(_ denied: Range<Int>, _ note: MatchedNote) -> Bool {
        guard let last = denied.last else { return false }
        return isUsed(last, .clinical, note)
            || note.isWord(denied.lowerBound - 1, .of)
                && isUsed(denied.lowerBound - 2, .clinical, note) && !denied.contains { note.tokens[$0].isMark(",") }
    }

    /// `calcified nodes`, `nephrocalcinosis on ultrasound`; not a bare noun, which goes on with a list.
    private func isSeen(_ place: Hit, _ note: MatchedNote) -> Bool {
        note.hasEnding("ified", at: Int(place.end) - 1) || note.hasEnding("ific", at: Int(place.end) - 1)
            || note.engineWord(Int(place.end))?.isPlacePreposition == true
    }

    /// `nodes in the right hilum`
    private func hasPlace(behind first: Int, before end: Int, _ note: MatchedNote) -> Bool {
        guard first < end, let preposition = (first..<end).first(where: { note.engineWord($0) != nil }) else {
            return false
        }
        return switch note.engineWord(preposition) {
        case .in, .at, .on, .within, .along, .left, .right: preposition > first && preposition < end - 1
        default: false
        }
    }

    /// `several`, `stable`: nobody says so of what is not there.
    private func isCounted(_ token: Int, _ note: MatchedNote) -> Bool {
        // Not `.some` of an optional, which every known word would be.
        guard let word = note.engineWord(token) else { return false }
        return switch word {
        case .several, .multiple, .some, .stable, .unchanged, .known, .persistent, .again, .normal: true
        default: false
        }
    }

    /// `no masses and scattered benign calcifications`: behind an `and` a word that nobody says of what is not there.
    private func isMild(_ tokens: Range<Int>, _ place: Hit, _ note: MatchedNote) -> Bool {
        guard let and = tokens.last(where: { note.isWord($0, .and) }), !isListed(from: tokens.lowerBound, place, note)
        else { return false }
        let own = and + 1..<tokens.upperBound
        return own.contains { isCounted($0, note) || isUsed($0, .slight, note) }
    }

    /// `lungs clear no effusion aorta calcified`: a condition has been denied, and a site follows with what is said of it.
    private func isRunOn(_ tokens: Range<Int>, _ place: Hit, _ note: MatchedNote) -> Bool {
        guard isPredicate(place, note) else { return false }
        let at = note.firstHit(from: Int32(tokens.lowerBound))
        return note.hits[at...].prefix { $0.first < place.first }.contains { $0.term.group == .condition }
    }

    /// `4 mm calcification`; not `larger than 4 mm`, `> 4 mm`.
    private func isMeasured(_ tokens: Range<Int>, _ note: MatchedNote) -> Bool {
        tokens.dropFirst().contains {
            (note.isWord($0, .mm) || note.isWord($0, .cm)) && note.hasNumber(at: $0 - 1)
        }
            && !tokens.contains {
                note.isWord($0, .than) || note.isWord($0, .greater) || note.isWord($0, .above) || note.isWord($0, .less)
            }
    }

    /// `CT shows calcification not seen on MRI`: the object of a verb is there; what follows denies it of another study.
    private func isSaidOfAnother(_ place: Hit, by scope: Scope, _ note: MatchedNote) -> Bool {
        guard scope.cue.first == place.end, note.isWord(Int(scope.cue.first), .not) else { return false }
        let start = Int(note.sentences[note.sentence(ofToken: Int(place.first))].first)
        var token = Int(place.first) - 1
        while token >= max(start, Int(place.first) - 6), note.tokens[token].kind != .mark {
            if isFiniteVerb(token, note) { return true }
            token -= 1
        }
        return false
    }
}
