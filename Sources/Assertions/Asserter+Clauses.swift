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
            var joint = false
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
        if isSaidOfAnother(place, by: scope, note) || isTold(place, before: scope.cue, note) { return true }
        guard place.end < scope.cue.first, note.isWord(Int(place.end), .and) || note.tokens[Int(place.end)].isMark(",")
        else { return false }
        let start = Int(note.sentences[note.sentence(ofToken: Int(place.first))].first)
        let before = max(Int(place.first) - 3, start)..<Int(place.first)
        return before.contains { isFiniteVerb($0, note) && !note.tokens[$0].isFirstOnLine }
    }

    /// `No acute fracture, calcified arteries noted`: behind the comma stands a noun with words of its own and its verb, and no
    /// `or` joins it to what is denied. A bare noun (`No mass, calcification noted`) is the last member of the list.
    private func isOwnClause(_ place: Hit, behind cue: Int, _ note: MatchedNote) -> Bool {
        var start = Int(place.first)
        while start > cue, !note.tokens[start - 1].isMark(",") {
            if note.tokens[start - 1].kind == .mark || note.isWord(start - 1, .or) || note.isWord(start - 1, .nor) {
                return false
            }
            start -= 1
        }
        guard start > cue else { return false }
        if note.isWord(start, .no) || note.isWord(start, .not) || note.isWord(start, .without) { return false }
        let sentence = note.sentences[note.sentence(ofToken: Int(place.first))]
        let isCounted = (start..<Int(place.first)).contains {
            // Not `.some` of an optional, which every known word would be.
            guard let word = note.engineWord($0) else { return false }
            return switch word {
            case .several, .multiple, .some, .stable, .unchanged, .known, .persistent, .again, .normal: true
            default: false
            }
        }
        var token = Int(place.end)
        while token < Int(sentence.end) {
            if note.tokens[token].kind == .mark || note.isWord(token, .or) || note.isWord(token, .nor) { break }
            let isVerb = isFiniteVerb(token, note) || note.isWord(token, .noted)
            if isVerb { return start < Int(place.first) || token > Int(place.end) }
            token += 1
        }
        return isCounted
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

    /// `Calcified nodes present and thrombus absent`, `psammoma bodies numerous and mitoses absent`, `vessel wall calcified and thrombus not
    /// seen`, `there is calcification of the valve and vegetation is not seen`: what is said of the mention is complete where `and` leads
    /// to another subject, with or without a verb.
    private func isTold(_ place: Hit, before cue: Hit, _ note: MatchedNote) -> Bool {
        let between = Int(place.end)..<max(Int(place.end), Int(cue.first))
        // `calcified plaque with thrombus absent`
        if cue.end == cue.first + 1,
            let with = between.last(where: { note.isWord($0, .with) }), with >= between.upperBound - 4,
            (with + 1..<between.upperBound).allSatisfy({ note.tokens[$0].kind == .word && !note.isWord($0, .or) }),
            with + 1 < between.upperBound
        {
            return true
        }
        guard let joint = between.first(where: { note.isWord($0, .and) || note.tokens[$0].isMark(",") }),
            isOtherSubject(joint + 1..<between.upperBound, note)
        else { return false }
        if (between.lowerBound..<joint).contains(where: {
            isPresent($0, note) && !note.isWord($0 - 1, .previously) && !tellsOfEarlierStudy(behind: $0 + 1, note)
        }) {
            return true
        }
        if joint > between.lowerBound, isShape(joint - 1, note) || note.tokens[joint - 1].isMark("+") { return true }
        return isPredicate(place, before: joint, note) || isObjectOfThere(place, note)
    }

    /// What says that something is there: `seen`, `present`, `unchanged`.
    private func isPresent(_ token: Int, _ note: MatchedNote) -> Bool {
        switch note.engineWord(token) {
        case .present, .seen, .noted, .identified, .visible, .found, .evident, .confirmed, .unchanged, .stable,
            .persistent, .abundant, .frequent, .conspicuous, .prominent, .obvious, .striking:
            true
        default: false
        }
    }

    /// `and thrombus absent`; not `seen before and now absent`, `coarse and linear, not seen`, `noted and described in 2019, is gone`.
    private func isOtherSubject(_ tokens: Range<Int>, _ note: MatchedNote) -> Bool {
        // `nodules` is a shape and a subject.
        let first =
            tokens.first { !isArticle($0, note) && !isShape($0, note) }
            ?? tokens.last {
                note.tokens[$0].kind == .word && note.text.bytes[Int(note.tokens[$0].end) - 1] | 0x20 == 0x73
            }
        guard let first, note.tokens[first].kind == .word else { return false }
        switch note.engineWord(first) {
        case .not, .still, .again, .today, .already, .also, .is, .are, .was, .were, .be, .been, .has, .have, .had, .its,
            .which, .in,
            .on, .at, .by, .with, .without, .to, .may, .can, .could, .would, .should:
            return false
        default: break
        }
        let word = note.text.bytes[note.tokens[first].span.range].map { $0 | 0x20 }
        return ["ed", "ly", "now", "then"].allSatisfy { !word.reversed().starts(with: $0.utf8.reversed()) }
            && tokens.allSatisfy { !note.isWord($0, .or) && !note.isWord($0, .nor) }
    }

    private func isArticle(_ token: Int, _ note: MatchedNote) -> Bool {
        note.isWord(token, .the) || note.isWord(token, .a) || note.isWord(token, .an)
    }

    /// `vessel wall calcified and …`: the word stands behind a site and before the joint; not `coronary calcified and soft plaque`.
    private func isPredicate(_ place: Hit, before joint: Int, _ note: MatchedNote) -> Bool {
        guard Int(place.end) == joint, place.end == place.first + 1, note.isWord(Int(place.first), .calcified) else {
            return false
        }
        let at = note.firstHit(from: max(place.first - 6, 0))
        // `leaflets heavily calcified`
        let subject = isShape(Int(place.first) - 1, note) ? place.first - 1 : place.first
        let isBehindSite = note.hits[at...].prefix { $0.first < subject }.contains {
            $0.term.group == .site && $0.end == subject
        }
        guard isBehindSite else { return false }
        let word = note.text.bytes[note.tokens[Int(subject) - 1].span.range].map { $0 | 0x20 }
        return ["ic", "al", "ar", "ry", "ous"].allSatisfy { !word.reversed().starts(with: $0.utf8.reversed()) }
    }

    /// `there is calcification of the valve`
    private func isObjectOfThere(_ place: Hit, _ note: MatchedNote) -> Bool {
        let start = Int(note.sentences[note.sentence(ofToken: Int(place.first))].first)
        var token = Int(place.first) - 1
        while token > start, token >= Int(place.first) - 6, note.tokens[token].kind == .word {
            switch note.engineWord(token) {
            case .is, .are, .was, .were: return note.isWord(token - 1, .there)
            case .and, .or, .of: return false
            default: token -= 1
            }
        }
        return false
    }
}
