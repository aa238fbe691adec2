internal import Lexicons
internal import Matching
internal import Notes

/// How a finding has changed, by the words near it: `unchanged calcified granuloma` → stable.
enum ChangeFinder {
    static func change(of mention: Int, _ view: SentenceView, _ note: MatchedNote) -> Change {
        if note.mentions[mention].assertion.certainty == .negated { return .none }
        let place = note.places[mention]
        var best: (distance: Int, change: Change)?
        for token in view.sentence.tokens {
            guard let word = note.engineWord(token), let change = change(word, token, view, note) else { continue }
            let gap =
                token < Int(place.first) ? token + 1..<Int(place.first) : Int(place.end)..<max(token, Int(place.end))
            if gap.contains(where: { note.tokens[$0].isMark(";") }) || gap.count > 14 { continue }
            // `new effusion, calcified granuloma`: the word in front belongs to the nearest noun.
            if token < Int(place.first), gap.contains(where: { note.tokens[$0].isMark(",") }) { continue }
            if best == nil || gap.count < best!.distance { best = (gap.count, change) }
        }
        return best?.change ?? .none
    }

    private static func change(_ word: EngineWord, _ token: Int, _ view: SentenceView, _ note: MatchedNote) -> Change? {
        let before = token > Int(view.sentence.first) ? note.engineWord(token - 1) : nil
        switch word {
        case .new: return before == .no || before == .not ? nil : .new
        case .stable, .unchanged, .persistent, .again, .persists: return .stable
        case .increased, .increase, .larger, .progressed, .increasing, .progression, .progressive, .progressing,
            .growing, .grown:
            return before == .no || before == .not ? .stable : .increased
        case .decreased, .decrease, .smaller, .decreasing, .regression, .regressed:
            return before == .no || before == .not ? .stable : .decreased
        case .resolved: return .resolved
        case .change, .changed:
            return before == .no || before == .not || before == .interval || before == .significant ? .stable : nil
        default: return nil
        }
    }
}
