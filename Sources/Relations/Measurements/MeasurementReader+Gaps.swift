internal import Lexicons
internal import Matching
internal import Notes

/// What stands between an analyte and its value or word.
extension MeasurementReader {
    struct Gap {
        /// The token behind the linking words.
        var at: Int
        /// An interpretation met on the way (`calcium elevated at 12.8`), and behind its last token.
        var word: Interpretation?
        var wordEnd = 0
        /// A unit met on the way: `Calcium (mg/dL) 12.8`.
        var unit: Int32 = -1
        var low: Double = .nan
        var high: Double = .nan
        var hasVerb = false
        var hasComma = false
        /// A colon, an equals sign, `of` or a verb ties the number to the analyte.
        var isTied = false
        var isNegated = false
        /// The value stands in brackets of its own: `calcium (12.8 mg/dL)`.
        var isBracketed = false
    }

    /// Steps over linking words, qualifiers in brackets, dates and intervals to the value or word of an analyte.
    func gap(from start: Int, limit: Int, behind hit: Hit, isList: Bool, _ note: MatchedNote) -> Gap {
        var gap = Gap(at: start)
        let isStrict = hit.term.flags.contains(.strict)
        while gap.at < limit, gap.at - start < 16 {
            let token = note.tokens[gap.at]
            if !isList, let end = dateEnd(at: gap.at, note) {
                gap.at = end
                continue
            }
            if token.kind == .number {
                // `in 2019`
                guard token.count == 4, gap.at > start, note.isWord(gap.at - 1, .in), !hasPoint(gap.at, note) else {
                    break
                }
                gap.at += 1
                continue
            }
            if let sign = sign(at: gap.at, note) {
                if !step(over: sign, &gap, hit, note) { break }
                continue
            }
            if let unit = self.hit(.unit, at: gap.at, note), gap.unit < 0,
                table.unitLine(unit.term.payload, of: hit.term.payload) != nil
            {
                gap.unit = unit.term.payload
                gap.at = Int(unit.end)
                continue
            }
            if token.kind == .mark
                ? !step(overMark: token, &gap, hit, isStrict, limit, note) : !step(overWord: &gap, note)
            {
                break
            }
        }
        return gap
    }

    private func step(over sign: Sign, _ gap: inout Gap, _ hit: Hit, _ note: MatchedNote) -> Bool {
        switch sign {
        case .link(let end): gap.at = end
        case .foreign: return false
        case .reference:
            guard let interval = interval(at: gap.at, behind: nil, note) else { return false }
            (gap.low, gap.high) = (interval.low, interval.high)
            gap.at = interval.end
        case .word(let interpretation, let end, let isLetter):
            if isLetter || gap.word != nil { return false }
            if end < note.tokens.count, note.tokens[end].flags.contains(.hyphenBefore) { return false }
            if gap.hasComma, belongsToNext(end, note) { return false }
            gap.at = end
            // `increased to 12.8` is a course.
            if turns(end, note) { return true }
            gap.word = interpretation
            gap.wordEnd = end
        }
        return true
    }

    private func step(
        overMark token: Token, _ gap: inout Gap, _ hit: Hit, _ isStrict: Bool, _ limit: Int, _ note: MatchedNote
    ) -> Bool {
        switch token.word {
        case 0x3A, 0x3D:  // : =
            gap.isTied = true
            gap.at += 1
        case 0x7C, 0x7E, 0x2A, 0x22, 0x2D, 0x01:  // | ~ * " - ≈
            gap.at += 1
        case 0x2C:  // ,
            if isStrict { return false }
            gap.hasComma = true
            gap.at += 1
        case 0x28, 0x5B:  // ( [
            return step(overBracket: &gap, hit, limit, note)
        default: return false
        }
        return true
    }

    private func step(overWord gap: inout Gap, _ note: MatchedNote) -> Bool {
        if note.isWord(gap.at, .not) {
            gap.isNegated = true
        } else {
            guard isLink(gap.at, note) else { return false }
            if isVerb(gap.at, note) { gap.hasVerb = true }
            if gap.hasVerb || note.isWord(gap.at, .of) { gap.isTied = true }
        }
        gap.at += 1
        return true
    }

    /// A bracket behind an analyte holds its value, its word, its interval or unit, or a qualifier to pass by.
    private func step(overBracket gap: inout Gap, _ hit: Hit, _ limit: Int, _ note: MatchedNote) -> Bool {
        let inside = gap.at + 1
        if let interval = interval(at: gap.at, behind: nil, note) {
            (gap.low, gap.high) = (interval.low, interval.high)
            gap.at = interval.end
            return true
        }
        if let unit = self.hit(.unit, at: inside, note), isClosing(Int(unit.end), note),
            table.unitLine(unit.term.payload, of: hit.term.payload) != nil
        {
            gap.unit = unit.term.payload
            gap.at = Int(unit.end) + 1
            return true
        }
        if case .word(let interpretation, let end, _) = sign(at: inside, note), isClosing(end, note), gap.word == nil {
            gap.word = interpretation
            gap.wordEnd = end + 1
            gap.at = end + 1
            return true
        }
        if let value = value(at: inside, limit: limit, of: hit.term.payload, note), table.accepts(value),
            value.unit >= 0 || value.hasPoint || value.value! >= 20 || table[hit.term.payload].isScore
        {
            gap.isBracketed = true
            gap.isTied = true
            gap.at = inside
            return false
        }
        var end = inside
        while end < limit, end - inside < 8, !isClosing(end, note) { end += 1 }
        guard end < limit, isClosing(end, note), self.hit(.analyte, at: inside, note) == nil else { return false }
        gap.at = end + 1
        return true
    }

    /// Behind the last token that a value of the analyte may stand at: the sentence's end, or the next's where a colon or
    /// the line's end before `>` or `<` cut it.
    func limit(behind token: Int, _ note: MatchedNote) -> Int {
        let sentence = note.sentence(ofToken: token - 1)
        let end = Int(note.sentences[sentence].end)
        guard sentence + 1 < note.sentences.count, end - token <= 3, !note.tokens[end].flags.contains(.blankBefore)
        else {
            return end
        }
        let isOpen =
            note.hasMark(":", at: end - 1)
            || (end == token && (note.tokens[end].isMark(">") || note.tokens[end].isMark("<")))
        return isOpen ? Int(note.sentences[sentence + 1].end) : end
    }
}
