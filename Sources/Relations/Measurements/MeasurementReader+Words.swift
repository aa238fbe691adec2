internal import Lexicons
internal import Matching
internal import Notes

/// Words in the place of a value: `PTH elevated`, `normal calcium and phosphate`.
extension MeasurementReader {
    /// Reads the word of a list of analytes; with `isRead` the last has its value already. Returns behind the last token used.
    func readWords(
        _ items: [Hit], isRead: Bool, _ gap: Gap, _ limit: Int, _ consumed: Int, _ note: MatchedNote,
        into readings: inout [Reading]
    ) -> Int {
        let last = items[items.count - 1]
        let first = items[0]
        if isConditional(first, note) { return Int(last.end) }
        var front = frontWord(of: first, consumed, note)
        if front != nil, !isRead, !mayFollow(Int(last.end), items, note) { front = nil }
        if isRead, items.count == 1 {
            if let front, !gap.hasComma { adopt(front, by: &readings[readings.count - 1]) }
            return Int(last.end)
        }
        var rear: (interpretation: Interpretation, end: Int)?
        // `normal calcium and phosphate, PTH elevated`: each word its own.
        if !isRead, front == nil || items.count > 1, let word = rearWord(gap, last, limit, note),
            mayStandAlone(items, note)
        {
            rear = word
        }
        guard front != nil || rear != nil else { return Int(last.end) }
        for (index, item) in items.enumerated() {
            let isLast = index == items.count - 1
            if isLast, isRead { continue }
            let takesRear = rear != nil && (front == nil || isLast)
            let analyte = table[item.term.payload]
            guard !analyte.isSilent, let interpretation = takesRear ? rear?.interpretation : front?.interpretation
            else {
                continue
            }
            if interpretation == .none || (analyte.isScore && interpretation == .low) { continue }
            var reading = Reading(
                analyte: item.term.payload, first: takesRear ? Int(item.first) : front?.first ?? Int(item.first),
                end: takesRear ? rear?.end ?? Int(item.end) : Int(item.end))
            reading.word = interpretation
            if item.term.flags.contains(.strict) {
                if !note.tokens[Int(item.first)].flags.contains(.initialUpper), item.end - item.first == 1 { continue }
                reading.needsCompany = item.term.flags.contains(.contextual) && !hasSureItem(items)
            }
            readings.append(reading)
        }
        return rear?.end ?? Int(last.end)
    }

    /// Whether a list has an analyte whose name is no word of anything else: `P` is one in `Ca/P normal`, `UA` not in `UA and CBC`.
    private func hasSureItem(_ items: [Hit]) -> Bool {
        items.contains { !$0.term.flags.contains(.contextual) && !table[$0.term.payload].isSilent }
    }

    /// `elevated calcium of 10.3`: the word in front is the note's flag, unless the value has one or an interval of its own.
    private func adopt(_ front: (interpretation: Interpretation, first: Int), by reading: inout Reading) {
        guard reading.word == nil, reading.low.isNaN, reading.high.isNaN, front.interpretation != .none else { return }
        if table[reading.analyte].isScore { return }
        reading.word = front.interpretation
        reading.first = front.first
    }

    /// `if calcium is elevated`
    private func isConditional(_ hit: Hit, _ note: MatchedNote) -> Bool {
        let start = Int(note.sentences[note.sentence(ofToken: Int(hit.first))].first)
        for token in max(start, Int(hit.first) - 6)..<Int(hit.first)
        where note.isWord(token, .if) || note.isWord(token, .should) { return true }
        return false
    }

