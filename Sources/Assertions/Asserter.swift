public import Lexicons
public import Matching
internal import Notes

/// Decides the three axes of every mention of a note.
///
/// `"No effusion, calcification or mass"` → all three negated by `No`; `"No effusion, but calcified plaque"` → the plaque
/// affirmed, since `but` ends the scope.
public final class Asserter: Sendable {
    let lexicon: CompiledLexicon
    let finder: ScopeFinder
    /// The section kind `comparison`, or -1.
    let comparison: Int32
    /// By concept: a calcium score, of which 0 means none.
    let isScore: [Bool]

    public init(lexicon: CompiledLexicon) {
        self.lexicon = lexicon
        finder = ScopeFinder(rules: lexicon.cueRules)
        comparison = lexicon.catalog.sectionKinds.firstIndex(of: "comparison").map { Int32($0) } ?? -1
        isScore = lexicon.catalog.concepts.map {
            $0.identifier.holds("score") || $0.identifier.holds("agatston")
                || $0.identifier.holds("coronary-calcium")
        }
    }

    /// Sets the assertions of `note.mentions`; the cues are appended to `cues`.
    public func assert(_ note: inout MatchedNote, cues: inout [Cue]) {
        cues.removeAll(keepingCapacity: true)
        // A target may lie in a note without words.
        if note.sentences.isEmpty { return }
        var scopes: [Scope] = []
        var ready = -1
        // Of the sentence: looked for once, when a mention first asks.
        var year: PastYear?
        var sentenceCues: ArraySlice<Hit> = []
        for index in note.mentions.indices where Self.isJudged(note.mentions[index].kind) {
            let at = Int(note.sentenceOf[index])
            let sentence = note.sentences[at]
            if at != ready {
                // Sentences come in order: on from the hits of the one before.
                var first = sentenceCues.endIndex
                if first > 0, note.hits[first - 1].first >= sentence.first {
                    first = note.firstHit(from: sentence.first)
                }
                while first < note.hits.count, note.hits[first].first < sentence.first { first += 1 }
                var end = first
                while end < note.hits.count, note.hits[end].first < sentence.end { end += 1 }
                sentenceCues = note.hits[first..<end]
                finder.scopes(of: sentenceCues, in: sentence, of: note, into: &scopes)
                ready = at
                year = nil
            }
            var judgement = Judgement()
            judgeByWord(index, note, &judgement)
            judgeByScopes(index, scopes, note, &judgement)
            judgeByLabel(index, sentenceCues, sentence, note, &judgement)
            judgeByAlternative(index, sentence, note, &judgement)
            judgeByTrailingDoubt(index, sentence, note, &judgement)
            judgeByScore(index, sentence, note, &judgement)
            judgeBySection(index, sentence, note, &judgement)
            judgeByTime(index, sentence, note, &year, &judgement)
            judgeByNature(index, sentence, note, &judgement)
            let start = cues.count
            if let cue = judgement.certainty, !cue.span.isEmpty { cues.append(cue) }
            if let cue = judgement.temporality, !cue.span.isEmpty { cues.append(cue) }
            if let cue = judgement.experiencer, !cue.span.isEmpty { cues.append(cue) }
            note.mentions[index].assertion = judgement.assertion
            note.mentions[index].cues = Slice(start, cues.count - start)
        }
    }

    /// A type word is judged too (`not metastatic`), though its assertion is not written out.
    private static func isJudged(_ kind: MentionKind) -> Bool { kind.isAsserted || kind == .typeWord }

    /// What has been found of each axis so far, with the cue.
    struct Judgement {
        var certainty: Cue?
        var temporality: Cue?
        var experiencer: Cue?

        var assertion: Assertion {
            var assertion = Assertion()
            switch certainty?.value {
            case .negated: assertion.certainty = .negated
            case .possible: assertion.certainty = .possible
            default: break
            }
            switch temporality?.value {
            case .historical: assertion.temporality = .historical
            case .hypothetical: assertion.temporality = .hypothetical
            default: break
            }
            if experiencer?.value == .other { assertion.experiencer = .other }
            return assertion
        }
    }

