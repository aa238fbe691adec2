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

    /// `cysts, one on the left with septal calcification`, `a mass, its wall calcified`, `nodes, some of which are calcified`: behind the
    /// comma stands a word for what was named.
    ///
    /// - Returns: the comma and the words that point.
    private func pointer(in gap: Range<Int32>, _ note: MatchedNote) -> Range<Int>? {
        guard let comma = gap.prefix(2).first(where: { note.tokens[Int($0)].isMark(",") }) else { return nil }
        let next = Int(comma) + 1
        guard next < Int(gap.upperBound) else { return nil }
        // Unwrapped first: `.some` of an optional would be any word.
        guard let word = note.engineWord(next) else { return nil }
        switch word {
        case .one, .some, .several, .its, .their, .each, .both, .all, .many, .most, .two, .three: break
        default: return nil
        }
        let isOfWhich = note.isWord(next + 1, .of) && note.isWord(next + 2, .which)
        return Int(comma)..<(isOfWhich ? next + 3 : next + 1)
    }

    private func isBound(_ condition: Hit, to calcification: Hit, _ note: MatchedNote) -> Bool {
        if condition.overlaps(calcification) { return true }
        let gap =
            condition.end <= calcification.first
            ? condition.end..<calcification.first : calcification.end..<condition.first
        let pointer = condition.end <= calcification.first ? pointer(in: gap, note) : nil
        guard gap.count <= (pointer == nil ? 7 : 9) else { return false }
        for token in gap where pointer?.contains(Int(token)) != true {
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
