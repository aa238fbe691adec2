internal import Lexicons
internal import Matching
internal import Notes

/// Predicates without a verb, as short notes have them.
extension Asserter {
    /// `Calcified nodes present and thrombus absent`, `psammoma bodies numerous and mitoses absent`, `vessel wall calcified and thrombus not
    /// seen`, `there is calcification of the valve and vegetation is not seen`: what is said of the mention is complete where `and` leads
    /// to another subject, with or without a verb.
    func isTold(_ place: Hit, by scope: Scope, _ note: MatchedNote) -> Bool {
        let cue = scope.cue
        let between = Int(place.end)..<max(Int(place.end), Int(cue.first))
        // `calcified plaque with thrombus absent`
        let verb = note.engineWord(Int(cue.first))
        let isBare = cue.end == cue.first + 1 || cue.end == cue.first + 2 && verb == nil
        if scope.rule.value == .negated, isBare,
            let with = between.last(where: { note.isWord($0, .with) }), with >= between.upperBound - 4,
            (with + 1..<between.upperBound).allSatisfy({ note.tokens[$0].kind == .word && !note.isWord($0, .or) }),
            with + 1 < between.upperBound
        {
            return true
        }
        guard let joint = between.first(where: { note.isWord($0, .and) || note.tokens[$0].isMark(",") }) else {
            return false
        }
        // `, and`
        let behind = joint + (note.isWord(joint + 1, .and) ? 2 : 1)
        guard behind < between.upperBound, isOtherSubject(behind..<between.upperBound, note) else { return false }
        // `calcification seen in 2015 and the mass beside it are no longer visible`
        let isPlural = verb == .are || verb == .were || verb == .have
        if (between.lowerBound..<joint).contains(where: {
            isUsed($0, .present, note) && !note.isWord($0 - 1, .previously)
                && !(isPlural && tellsOfEarlierStudy(behind: $0 + 1, note))
        }) {
            return true
        }
        // `calcification, mass or cyst was not seen`
        if (joint..<between.upperBound).contains(where: { note.isWord($0, .or) || note.isWord($0, .nor) }) {
            return false
        }
        if joint > between.lowerBound, isShape(joint - 1, note) || note.hasMark("+", at: joint - 1) { return true }
        return Int(place.end) == joint && isPredicate(place, note) || isObjectOfThere(place, note)
            || verb?.isFiniteVerb == true && isObject(place, note)
                && (Int(place.end)..<joint).allSatisfy { note.engineWord($0) == nil }
    }

    /// `and thrombus absent`; not `seen before and now absent`, `coarse and linear, not seen`, `noted and described in 2019, is gone`.
    private func isOtherSubject(_ tokens: Range<Int>, _ note: MatchedNote) -> Bool {
        // `nodules` is a shape and a subject.
        let first =
            tokens.first { !isArticle($0, note) && !isShape($0, note) }
            ?? tokens.last { note.hasEnding("s", at: $0) }
        guard let first, note.tokens[first].kind == .word else { return false }
        switch note.engineWord(first) {
        case .not, .still, .again, .today, .already, .also, .is, .are, .was, .were, .be, .been, .has, .have, .had, .its,
            .which, .in,
            .on, .at, .by, .with, .without, .to, .may, .can, .could, .would, .should:
            return false
        default: break
        }
        return !note.hasEnding("ed", at: first) && !note.hasEnding("ly", at: first) && !isUsed(first, .later, note)
    }

    private func isArticle(_ token: Int, _ note: MatchedNote) -> Bool {
        note.isWord(token, .the) || note.isWord(token, .a) || note.isWord(token, .an)
    }

    /// `vessel wall calcified and …`: the word stands behind a site and before the joint; not `coronary calcified and soft plaque`.
    func isPredicate(_ place: Hit, _ note: MatchedNote) -> Bool {
        guard place.end == place.first + 1, note.isWord(Int(place.first), .calcified) else {
            return false
        }
        let at = note.firstHit(from: max(place.first - 6, 0))
        // `leaflets heavily calcified`
        let subject = isShape(Int(place.first) - 1, note) ? place.first - 1 : place.first
        let isBehindSite = note.hits[at...].prefix { $0.first < subject }.contains {
            $0.term.group == .site && $0.end == subject
        }
        guard isBehindSite else { return false }
        let last = Int(subject) - 1
        return !note.hasEnding("ic", at: last) && !note.hasEnding("al", at: last) && !note.hasEnding("ar", at: last)
            && !note.hasEnding("ry", at: last) && !note.hasEnding("ous", at: last)
    }

    /// `the deposits represent calcium phosphate and oxalosis is excluded`: of a verb that says what is there.
    private func isObject(_ place: Hit, _ note: MatchedNote) -> Bool {
        let start = Int(note.sentences[note.sentence(ofToken: Int(place.first))].first)
        var token = Int(place.first) - 1
        while token > start, token >= Int(place.first) - 6, note.tokens[token].kind == .word {
            switch note.engineWord(token) {
            case .shows, .show, .showed, .demonstrates, .demonstrate, .demonstrated, .contains, .contain, .contained,
                .reveals, .reveal, .revealed, .represents, .represent:
                return true
            case .and, .or, .of, .no, .not, .neither, .nor: return false
            default: token -= 1
            }
        }
        return false
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