    /// `non-calcified` denies the mineral itself, whatever stands around it.
    private func judgeByWord(_ index: Int, _ note: MatchedNote, _ judgement: inout Judgement) {
        let mention = note.mentions[index]
        if mention.concept >= 0, lexicon.traits[Int(mention.concept)].isNegated {
            judgement.certainty = Cue(value: .negated, span: mention.span)
        }
    }

    private func judgeByScopes(_ index: Int, _ scopes: [Scope], _ note: MatchedNote, _ judgement: inout Judgement) {
        let place = note.places[index]
        // By axis: the nearest scope that acts, or -1.
        var nearest = InlineArray<3, Int>(repeating: -1)
        for (index, scope) in scopes.enumerated() where scope.reaches(place) {
            let axis = Int(scope.rule.value.axis.rawValue)
            if nearest[axis] >= 0, scopes[nearest[axis]].distance(to: place) <= scope.distance(to: place) { continue }
            if obstacle(between: scope, and: place, note) == nil { nearest[axis] = index }
        }
        func nearestScope(_ axis: AssertionAxis) -> Scope? {
            let index = nearest[Int(axis.rawValue)]
            return index < 0 ? nil : scopes[index]
        }
        let doubt = nearest[Int(AssertionAxis.certainty.rawValue)]
        if doubt >= 0, let denial = denial(of: scopes[doubt], about: place, scopes, note) {
            nearest[Int(AssertionAxis.certainty.rawValue)] = denial
        }
        func cue(_ axis: AssertionAxis) -> Cue? {
            nearestScope(axis).map {
                Cue(value: $0.rule.value, span: note.span($0.cue.tokens), rule: $0.cue.term.payload)
            }
        }
        if judgement.certainty == nil { judgement.certainty = cue(.certainty) }
        judgement.temporality = cue(.temporality)
        judgement.experiencer = cue(.experiencer)
        // A relative's finding told in the past tense is past.
        if judgement.experiencer?.value == .other, judgement.temporality == nil,
            let scope = nearestScope(.experiencer)
        {
            // `His brother's score was 0`: the verb behind it counts, too.
            let gap =
                scope.cue.end <= place.first
                ? scope.cue.first..<min(place.end + 1, Int32(note.tokens.count)) : place.end..<scope.cue.end
            for token in gap where !place.tokens.contains(Int(token)) && isPastTense(Int(token), note) {
                judgement.temporality = Cue(value: .historical, span: note.tokens[Int(token)].span)
                break
            }
        }
    }

    /// `no skin lesion to suggest calciphylaxis`: what is denied is all that could have raised the doubt.
    ///
    /// - Returns: the scope that denies it.
    private func denial(of doubt: Scope, about place: Hit, _ scopes: [Scope], _ note: MatchedNote) -> Int? {
        let link = Int(doubt.cue.first) - 1
        // `no livedo, ulcer or suspicion of calciphylaxis`: a noun of doubt that ends a list.
        let isLast =
            link >= 0 && (note.isWord(link, .or) || note.isWord(link, .nor)) && note.isWord(Int(doubt.cue.end) - 1, .of)
        guard doubt.rule.value == .possible, link >= 0, isLast || note.isWord(link, .to), doubt.cue.end <= place.first,
            // `no mass to suggest malignancy and coarse calcification is seen`
            (doubt.cue.end..<place.first).allSatisfy({
                note.tokens[Int($0)].kind == .word && !note.isWord(Int($0), .and)
            })
        else { return nil }
        return scopes.indices.last { index in
            let scope = scopes[index]
            let gap = Int(scope.cue.end)..<max(Int(scope.cue.end), link)
            return scope.rule.value == .negated && scope.after.contains(doubt.cue.first) && gap.count < 7
                && gap.allSatisfy {
                    (note.tokens[$0].kind == .word || isLast && note.tokens[$0].isMark(",")) && !isFiniteVerb($0, note)
                }
        }
    }

