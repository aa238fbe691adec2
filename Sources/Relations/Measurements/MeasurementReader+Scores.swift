internal import Lexicons
internal import Matching
internal import Notes

/// Scores that do not stand behind their name.
extension MeasurementReader {
    /// `zero calcium score`; the total of a table whose rows are vessels (`Agatston score: LM 0, LAD 238. Total: 412`).
    func score(of hit: Hit, _ gap: Gap, _ note: MatchedNote) -> Reading? {
        var reading = Reading(analyte: hit.term.payload, first: Int(hit.first), end: Int(hit.end))
        if hit.first > 0, note.isWord(Int(hit.first) - 1, .zero) {
            reading.value = 0
            reading.first -= 1
            return reading
        }
        guard gap.isTied else { return nil }
        // The vessels may be headings of their own, so the paragraph is what ends the table.
        let end = note.tokens.count
        var token = gap.at
        while token < min(end, gap.at + 80) {
            if note.tokens[token].flags.contains(.blankBefore) || self.hit(.analyte, at: token, note) != nil {
                return nil
            }
            if note.isWord(token, .total) {
                var at = token + 1
                while at < end, isLink(at, note) || isMark(at, ":", note) || isMark(at, "=", note) { at += 1 }
                if at < end, let total = value(at: at, limit: end, of: hit.term.payload, note), table.accepts(total) {
                    reading.value = total.value
                    reading.unit = total.unit
                    // The rows between are no part of the mention.
                    return reading
                }
            }
            token += 1
        }
        return nil
    }
}
