import BundledLexicon
import Lexicons
import TestSupport
import Testing

@Suite struct `The embedded lexicon` {
    private static func bytes(_ range: Range<Int>) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
            EmbeddedLexicon.read(from: range.lowerBound, into: UnsafeMutableRawBufferPointer(buffer))
            count = range.count
        }
    }

    @Test func `is the bytes of a compiled lexicon`() {
        let whole = Self.bytes(0..<EmbeddedLexicon.count)
        #expect(whole.count > 1_000_000)
        #expect(CompiledLexicon(count: EmbeddedLexicon.count, read: EmbeddedLexicon.read(from:into:)).bytes() == whole)
    }

    @Test func `gives the same from any offset on, also when it was let go`() {
        let whole = Self.bytes(0..<EmbeddedLexicon.count)
        var random = SplitMix(seed: 3)
        for round in 0..<400 {
            let start = Int.random(in: 0...whole.count, using: &random)
            let end = min(whole.count, start + Int.random(in: 0...(round < 200 ? 130 : 20_000), using: &random))
            #expect(Self.bytes(start..<end) == Array(whole[start..<end]), "\(start)..<\(end)")
            if round % 100 == 0 { EmbeddedLexicon.letGo() }
        }
    }
}
