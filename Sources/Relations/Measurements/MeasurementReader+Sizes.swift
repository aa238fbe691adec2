internal import Lexicons
internal import Matching
internal import Notes

/// Sizes and attenuations: numbers known by their unit alone.
extension MeasurementReader {
    /// `7 mm`, `3 x 4 mm`, `2-3 mm`, `1.5 cm by 2 cm`, `-20 HU`: the largest of the numbers; nil for `120 mm Hg`, `5 mm/s`.
    func size(at hit: Hit, _ consumed: Int, _ note: MatchedNote) -> Reading? {
        let isSize = table.unitLine(hit.term.payload, of: sizeConcept) != nil
        guard isSize || table.unitLine(hit.term.payload, of: attenuationConcept) != nil else { return nil }
        var end = Int(hit.end)
        guard isUnitEnd(end, note), var largest = number(at: Int(hit.first) - 1, note, from: consumed) else {
            return nil
        }
        var first = Int(hit.first) - 1
        // Back over `3 x`, `2 to`, `2-`.
        while first > consumed {
            var before = first - 1
            if !isJoined(first, note) {
                guard joinsSizes(before, note) else { break }
                before -= 1
            }
            guard before >= consumed, before >= 0, let number = number(at: before, note, from: consumed) else { break }
            largest = max(largest, number)
            first = before
        }
        // On over `x 4 mm`.
        while end + 1 < note.tokens.count, joinsSizes(end, note), let number = number(at: end + 1, note, from: 0),
            let unit = self.hit(.unit, at: end + 2, note), unit.term.payload == hit.term.payload,
            isUnitEnd(Int(unit.end), note)
        {
            largest = max(largest, number)
            end = Int(unit.end)
        }
        if !isSize, first > 0, isMark(first - 1, "-", note), note.tokens[first - 1].end == note.tokens[first].start,
            first - 1 >= consumed
        {
            largest = -largest
            first -= 1
        }
        var reading = Reading(analyte: isSize ? sizeConcept : attenuationConcept, first: first, end: end)
        reading.value = largest
        reading.unit = hit.term.payload
        return reading
    }

    private func number(at token: Int, _ note: MatchedNote, from consumed: Int) -> Double? {
        token >= consumed && token >= 0 ? number(at: token, note) : nil
    }

    private func joinsSizes(_ token: Int, _ note: MatchedNote) -> Bool {
        note.isWord(token, .x) || note.isWord(token, .by) || note.isWord(token, .to) || note.tokens[token].isMark("-")
            || note.tokens[token].isMark("*")
    }

    /// Not `mm/`, `mm^2` (`mm Hg` and `mm/s` are units of their own).
    private func isUnitEnd(_ token: Int, _ note: MatchedNote) -> Bool {
        guard token < note.tokens.count else { return true }
        let next = note.tokens[token]
        if next.isMark("/") { return number(at: token + 1, note) != nil }
        return !next.isMark("^")
    }
}
