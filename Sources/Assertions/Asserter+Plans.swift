internal import Lexicons
internal import Matching
internal import Notes

/// What is only planned, or said of a case that may come.
extension Asserter {
    /// `Should calcification develop`, `Were calcification to appear`, `Rescan in 3 months; should nephrocalcinosis progress, …`.
    ///
    /// - Returns: the `should`.
    func condition(before place: Hit, _ sentence: Sentence, _ note: MatchedNote) -> Int? {
        let first = Int(sentence.first)
        if note.isWord(first, .should), Int(place.first) > first { return first }
        // `Were new calcified masses to appear, …`; not `Were the calcified nodes next to the trachea?`
        if note.isWord(first, .were), Int(place.first) > first, note.engineWord(first + 1)?.isDeterminer != true,
            !note.hasMark("?", at: Int(sentence.end) - 1),
            (Int(place.end)..<max(Int(place.end), min(Int(place.end) + 4, Int(sentence.end)))).contains(where: {
                note.isWord($0, .to)
            })
        {
            return first
        }
        var at = Int(place.first) - 1
        while at > first, Int(place.first) - at < 9, note.tokens[at].kind == .word {
            // `Yearly films; were the nephrocalcinosis to get worse, …`
            if note.isWord(at, .were), note.tokens[at - 1].kind == .mark,
                (Int(place.end)..<max(Int(place.end), min(Int(place.end) + 3, Int(sentence.end)))).contains(where: {
                    note.isWord($0, .to)
                })
            {
                return at
            }
            if note.isWord(at, .should) {
                return note.hasMark(";", at: at - 1) || note.hasMark(":", at: at - 1) ? at : nil
            }
            if note.engineWord(at)?.isFiniteVerb == true { return nil }
            at -= 1
        }
        return nil
    }

    /// `Kidneys yearly for nephrocalcinosis`, `Re-image in 3 months for residual nephrocalcinosis`, `repeat CT for stones`: what a study to come
    /// looks for. Not `CT yearly for a calcified nodule`, whose reason is there.
    ///
    /// - Returns: what tells of the plan.
    func plan(for place: Hit, _ sentence: Sentence, _ note: MatchedNote) -> Int? {
        let first = Int(sentence.first)
        guard !isAdjective(place, note), let start = asked(by: place, from: first, note) else { return nil }
        var found: Int?
        var at = start - 1
        while at >= first, start - at < 24 {
            let token = note.tokens[at]
            if token.isMark(";") || token.isMark(":") { break }
            if token.isMark(",") && at < start - 8 { break }
            switch note.engineWord(at) {
            case .is, .are, .was, .were, .has, .have, .had, .showed, .shows, .show, .underwent, .known, .reported:
                return nil
            default: break
            }
            if isUsed(at, .recurring, note) || isToCome(at, note) { found = at }
            // `Repeat CT for`: at the head of the clause.
            if isUsed(at, .repeated, note) || note.isWord(at, .image) && isAgain(at, note),
                at == first || note.tokens[at - 1].kind == .mark || isAgain(at, note)
            {
                found = at
            }
            at -= 1
        }
        return found
    }

    /// The `for` that asks for a mention: only names stand between.
    private func asked(by place: Hit, from first: Int, _ note: MatchedNote) -> Int? {
        var at = Int(place.first) - 1
        // What is described in more than a word is known (`for probably benign calcifications`).
        var words = 0
        while at > first, Int(place.first) - at < 10 {
            let token = note.tokens[at]
            if token.kind == .mark, !token.isMark(","), !token.isMark("/") { return nil }
            if let word = note.engineWord(at) {
                switch word {
                case .for_: return at
                case .of:
                    switch note.engineWord(at - 1) {
                    case .progression, .presence, .evidence, .signs, .regression, .change: break
                    default: return nil
                    }
                case .and, .or: break
                case let word
                where word.isFiniteVerb || word.isPlacePreposition || word == .known || word == .the || word == .this:
                    return nil
                default: break
                }
                words = word == .and || word == .or || word == .of ? 2 : words
            } else if token.kind == .word, words < 2 {
                words += 1
                if words == 2 || isUsed(at, .slight, note) || isUsed(at, .feared, note) { return nil }
            }
            if token.isMark(",") { words = 2 }
            at -= 1
        }
        return nil
    }

    /// `calcified`, `calcific`: said of something that is there.
    private func isAdjective(_ place: Hit, _ note: MatchedNote) -> Bool {
        note.hasEnding("ified", at: Int(place.end) - 1) || note.hasEnding("ific", at: Int(place.end) - 1)
    }

    /// `in 3 months`, `q3 months`, `every two years`, `6/52`.
    private func isToCome(_ token: Int, _ note: MatchedNote) -> Bool {
        if note.tokens[token].kind == .number, note.hasMark("/", at: token + 1), note.hasNumber(at: token + 2),
            !note.hasMark("/", at: token + 3)
        {
            let unit = note.text.bytes[note.tokens[token + 2].span.range]
            return unit.elementsEqual("12".utf8) || unit.elementsEqual("52".utf8)
        }
        guard isUsed(token, .interval, note), token >= 2 else { return false }
        return note.isWord(token - 2, .in) || note.isWord(token - 2, .at) || note.isWord(token - 2, .every)
            || note.isWord(token - 1, .every)
            || note.text.bytes[Int(note.tokens[token - 1].start)] | 0x20 == 0x71 && note.tokens[token - 1].count <= 3
    }

    /// `re-image`.
    private func isAgain(_ token: Int, _ note: MatchedNote) -> Bool {
        note.tokens[token].flags.contains(.hyphenBefore) && token > 0 && note.tokens[token - 1].count == 2
    }
}
