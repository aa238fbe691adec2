internal import Annotations
internal import Lexicons

/// Rules by what they wait for, in flat arrays, with what is asked of each most often.
struct RuleTable: Sendable {
    struct Entry: Sendable, BitwiseCopyable {
        var rule: Int32
        var clauses: Slice
        var type: CalcificationType
        var needs: EvidenceRule.Needs
        var interpretation: Interpretation
        /// Whether it acts only where what is seen stands in the finding's sentence or beside it.
        var isNear: Bool

        init(_ rule: Int, _ lexicon: CompiledLexicon) {
            let own = lexicon.evidenceRules[rule]
            self.rule = Int32(rule)
            clauses = own.clauses
            type = own.type
            needs = own.needs
            interpretation = own.interpretation
            isNear =
                !own.clauses.isEmpty
                && own.clauses.range.allSatisfy { clause in
                    lexicon.clauses[clause].range.contains { lexicon.predicates[$0].asksForNearness }
                }
        }
    }

    private let starts: [Int32]
    private let entries: [Entry]
    /// What at least one rule waits for.
    let keys: [Int32]

    /// The rules of one kind.
    init(_ when: EvidenceRule.When, _ lexicon: CompiledLexicon) {
        var rules: [(key: Int32, rule: Int)] = []
        for (index, rule) in lexicon.evidenceRules.enumerated() where rule.when == when {
            rules.append((rule.concept, index))
        }
        let count = Int(rules.map(\.key).max() ?? -1) + 2
        var starts = [Int32](repeating: 0, count: count + 1)
        for (key, _) in rules { starts[Int(key) + 2] += 1 }
        for index in 1..<count + 1 { starts[index] += starts[index - 1] }
        // By key, and of one key in the order of the rules.
        entries = rules.sorted { $0.key != $1.key ? $0.key < $1.key : $0.rule < $1.rule }.map {
            Entry($0.rule, lexicon)
        }
        keys = (0..<count).filter { starts[$0] < starts[$0 + 1] }.map { Int32($0) - 1 }
        self.starts = starts
    }

    func has(_ key: Int32) -> Bool { !range(key).isEmpty }

    /// Whether a rule of a key can act from afar.
    func reaches(_ key: Int32) -> Bool { range(key).contains { !entries[$0].isNear } }

    /// The rules of a key, as a run of positions.
    @inline(__always) func range(_ key: Int32) -> Range<Int> {
        let at = Int(key) + 1
        guard at >= 0, at + 1 < starts.count else { return 0..<0 }
        return Int(starts[at])..<Int(starts[at + 1])
    }

    @inline(__always) subscript(position: Int) -> Entry { entries[position] }
}

extension EvidencePredicate {
    /// Whether it holds only of what stands in the finding's sentence or the next to it.
    fileprivate var asksForNearness: Bool {
        switch kind {
        case .sameSentence, .near, .bound: !isNegated
        case .site, .term, .morphology, .sharedSite, .with, .inNote, .section, .noSite: false
        }
    }
}

/// The rules of concepts and of all they are kinds of: each concept that has rules knows the next above it that has some.
struct RuleChain: Sendable {
    let table: RuleTable
    /// By concept: itself or the nearest above with a rule, or -1.
    private let heads: [ConceptIndex]
    /// By concept that has rules: the next above, or -1.
    private let above: [ConceptIndex]

    init(_ table: RuleTable, _ catalog: Catalog) {
        self.table = table
        func nearest(_ concept: ConceptIndex) -> ConceptIndex {
            var (at, steps) = (concept, 0)
            while at >= 0, steps < Catalog.mostSteps, !table.has(at) {
                at = catalog.parent(of: at)
                steps += 1
            }
            return steps < Catalog.mostSteps ? at : -1
        }
        let heads = catalog.concepts.indices.map { nearest(ConceptIndex($0)) }
        self.heads = heads
        var above = [ConceptIndex](repeating: -1, count: heads.count)
        for key in table.keys where key >= 0 && Int(key) < heads.count {
            let parent = catalog.parent(of: key)
            if parent >= 0 { above[Int(key)] = heads[Int(parent)] }
        }
        self.above = above
    }

    /// The concept or the nearest above it that a rule waits for, or -1.
    @inline(__always) func head(of concept: ConceptIndex) -> ConceptIndex {
        concept < 0 ? -1 : heads[Int(concept)]
    }

    /// Of a concept that a rule waits for the next above it, or -1.
    @inline(__always) func next(above concept: ConceptIndex) -> ConceptIndex { above[Int(concept)] }

    /// Whether a rule of a concept or of one above it can act from afar.
    func reaches(_ concept: ConceptIndex) -> Bool {
        var (at, steps) = (head(of: concept), 0)
        while at >= 0, steps < Catalog.mostSteps {
            if table.reaches(at) { return true }
            at = next(above: at)
            steps += 1
        }
        return false
    }
}
