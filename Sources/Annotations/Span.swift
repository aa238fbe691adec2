/// A half-open range of bytes in a note's decoded UTF-8 text.
///
/// All positions inside Calcinote are byte positions; ``OffsetTable`` turns them into scalars or UTF-16 units once, when
/// something is written out. Both ends lie on scalar boundaries.
public struct Span: Hashable, Sendable, Comparable, BitwiseCopyable {
    public var start: Int32
    public var end: Int32

    @inlinable public init(_ start: Int32, _ end: Int32) {
        self.start = start
        self.end = end
    }

    @inlinable public init(_ start: Int, _ end: Int) {
        self.init(Int32(truncatingIfNeeded: start), Int32(truncatingIfNeeded: end))
    }

    /// The number of bytes.
    @inlinable public var count: Int { Int(end - start) }
    @inlinable public var isEmpty: Bool { start >= end }
    @inlinable public var range: Range<Int> { Int(start)..<Int(end) }

    /// Whether the two share at least one byte.
    @inlinable public func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }
    @inlinable public func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }

    /// The same words, where the text in front of them is so many bytes longer.
    @inlinable public func moved(by bytes: Int32) -> Span { Span(start + bytes, end + bytes) }

    /// The smallest span that holds both.
    @inlinable public func union(_ other: Span) -> Span { Span(min(start, other.start), max(end, other.end)) }

    /// By start, then the longer one first, so that a container comes before what it contains.
    @inlinable public static func < (a: Span, b: Span) -> Bool {
        a.start != b.start ? a.start < b.start : a.end > b.end
    }
}

/// A run of consecutive elements in one of the flat arrays of an ``AnnotatedNote``: which ones belong to one owner.
public struct Slice: Hashable, Sendable, BitwiseCopyable {
    public var start: Int32
    public var count: Int32

    @inlinable public init(_ start: Int, _ count: Int) {
        self.start = Int32(truncatingIfNeeded: start)
        self.count = Int32(truncatingIfNeeded: count)
    }

    @inlinable public static var none: Slice { Slice(0, 0) }
    /// The same run, where so many elements stand in front of the array that it lay in.
    @inlinable public func moved(by elements: Int) -> Slice { Slice(Int(start) + elements, Int(count)) }
    @inlinable public var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
    @inlinable public var isEmpty: Bool { count == 0 }
}
