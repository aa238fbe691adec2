internal import Lexicons
internal import Matching
internal import Notes

/// The side that a heading gives, or the one above it.
extension SideFinder {
    /// The side that a heading gives: `Left breast:`, `RIGHT SHOULDER, 3 VIEWS`.
    func headingSide(_ section: Int, _ note: MatchedNote) -> Laterality? {
        let first = Int(note.layout.firstToken[section])
        let end = Int(note.layout.bodyToken[section])
        var found: Laterality?
        for token in first..<max(first, end) { if let side = side(at: token, note) { found = merge(found, side) } }
        if found == nil, end > first {
            // `Transbronchial biopsy RUL:`
            for other in note.mentions(inTokens: first..<end) where note.mentions[other].kind == .site {
                let own = ownSide(of: note.mentions[other].concept)
                if own != .none { found = merge(found, own) }
            }
        }
        return found
    }

    /// The side alone on its line above the items that it heads: `RIGHT`, then `1. Upper outer quadrant: …`; or with the structure of
    /// which they name parts: `Right breast:`, then `- Upper outer quadrant: …`.
    func sideHeading(above section: Int, _ note: MatchedNote) -> Laterality? {
        var at = section - 1
        while at >= 0, section - at <= 24, note.layout.isSoft[at + 1] {
            let words = Int(note.layout.firstToken[at])..<Int(note.layout.bodyToken[at])
            let (whole, part) = (note.layout.sections[at].subject, note.layout.sections[section].subject)
            // `12 o'clock:` is a part of whatever stands above.
            let isOfWhole =
                whole >= 0
                && (part >= 0
                    ? lexicon.catalog.isWithin(part, whole)
                    : note.tokens[Int(note.layout.firstToken[section])].kind == .number)
            let isAlone = words.count { note.tokens[$0].kind == .word } == 1
            if isAlone || isOfWhole, let side = onlySide(in: words, note) { return side }
            if note.tokens[words.lowerBound].flags.contains(.blankBefore) { return nil }
            at -= 1
        }
        return nil
    }

    /// A line that is a side and a structure, without a mark, above the lines that it heads: `RIGHT LEG`, then `- SFA patent, no
    /// calcification`.
    func sideLine(above mention: Int, _ note: MatchedNote) -> Laterality? {
        var token = Int(note.places[mention].first)
        var end = token
        let stop = max(token - Self.tokensBack, 0)
        while token > stop {
            if note.tokens[token].isFirstOnLine {
                if end - token <= 4, end < Int(note.places[mention].first),
                    note.tokens[token..<end].allSatisfy({ $0.kind == .word && $0.flags.contains(.allUpper) }),
                    let side = onlySide(in: token..<end, note)
                {
                    return side
                }
                if note.tokens[token].flags.contains(.blankBefore) { return nil }
                end = token
            }
            token -= 1
        }
        return nil
    }

    private static let tokensBack = 160
}