    /// What keeps a cue from acting on a place; nil where nothing does. ``considered(for:of:given:)`` tells it to readers.
    func obstacle(between scope: Scope, and place: Hit, _ note: MatchedNote) -> ConsideredCue.Outcome? {
        if !scope.reaches(place) { return .outOfReach }
        if scope.cue.overlaps(place) { return .partOfMention }
        if isCutOff(place, from: scope, note) { return .newClause }
        if isPresupposed(place, by: scope, note) { return .presupposed }
        if isExcepted(place, from: scope, note) { return .excepted }
        return nil
    }

    /// Whether a new clause begins between a cue and a mention: a comma or `and`, then a verb of its own before the mention
    /// (`no effusion, and the aorta is calcified`), or, looking back, a predicate that is already complete (`the node is
    /// calcified and effusion is not seen`).
    private func isCutOff(_ place: Hit, from scope: Scope, _ note: MatchedNote) -> Bool {
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
        if isSaidOfAnother(place, by: scope, note) || isCause(place, note) || isNew(place, by: scope, note) {
            return true
        }
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

    /// `a calcification, not present on a film from two years ago`, `the plaque is calcified, which was not seen in 2015`: what an earlier
    /// study did not show is there now.
    private func isNew(_ place: Hit, by scope: Scope, _ note: MatchedNote) -> Bool {
        let cue = Int(scope.cue.first)
        guard scope.rule.value == .negated, tellsOfEarlierStudy(behind: Int(scope.cue.end), note) else { return false }
        // `Calcification was not seen in 2015` says nothing of now.
        if cue > Int(place.end), note.tokens[cue - 1].kind == .mark { return true }
        return (cue - 1...cue).contains { note.isWord($0, .which) || note.isWord($0, .that) }
    }

    /// `on a film from two years ago`, `on the prior CT`, `in 2015`, `previously`.
    func tellsOfEarlierStudy(behind token: Int, _ note: MatchedNote) -> Bool {
        for at in token..<min(token + 9, note.tokens.count) {
            if note.tokens[at].kind == .mark, !note.tokens[at].isMark("/") { return false }
            switch note.engineWord(at) {
            case .prior, .previous, .previously, .ago, .earlier: return true
            default: if isYear(note.tokens[at], note) { return true }
            }
        }
        return false
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

    private func isShape(_ token: Int, _ note: MatchedNote) -> Bool {
        let at = note.firstHit(from: Int32(token))
        return note.hits[at...].prefix { Int($0.first) == token }.contains { $0.term.group == .morphology }
    }

    /// `Dystrophic, not metastatic, calcification`: a comma behind a denied type word sets the noun free; so does a `but`
    /// behind the noun.
    private func deniesOnlyType(_ scope: Scope, before place: Hit, _ note: MatchedNote) -> Bool {
        var at = note.firstHit(from: scope.cue.end)
        while at < note.hits.count, note.hits[at].first < place.first {
            let hit = note.hits[at]
            if hit.term.group == .typeWord, hit.first <= scope.cue.end + 1 {
                // `dystrophic rather than metastatic calcification`: of two types one is denied, not the noun of both.
                if isBehindTypeWord(scope.cue, note) { return true }
                // `not metastatic calcification but the dystrophic form`
                if place.end < note.tokens.count, note.isWord(Int(place.end), .but) { return true }
                return note.tokens[Int(hit.end)].isMark(",")
            }
            at += 1
        }
        return false
    }

    private func isBehindTypeWord(_ cue: Hit, _ note: MatchedNote) -> Bool {
        var at = note.firstHit(from: max(cue.first - 4, 0))
        while at < note.hits.count, note.hits[at].first < cue.first {
            let hit = note.hits[at]
            if hit.term.group == .typeWord,
                hit.end == cue.first || (hit.end + 1 == cue.first && note.tokens[Int(hit.end)].isMark(","))
            {
                return true
            }
            at += 1
        }
        return false
    }

    func isFiniteVerb(_ token: Int, _ note: MatchedNote) -> Bool {
        switch EngineWord(rawValue: note.tokens[token].word) {
        case .is, .are, .was, .were, .has, .have, .had, .shows, .show, .showed, .demonstrates, .demonstrate, .contains,
            .contain, .reveals, .reveal, .appears, .appear, .remains, .remain, .holds, .carries, .exhibits, .displays:
            true
        default: false
        }
    }
}
