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
            // `12 o'clock:`, `Old thrombosis:` are parts of whatever stands above.
            let isOfWhole = whole >= 0 && (part < 0 || lexicon.catalog.isWithin(part, whole))
            let isAlone = words.count { note.tokens[$0].kind == .word } == 1
            if isAlone || isOfWhole, let side = onlySide(in: words, note) { return side }
            if note.tokens[words.lowerBound].flags.contains(.blankBefore) { return nil }
            at -= 1
        }
        return nil
    }
}
