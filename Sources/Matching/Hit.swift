public import Lexicons

/// A term of the lexicon found in a note: which, and which tokens it covers.
public struct Hit: Hashable, Sendable, BitwiseCopyable {
    public var term: Term
    /// First token.
    public var first: Int32
    /// Behind the last token.
    public var end: Int32

    @inlinable public init(term: Term, first: Int32, end: Int32) {
        self.term = term
        self.first = first
        self.end = end
    }

    @inlinable public var tokens: Range<Int> { Int(first)..<Int(end) }
    @inlinable public func overlaps(_ other: Hit) -> Bool { first < other.end && other.first < end }
}
