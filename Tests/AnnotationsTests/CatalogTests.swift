import Annotations
import TestSupport
import Testing

@Suite struct CatalogTests {
    /// Parents anywhere: chains, trees, and circles with more hanging on them.
    private func catalog(_ seed: UInt64, count: Int) -> Catalog {
        var random = SplitMix(seed: seed)
        let concepts = (0..<count).map { index in
            Catalog.Concept(
                identifier: "c\(index)", name: "c\(index)", kind: .site,
                parent: ConceptIndex(Int.random(in: -count / 4..<count, using: &random)).clampedToNone, codes: [],
                wholes: [], region: nil)
        }
        return Catalog(
            version: .init(version: "1", sha256: ""), concepts: concepts, sectionKinds: [], units: [], evidenceRules: []
        )
    }

    @Test(arguments: [1, 2, 7, 40, 200])
    func `what a concept is within is its ancestry, in circles too`(count: Int) {
        for seed in 1...10 {
            let catalog = catalog(UInt64(seed), count: count)
            for concept in catalog.concepts.indices.map(ConceptIndex.init) {
                let ancestry = Array(catalog.ancestry(of: concept))
                // Longer chains end there, and are none in a lexicon.
                if ancestry.count == Catalog.mostSteps, Set(ancestry).count == ancestry.count { continue }
                let generals = catalog.concepts.indices.map(ConceptIndex.init) + [-1]
                #expect(generals.allSatisfy { catalog.isWithin(concept, $0) == ancestry.contains($0) })
            }
            #expect(!catalog.isWithin(-1, 0))
            #expect(!catalog.isWithin(-1, -1))
        }
    }
}

extension ConceptIndex {
    fileprivate var clampedToNone: ConceptIndex { Swift.max(self, -1) }
}
