/// A long word of the lexicon whose misspellings are put right: `calcification`, `phleboliths`, `mediastinal`.
///
/// Its letters are a run of ``CompiledLexicon/letters``: small, a to z.
public struct SpelledWord: Hashable, Sendable, BitwiseCopyable {
    public var start: Int32
    public var count: Int32
    /// Its number in the vocabulary.
    public var number: Int32
    /// Names a mineral; otherwise a site.
    public var isMineral: Bool

    public init(start: Int32, count: Int32, number: Int32, isMineral: Bool) {
        self.start = start
        self.count = count
        self.number = number
        self.isMineral = isMineral
    }

    public var letters: Range<Int> { Int(start)..<Int(start) + Int(count) }
}
