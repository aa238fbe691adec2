public import Lexicons
public import Notes

/// The slow, obvious matcher: tries every term at every token, by comparing word after word. It is the oracle that the
/// tests hold ``Matcher`` against, and nothing else uses it.
public struct PlainMatcher: Sendable {
    /// By first word, in the order of the tables.
    private let terms: [Int32: [(words: [Int32], term: Term)]]

    public init(terms: [(words: [Int32], term: Term)]) { self.terms = Dictionary(grouping: terms) { $0.words[0] } }

    public func match(_ tokens: [Token], in text: NoteText) -> [Hit] {
        var kept: [Hit] = []
        for group in TermGroup.allCases {
            var reach = 0
            for index in tokens.indices where index >= reach {
                var longest: Hit?
                for (words, term) in terms[tokens[index].word] ?? []
                where term.group == group && fits(words, tokens, at: index) {
                    if group == .heading, !tokens[index].mayOpenSection { continue }
                    if term.flags.contains(.capitals), !isCapital(text[tokens[index].span]) { continue }
                    let hit = Hit(term: term, first: Int32(index), end: Int32(index + words.count))
                    if longest == nil || longest!.end < hit.end { longest = hit }
                }
                if let longest {
                    kept.append(longest)
                    reach = Int(longest.end)
                }
            }
        }
        return kept
    }

    private func fits(_ words: [Int32], _ tokens: [Token], at index: Int) -> Bool {
        guard index + words.count <= tokens.count else { return false }
        for (offset, word) in words.enumerated() {
            if tokens[index + offset].word != word { return false }
            if offset > 0, tokens[index + offset].flags.contains(.blankBefore) { return false }
        }
        return true
    }

    private func isCapital(_ word: String) -> Bool {
        guard let first = word.unicodeScalars.first, ("A"..."Z").contains(first) else { return false }
        let isSmall = { (scalar: UnicodeScalar) in
            ("a"..."z").contains(scalar) || ("\u{DF}"..."\u{FF}").contains(scalar)
        }
        if !word.unicodeScalars.contains(where: isSmall) { return true }
        return word.utf8.count >= 3 && word.hasSuffix("s")
            && !word.utf8.dropLast().contains { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    }
}
