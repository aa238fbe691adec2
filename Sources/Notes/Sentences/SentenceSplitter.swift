/// A sentence: its first token and behind its last.
public struct Sentence: Hashable, Sendable, BitwiseCopyable {
    public var first: Int32
    public var end: Int32

    public init(first: Int, end: Int) {
        self.first = Int32(first)
        self.end = Int32(end)
    }

    public var tokens: Range<Int> { Int(first)..<Int(end) }
}

/// Cuts a note into sentences.
///
/// A full stop, question or exclamation mark ends one, unless it belongs to an abbreviation, an initial, a number of a
/// list, or stands in front of a word (`?calcification`). An empty line, a heading and a bullet end one. A line break
/// ends one where the line was ended on purpose: the next word would have fitted on it, or the next line begins a list.
public final class SentenceSplitter: Sendable {
    private let abbreviations: WordSet
    private let lineWords: LineWords
    /// A run of so many tokens without an end is no sentence (a table, a dump on one line): it is cut here, so that the
    /// time for a note stays linear. The longest sentence of the public notes we know has under 300.
    static let longest = 320

    /// - Parameters:
    ///   - abbreviations: word numbers behind which a full stop ends nothing.
    ///   - lineWords: words at a line break that show it to be a wrap.
    public init(abbreviations: [Int32], lineWords: LineWords) {
        self.abbreviations = WordSet(abbreviations)
        self.lineWords = lineWords
    }

    public func split(
        _ tokens: [Token], in text: NoteText, _ beginnings: SectionBeginnings, layout: SectionLayout,
        into sentences: inout [Sentence]
    ) {
        sentences.removeAll(keepingCapacity: true)
        guard !tokens.isEmpty else { return }
        var start = 0
        var section = 0
        var lines = LineWidths(tokens)
        func close(_ end: Int) {
            if end > start { sentences.append(Sentence(first: start, end: end)) }
            start = end
        }
        // The next token at which a heading may begin or end.
        var boundary = 1
        var index = 0
        while index + 1 < tokens.count {
            // Where a sentence may begin, and no further than a heading or the longest sentence reaches.
            let end = max(min(boundary, start + Self.longest, tokens.count), index + 1)
            index = beginnings.next(from: index + 1, before: end)
            if index == tokens.count { break }
            let token = tokens[index]
            if index >= boundary {
                while section + 1 < layout.sections.count, Int(layout.firstToken[section + 1]) <= index { section += 1 }
                let body = Int(layout.bodyToken[section])
                boundary = section + 1 < layout.sections.count ? Int(layout.firstToken[section + 1]) : Int.max
                if body > index { boundary = min(boundary, body) }
                if Int(layout.firstToken[section]) == index || (body == index && !layout.isSoft[section]) {
                    close(index)
                    continue
                }
            }
            if token.isFirstOnLine {
                if token.flags.contains(.blankBefore) || beginsItem(index, tokens)
                    || (!lineWords.opening.contains(tokens[index - 1].word)
                        && !lineWords.continuing.contains(token.word)
                        && lines.endsOnPurpose(before: index, tokens))
                {
                    close(index)
                    continue
                }
            }
            if !token.flags.contains(.afterBreak), index - start < Self.longest { continue }
            if index > start, endsSentence(index - 1, start, tokens, text) || index - start >= Self.longest {
                close(index)
            }
        }
        close(tokens.count)
    }

    /// A bullet, or `2.`, `b)` at the start of a line.
    private func beginsItem(_ index: Int, _ tokens: [Token]) -> Bool {
        let token = tokens[index]
        if token.kind == .mark {
            return token.isMark("*") || token.isMark("-") || token.isMark("#") || token.isMark(">") || token.isMark("[")
        }
        guard index + 1 < tokens.count, token.count <= 2, token.kind == .number || token.count == 1 else {
            return false
        }
        let next = tokens[index + 1]
        return (next.isMark(".") || next.isMark(")")) && !next.flags.contains(.spaceBefore)
    }