    /// The word in front of an analyte, behind which only `serum`, `of the` and the like stand.
    private func frontWord(
        of hit: Hit, _ consumed: Int, _ note: MatchedNote
    ) -> (interpretation: Interpretation, first: Int)? {
        let start = max(Int(note.sentences[note.sentence(ofToken: Int(hit.first))].first), consumed)
        var found: (interpretation: Interpretation, first: Int)?
        // The last word of interpretation whose tokens end where linking words begin that reach to the analyte.
        var token = max(start, Int(hit.first) - 7)
        var reaches = -1
        while token < Int(hit.first) {
            if case .word(let interpretation, let end, false) = sign(at: token, note), end <= Int(hit.first) {
                found = (interpretation, token)
                reaches = end
                token = end
                continue
            }
            if reaches == token { reaches = linkEnd(token, note) ?? -1 }
            token = max(reaches, token + 1)
        }
        guard let word = found, reaches >= Int(hit.first) else { return nil }
        guard word.first > 0, word.first > start else { return word }
        if note.isWord(word.first - 1, .not) || note.isWord(word.first - 1, .no)
            || note.isWord(word.first - 1, .without)
        {
            return word.interpretation == .normal ? nil : (.normal, word.first - 1)
        }
        return word
    }

    /// Behind a word that may stand between an interpretation and its analyte.
    private func linkEnd(_ token: Int, _ note: MatchedNote) -> Int? {
        if case .link(let end) = sign(at: token, note) { return end }
        if note.isWord(token, .of) || note.isWord(token, .the) || note.isWord(token, .in) || note.isWord(token, .total)
            || note.isWord(token, .both) || note.isWord(token, .level) || note.isWord(token, .a)
            || note.tokens[token].isMark(":")
        {
            return token + 1
        }
        return nil
    }

    /// Whether a word in front holds for a list that ends at a token: not before `diet`, `deposition`, `ratio`; a strict term
    /// must be the phrase's last (`normal AP and lateral views`).
    private func mayFollow(_ token: Int, _ items: [Hit], _ note: MatchedNote) -> Bool {
        var at = token
        while case .link(let end) = sign(at: at, note) { at = end }
        if at < note.tokens.count, note.isWord(at, .level) { at += 1 }
        guard at < note.tokens.count else { return true }
        let next = note.tokens[at]
        if case .foreign = sign(at: at, note) { return next.isFirstOnLine }
        if next.flags.contains(.hyphenBefore) { return false }
        let areStrict = items.allSatisfy { $0.term.flags.contains(.strict) }
        if !areStrict || next.kind == .mark || next.isFirstOnLine { return true }
        return EngineWord(number: next.word) != nil && !note.isWord(at, .and) && !note.isWord(at, .or)
    }

    /// The word behind an analyte: met in the gap, or behind a verb and at most two other words.
    private func rearWord(
        _ gap: Gap, _ hit: Hit, _ limit: Int, _ note: MatchedNote
    ) -> (interpretation: Interpretation, end: Int)? {
        let isStrict = hit.term.flags.contains(.strict)
        var word = gap.word
        var end = gap.wordEnd
        if word == nil, gap.hasVerb, !isStrict {
            var at = gap.at
            while at < limit, at - gap.at < 3, note.tokens[at].kind == .word {
                if case .word(let interpretation, let wordEnd, false) = sign(at: at, note), !turns(wordEnd, note) {
                    (word, end) = (interpretation, wordEnd)
                    break
                }
                if self.hit(.analyte, at: at, note) != nil || note.isWord(at, .and) { break }
                at += 1
            }
        }
        guard let word else { return nil }
        if end < note.tokens.count {
            let next = note.tokens[end]
            if next.flags.contains(.hyphenBefore) { return nil }
            if case .foreign = sign(at: end, note), !next.isFirstOnLine { return nil }
            if isStrict, next.kind == .word, !next.isFirstOnLine, EngineWord(number: next.word) == nil,
                self.hit(.analyte, at: end, note) == nil
            {
                return nil
            }
        }
        if gap.isNegated { return word == .normal ? nil : (.normal, end) }
        return (word, end)
    }

    /// A single strict term with a word behind it must not be the end of a phrase: not `breast CA normal`.
    private func mayStandAlone(_ items: [Hit], _ note: MatchedNote) -> Bool {
        guard items.count == 1, items[0].term.flags.contains(.strict), items[0].first > 0 else { return true }
        let before = Int(items[0].first) - 1
        let token = note.tokens[before]
        if token.kind == .mark || note.tokens[before + 1].isFirstOnLine || sign(at: before, note) != nil { return true }
        if EngineWord(number: token.word) != nil { return true }
        return note.sentences[note.sentence(ofToken: before + 1)].first == before + 1
    }
}
