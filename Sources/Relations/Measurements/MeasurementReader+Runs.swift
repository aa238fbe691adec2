internal import Lexicons
internal import Matching
internal import Notes

/// Analytes that stand together, and how values are shared out among them.
extension MeasurementReader {
    /// Reads the analytes that begin with a hit; returns behind the last token that was used.
    func readRun(at index: Int, _ consumed: Int, _ note: MatchedNote, into readings: inout [Reading]) -> Int {
        let first = note.hits[index]
        let cover = cover(of: first, at: index, note)
        if cover == .whole { return Int(first.end) }
        let items = cover == .none ? run(at: index, note) : [first]
        let last = items[items.count - 1]
        let limit = limit(behind: Int(last.end), note)
        let gap = gap(from: Int(last.end), limit: limit, behind: last, isList: items.count > 1, note)
        var end = Int(last.end)
        var isRead = false
        if items.count > 1, let pairs = pairs(at: gap.at, limit, items, note) {
            for pair in pairs where !table[pair.analyte].isSilent { readings.append(pair) }
            return max(pairs[pairs.count - 1].end, end)
        }
        if !table[last.term.payload].isSilent, let reading = reading(of: last, gap, limit, consumed, cover, note) {
            readings.append(reading)
            end = reading.end
            isRead = true
        }
        if cover == .none {
            end = max(end, readWords(items, isRead: isRead, gap, limit, consumed, note, into: &readings))
        }
        return end
    }

    /// The list that begins with an analyte: `calcium, phosphate and PTH`, `BUN/Cr`.
    private func run(at index: Int, _ note: MatchedNote) -> [Hit] {
        var items = [note.hits[index]]
        var next = index + 1
        let sentenceEnd = Int(note.sentences[note.sentence(ofToken: Int(items[0].first))].end)
        while next < note.hits.count, Int(note.hits[next].first) < sentenceEnd {
            let hit = note.hits[next]
            guard hit.first >= items[items.count - 1].end + 1 else {
                if hit.first >= items[items.count - 1].end, hit.term.group == .analyte { break }
                next += 1
                continue
            }
            if hit.first > items[items.count - 1].end + 4 { break }
            if hit.term.group == .analyte {
                guard joins(Int(items[items.count - 1].end)..<Int(hit.first), note),
                    cover(of: hit, at: next, note) == .none
                else { break }
                items.append(hit)
            }
            next += 1
        }
        return items
    }

    private func joins(_ tokens: Range<Int>, _ note: MatchedNote) -> Bool {
        var isJoined = false
        var at = tokens.lowerBound
        while at < tokens.upperBound {
            let token = note.tokens[at]
            if token.isMark(",") || token.isMark("/") || token.isMark("&") || token.isMark("+") || note.isWord(at, .and)
                || note.isWord(at, .or) || note.isWord(at, .nor)
            {
                isJoined = true
                at += 1
            } else if case .link(let end) = sign(at: at, note) {
                at = end
            } else if note.isWord(at, .the) || note.isWord(at, .level) {
                at += 1
            } else {
                return false
            }
        }
        return isJoined && at == tokens.upperBound
    }

    // MARK: Values

    /// `BUN/Cr 22/1.3`, `calcium and phosphate were 12.8 and 7.1 mg/dL`: a value for each, or nil.
    private func pairs(at start: Int, _ limit: Int, _ items: [Hit], _ note: MatchedNote) -> [Reading]? {
        var readings: [Reading] = []
        var at = start
        for (index, item) in items.enumerated() {
            if index > 0 {
                guard at < limit, isMark(at, "/", note) || isMark(at, ",", note) || note.isWord(at, .and) else {
                    return nil
                }
                at += 1
                if at < limit, note.isWord(at, .and) { at += 1 }
            }
            var reading = Reading(analyte: item.term.payload, first: Int(item.first), end: at)
            reading.bound = bound(&at, note)
            guard at < limit, let number = number(at: at, note) else { return nil }
            reading.value = number
            reading.hasPoint = hasPoint(at, note)
            reading.end = at + 1
            if index == items.count - 1, !isValueEnd(at + 1, note) { return nil }
            while readTail(&reading, limit, note) {}
            at = reading.end
            readings.append(reading)
        }
        let unit = readings[readings.count - 1].unit
        for index in readings.indices {
            if readings[index].unit < 0, unit >= 0, table.unitLine(unit, of: readings[index].analyte) != nil {
                readings[index].unit = unit
            }
            let isSilent = table[readings[index].analyte].isSilent
            if !isSilent, !table.accepts(readings[index]) { return nil }
        }
        return mayEnd(readings[readings.count - 1], note) ? readings : nil
    }

