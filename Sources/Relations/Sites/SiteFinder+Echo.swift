internal import Lexicons
internal import Matching
internal import Notes

/// What is said again of another structure without its words: `The pancreas is calcified, as is the spleen.`
extension SiteFinder {
    /// The structures of `, as is the spleen`, `nor are the kidneys`, `; so does the left lobe`; empty where nothing is said so.
    func echoed(behind place: Hit, _ view: SentenceView, _ note: MatchedNote) -> [SitedAt] {
        let end = Int(view.sentence.end)
        var token = Int(place.end)
        while token + 2 < end, token - Int(place.end) < Self.gap {
            if view.mineral(at: token) != nil { return [] }
            switch note.engineWord(token) {
            case .as_, .nor, .so:
                if isAuxiliary(token + 1, note) { return named(from: token + 2, view, note) }
            default: break
            }
            token += 1
        }
        return []
    }

    /// How many tokens behind a calcification it may be said of something else.
    private static var gap: Int { 14 }

    private func isAuxiliary(_ token: Int, _ note: MatchedNote) -> Bool {
        switch note.engineWord(token) {
        case .is, .are, .was, .were, .has, .have, .had, .does, .do_, .did: true
        default: false
        }
    }

    /// The sites that follow, with nothing but articles, sides and describing words before the first; not `as is common in the aorta`.
    private func named(from start: Int, _ view: SentenceView, _ note: MatchedNote) -> [SitedAt] {
        for token in start..<max(start, min(Int(view.sentence.end), start + 6)) {
            if let site = view.site(at: token) {
                let found = phrase(from: site, view, note)
                // `nor is the spleen enlarged` says something else of it.
                let last = found.map { $0.mention < 0 ? 0 : Int(note.places[Int($0.mention)].end) }.max() ?? 0
                // `so is the choroid plexus in either trigone`
                let next = note.engineWord(last)
                return last >= Int(view.sentence.end) || note.tokens[last].kind == .mark
                    || next?.isPlacePreposition == true || next?.isSide == true ? found : []
            }
            guard note.tokens[token].kind == .word else { return [] }
            if let word = note.engineWord(token), !word.isSide, !word.isDeterminer { return [] }
        }
        return []
    }
}
