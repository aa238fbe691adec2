internal import Lexicons
internal import Matching
internal import Notes

/// What the grammar around a mention decides where a cue alone would judge wrongly, or where there is none.
extension Asserter {
    /// `No fracture through the calcified cartilage`, `Enhancement of the calcified nodule is not seen`: what stands behind a
    /// preposition and `the` is taken as given; a cue acts on the head noun in front of it. A cue that touches the
    /// article (`no evidence of the …`) still acts.
    func isPresupposed(_ place: Hit, by scope: Scope, _ note: MatchedNote) -> Bool {
        guard scope.rule.value.axis == .certainty else { return false }
        var token = Int(place.first) - 1
        let stop = max(Int(place.first) - 4, 1)
        while token >= stop {
            switch note.engineWord(token) {
            case .the, .this, .these, .those, .that, .her, .his, .their:
                if isDescribed(place, by: scope, note) { return true }
                // `fails to show the calcification seen on CT`
                if scope.rule.value == .negated, scope.cue.end <= place.first, isSeenElsewhere(place, note) {
                    return true
                }
                guard let before = note.engineWord(token - 1) else {
                    // `engulfing but not destroying the calcified plaques`
                    return scope.rule.value == .negated && Int(scope.cue.end) == token - 1
                        && isParticiple(token - 1, note)
                }
                switch before {
                case .of, .in, .within, .through, .at, .on, .around, .about, .by, .near, .between, .to, .from:
                    return Int(scope.cue.end) < token
                        && (Int(scope.cue.end) < token - 1 || scope.cue.first >= place.end)
                        || scope.cue.first >= place.end
                // `unlikely with this much calcification`
                case .with where note.isWord(token, .this) || note.isWord(token, .these): return true
                // `I do not think that the old calcified granuloma explains it`: what is said of it is denied.
                case .that where scope.cue.end <= place.first && isUsed(token - 2, .opinion, note):
                    return Int(scope.cue.end) < token && !isExistenceStated(behind: place, note)
                // `evaluate for the calcification` asks.
                case .for_ where scope.rule.value != .negated: return false
                case .for_, .over, .across, .beneath, .behind, .along, .inside:
                    return Int(scope.cue.end) < token - 1 || scope.cue.first >= place.end
                default: return false
                }
            // `no flow limitation from calcified plaque`, `no fluid around a calcified tendon`
            case .from, .around, .through, .across, .over, .beneath, .behind, .near, .along:
                // `favour haemorrhage over calcification`
                if scope.rule.value == .possible, note.isWord(token, .over) { return false }
                return Int(scope.cue.end) < token
            case .a, .an, .mm, .cm: token -= 1
            case nil where note.tokens[token].kind != .mark: token -= 1
            default: return false
            }
        }
        return false
    }

    /// `calcification seen on CT`, `calcifications described by ultrasound`
    private func isSeenElsewhere(_ place: Hit, _ note: MatchedNote) -> Bool {
        let next = Int(place.end)
        switch note.engineWord(next) {
        case .seen, .noted, .described, .reported, .demonstrated, .identified: break
        default: return false
        }
        return note.isWord(next + 1, .on) || note.isWord(next + 1, .by)
    }

    /// `no proof that the calcification is real`, `Does the calcification exist?`: whether it is there is what is said or asked; not `was
    /// there before`.
    func isExistenceStated(behind place: Hit, _ note: MatchedNote) -> Bool {
        let end = Int(note.sentences[note.sentence(ofToken: Int(place.first))].end)
        for token in Int(place.end)..<max(Int(place.end), min(end, Int(place.end) + 8)) {
            if note.tokens[token].isMark(",") || note.tokens[token].isMark(";") { return false }
            if isUsed(token, .real, note) {
                return !tellsOfEarlierStudy(behind: token + 1, note) && !note.isWord(token + 1, .since)
                    && !note.isWord(token + 1, .before)
            }
        }
        return false
    }

    /// `real`, `artefact`, `resolved`: says that something is there, or that it is not.
    func isOfExistence(_ token: Int, _ note: MatchedNote) -> Bool {
        isUsed(token, .real, note) || isUsed(token, .unreal, note) || isUsed(token, .gone, note)
    }

    /// `whether the nodal calcification is stable`: that it is there is known; not `is stable or has gone`.
    func isKnown(_ place: Hit, by scope: Scope, _ note: MatchedNote) -> Bool {
        let cue = Int(scope.cue.end) - 1
        guard scope.rule.value != .negated, scope.cue.end <= place.first,
            note.isWord(cue, .whether) || note.isWord(cue, .if),
            note.isWord(cue + 1, .the) || note.isWord(cue + 1, .this) || note.isWord(cue + 1, .these),
            Int(place.first) - cue <= 5, note.engineWord(Int(place.end))?.isFiniteVerb == true
        else { return false }
        let sentence = note.sentences[note.sentence(ofToken: Int(place.first))]
        let rest = Int(place.end)..<max(Int(place.end), min(Int(place.end) + 10, Int(sentence.end)))
        if rest.contains(where: { isOfExistence($0, note) }) { return false }
        return (Int(place.end) + 1..<Int(place.end) + 4).contains {
            switch note.engineWord($0) {
            case .stable, .unchanged, .changed, .increased, .decreased, .increasing, .decreasing, .progressed, .grown,
                .growing, .larger, .smaller, .progressing, .enlarged:
                true
            default: false
            }
        }
    }

