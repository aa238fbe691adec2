import TestSupport
import Testing

@testable import Scoring

@Suite struct `A list of facts` {
    /// What a finding is to look at, by looking at all: near it everything, of each key that reaches far the first far from it.
    private static func expected(
        near sentence: Int32, _ sentences: [Int32], _ keys: [Int64], reaches: (Int64) -> Bool
    ) -> (near: Set<Int32>, far: Set<Int32>) {
        let near = sentences.indices.filter { abs(sentences[$0] - sentence) < 2 }
        var seen: Set<Int64> = []
        let far = sentences.indices.filter {
            abs(sentences[$0] - sentence) >= 2 && reaches(keys[$0]) && seen.insert(keys[$0]).inserted
        }
        return (Set(near.map(Int32.init)), Set(far.map(Int32.init)))
    }

    @Test func `gives what is near and the first of each kind that is far`() {
        var random = SplitMix(seed: 81)
        var list = FactList()
        for round in 0..<600 {
            let count = Int.random(in: 0...60, using: &random)
            let last = Int32.random(in: 0...40, using: &random)
            var sentences = (0..<count).map { _ in Int32.random(in: 0...last, using: &random) }
            // Values that are computed of others stand behind all, out of order.
            let ordered = Int.random(in: 0...count, using: &random)
            sentences[..<ordered].sort()
            if round % 2 == 0 { sentences.sort() }
            let keys = (0..<count).map { _ in Int64.random(in: 0..<6, using: &random) }
            func reaches(_ key: Int64) -> Bool { key % 3 != 0 }
            list.removeAll()
            for position in 0..<count { list.append(Int32(position)) }
            list.arrange(sentenceOf: sentences) { _, position in
                keys[position]
            } reaches: { _, position in
                reaches(keys[position])
            }
            var chosen: [Int32] = []
            for sentence in 0...last {
                let near = list.choose(near: sentence, site: -1, all: false, into: &chosen)
                let expected = Self.expected(near: sentence, sentences, keys, reaches: reaches)
                #expect(Set(chosen[..<near]) == expected.near)
                #expect(Set(chosen[near...]) == expected.far, "sentence \(sentence) of \(sentences), keys \(keys)")
                #expect(Set(chosen).count == chosen.count)
            }
            // At site 5 only what has an even key can speak.
            list.sift(for: [5]) { mention, site in site == 5 && keys[Int(mention)] % 2 == 0 }
            for sentence in 0...last {
                let near = list.choose(near: sentence, site: 5, all: false, into: &chosen)
                let expected = Self.expected(near: sentence, sentences, keys) { reaches($0) && $0 % 2 == 0 }
                #expect(Set(chosen[..<near]) == expected.near)
                #expect(Set(chosen[near...]) == expected.far)
            }
        }
    }
}