    /// The value of one analyte, behind its gap or, where its unit says so, further on in the sentence.
    private func reading(
        of hit: Hit, _ gap: Gap, _ limit: Int, _ consumed: Int, _ cover: Cover, _ note: MatchedNote
    ) -> Reading? {
        let analyte = hit.term.payload
        var found = gap.at < limit ? value(at: gap.at, limit: limit, of: analyte, note) : nil
        if var reading = found {
            if reading.unit < 0 { reading.unit = gap.unit }
            if reading.low.isNaN, reading.high.isNaN { (reading.low, reading.high) = (gap.low, gap.high) }
            if gap.isBracketed, isClosing(reading.end, note) { reading.end += 1 }
            found = isPlausible(reading, of: hit, gap, consumed, note) ? reading : nil
        }
        if found == nil { found = distantValue(of: hit, from: gap.at, limit, note) }
        if found == nil, table[analyte].isScore { found = score(of: hit, gap, note) }
        guard var reading = found, cover == .none || reading.unit >= 0 else { return nil }
        if reading.word == nil, let word = gap.word, word != .none { reading.word = gap.isNegated ? nil : word }
        reading.first = min(reading.first, Int(hit.first))
        reading.needsCompany = reading.unit < 0 && needsCompany(reading, hit, gap)
        return reading
    }

    private func isPlausible(_ reading: Reading, of hit: Hit, _ gap: Gap, _ consumed: Int, _ note: MatchedNote) -> Bool
    {
        guard table.accepts(reading), reading.unit >= 0 || mayEnd(reading, note) else { return false }
        guard hit.term.flags.contains(.strict) else { return true }
        let first = note.tokens[Int(hit.first)]
        guard hit.end - hit.first > 1 || first.count > 2 || first.flags.contains(.initialUpper) else { return false }
        // `81 MG 2 tablets`
        return hit.first == 0 || consumed == Int(hit.first) || first.isFirstOnLine
            || note.tokens[Int(hit.first) - 1].kind != .number
    }

    private func needsCompany(_ reading: Reading, _ hit: Hit, _ gap: Gap) -> Bool {
        guard hit.term.flags.contains(.strict) else { return false }
        if hit.term.flags.contains(.contextual) { return true }
        return !reading.hasPoint && !gap.isTied && reading.value! < 100
    }

    /// A small whole number before a word that is no laboratory language is a count: `12 days ago`, `5 of 10 ducts`.
    private func mayEnd(_ reading: Reading, _ note: MatchedNote) -> Bool {
        guard reading.unit < 0, !reading.hasPoint, let value = reading.value, value < 100, reading.word == nil,
            !table[reading.analyte].isScore, reading.end < note.tokens.count
        else { return true }
        let next = note.tokens[reading.end]
        if next.kind != .word || next.isFirstOnLine { return true }
        if sign(at: reading.end, note) != nil || hit(.analyte, at: reading.end, note) != nil { return true }
        switch EngineWord(number: next.word) {
        case .and, .with, .but, .on, .at, .when, .while_, .which, .is, .was, .without, .previously: return true
        default: return false
        }
    }

    /// A number with a unit of the analyte further on: `calcium rose within a week to 12.8 mg/dL`.
    private func distantValue(of hit: Hit, from start: Int, _ limit: Int, _ note: MatchedNote) -> Reading? {
        guard !table[hit.term.payload].units.isEmpty else { return nil }
        var at = max(start, Int(hit.end))
        while at < limit, at - Int(hit.end) < 12 {
            let token = note.tokens[at]
            if token.isMark(";") || token.isMark(",") || token.isMark(".") || note.isWord(at, .and)
                || note.isWord(at, .with)
                || self.hit(.analyte, at: at, note) != nil
            {
                return nil
            }
            if token.kind == .number || token.isMark("<") || token.isMark(">"),
                let reading = value(at: at, limit: limit, of: hit.term.payload, note), reading.unit >= 0
            {
                return reading
            }
            at += 1
        }
        return nil
    }
}
