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
    /// By word number: a bit for each use that `context/wording.tsv` gives it.
    private let uses: [UInt32]
    let sentenceWords: SentenceWordTable
    let contrast: SideContrast

    public init(lexicon: CompiledLexicon) {
        self.lexicon = lexicon
        finder = ScopeFinder(rules: lexicon.cueRules)
        comparison = lexicon.catalog.sectionKinds.firstIndex(of: "comparison").map { Int32($0) } ?? -1
        var uses: [UInt32] = []
        for used in lexicon.usedWords where used.word >= 0 {
            while uses.count <= Int(used.word) { uses.append(0) }
            uses[Int(used.word)] |= used.use.bit
        }
        self.uses = uses
        contrast = SideContrast(lexicon: lexicon)
        sentenceWords = SentenceWordTable(lexicon: lexicon)
        isScore = lexicon.catalog.concepts.map {
            $0.identifier.holds("score") || $0.identifier.holds("agatston")
                || $0.identifier.holds("coronary-calcium")
        }
    }

    /// Whether a token, which may lie outside the note, is a word with a use that `context/wording.tsv` gives it.
    func isUsed(_ token: Int, _ use: WordUse, _ note: MatchedNote) -> Bool {
        guard note.tokens.indices.contains(token) else { return false }
        let (word, kind) = (Int(note.tokens[token].word), note.tokens[token].kind)
        return word < uses.count && uses[word] & use.bit != 0 && kind == .word
    }

    /// Sets the assertions of `note.mentions`; the cues are put into `given`.
    public func assert(_ note: inout MatchedNote, cues given: inout [Cue]) {
        given.removeAll(keepingCapacity: true)
        // A target may lie in a note without words.
        if note.sentences.isEmpty { return }
        var scopes: [Scope] = []
        var sentenceCues = 0..<0
        var ready = -1
        var words: SentenceWords = []
        // Of the sentence: looked for once, when a mention first asks.
        var year: TimeOfSentence?
        for index in note.mentions.indices where Self.isJudged(note.mentions[index].kind) {
            let at = Int(note.sentenceOf[index])
            let sentence = note.sentences[at]
            if at != ready {
                // Sentences come in order: on from the cues of the one before.
                var first = sentenceCues.upperBound
                if first > 0, note.lists.cues[first - 1].first >= sentence.first { first = 0 }
                sentenceCues = cues(of: sentence, from: first, note)
                finder.scopes(of: sentenceCues, in: sentence, of: note, into: &scopes)
                words = sentenceWords.words(of: sentence, note)
                ready = at
                year = nil
            }
            var judgement = Judgement()
            judgeByWord(index, note, &judgement)
            if !scopes.isEmpty { judgeByScopes(index, scopes, note, &judgement) }
            if words.contains(.label) { judgeByLabel(index, sentenceCues, sentence, note, &judgement) }
            if words.contains(.examination) { judgeByExamination(index, sentence, note, &judgement) }
            if words.contains(.mistake) { judgeByMistake(index, sentence, note, &judgement) }
            if words.contains(.zero) { judgeByCount(index, sentence, note, &judgement) }
            if words.contains(.or) { judgeByAlternative(index, sentence, note, &judgement) }
            if words.contains(.doubt) { judgeByTrailingDoubt(index, sentence, note, &judgement) }
            judgeByScore(index, sentence, note, &judgement)
            judgeBySection(index, sentence, note, &judgement)
            judgeByTime(index, sentence, words, note, &year, &judgement)
            judgeByNature(index, sentence, note, &judgement)
            let start = given.count
            if let cue = judgement.certainty, !cue.span.isEmpty { given.append(cue) }
            if let cue = judgement.temporality, !cue.span.isEmpty { given.append(cue) }
            if let cue = judgement.experiencer, !cue.span.isEmpty { given.append(cue) }
            note.mentions[index].assertion = judgement.assertion
            note.mentions[index].cues = Slice(start, given.count - start)
        }
    }

    /// The cues of a sentence, among all.
    ///
    /// - Parameter first: a cue of the sentence or before it.
    func cues(of sentence: Sentence, from first: Int, _ note: MatchedNote) -> Range<Int> {
        var first = first
        while first < note.lists.cues.count, note.lists.cues[first].first < sentence.first { first += 1 }
        var end = first
        while end < note.lists.cues.count, note.lists.cues[end].first < sentence.end { end += 1 }
        return first..<end
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

    /// `non-calcified` denies the mineral itself, whatever stands around it but a doubt.
    private func judgeByWord(_ index: Int, _ note: MatchedNote, _ judgement: inout Judgement) {
        let mention = note.mentions[index]
        guard mention.concept >= 0, lexicon.traits[Int(mention.concept)].isNegated else { return }
        let first = Int(note.places[index].first)
        // `probably not calcified`
        let isHedged = note.isWord(first, .not) && isUsed(first - 1, .hedging, note)
        judgement.certainty = Cue(value: isHedged ? .possible : .negated, span: mention.span)
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
        if let question = question(about: nearestScope(.temporality), place, scopes, note) {
            (judgement.certainty, judgement.temporality) = (nil, question)
        }
        judgement.experiencer = cue(.experiencer)
        // A relative's finding told in the past tense is past.
        if judgement.experiencer?.value == .other, judgement.temporality == nil,
            let scope = nearestScope(.experiencer)
        {
            // `His brother's score was 0`: the verb behind it counts, too.
            let gap =
                scope.cue.end <= place.first
                ? scope.cue.first..<min(place.end + 1, Int32(note.tokens.count)) : place.end..<scope.cue.end
            for token in gap.reversed() where !place.tokens.contains(Int(token)) {
                // `His father was scanned last month and shows the same calcification.`
                if note.isWord(Int(token), .shows) || note.isWord(Int(token), .show) { break }
                if isPastTense(Int(token), note) {
                    judgement.temporality = Cue(value: .historical, span: note.tokens[Int(token)].span)
                    break
                }
            }
        }
    }

    /// `to see whether the nephrocalcinosis has cleared`: that it has gone is asked, not said.
    private func question(about past: Scope?, _ place: Hit, _ scopes: [Scope], _ note: MatchedNote) -> Cue? {
        guard let past, past.rule.value == .historical, past.cue.first >= place.end else { return nil }
        return scopes.first {
            $0.rule.value == .hypothetical && $0.cue.end <= place.first && $0.reaches(place)
                && (note.isWord(Int($0.cue.end) - 1, .if) || note.isWord(Int($0.cue.end) - 1, .whether))
        }.map { Cue(value: .hypothetical, span: note.span($0.cue.tokens), rule: $0.cue.term.payload) }
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

    func isFiniteVerb(_ token: Int, _ note: MatchedNote) -> Bool {
        switch EngineWord(number: note.tokens[token].word) {
        case .is, .are, .was, .were, .has, .have, .had, .shows, .show, .showed, .demonstrates, .demonstrate, .contains,
            .contain, .reveals, .reveal, .appears, .appear, .remains, .remain, .holds, .carries, .exhibits, .displays:
            true
        default: false
        }
    }
}
