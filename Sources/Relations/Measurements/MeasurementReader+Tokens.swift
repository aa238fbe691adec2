internal import Lexicons
internal import Matching
internal import Notes

/// What stands at one token: hits, arrows, numbers, dates.
extension MeasurementReader {
    /// The hit of a group that begins at a token.
    func hit(_ group: TermGroup, at token: Int, _ note: MatchedNote) -> Hit? {
        guard note.beginsHit(at: token) else { return nil }
        var index = note.firstHit(from: Int32(token))
        while index < note.hits.count, Int(note.hits[index].first) == token {
            if note.hits[index].term.group == group { return note.hits[index] }
            index += 1
        }
        return nil
    }

    /// A word or sign of `flags.tsv`.
    enum Sign {
        /// With its tokens' end; `isLetter` for `H`, which counts only behind a value.
        case word(Interpretation, end: Int, isLetter: Bool)
        /// May stand between an analyte and its value: `serum`, `today`.
        case link(end: Int)
        /// What a number or analyte in front of it is no laboratory value for: `mg`, `diet`.
        case foreign(end: Int)
        /// Names the interval behind it: `ref`, `ULN`.
        case reference(end: Int)

        var end: Int {
            switch self {
            case .word(_, let end, _), .link(let end), .foreign(let end), .reference(let end): end
            }
        }
    }

    func sign(at token: Int, _ note: MatchedNote) -> Sign? {
        guard token < note.tokens.count else { return nil }
        if let arrow = arrow(at: token, note) {
            var end = token + 1
            while end < note.tokens.count, self.arrow(at: end, note) == arrow { end += 1 }
            return .word(arrow, end: end, isLetter: false)
        }
        guard let hit = hit(.flag, at: token, note) else { return nil }
        let end = Int(hit.end)
        switch hit.term.payload {
        case MeasureWord.link.rawValue: return .link(end: end)
        case MeasureWord.foreign.rawValue:
            // `Ca 9.6 Mg 2.1`: magnesium, not milligrams.
            if note.tokens[token].flags.contains(.initialUpper), end < note.tokens.count,
                note.tokens[end].kind == .number, self.hit(.analyte, at: token, note) != nil
            {
                return nil
            }
            return .foreign(end: end)
        case MeasureWord.reference.rawValue: return .reference(end: end)
        default:
            let first = note.tokens[token]
            let isLetter = hit.end - hit.first == 1 && first.kind == .word && first.count == 1
            if isLetter, !first.flags.contains(.initialUpper) { return nil }
            return .word(flags[Int(hit.term.payload)], end: end, isLetter: isLetter)
        }
    }

    /// An arrow up or down; their tokens are the same mark, so the bytes decide.
    func arrow(at token: Int, _ note: MatchedNote) -> Interpretation? {
        let mark = note.tokens[token]
        guard mark.kind == .mark, mark.word == 1, mark.count == 3 else { return nil }
        let at = Int(mark.start)
        switch (note.text.bytes[at], note.text.bytes[at + 1], note.text.bytes[at + 2]) {
        case (0xE2, 0x86, 0x91), (0xE2, 0xAC, 0x86), (0xE2, 0x96, 0xB2): return .high
        case (0xE2, 0x86, 0x93), (0xE2, 0xAC, 0x87), (0xE2, 0x96, 0xBC): return .low
        default: return nil
        }
    }

    func number(at token: Int, _ note: MatchedNote) -> Double? {
        guard token < note.tokens.count, note.tokens[token].kind == .number else { return nil }
        return NumberReader.value(of: note.tokens[token], in: note.text)
    }

    func isMark(_ token: Int, _ character: Unicode.Scalar, _ note: MatchedNote) -> Bool {
        token < note.tokens.count && note.tokens[token].isMark(character)
    }

    /// Whether a number hangs on the one before by a hyphen: `2.6` in `2.2-2.6`.
    func isJoined(_ token: Int, _ note: MatchedNote) -> Bool {
        token < note.tokens.count && note.tokens[token].kind == .number
            && note.tokens[token].flags.contains(.hyphenBefore)
    }

    func hasPoint(_ token: Int, _ note: MatchedNote) -> Bool {
        let span = note.tokens[token].span
        return note.text.bytes[span.range].contains(0x2E)
    }

    /// Behind the date or time that begins at a token (`3/4/19`, `12-03-2019`, `10:30`), or nil.
    func dateEnd(at token: Int, _ note: MatchedNote) -> Int? {
        guard note.tokens[token].kind == .number else { return nil }
        if isJoined(token + 1, note), isJoined(token + 2, note) { return token + 3 }
        guard token + 2 < note.tokens.count, note.tokens[token + 2].kind == .number else { return nil }
        if isMark(token + 1, ":", note), note.tokens[token + 1].start == note.tokens[token].end,
            note.tokens[token + 2].start == note.tokens[token + 1].end
        {
            return token + 3
        }
        guard isMark(token + 1, "/", note), !hasPoint(token, note), !hasPoint(token + 2, note) else { return nil }
        if isMark(token + 3, "/", note), token + 4 < note.tokens.count, note.tokens[token + 4].kind == .number {
            return token + 5
        }
        // `on 3/4`
        return token > 0 && note.isWord(token - 1, .on) ? token + 3 : nil
    }

    /// Words that may stand between an analyte and its value in any note.
    func isLink(_ token: Int, _ note: MatchedNote) -> Bool {
        guard let word = EngineWord(number: note.tokens[token].word) else { return false }
        switch word {
        case .of, .is, .was, .are, .were, .be, .been, .being, .has, .have, .had, .at, .to, .from, .the, .a, .an, .its,
            .their, .level, .total, .score, .scores, .around, .about, .near, .measuring, .measures, .measure, .remains,
            .remain, .appears, .again, .also, .range, .in, .on, .both, .all, .noted, .stable, .unchanged, .which,
            .persistent:
            return true
        default: return false
        }
    }

    func isVerb(_ token: Int, _ note: MatchedNote) -> Bool {
        guard let word = EngineWord(number: note.tokens[token].word) else { return false }
        switch word {
        case .is, .was, .are, .were, .been, .being, .remains, .remain, .appears, .appear: return true
        default: return false
        }
    }

    /// What the words of a calcification or look-alike leave of an analyte inside them.
    enum Cover {
        case none
        /// Only a value with a unit counts (`calcium intake`, `oral calcium`).
        case unitOnly
        /// `calcium deposits`: nothing is read.
        case whole
    }

    func cover(of hit: Hit, at index: Int, _ note: MatchedNote) -> Cover {
        var at = index
        while at > 0, note.hits[at - 1].first > hit.first - 8 { at -= 1 }
        while at < note.hits.count, note.hits[at].first <= hit.first {
            let other = note.hits[at]
            at += 1
            guard other.term.group == .mineral, other.end >= hit.end, other.end - other.first > hit.end - hit.first
            else { continue }
            if !other.term.flags.contains(.lookalike) { return table[hit.term.payload].isScore ? .none : .whole }
            // `calcium in the blood`, `calcium within normal limits` are the ion itself.
            let next = Int(hit.end)
            if next < note.tokens.count, note.isWord(next, .in) || note.isWord(next, .within) { return .none }
            return .unitOnly
        }
        return .none
    }
}
