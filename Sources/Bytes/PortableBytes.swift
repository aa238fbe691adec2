/// ``ByteLanes`` in the arithmetic of two words of eight bytes.
public struct PortableBytes: ByteLanes {
    public let words: SIMD2<UInt64>

    public init(_ words: SIMD2<UInt64>) { self.words = words }

    public var mask: UInt32 {
        UInt32(truncatingIfNeeded: Self.gathered(words[0]) | Self.gathered(words[1]) &<< 8)
    }

    public func equal(to byte: UInt8) -> Self {
        map { word in
            let differs = word ^ Self.ones &* UInt64(byte)
            return ~((differs & ~Self.highs &+ ~Self.highs) | differs)
        }
    }

    public func below(_ limit: UInt8) -> Self {
        let rest = Self.ones &* UInt64(0x80 &- limit)
        return map { ~((($0 & ~Self.highs) &+ rest) | $0) }
    }

    public var letters: Self {
        let small = self | Self.cases
        return small.below(0x7B) & small.notBelow(0x61)
    }

    public func first(_ count: Int) -> Self {
        func own(_ count: Int) -> UInt64 { count >= 8 ? ~0 : 1 &<< UInt64(8 * count) &- 1 }
        return Self(SIMD2(words[0] & own(count), words[1] & own(max(count - 8, 0))))
    }

    public static func | (a: Self, b: Self) -> Self { Self(a.words | b.words) }
    public static func & (a: Self, b: Self) -> Self { Self(a.words & b.words) }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    private func notBelow(_ limit: UInt8) -> Self { Self(~below(limit).words) }

    /// - Parameter answer: has the highest bit of a byte set where something is true of it.
    private func map(_ answer: (UInt64) -> UInt64) -> Self {
        func spread(_ word: UInt64) -> UInt64 { ((word & Self.highs) &>> 7) &* 0xFF }
        return Self(SIMD2(spread(answer(words[0])), spread(answer(words[1]))))
    }

    /// The high bits of eight bytes side by side, that of the first lowest.
    private static func gathered(_ word: UInt64) -> UInt64 {
        (((word & highs) &>> 7) &* 0x0102_0408_1020_4080) &>> 56
    }
}
