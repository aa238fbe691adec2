public import Lexicons
public import Notes

/// Two sides set against each other behind a mention: `calcification is absent on the left but marked on the right`.
public struct SideContrast: Sendable {
    /// Words that say that something is there, or how much: `visible`, `marked`.
    private let states: WordSet

    public init(lexicon: CompiledLexicon) {
        states = WordSet(
            lexicon.usedWords.filter { $0.use == .present || $0.use == .slight || $0.use == .graded }.map(\.word))
    }

    /// - Returns: the tokens of the two sides, where behind the second side's joint nothing stands but that something is there; nil where
    ///   another thing is spoken of (`no calcification on the left but a cyst on the right`).
    public func sides(behind place: Hit, _ note: MatchedNote) -> (first: Int, second: Int)? {
        var token = Int(place.end)
        // Most have no side near, so the end of the sentence is looked for last.
        guard let first = (token..<min(token + 9, note.tokens.count)).first(where: { isSide($0, note) }) else {
            return nil
        }
        let end = Int(note.sentences[note.sentence(ofToken: Int(place.first))].end)
        guard first < end else { return nil }
        token = first + 1
        // `in the right kidney but`
        while token < min(end, first + 4), !isJoint(token, note) { token += 1 }
        guard token < end, isJoint(token, note) else { return nil }
        while token < end, isJoint(token, note) { token += 1 }
        let start = token
        var isStated = false
        while token < min(end, start + 8) {
            if isSide(token, note) {
                let isOther = isLeft(token, note) != isLeft(first, note)
                return isOther && isStated ? (first, token) : nil
            }
            guard note.tokens[token].kind == .word else { return nil }
            if states.contains(note.tokens[token].word) {
                isStated = true
            } else {
                // Not `.some` of an optional, which every known word would be.
                guard let word = note.engineWord(token) else { return nil }
                switch word {
                case .present, .seen, .noted, .identified, .is, .are, .was, .were, .some, .there: isStated = true
                case .on, .in, .from, .at, .of, .the, .its, .it, .now, .also: break
                default: return nil
                }
            }
            token += 1
        }
        return nil
    }

    private func isSide(_ token: Int, _ note: MatchedNote) -> Bool {
        note.isWord(token, .left) || note.isWord(token, .right) || note.isWord(token, .lt) || note.isWord(token, .rt)
    }

    private func isLeft(_ token: Int, _ note: MatchedNote) -> Bool {
        note.isWord(token, .left) || note.isWord(token, .lt)
    }

    private func isJoint(_ token: Int, _ note: MatchedNote) -> Bool {
        switch note.engineWord(token) {
        case .but, .and, .while_, .whereas: true
        default: note.hasMark(",", at: token) || note.hasMark(";", at: token)
        }
    }
}
