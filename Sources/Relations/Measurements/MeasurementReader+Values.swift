internal import Lexicons
internal import Matching
internal import Notes

/// The value behind an analyte: bound, number, flag, unit, printed interval.
extension MeasurementReader {
    /// Reads the value that begins at a token.
    ///
    /// `12.8 mg/dL (8.5-10.5) H` → 12.8, mg/dL, interval 8.5 to 10.5, high. Nil where the number is something else: with
    /// a unit of another analyte, a dose, a date, a size, `3-fold`, `20%`.
    func value(at start: Int, limit: Int, of analyte: ConceptIndex, _ note: MatchedNote) -> Reading? {
        let isScore = table[analyte].isScore
        var reading = Reading(analyte: analyte, first: start, end: start)
        var at = start
        reading.bound = bound(&at, note)
        guard at < limit else { return nil }
        if isScore, note.isWord(at, .zero) {
            reading.value = 0
            reading.end = at + 1
            return reading
        }
        guard let number = number(at: at, note), dateEnd(at: at, note) == nil else { return nil }
        reading.value = number
        reading.hasPoint = hasPoint(at, note)
        at += 1
        if let end = rangeEnd(at, note) {
            // Of a range the first number; a score's range is a class of the method.
            if isScore || isInterval(number, self.number(at: end - 1, note), of: analyte) { return nil }
            at = end
        }
        guard isValueEnd(at, note) else { return nil }
        reading.end = at
        while readTail(&reading, limit, note) {}
        // A unit of another analyte, or none of any.
        if reading.unit < 0, reading.end < limit {
            if hit(.unit, at: reading.end, note) != nil { return nil }
            if case .foreign = sign(at: reading.end, note) { return nil }
        }
        if let last = course(behind: reading, limit, note) { return last }
        return reading
    }

    /// One more of flag, unit and interval behind a value.
    func readTail(_ reading: inout Reading, _ limit: Int, _ note: MatchedNote) -> Bool {
        let at = reading.end
        guard at < limit else { return false }
        if isMark(at, "|", note) || isMark(at, "*", note) {
            reading.end = at + 1
            if readTail(&reading, limit, note) { return true }
            reading.end = at
            return false
        }
        if reading.unit < 0 {
            let open = isMark(at, "(", note) || isMark(at, "[", note) ? 1 : 0
            if let unit = hit(.unit, at: at + open, note), table.unitLine(unit.term.payload, of: reading.analyte) != nil
            {
                if open == 0 || isClosing(Int(unit.end), note) {
                    reading.unit = unit.term.payload
                    reading.end = Int(unit.end) + open
                    return true
                }
            }
        }
        if reading.low.isNaN, reading.high.isNaN, let interval = interval(at: at, behind: reading, note) {
            (reading.low, reading.high) = (interval.low, interval.high)
            reading.end = interval.end
            return true
        }
        if reading.word == nil, let flag = flag(behind: at, note) {
            if flag.interpretation != .none { reading.word = flag.interpretation }
            reading.end = flag.end
            return flag.interpretation != .none
        }
        return false
    }

    /// `<`, `≤`, `>`, `less than`, `above`.
    func bound(_ at: inout Int, _ note: MatchedNote) -> Reading.Bound {
        guard at < note.tokens.count else { return .exact }
        if note.tokens[at].isMark("<") || note.tokens[at].isMark(">") {
            let bound: Reading.Bound = note.tokens[at].isMark("<") ? .below : .above
            at += 1
            if isMark(at, "=", note) { at += 1 }
            return bound
        }
        let word = EngineWord(number: note.tokens[at].word)
        var next = at + 1
        if next < note.tokens.count, note.isWord(next, .than) { next += 1 }
        guard next < note.tokens.count, note.tokens[next].kind == .number else { return .exact }
        switch word {
        case .less, .below:
            at = next
            return .below
        case .greater, .more, .above, .over:
            at = next
            return .above
        default: return .exact
        }
    }

    /// Behind the second number of `3.5-4.0` or `3.5 - 4.0`.
    private func rangeEnd(_ at: Int, _ note: MatchedNote) -> Int? {
        if isJoined(at, note) { return at + 1 }
        guard isMark(at, "-", note), let second = number(at: at + 1, note), let first = number(at: at - 1, note),
            second > first, !isMark(at + 2, "/", note)
        else { return nil }
        return at + 2
    }

    /// Whether a range is the reference interval itself: `calcium 8.5-10.5 is normal`.
    private func isInterval(_ low: Double, _ high: Double?, of analyte: ConceptIndex) -> Bool {
        guard let high else { return false }
        return table[analyte].lines.contains { abs(low / $0.low - 1) < 0.08 && abs(high / $0.high - 1) < 0.08 }
    }

    /// Whether a number may end here: not in `3-fold`, `20%`, `1/2`, `2 x 3`, `3 times`.
    func isValueEnd(_ at: Int, _ note: MatchedNote) -> Bool {
        guard at < note.tokens.count else { return true }
        let next = note.tokens[at]
        if next.kind == .word {
            return !next.flags.contains(.hyphenBefore) && !note.isWord(at, .x) && !note.isWord(at, .by)
        }
        if next.isMark("%") || next.isMark("'") { return false }
        let isGlued =
            number(at: at + 1, note) != nil && note.tokens[at + 1].start == next.end
            && next.start == note.tokens[at - 1].end
        return !((next.isMark("/") || next.isMark(":") || next.isMark("*")) && isGlued)
    }

    /// The last value of a course: `0.9 to 3.8 mg/dL`, `12.8 → 10.1`. A unit behind the last holds for it.
    private func course(behind reading: Reading, _ limit: Int, _ note: MatchedNote) -> Reading? {
        var at = reading.end
        guard at + 1 < limit else { return nil }
        if note.isWord(at, .to) || (note.tokens[at].isMark("\u{1}") && arrow(at: at, note) == nil) {
            at += 1
        } else if isMark(at, "-", note), isMark(at + 1, ">", note) {
            at += 2
        } else {
            return nil
        }
        guard at < limit, note.tokens[at].kind == .number, dateEnd(at: at, note) == nil,
            var last = value(at: at, limit: limit, of: reading.analyte, note)
        else { return nil }
        if last.unit < 0 { last.unit = reading.unit }
        last.first = reading.first
        return last
    }
}