    /// `destroying`, in capitals too.
    private func isParticiple(_ token: Int, _ note: MatchedNote) -> Bool {
        note.tokens[token].count > 5 && note.hasEnding("ing", at: token)
    }

    /// `none of the calcified nodules has a lining`: the predicate is denied, not the calcification that describes its subject.
    private func isDescribed(_ place: Hit, by scope: Scope, _ note: MatchedNote) -> Bool {
        guard note.isWord(Int(scope.cue.first), .none), scope.cue.end <= place.first else { return false }
        let end = Int(note.sentences[note.sentence(ofToken: Int(place.first))].end)
        return (Int(place.end)..<max(Int(place.end), min(end, Int(place.end) + 4))).contains {
            isFiniteVerb($0, note) || note.isWord($0, .does) || note.isWord($0, .do_) || note.isWord($0, .did)
        }
    }

    /// `No new calcification apart from the known one`, `no calcification other than the known granuloma`: what is excepted
    /// is there.
    func isExcepted(_ place: Hit, from scope: Scope, _ note: MatchedNote) -> Bool {
        guard scope.rule.value == .negated, scope.cue.end <= place.first else { return false }
        let sentence = note.sentences[note.sentence(ofToken: Int(place.first))]
        var token = Int(place.end)
        while token < Int(sentence.end) {
            switch note.engineWord(token) {
            case .apart, .aside, .besides, .except, .exception, .other:
                let rest = token..<min(token + 7, Int(sentence.end))
                return rest.contains {
                    switch note.engineWord($0) {
                    case .known, .those, .ones, .one, .previously, .described: true
                    default: false
                    }
                }
            default: token += 1
            }
        }
        return false
    }

    /// `a stone or calcification`, `either a phlebolith or a stone`: of two explanations each is possible.
    func judgeByAlternative(_ index: Int, _ sentence: Sentence, _ note: MatchedNote, _ judgement: inout Judgement) {
        guard judgement.certainty == nil, judgement.temporality == nil, note.mentions[index].kind != .target else {
            return
        }
        let place = note.places[index]
        func cue(_ token: Int) -> Cue { Cue(value: .possible, span: note.tokens[token].span) }
        var token = Int(place.first) - 1
        while token >= Int(sentence.first), Int(place.first) - token <= 3 {
            if note.isWord(token, .or) {
                // `calcified or ossified`, `calcification or ossification of …` name one thing twice.
                let isPair =
                    note.mentions.indices.contains(index - 1) && note.mentions[index - 1].kind == .calcification
                    && Int(note.places[index - 1].end) == token
                if !isPair { judgement.certainty = cue(token) }
                return
            }
            guard note.tokens[token].kind == .word, note.engineWord(token)?.isFiniteVerb != true else { break }
            token -= 1
        }
        token = Int(place.end)
        while token < Int(sentence.end), token - Int(place.end) <= 3 {
            if note.isWord(token, .or) {
                let isPair =
                    note.mentions.indices.contains(index + 1) && note.mentions[index + 1].kind == .calcification
                    && Int(note.places[index + 1].first) == token + 1
                let isNamed =
                    note.mentions.indices.contains(index + 1) && note.mentions[index + 1].kind == .site
                    && Int(note.places[index + 1].first) <= token + 2
                if !isPair, !isNamed { judgement.certainty = cue(token) }
                return
            }
            guard note.tokens[token].kind == .word, note.engineWord(token) == nil || note.isWord(token, .a) else {
                return
            }
            token += 1
        }
    }

    /// Habits are history, and so is a long-standing disease that is an item of its own: `Hypertension.`
    func judgeByNature(_ index: Int, _ sentence: Sentence, _ note: MatchedNote, _ judgement: inout Judgement) {
        let kind = note.mentions[index].kind
        guard judgement.temporality == nil, kind == .target || kind == .condition else { return }
        let place = note.places[index]
        if kind == .condition {
            // The only condition that lies here: terms of one group never overlap.
            judgeByNature(place, at: place, sentence, note, &judgement)
            return
        }
        var at = note.firstHit(from: max(place.first - 3, 0))
        while at < note.hits.count, note.hits[at].first < place.end {
            let hit = note.hits[at]
            at += 1
            guard hit.term.group == .condition, hit.end > place.first else { continue }
            judgeByNature(hit, at: place, sentence, note, &judgement)
            if judgement.temporality != nil { return }
        }
    }

    private func judgeByNature(
        _ condition: Hit, at place: Hit, _ sentence: Sentence, _ note: MatchedNote, _ judgement: inout Judgement
    ) {
        let standing = lexicon.traits[Int(condition.term.payload)].standing
        if standing == .no { return }
        let isHistory =
            standing == .always
            || sentence.tokens.allSatisfy { place.tokens.contains($0) || note.tokens[$0].kind == .mark }
        if isHistory { judgement.temporality = Cue(value: .historical, span: note.span(condition.tokens)) }
    }
}
