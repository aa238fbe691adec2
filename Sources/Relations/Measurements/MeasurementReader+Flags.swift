internal import Lexicons
internal import Matching
internal import Notes

/// Interpretations behind a value.
extension MeasurementReader {
    /// `H`, `(high)`, `↑`, `, elevated`, `which is high`: an interpretation behind a value, unless it belongs to what follows
    /// (`9.5, elevated PTH`; `increased to`).
    func flag(behind at: Int, _ note: MatchedNote) -> (interpretation: Interpretation, end: Int)? {
        var start = at
        if isMark(start, ",", note) { start += 1 }
        while start < note.tokens.count, start - at < 3, note.tokens[start].kind == .word,
            isVerb(start, note) || note.isWord(start, .which)
        {
            start += 1
        }
        let open = isMark(start, "(", note) || isMark(start, "[", note)
        guard
            case .word(let interpretation, let end, let isLetter) = sign(at: start, note)
                ?? (open ? sign(at: start + 1, note) : nil)
        else { return nil }
        if open, sign(at: start, note) == nil { return isClosing(end, note) ? (interpretation, end + 1) : nil }
        guard end < note.tokens.count else { return (interpretation, end) }
        let next = note.tokens[end]
        if next.kind == .mark || next.isFirstOnLine { return (interpretation, end) }
        if isLetter {
            let isKnown =
                next.kind == .number || hit(.unit, at: end, note) != nil || hit(.analyte, at: end, note) != nil
            return isKnown && start == at ? (interpretation, end) : nil
        }
        if isMark(at, ",", note) || next.flags.contains(.hyphenBefore) || turns(end, note) { return nil }
        return belongsToNext(end, note) ? nil : (interpretation, end)
    }

    /// `increased to`, `down from`: a course, not a level.
    func turns(_ token: Int, _ note: MatchedNote) -> Bool {
        guard token < note.tokens.count else { return false }
        return note.isWord(token, .to) || note.isWord(token, .from) || note.isWord(token, .by)
            || note.isWord(token, .over)
            || note.isWord(token, .than)
    }

    /// Whether an analyte follows, behind linking words: `elevated serum PTH`.
    func belongsToNext(_ token: Int, _ note: MatchedNote) -> Bool {
        var at = token
        while at < note.tokens.count, at - token < 3, !note.tokens[at].flags.contains(.blankBefore) {
            if hit(.analyte, at: at, note) != nil { return true }
            if case .link(let end) = sign(at: at, note) {
                at = end
            } else if note.isWord(at, .of) {
                at += 1
            } else {
                return false
            }
        }
        return false
    }

    func isClosing(_ token: Int, _ note: MatchedNote) -> Bool {
        isMark(token, ")", note) || isMark(token, "]", note)
    }
}