    /// Whether the mark at `index` ends the sentence that began at `start`.
    private func endsSentence(_ index: Int, _ start: Int, _ tokens: [Token], _ text: NoteText) -> Bool {
        let mark = tokens[index]
        guard mark.kind == .mark else { return false }
        let next = tokens[index + 1]
        // `Plaque (calcified.) No mass.`
        if mark.isMark(")") || mark.isMark("\""), index > start, tokens[index - 1].isMark("."),
            next.flags.contains(.initialUpper)
        {
            return next.flags.contains(.spaceBefore)
        }
        if mark.isMark("?") {
            // `?calcification` asks about the word behind it.
            let asks = mark.flags.contains(.spaceBefore) || index == start
            if asks, next.kind == .word, !next.isFirstOnLine { return false }
            let glued = !next.flags.contains(.spaceBefore) && next.kind != .mark
            return !glued || (next.flags.contains(.initialUpper) && index > 0 && tokens[index - 1].end == mark.start)
        }
        if mark.isMark("!") { return next.flags.contains(.spaceBefore) }
        guard mark.isMark(".") else { return false }
        if next.kind == .mark, next.isMark(".") || next.isMark(",") || next.isMark(")") || next.isMark("\"") {
            return false
        }
        guard index > start else { return true }
        let before = tokens[index - 1]
        guard before.end == mark.start else { return true }
        if !next.flags.contains(.spaceBefore) {
            // `normal.Calcified`: a space forgotten; `e.g.`, `p.m.` and `No.5` are not.
            return before.kind == .word && before.count >= 3 && next.kind == .word && next.flags.contains(.initialUpper)
        }
        // `1.` at the start of a sentence numbers it.
        if before.kind == .number, index - 1 == start, before.count <= 2 { return false }
        if before.kind == .word {
            if before.count == 1, before.flags.contains(.initialUpper) {
                // `H. pylori`, `S. japonicum`; at the start `A. Skin`.
                return index - 1 != start && next.flags.contains(.initialUpper)
            }
            // `the peroneal a. is patent`, `renal v. patent`
            if before.count == 1, !next.flags.contains(.initialUpper), next.kind == .word,
                text.bytes[Int(before.start)] == UInt8(ascii: "a")
                    || text.bytes[Int(before.start)] == UInt8(ascii: "v"),
                !lineWords.opening.contains(next.word) || lineWords.verbs.contains(next.word)
            {
                return false
            }
            // `e.g.`, `i.e.`
            if before.count == 1, index >= 2, tokens[index - 2].isMark("."), !next.flags.contains(.initialUpper) {
                return false
            }
            if abbreviations.contains(before.word) {
                // `Fracture? No. Calcified tendon.`; not `No. 5`, `No. A12`.
                if lineWords.opening.contains(before.word), next.kind == .word,
                    next.flags.contains(.initialUpper), next.count >= (next.flags.contains(.allUpper) ? 5 : 3)
                {
                    return true
                }
                // `There is no. Then`: in front of a capital only titles go on.
                return next.flags.contains(.initialUpper) && !before.flags.contains(.initialUpper)
            }
        }
        return true
    }
}

/// How wide the lines of the current paragraph are, so that a wrapped line can be told from one ended on purpose.
private struct LineWidths {
    /// By line of the paragraph: first token; filled for one paragraph at a time.
    private var paragraphEnd = 0
    private var width: Int32 = 0
    private var starts: [Int] = []

    init(_ tokens: [Token]) {}

    mutating func endsOnPurpose(before index: Int, _ tokens: [Token]) -> Bool {
        let next = tokens[index]
        let last = tokens[index - 1]
        if next.kind == .word, !next.flags.contains(.initialUpper) { return false }
        if last.kind == .mark, last.isMark(",") || last.isMark("/") || last.isMark("(") || last.isMark("-") {
            return false
        }
        if index >= paragraphEnd { measure(from: index, tokens) }
        // The line before.
        var start = index - 1
        while start > 0, !tokens[start].isFirstOnLine { start -= 1 }
        let length = last.end - tokens[start].start
        return length + 1 + (next.end - next.start) <= width - 2 || width < 30
    }

    /// The widest line of the paragraph that holds `index`.
    private mutating func measure(from index: Int, _ tokens: [Token]) {
        var start = index
        while start > 0, !tokens[start].flags.contains(.blankBefore) { start -= 1 }
        width = 0
        var line = tokens[start].start
        var at = start
        while at < tokens.count {
            if at > start, tokens[at].flags.contains(.blankBefore) { break }
            if tokens[at].isFirstOnLine { line = tokens[at].start }
            width = max(width, tokens[at].end - line)
            at += 1
        }
        paragraphEnd = at
    }
}
