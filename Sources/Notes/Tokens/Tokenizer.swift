internal import Bytes

/// Cuts a note into words, numbers and marks, and numbers each word by a vocabulary.
///
/// - A word is letters with digits behind (`T12`, `PO4`) and apostrophes inside (`isn't`); a hyphen between two words is
///   no token but a flag on the second (`non-calcified` is `non` `calcified`).
/// - A number keeps its decimal point and thousands commas (`1.5`, `1,480`) and ends where letters begin: `3x4mm` is
///   `3` `x` `4` `mm`.
/// - Every other character is a mark of its own.
///
/// One pass, no allocation but the growth of the token array, which a caller keeps from note to note.
public final class Tokenizer: Sendable {
    private let vocabulary: Vocabulary
    private let classes: InlineArray<256, UInt8>
    private let xWord: Int32
    private let correct: (@Sendable (ArraySlice<UInt8>) -> Int32?)?

    /// - Parameter correct: the number of the word that an unknown word is meant to be, from its bytes, or nil; always the same
    ///   for the same word in small letters.
    public init(vocabulary: Vocabulary, correct: (@Sendable (ArraySlice<UInt8>) -> Int32?)? = nil) {
        self.vocabulary = vocabulary
        self.correct = correct
        var classes = InlineArray<256, UInt8>(repeating: Class.plainMark)
        for byte in UInt8(0)...255 {
            switch byte {
            case 0x20, 0x09, 0x0B, 0x0C: classes[Int(byte)] = Class.space
            case 0x0A, 0x0D: classes[Int(byte)] = Class.newline
            case 0x41...0x5A: classes[Int(byte)] = Class.upper
            case 0x61...0x7A: classes[Int(byte)] = Class.lower
            case 0x30...0x39: classes[Int(byte)] = Class.digit
            case 0x80...0xFF: classes[Int(byte)] = Class.high
            case 0x27: classes[Int(byte)] = Class.apostrophe
            case 0x2D: classes[Int(byte)] = Class.hyphen
            case 0x2E: classes[Int(byte)] = Class.stop
            default: if Self.isBreak(byte) { classes[Int(byte)] = Class.breakMark }
            }
        }
        self.classes = classes
        xWord = vocabulary.id(of: WordKey("x"))
    }

    /// What a token may grow by in one step.
    private static let longestScalar = 4

    private enum Class {
        static let lower: UInt8 = 0
        static let upper: UInt8 = 1
        static let digit: UInt8 = 2
        static let high: UInt8 = 3
        // What these three are depends on what stands beside them.
        static let apostrophe: UInt8 = 4
        static let hyphen: UInt8 = 5
        static let stop: UInt8 = 6
        /// A mark behind which something may begin.
        static let breakMark: UInt8 = 7
        static let plainMark: UInt8 = 8
        static let space: UInt8 = 9
        static let newline: UInt8 = 10
    }

