internal import Lexicons
internal import Matching
internal import Notes

/// The size of a finding: `3 mm calcified granuloma`, `calcification measuring 3 x 4 mm` (the largest of several).
enum SizeFinder {
    static func size(of mention: Int, _ view: SentenceView, _ note: MatchedNote) -> Size? {
        let place = note.places[mention]
        var best: (distance: Int, size: Size)?
        for token in view.sentence.tokens {
            guard let unit = note.engineWord(token), unit == .mm || unit == .cm, token > Int(view.sentence.first) else {
                continue
            }
            guard let value = value(before: token, view, note) else { continue }
            let gap =
                token < Int(place.first) ? token + 1..<Int(place.first) : Int(place.end)..<max(token, Int(place.end))
            guard gap.count <= 8, !gap.contains(where: { blocks($0, view, note) }) else { continue }
            if best == nil || gap.count < best!.distance {
                best = (gap.count, Size(value: value, unit: unit == .mm ? .millimetre : .centimetre))
            }
        }
        return best?.size
    }

    /// The largest of the numbers in front of a unit, joined by `x` or `to`.
    private static func value(before unit: Int, _ view: SentenceView, _ note: MatchedNote) -> Double? {
        var token = unit - 1
        var largest: Double?
        while token >= Int(view.sentence.first) {
            if note.tokens[token].kind == .number {
                guard let number = NumberReader.value(of: note.tokens[token], in: note.text) else { break }
                largest = max(largest ?? 0, number)
            } else if !note.isWord(token, .x), !note.isWord(token, .by), !note.isWord(token, .to),
                !note.isWord(token, .mm),
                !note.isWord(token, .cm)
            {
                break
            }
            token -= 1
        }
        return largest
    }

    private static func blocks(_ token: Int, _ view: SentenceView, _ note: MatchedNote) -> Bool {
        if view.mineral(at: token) != nil || note.tokens[token].isMark(";") { return true }
        guard let word = note.engineWord(token) else { return false }
        return word == .and || word == .with || word == .from
    }
}

/// Numbers as notes write them.
enum NumberReader {
    /// `1.5`, `1,480`, `.5`; nil for `1st`.
    static func value(of token: Token, in text: NoteText) -> Double? {
        var mantissa: Double = 0
        var scale: Double = 1
        var isFraction = false
        for byte in text.bytes[Int(token.start)..<Int(token.end)] {
            switch byte {
            case 0x30...0x39:
                mantissa = mantissa * 10 + Double(byte - 0x30)
                if isFraction { scale *= 10 }
            case 0x2E:
                if isFraction { return nil }
                isFraction = true
            case 0x2C: continue
            default: return nil
            }
        }
        return mantissa / scale
    }
}
