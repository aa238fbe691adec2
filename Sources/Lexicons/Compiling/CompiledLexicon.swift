public import Notes

/// A lexicon ready for use: flat arrays only. It can be written as bytes and read back without parsing
/// (`CompiledLexicon+Bytes.swift`).
public struct CompiledLexicon: Sendable {
    public package(set) var vocabulary: Vocabulary
    public package(set) var trie: Trie
    /// By concept.
    public package(set) var traits: [ConceptTraits]
    /// Word numbers and concepts that give an ambiguous term its context; concepts are written as `-1 - concept`.
    public package(set) var contexts: [Int32]
    /// Words behind which a full stop ends no sentence (`approx.`), in order.
    public package(set) var abbreviations: [Int32]
    public package(set) var cueRules: [CueRule]
    public package(set) var headingRules: [HeadingRule]
    public package(set) var analyteLines: [AnalyteLine]
    public package(set) var unitLines: [UnitLine]
    /// By payload of a `flag` term.
    public package(set) var flags: [Interpretation]
    public package(set) var evidenceRules: [EvidenceRule]
    public package(set) var clauses: [Slice]
    public package(set) var predicates: [EvidencePredicate]
    public package(set) var catalog: Catalog

    /// A concept by its identifier.
    public func concept(_ identifier: String) -> ConceptIndex? {
        catalog.concepts.firstIndex { $0.identifier == identifier }.map { ConceptIndex($0) }
    }
}