    /// Marks behind which a sentence, a heading or an item of a list may begin.
    private static func isBreak(_ mark: UInt8) -> Bool {
        switch mark {
        case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: ";"), UInt8(ascii: ":"),
            UInt8(ascii: ")"), UInt8(ascii: "\""), UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "#"),
            UInt8(ascii: ">"):
            true
        default: false
        }
    }

    /// What is known between two tokens.
    private struct Scan {
        var at = 0
        var flags: Token.Flags = [.firstOnLine, .blankBefore]
        var newlines = 0
        var afterCarriageReturn = false
        /// Behind a hyphen that was the only thing since the last token.
        var hyphenAt = -1
        /// Where the last token ended, and whether it was a mark.
        var lastEnd = -1
        var lastIsMark = false

        /// A token was made: the next has no space and no line break before it yet.
        mutating func pass(to end: Int) {
            at = end
            lastEnd = end
            lastIsMark = false
            (flags, newlines) = ([], 0)
        }

        mutating func pass(to end: Int, mark: UInt8) {
            pass(to: end)
            lastIsMark = true
            if isBreak(mark) { flags = .afterBreak }
        }

        mutating func newline() {
            newlines &+= 1
            flags.insert([.firstOnLine, .spaceBefore])
            if newlines > 1 { flags.insert(.blankBefore) }
        }
    }

    /// Replaces the contents of `tokens` with those of `text`.
    ///
    /// - Parameter memo: kept from note to note.
    public func tokenize(_ text: NoteText, into tokens: inout [Token], memo: inout WordMemo) {
        tokens.removeAll(keepingCapacity: true)
        memo.prepare(for: self)
        var scan = Scan()
        var unread = memo.takeUnread()
        while scan.at < text.bytes.count {
            // In pieces, so that the array grows with what is found.
            unread.removeAll(keepingCapacity: true)
            let before = tokens.count
            tokens.append(addingCapacity: Self.piece) { output in
                unread.append(addingCapacity: Self.piece) { fill(&output, &scan, &$0, text.bytes.span) }
            }
            read(unread.span, from: before, &tokens, text, &memo)
        }
        memo.giveBack(unread)
    }

    private static let piece = 256

    /// Numbers the words whose letters alone are known so far. A loop of its own: so the processor waits for many words at once.
    private func read(
        _ unread: borrowing Swift.Span<UnreadWord>, from first: Int, _ tokens: inout [Token], _ text: NoteText,
        _ memo: inout WordMemo
    ) {
        var piece = tokens.mutableSpan
        var index = 0
        while true {
            index = memo.number(unread, from: index, in: &piece, first)
            if index == unread.count { return }
            let word = unread[index]
            let place = first &+ Int(word.token)
            piece[place].word = look(up: word.hash, piece[place], text, &memo)
            index &+= 1
        }
    }

    /// The same without a memo: for a text now and then.
    public func tokenize(_ text: NoteText, into tokens: inout [Token]) {
        var memo = WordMemo()
        tokenize(text, into: &tokens, memo: &memo)
    }

    /// Appends tokens while there is room for two, the most that one step makes. Words and numbers have no number yet.
    private func fill(
        _ tokens: inout OutputSpan<Token>, _ scan: inout Scan, _ unread: inout OutputSpan<UnreadWord>,
        _ bytes: borrowing Swift.Span<UInt8>
    ) {
        let count = bytes.count
        while scan.at < count, tokens.freeCapacity > 1 {
            let at = scan.at
            let byte = bytes[at]
            switch classes[Int(byte)] {
            case Class.lower, Class.upper:
                plainWords(&tokens, &scan, &unread, bytes)
                if scan.at > at { continue }
                word(&tokens, &scan, &unread, bytes)
            case Class.space:
                scan.flags.insertSpace()
                scan.at &+= 1
            case Class.newline:
                if !(byte == 0x0A && scan.afterCarriageReturn) { scan.newlines &+= 1 }
                scan.afterCarriageReturn = byte == 0x0D
                scan.flags.insert([.firstOnLine, .spaceBefore])
                if scan.newlines > 1 { scan.flags.insert(.blankBefore) }
                scan.at &+= 1
                continue
            case Class.digit:
                number(&tokens, &scan, &unread, bytes)
                // `3x4`: the x between two numbers is a word of its own.
                let end = scan.at
                if end &+ 1 < count, bytes[end] | 0x20 == 0x78, classes[Int(bytes[end &+ 1])] == Class.digit {
                    tokens.append(Token(start: Int32(end), end: Int32(end &+ 1), word: xWord, kind: .word, flags: []))
                    scan.pass(to: end &+ 1)
                }
            case Class.high: high(&tokens, &scan, &unread, bytes)
            default:
                if byte == 0x2D, joins(bytes, scan, after: at &+ 1) {
                    scan.hyphenAt = at &+ 1
                    scan.at &+= 1
                } else if byte == 0x2E, at &+ 1 < count, classes[Int(bytes[at &+ 1])] == Class.digit,
                    scan.flags.contains(.spaceBefore) || scan.lastEnd != at || scan.lastIsMark
                {
                    // `.5 cm`
                    number(&tokens, &scan, &unread, bytes)
                } else {
                    tokens.append(
                        Token(
                            start: Int32(at), end: Int32(at &+ 1), word: Int32(byte), kind: .mark, flags: scan.flags))
                    scan.pass(to: at &+ 1, mark: byte)
                }
            }
            scan.afterCarriageReturn = false
        }
    }

    /// Nearly every word is up to 16 plain letters with a space or a mark behind them: appends such words, and the marks
    /// directly behind them, up to what is neither. A loop of its own, so that what it knows stays in registers; the words are
    /// numbered behind it.
    @inline(never)
    private func plainWords(
        _ tokens: inout OutputSpan<Token>, _ scan: inout Scan, _ unread: inout OutputSpan<UnreadWord>,
        _ bytes: borrowing Swift.Span<UInt8>
    ) {
        let start = scan.at
        var (at, flags, lastEnd, lastIsMark) = (start, scan.flags, scan.lastEnd, scan.lastIsMark)
        if scan.hyphenAt == at { flags.insert(.hyphenBefore) }
        // Behind the longest word lies a byte, behind a mark another one.
        let limit = bytes.count &- 24
        let raw = bytes.bytes
        while at < limit, tokens.freeCapacity > 1 {
            let run = LetterRun(
                SixteenBytes(loaded: raw.unsafeLoadUnaligned(fromByteOffset: at, as: SIMD2<UInt64>.self)))
            if run.count == 0 { break }
            let end = at &+ run.count
            let next = bytes[end]
            let behind = classes[Int(next)]
            if behind <= Class.apostrophe { break }
            flags.insert(Token.Flags(capital: bytes[at] & 0x20 == 0, isAllUpper: run.isAllUpper))
            unread.append(
                UnreadWord(
                    WordKey(letters: run.letters[0], run.letters[1], count: run.count), token: tokens.count))
            tokens.append(
                Token(
                    start: Int32(truncatingIfNeeded: at), end: Int32(truncatingIfNeeded: end), word: 0, kind: .word,
                    flags: flags))
            (lastEnd, lastIsMark) = (end, false)
            if next == 0x20 {
                at = end &+ 1
                flags = .spaceBefore
            } else if behind >= Class.stop, behind <= Class.plainMark {
                at = end &+ 1
                tokens.append(
                    Token(
                        start: Int32(truncatingIfNeeded: end), end: Int32(truncatingIfNeeded: at), word: Int32(next),
                        kind: .mark, flags: []))
                (lastEnd, lastIsMark) = (at, true)
                flags = behind == Class.plainMark ? [] : .afterBreak
                if bytes[at] == 0x20 {
                    // Many write two behind a full stop.
                    let isGap = bytes[at &+ 1] == 0x20
                    flags.insertSpaces(two: isGap)
                    at &+= isGap ? 2 : 1
                }
            } else {
                at = end
                flags = []
                break
            }
        }
        if at == start { return }
        (scan.at, scan.flags, scan.lastEnd, scan.lastIsMark) = (at, flags, lastEnd, lastIsMark)
        (scan.newlines, scan.hyphenAt, scan.afterCarriageReturn) = (0, -1, false)
    }

    /// The number of a word that does not lie where the memo is asked first.
    @inline(never)
    private func look(up hash: UInt64, _ token: Token, _ text: NoteText, _ memo: inout WordMemo) -> Int32 {
        if let word = memo.wordFurtherOn(hash) { return word }
        var word = vocabulary.id(ofHash: hash)
        if word == 0, token.kind == .word { word = correct?(text.bytes[token.span.range]) ?? 0 }
        memo.remember(hash, word)
        return word
    }

    /// A character outside ASCII.
    @inline(never)
    private func high(
        _ tokens: inout OutputSpan<Token>, _ scan: inout Scan, _ unread: inout OutputSpan<UnreadWord>,
        _ bytes: borrowing Swift.Span<UInt8>
    ) {
        let at = scan.at
        let (scalar, length) = FoldedBytes.scalar(bytes, at)
        switch FoldedBytes.classify(scalar) {
        case .space:
            scan.flags.insert([.spaceBefore, .gapBefore])
            scan.at &+= length
        case .newline:
            scan.newline()
            scan.at &+= length
        case .letter where scalar == 0xD7:
            // `3×4`
            tokens.append(
                Token(start: Int32(at), end: Int32(at &+ length), word: xWord, kind: .word, flags: scan.flags))
            scan.pass(to: at &+ length)
        case .letter:
            word(&tokens, &scan, &unread, bytes)
        case .mark(let mark):
            if mark == 0x2D, joins(bytes, scan, after: at &+ length) {
                scan.hyphenAt = at &+ length
                scan.at &+= length
            } else {
                tokens.append(
                    Token(
                        start: Int32(at), end: Int32(at &+ length), word: Int32(mark), kind: .mark, flags: scan.flags))
                scan.pass(to: at &+ length, mark: mark)
            }
        }
    }

    /// Whether a hyphen here stands between two words or numbers without a space.
    private func joins(
        _ bytes: borrowing Swift.Span<UInt8>, _ scan: Scan, after: Int
    ) -> Bool {
        guard after < bytes.count, scan.lastEnd == scan.at, !scan.lastIsMark else { return false }
        return classes[Int(bytes[after])] <= Class.high
    }

    /// A word that is not plain letters up to its end: digits, an apostrophe, an accent, or very long.
    @inline(never)
    private func word(
        _ tokens: inout OutputSpan<Token>, _ scan: inout Scan, _ unread: inout OutputSpan<UnreadWord>,
        _ bytes: borrowing Swift.Span<UInt8>
    ) {
        var key = WordKey()
        let start = scan.at
        var at = start
        var lowers = false
        let limit = min(bytes.count, start &+ Token.longest &- Self.longestScalar)
        scan: while at < limit {
            let byte = bytes[at]
            switch classes[Int(byte)] {
            case Class.lower:
                lowers = true
                key.append(byte)
                at &+= 1
            case Class.upper:
                key.append(byte | 0x20)
                at &+= 1
            case Class.digit:
                key.append(byte)
                at &+= 1
            case Class.high:
                let (scalar, length) = FoldedBytes.scalar(bytes, at)
                switch FoldedBytes.classify(scalar) {
                case .letter(let letters):
                    for letter in letters { key.append(letter) }
                    lowers = lowers || (scalar >= 0xDF && scalar <= 0xFF)
                    at &+= length
                case .mark(0x27) where at &+ length < bytes.count && classes[Int(bytes[at &+ length])] <= Class.upper:
                    key.append(0x27)
                    at &+= length
                default: break scan
                }
            case Class.apostrophe
            where at > start && at &+ 1 < bytes.count && classes[Int(bytes[at &+ 1])] <= Class.upper:
                key.append(0x27)
                at &+= 1
            default: break scan
            }
        }
        var flags = scan.flags
        let first = classes[Int(bytes[start])]
        if first == Class.upper {
            flags.insert(.initialUpper)
            if !lowers { flags.insert(.allUpper) }
        }
        if scan.hyphenAt == start { flags.insert(.hyphenBefore) }
        unread.append(UnreadWord(key, token: tokens.count))
        tokens.append(Token(start: Int32(start), end: Int32(at), word: 0, kind: .word, flags: flags))
        scan.pass(to: at)
    }

    @inline(never)
    private func number(
        _ tokens: inout OutputSpan<Token>, _ scan: inout Scan, _ unread: inout OutputSpan<UnreadWord>,
        _ bytes: borrowing Swift.Span<UInt8>
    ) {
        let start = scan.at
        var at = start
        var key = WordKey()
        func digit(_ index: Int, _ bytes: borrowing Swift.Span<UInt8>) -> Bool {
            index < bytes.count && classes[Int(bytes[index])] == Class.digit
        }
        let limit = min(bytes.count, start &+ Token.longest &- Self.longestScalar)
        while at < limit {
            let byte = bytes[at]
            if classes[Int(byte)] == Class.digit {
                key.append(byte)
                at &+= 1
            } else if byte == 0x2E, digit(at &+ 1, bytes) {
                key.append(byte)
                at &+= 1
            } else if byte == 0x2C, digit(at &+ 1, bytes), digit(at &+ 2, bytes),
                digit(at &+ 3, bytes), !digit(at &+ 4, bytes)
            {
                key.append(byte)
                at &+= 1
            } else {
                break
            }
        }
        // `1st`, `2nd`, `10th`
        if at &+ 1 < bytes.count, classes[Int(bytes[at])] <= Class.upper {
            let after = at &+ 2
            let ends = after >= bytes.count || classes[Int(bytes[after])] > Class.high
            let pair = (bytes[at] | 0x20, bytes[at &+ 1] | 0x20)
            if ends,
                pair == (0x73, 0x74) || pair == (0x6E, 0x64) || pair == (0x72, 0x64) || pair == (0x74, 0x68)
            {
                key.append(pair.0)
                key.append(pair.1)
                at = after
            }
        }
        var flags = scan.flags
        if scan.hyphenAt == start { flags.insert(.hyphenBefore) }
        unread.append(UnreadWord(key, token: tokens.count))
        tokens.append(Token(start: Int32(start), end: Int32(at), word: 0, kind: .number, flags: flags))
        scan.pass(to: at)
    }
}
