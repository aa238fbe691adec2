/// Sixteen bytes that are looked at together, each in its lane. A question answers with all bits of the lanes it is true for.
///
/// ``PortableBytes`` answers with the arithmetic of words of eight bytes, on every processor; ``SSE2Bytes`` with one instruction a
/// step where there are such. `BytesTests` hold both against what is asked, byte for byte.
public protocol ByteLanes {
    init(_ words: SIMD2<UInt64>)

    /// The first eight bytes and the other eight, the first byte of each lowest.
    var words: SIMD2<UInt64> { get }

    /// A bit for each lane, that of the first lowest: its highest bit.
    var mask: UInt32 { get }

    func equal(to byte: UInt8) -> Self

    /// - Parameter limit: 1 to 0x80.
    func below(_ limit: UInt8) -> Self

    /// The ASCII letters.
    var letters: Self { get }

    /// The lanes before one, with their own bits; 0 in the others.
    ///
    /// - Parameter count: 0 to 16.
    func first(_ count: Int) -> Self

    static func | (a: Self, b: Self) -> Self
    static func & (a: Self, b: Self) -> Self
}

#if arch(x86_64)
    public typealias SixteenBytes = SSE2Bytes
#else
    public typealias SixteenBytes = PortableBytes
#endif

extension ByteLanes {
    /// Sixteen bytes as they lie in memory.
    @inlinable @inline(__always) public init(loaded words: SIMD2<UInt64>) {
        self.init(SIMD2(UInt64(littleEndian: words[0]), UInt64(littleEndian: words[1])))
    }

    /// The sixteen bytes behind an address.
    @inlinable @inline(__always) public init(at start: UnsafeRawPointer) {
        self.init(loaded: start.loadUnaligned(as: SIMD2<UInt64>.self))
    }

    /// Puts the sixteen bytes behind an address.
    @inlinable @inline(__always) public func store(at start: UnsafeMutableRawPointer) {
        start.storeBytes(
            of: SIMD2(words[0].littleEndian, words[1].littleEndian), as: SIMD2<UInt64>.self)
    }

    /// The bit that makes a letter small, in each lane.
    @inlinable public static var cases: Self { Self(SIMD2(repeating: 0x2020_2020_2020_2020)) }
}
