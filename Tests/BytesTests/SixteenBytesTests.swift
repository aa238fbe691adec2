import Bytes
import Testing

/// Both ways of looking at sixteen bytes, held against what is asked of each byte.
@Suite struct `Sixteen bytes at once` {
    /// Every byte once, in each place, among bytes that are near it or far.
    private static let samples: [[UInt8]] =
        (0..<256).map { byte in (0..<16).map { UInt8(truncatingIfNeeded: byte + $0 * 17) } }
        + (0..<256).map { byte in (0..<16).map { UInt8(truncatingIfNeeded: byte + $0) } }
        + (0..<16).map { place in (0..<16).map { $0 == place ? 0x80 : 0x7F } }

    private func check<Lanes: ByteLanes>(_ lanes: Lanes.Type) {
        func mask(_ bytes: [UInt8], _ answer: (UInt8) -> Bool) -> UInt32 {
            bytes.enumerated().reduce(0) { $0 | (answer($1.element) ? 1 << UInt32($1.offset) : 0) }
        }
        for bytes in Self.samples {
            let read = bytes.withUnsafeBytes { Lanes(at: $0.baseAddress!) }
            #expect(read.mask == mask(bytes) { $0 >= 0x80 })
            #expect(
                read.letters.mask
                    == mask(bytes) { Character(UnicodeScalar($0)).isASCII && UnicodeScalar($0).properties.isAlphabetic }
            )
            for byte in [0x00, 0x22, 0x5C, 0x7F, 0x80, 0xFF] as [UInt8] {
                #expect(read.equal(to: byte).mask == mask(bytes) { $0 == byte })
            }
            for limit in [1, 0x20, 0x61, 0x80] as [UInt8] {
                #expect(read.below(limit).mask == mask(bytes) { $0 < limit })
            }
            #expect((read.below(0x20) | read.equal(to: 0x22)).mask == mask(bytes) { $0 < 0x20 || $0 == 0x22 })
            #expect((read.below(0x40) & read.letters).mask == 0)
            for count in 0...16 {
                let kept = read.first(count).words
                let expected = bytes.enumerated().map { $0.offset < count ? $0.element : 0 }
                #expect((0..<16).map { UInt8(truncatingIfNeeded: kept[$0 / 8] >> UInt64($0 % 8 * 8)) } == expected)
            }
        }
    }

    @Test func `with the arithmetic of every processor`() { check(PortableBytes.self) }
    @Test func `with what this processor has`() { check(SixteenBytes.self) }
}
