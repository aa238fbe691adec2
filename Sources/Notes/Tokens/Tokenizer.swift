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
    private let classes: [UInt8]
    private let xWord: Int32

    public init(vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        var classes = [UInt8](repeating: Class.mark, count: 256)
        for byte in UInt8(0)...255 {
            switch byte {
            case 0x20, 0x09, 0x0B, 0x0C: classes[Int(byte)] = Class.space
            case 0x0A, 0x0D: classes[Int(byte)] = Class.newline
            case 0x41...0x5A: classes[Int(byte)] = Class.upper
            case 0x61...0x7A: classes[Int(byte)] = Class.lower
            case 0x30...0x39: classes[Int(byte)] = Class.digit
            case 0x80...0xFF: classes[Int(byte)] = Class.high
            default: break
            }
        }
        self.classes = classes
        xWord = vocabulary.id(of: WordKey("x"))
    }

    private enum Class {
        static let lower: UInt8 = 0
        static let upper: UInt8 = 1
        static let digit: UInt8 = 2
        static let high: UInt8 = 3
        static let mark: UInt8 = 4
        static let space: UInt8 = 5
        static let newline: UInt8 = 6
    }

    /// Replaces the contents of `tokens` with those of `text`.
    public func tokenize(_ text: NoteText, into tokens: inout [Token]) {
        tokens.removeAll(keepingCapacity: true)
        let bytes = text.bytes.span
        let table = self.classes
        let classes = table.span
        let count = bytes.count
        var at = 0
        var flags: Token.Flags = [.firstOnLine, .blankBefore]
        var newlines = 0
        var afterCarriageReturn = false
        // Where the last token ended, and whether a hyphen was the only thing since.
        var hyphenAt = -1
        while at < count {
            let byte = bytes[at]
            switch classes[Int(byte)] {
            case Class.space:
                flags.insert(.spaceBefore)
                at &+= 1
            case Class.newline:
                if !(byte == 0x0A && afterCarriageReturn) { newlines &+= 1 }
                afterCarriageReturn = byte == 0x0D
                flags.insert([.firstOnLine, .spaceBefore])
                if newlines > 1 { flags.insert(.blankBefore) }
                at &+= 1
                continue
            case Class.lower, Class.upper:
                let token = word(bytes, classes, from: at, flags, afterHyphen: hyphenAt == at)
                tokens.append(token)
                at = Int(token.end)
                (flags, newlines) = ([], 0)
            case Class.digit:
                let token = number(bytes, classes, from: at, flags, afterHyphen: hyphenAt == at)
                tokens.append(token)
                at = Int(token.end)
                (flags, newlines) = ([], 0)
                // `3x4`: the x between two numbers is a word of its own.
                if at &+ 1 < count, bytes[at] | 0x20 == 0x78, classes[Int(bytes[at &+ 1])] == Class.digit {
                    tokens.append(Token(start: Int32(at), end: Int32(at &+ 1), word: xWord, kind: .word, flags: []))
                    at &+= 1
                }
            case Class.high:
                let (scalar, length) = FoldedBytes.scalar(bytes, at)
                switch FoldedBytes.classify(scalar) {
                case .space:
                    flags.insert(.spaceBefore)
                    at &+= length
                case .newline:
                    newlines &+= 1
                    flags.insert([.firstOnLine, .spaceBefore])
                    if newlines > 1 { flags.insert(.blankBefore) }
                    at &+= length
                case .letter where scalar == 0xD7:
                    // `3×4`
                    tokens.append(
                        Token(start: Int32(at), end: Int32(at &+ length), word: xWord, kind: .word, flags: flags))
                    at &+= length
                    (flags, newlines) = ([], 0)
                case .letter:
                    let token = word(bytes, classes, from: at, flags, afterHyphen: hyphenAt == at)
                    tokens.append(token)
                    at = Int(token.end)
                    (flags, newlines) = ([], 0)
                case .mark(let mark):
                    if mark == 0x2D, joins(bytes, classes, before: at, after: at &+ length, tokens) {
                        hyphenAt = at &+ length
                        at &+= length
                    } else {
                        tokens.append(
                            Token(
                                start: Int32(at), end: Int32(at &+ length), word: Int32(mark), kind: .mark,
                                flags: flags))
                        at &+= length
                        (flags, newlines) = ([], 0)
                    }
                }
            default:
                if byte == 0x2D, joins(bytes, classes, before: at, after: at &+ 1, tokens) {
                    hyphenAt = at &+ 1
                    at &+= 1
                } else if byte == 0x2E, at &+ 1 < count, classes[Int(bytes[at &+ 1])] == Class.digit,
                    flags.contains(.spaceBefore) || tokens.last.map({ $0.end != Int32(at) }) ?? true
                        || tokens.last.map({ $0.kind == .mark }) ?? true
                {
                    // `.5 cm`
                    let token = number(bytes, classes, from: at, flags, afterHyphen: false)
                    tokens.append(token)
                    at = Int(token.end)
                    (flags, newlines) = ([], 0)
                } else {
                    tokens.append(
                        Token(start: Int32(at), end: Int32(at &+ 1), word: Int32(byte), kind: .mark, flags: flags))
                    at &+= 1
                    (flags, newlines) = ([], 0)
                }
            }
            afterCarriageReturn = false
        }
    }

    /// Whether a hyphen at `before` stands between two words or numbers without a space.
    private func joins(
        _ bytes: borrowing Swift.Span<UInt8>, _ classes: borrowing Swift.Span<UInt8>, before: Int, after: Int,
        _ tokens: [Token]
    ) -> Bool {
        guard after < bytes.count, let last = tokens.last, last.end == Int32(before), last.kind != .mark else {
            return false
        }
        return classes[Int(bytes[after])] <= Class.high
    }

    private func word(
        _ bytes: borrowing Swift.Span<UInt8>, _ classes: borrowing Swift.Span<UInt8>, from start: Int,
        _ flags: Token.Flags, afterHyphen: Bool
    ) -> Token {
        var key = WordKey()
        var at = start
        var lowers = false
        // Up to 16 plain letters, eight at a time; what follows them is looked at one by one.
        while at &- start <= 8, at &+ 8 <= bytes.count {
            let run = LetterRun(bytes.bytes.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self))
            if run.count == 0 { break }
            key.append(letters: run.letters, count: run.count)
            lowers = lowers || run.hasLower
            at &+= run.count
            if run.count < 8 { break }
        }
        scan: while at < bytes.count {
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
            case Class.mark
            where byte == 0x27 && at > start && at &+ 1 < bytes.count && classes[Int(bytes[at &+ 1])] <= Class.upper:
                key.append(0x27)
                at &+= 1
            default: break scan
            }
        }
        var flags = flags
        let first = classes[Int(bytes[start])]
        if first == Class.upper {
            flags.insert(.initialUpper)
            if !lowers { flags.insert(.allUpper) }
        }
        if afterHyphen { flags.insert(.hyphenBefore) }
        return Token(start: Int32(start), end: Int32(at), word: vocabulary.id(of: key), kind: .word, flags: flags)
    }

    private func number(
        _ bytes: borrowing Swift.Span<UInt8>, _ classes: borrowing Swift.Span<UInt8>, from start: Int,
        _ flags: Token.Flags, afterHyphen: Bool
    ) -> Token {
        var at = start
        var key = WordKey()
        func digit(_ index: Int, _ bytes: borrowing Swift.Span<UInt8>, _ classes: borrowing Swift.Span<UInt8>) -> Bool {
            index < bytes.count && classes[Int(bytes[index])] == Class.digit
        }
        while at < bytes.count {
            let byte = bytes[at]
            if classes[Int(byte)] == Class.digit {
                key.append(byte)
                at &+= 1
            } else if byte == 0x2E, digit(at &+ 1, bytes, classes) {
                key.append(byte)
                at &+= 1
            } else if byte == 0x2C, digit(at &+ 1, bytes, classes), digit(at &+ 2, bytes, classes),
                digit(at &+ 3, bytes, classes), !digit(at &+ 4, bytes, classes)
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
        var flags = flags
        if afterHyphen { flags.insert(.hyphenBefore) }
        return Token(start: Int32(start), end: Int32(at), word: vocabulary.id(of: key), kind: .number, flags: flags)
    }
}
