internal import Annotations

/// A set of concepts, a bit each; refilled from note to note.
struct ConceptSet {
    private var bits: [UInt64] = []

    /// - Parameter count: of all concepts.
    mutating func removeAll(count: Int) {
        bits.removeAll(keepingCapacity: true)
        bits.append(contentsOf: repeatElement(0, count: count / 64 + 1))
    }

    /// Whether it is new.
    mutating func insert(_ concept: ConceptIndex) -> Bool {
        if contains(concept) { return false }
        bits[Int(concept) >> 6] |= 1 &<< UInt64(concept & 63)
        return true
    }

    /// Inserts a concept and all that it is a kind or part of.
    mutating func insertLine(of concept: ConceptIndex, _ catalog: Catalog) {
        var at = concept
        while at >= 0, insert(at) { at = catalog.parent(of: at) }
    }

    func contains(_ concept: ConceptIndex) -> Bool {
        concept >= 0 && bits[Int(concept) >> 6] &>> UInt64(concept & 63) & 1 != 0
    }
}
