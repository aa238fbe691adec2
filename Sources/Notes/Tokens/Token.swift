/// A word, a number or a mark of a note.
public struct Token: Hashable, Sendable, BitwiseCopyable {
    public enum Kind: UInt8, Sendable, BitwiseCopyable {
        case word, number, mark
    }

    /// How a token stands in the text.
    public struct Flags: OptionSet, Hashable, Sendable, BitwiseCopyable {
        public let rawValue: UInt8
        @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Those of a word's letters, without a branch.
        @inline(__always) init(capital: Bool, isAllUpper: Bool) {
            let all = (isAllUpper ? 1 : 0) &* Flags.allUpper.rawValue
            rawValue = (capital ? 1 : 0) &* (Flags.initialUpper.rawValue | all)
        }

        @inlinable public static var firstOnLine: Flags { Flags(rawValue: 1) }
        /// An empty line lies before its line (or the note starts here).
        @inlinable public static var blankBefore: Flags { Flags(rawValue: 2) }
        /// Joined to the token before by a hyphen: `calcified` in `non-calcified`.
        @inlinable public static var hyphenBefore: Flags { Flags(rawValue: 4) }
        @inlinable public static var spaceBefore: Flags { Flags(rawValue: 8) }
        @inlinable public static var initialUpper: Flags { Flags(rawValue: 16) }
        /// Every letter is a capital.
        @inlinable public static var allUpper: Flags { Flags(rawValue: 32) }
        /// The token before is a mark behind which a sentence or a heading may begin: no comma, slash or opening bracket.
        @inlinable public static var afterBreak: Flags { Flags(rawValue: 64) }
        /// Two bytes of space or more stand before it: columns of a line are parted so.
        @inlinable public static var gapBefore: Flags { Flags(rawValue: 128) }

        /// Adds one space, without a branch: a gap where there was one before.
        @inline(__always) mutating func insertSpace() {
            self = Flags(rawValue: rawValue | Flags.spaceBefore.rawValue | (rawValue & Flags.spaceBefore.rawValue) << 4)
        }

        /// Adds one space or two, without a branch.
        @inline(__always) mutating func insertSpaces(two: Bool) {
            self = Flags(
                rawValue: rawValue | Flags.spaceBefore.rawValue | (two ? 1 : 0) &* Flags.gapBefore.rawValue)
        }
    }

    /// The word number of a box left empty, `☐`.
    public static let emptyBox: Int32 = 2

    /// The most bytes of a token; a longer run of letters or digits is several.
    public static let longest = Int(UInt16.max)

    public var start: Int32
    /// The vocabulary's number for the word; the ASCII code of a mark (below 128); 0 for a word it does not know.
    public var word: Int32
    @usableFromInline let length: UInt16
    public var kind: Kind
    public var flags: Flags

    /// - Parameter end: at most ``longest`` bytes behind the start.
    @inlinable public init(start: Int32, end: Int32, word: Int32, kind: Kind, flags: Flags) {
        self.start = start
        length = UInt16(truncatingIfNeeded: end &- start)
        self.word = word
        self.kind = kind
        self.flags = flags
    }

    @inlinable public func isMark(_ character: Unicode.Scalar) -> Bool {
        kind == .mark && word == Int32(bitPattern: character.value)
    }

    /// Whether a section may begin at the token: first on its line, behind a mark, or behind a gap.
    @inlinable public var mayOpenSection: Bool { hasAny([.firstOnLine, .afterBreak, .gapBefore]) }

    /// Whether the token has any of some flags.
    @inlinable public func hasAny(_ flags: Flags) -> Bool { self.flags.rawValue & flags.rawValue != 0 }

    @inlinable public var isFirstOnLine: Bool { flags.contains(.firstOnLine) }
    @inlinable public var end: Int32 { start &+ Int32(length) }
    @inlinable public var count: Int { Int(length) }
    @inlinable public var span: Annotations.Span { Annotations.Span(start, end) }
}
