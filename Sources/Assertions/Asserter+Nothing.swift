internal import Lexicons
internal import Matching
internal import Notes

/// What denies a mention without a word of denial: it was something else, or none of so many.
extension Asserter {
    /// `the supposed calcification is a clip`, `what looked like calcification on the scout proved to be a suture`: it is none.
    func judgeByMistake(_ index: Int, _ sentence: Sentence, _ note: MatchedNote, _ judgement: inout Judgement) {
        guard judgement.certainty?.value != .negated, note.mentions[index].kind == .calcification else { return }
        let place = note.places[index]
        let (first, end) = (max(Int(sentence.first), Int(place.first) - 6), min(Int(sentence.end), Int(place.end) + 14))
        guard
            let mistake = (first..<Int(place.first)).last(where: { isUsed($0, .mistaken, note) }),
            (mistake..<Int(place.first)).allSatisfy({ note.tokens[$0].kind == .word }),
            let verb = (Int(place.end)..<max(Int(place.end), end)).first(where: {
                note.tokens[$0].isMark(";") || note.engineWord($0)?.isFiniteVerb == true || isTurn($0, note)
            }), !note.tokens[verb].isMark(";")
        else { return }
        for token in verb + 1..<max(verb + 1, min(Int(sentence.end), verb + 8)) {
            if note.tokens[token].kind == .mark || note.isWord(token, .not) || note.isWord(token, .and) { return }
            if note.engineWord(token)?.isPlacePreposition == true, !note.isWord(token, .on) { return }
            // `is next to a suture`; not `proved to be a suture`
            if note.isWord(token, .to), !isTurn(token - 1, note) { return }
            if isUsed(token, .unreal, note) {
                judgement.certainty = Cue(value: .negated, span: note.tokens[token].span)
                return
            }
        }
    }

    /// `proved to be`, `turned out to be`
    private func isTurn(_ token: Int, _ note: MatchedNote) -> Bool {
        note.isWord(token + 1, .to) && note.isWord(token + 2, .be)
    }

    /// `0 of 12 nodes calcified`, `0/5 glomeruli are calcified`: a count of none.
    func judgeByCount(_ index: Int, _ sentence: Sentence, _ note: MatchedNote, _ judgement: inout Judgement) {
        guard judgement.certainty == nil, note.mentions[index].kind == .calcification else { return }
        let place = note.places[index]
        var token = Int(place.first) - 1
        while token >= Int(sentence.first) + 2, Int(place.first) - token < 7, note.tokens[token].kind != .mark {
            if note.tokens[token].kind == .number {
                if note.isWord(token - 1, .of) || note.hasMark("/", at: token - 1), isZero(token - 2, note) {
                    judgement.certainty = Cue(value: .negated, span: note.tokens[token - 2].span)
                }
                return
            }
            token -= 1
        }
    }
}
