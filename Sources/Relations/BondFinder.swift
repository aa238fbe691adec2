internal import Lexicons
public import Matching
internal import Notes

/// Finds the conditions that stand in one phrase with a calcification: `calcified granuloma`, `the haematoma is calcified`,
/// `calcification of an old infarct`. A clause, a list or a semicolon between them parts them.
public struct BondFinder: Sendable {
    public init() {}

    /// By calcification, and of one by mention.
    public func bonds(in note: MatchedNote) -> [Bond] {
        var bonds: [Bond] = []
        for index in note.mentions.indices where note.mentions[index].kind == .calcification {
            let sentence = note.sentenceOf[index]
            for other in note.mentions(ofSentence: Int(sentence)) where note.mentions[other].kind == .condition {
                if isBound(note.places[other], to: note.places[index], note) {
                    bonds.append(Bond(mention: Int32(other), calcification: Int32(index)))
                }
            }
        }
        return bonds
    }

    private func isBound(_ condition: Hit, to calcification: Hit, _ note: MatchedNote) -> Bool {
        if condition.overlaps(calcification) { return true }
        let gap =
            condition.end <= calcification.first
            ? condition.end..<calcification.first : calcification.end..<condition.first
        guard gap.count <= 7 else { return false }
        for token in gap {
            let mark = note.tokens[Int(token)]
            if mark.isMark(";") || mark.isMark(":") || (mark.isMark(",") && gap.count > 2) { return false }
            switch note.engineWord(Int(token)) {
            case .and, .or, .but, .no, .without, .which, .rather, .may, .might: return false
            default: continue
            }
        }
        return true
    }
}
