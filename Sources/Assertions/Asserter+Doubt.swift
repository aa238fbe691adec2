internal import Lexicons
internal import Matching
internal import Notes

/// Doubt that no cue in front tells: behind the mention, or where a study could not tell.
extension Asserter {
    /// `immobile, calcification likely`: the doubt stands behind, at the end of its clause.
    func judgeByTrailingDoubt(_ index: Int, _ sentence: Sentence, _ note: MatchedNote, _ judgement: inout Judgement) {
        guard judgement.certainty == nil, note.mentions[index].kind != .target else { return }
        var token = Int(note.places[index].end)
        // `ossification is likely`
        if token + 1 < Int(sentence.end), note.isWord(token, .is) || note.isWord(token, .are) { token += 1 }
        if note.mentions[index].kind == .calcification, let suspected = suspected(behind: token, sentence, note) {
            token = suspected
        }
        token = behindNoun(of: token, sentence, note)
        // `less likely`
        if token + 1 < Int(sentence.end), note.isWord(token, .less) { token += 1 }
        guard token < Int(sentence.end),
            token + 1 >= Int(sentence.end) || note.tokens[token + 1].kind == .mark
                || note.isWord(token, .suspected)
                    && (note.isWord(token + 1, .on) || note.isWord(token + 1, .at) || note.isWord(token + 1, .by))
        else { return }
        let isDoubt =
            switch note.engineWord(token) {
            case .likely, .probable, .possible, .suspected, .questionable: true
            // `The nature of the calcification is doubtful.`
            default:
                isUsed(token, .doubting, note)
                    && !(max(Int(note.places[index].first) - 3, 0)..<Int(note.places[index].first)).contains {
                        note.isWord($0, .of)
                    }
            }
        if isDoubt { judgement.certainty = Cue(value: .possible, span: note.tokens[token].span) }
    }

    /// `calcified nodule, left base, suspected on ultrasound`: behind a comma, and the last thing that is said; not `, suspected tuberculosis`,
    /// `, suspected of malignancy`.
    private func suspected(behind end: Int, _ sentence: Sentence, _ note: MatchedNote) -> Int? {
        for token in end..<max(end, min(end + 8, Int(sentence.end))) {
            if note.isWord(token, .suspected), token > end { return note.hasMark(",", at: token - 1) ? token : nil }
            if note.tokens[token].kind == .mark, !note.tokens[token].isMark(",") { return nil }
            if note.isWord(token, .and) || note.engineWord(token)?.isFiniteVerb == true { return nil }
        }
        return nil
    }

    /// `calcified granuloma likely.`, `calcified node, possible.`: behind what the mention describes, and a comma.
    private func behindNoun(of token: Int, _ sentence: Sentence, _ note: MatchedNote) -> Int {
        var at = token
        while at < min(token + 2, Int(sentence.end) - 1), note.tokens[at].kind == .word, note.engineWord(at) == nil,
            !isUsed(at, .doubting, note)
        {
            at += 1
        }
        if at + 1 < Int(sentence.end), note.tokens[at].isMark(",") { at += 1 }
        return at
    }

    /// `Calcification: not assessed`, `coronary calcification cannot be assessed`, `calcification is difficult to evaluate`: nothing is said of
    /// a finding that is named without an article. `The calcified node was not assessed` is there.
    func judgeByExamination(_ index: Int, _ sentence: Sentence, _ note: MatchedNote, _ judgement: inout Judgement) {
        guard judgement.certainty == nil, judgement.temporality == nil, note.mentions[index].kind == .calcification
        else { return }
        let place = note.places[index]
        let end = min(Int(sentence.end), Int(place.end) + 6)
        guard Int(place.end) + 1 < end, isBare(place, sentence, note) else { return }
        var isHindered = false
        for token in Int(place.end)..<end {
            if token == Int(place.end), note.tokens[token].isMark(":") || note.tokens[token].isMark("-") { continue }
            guard note.tokens[token].kind == .word else { return }
            // Not `cannot be judged benign`.
            if isHindered, isUsed(token, .examined, note), isLastOfPredicate(token, sentence, note) {
                judgement.certainty = Cue(value: .possible, span: note.tokens[token].span)
                return
            }
            if note.isWord(token, .not) || isUsed(token, .hindered, note) { isHindered = true }
        }
    }

    /// Behind it the sentence ends, or tells why or where.
    private func isLastOfPredicate(_ token: Int, _ sentence: Sentence, _ note: MatchedNote) -> Bool {
        let next = token + 1
        guard next < Int(sentence.end), note.tokens[next].kind != .mark else { return true }
        guard let word = note.engineWord(next) else { return false }
        return word.isPlacePreposition || word == .because || word == .due || word == .by || word == .with
            || word == .and || word == .owing
    }

    /// A noun without an article in front of it.
    private func isBare(_ place: Hit, _ sentence: Sentence, _ note: MatchedNote) -> Bool {
        let last = Int(place.end) - 1
        guard !note.hasEnding("ified", at: last), !note.hasEnding("ific", at: last) else { return false }
        var token = Int(place.first) - 1
        while token >= Int(sentence.first), Int(place.first) - token < 5, note.tokens[token].kind != .mark {
            if let word = note.engineWord(token), !word.isSide {
                return word == .of && note.isWord(token - 1, .presence)
            }
            token -= 1
        }
        return true
    }
}
