/// All terms as paths of word numbers, in flat arrays. A node after a first word has the word's own number; every other node lies
/// in the edge that leads to it, a place of an open-addressing table, so that a step costs one look. Two filters say no for nearly all
/// words that do not go on: a mask in the node, and a bit for each edge.
public struct Trie: Sendable {
    /// By word number: the node after it as a first word.
    public package(set) var nodes: [Node]
    public package(set) var edges: [Edge]
    public package(set) var terms: [Term]
    /// A bit set of edges by their hashes, a power of two of words.
    public package(set) var pairs: [UInt64]

    /// Where a word leads to from a node. Its own number as a node is its place behind all words.
    public struct Edge: Sendable, BitwiseCopyable {
        /// -1 where there is none.
        @usableFromInline var from: Int32 = -1
        @usableFromInline var word: Int32 = 0
        public internal(set) var node = Node()
    }

    public struct Node: Sendable, BitwiseCopyable {
        /// A bit for each value of six bits of a next word's number.
        @usableFromInline var words: UInt64 = 0
        /// The groups of the terms that end here, a bit each.
        public private(set) var groups: UInt16 = 0
        /// Of one term alone.
        @usableFromInline var group = TermGroup.mineral
        /// Of one term alone; of none and of several their number behind a bit that no term has.
        @usableFromInline var flags = Node.notAlone
        /// The first of several in `terms`; the payload of one alone.
        @usableFromInline var value: Int32 = 0

        @usableFromInline static var notAlone: Term.Flags { Term.Flags(rawValue: 1 << 7) }
        /// The most that a node has a number for.
        private static var most: Int { 127 }

        init() {}

        /// - Parameters:
        ///   - list: the terms that end here; where they are too many, those that can be found before others of their group are kept.
        ///   - terms: where several are put.
        init(_ list: [Term], in terms: inout [Term]) {
            for term in list { groups |= 1 << UInt16(term.group.rawValue) }
            if list.count == 1 {
                (group, flags, value) = (list[0].group, list[0].flags, list[0].payload)
                precondition(!flags.contains(Node.notAlone), "a term has a flag that only nodes have")
            } else {
                let kept = list.count > Self.most ? Self.winners(list) : list
                (flags, value) = (Term.Flags(rawValue: Node.notAlone.rawValue | UInt8(kept.count)), Int32(terms.count))
                terms += kept
            }
        }

        /// Of each group the first term, and the first that need not stand in capitals.
        private static func winners(_ list: [Term]) -> [Term] {
            var seen: UInt32 = 0
            return list.filter { term in
                let kind: UInt32 = 1 << (2 * UInt32(term.group.rawValue) + (term.flags.contains(.capitals) ? 1 : 0))
                defer { seen |= kind }
                return seen & kind == 0
            }
        }

        /// How many terms end here, where it is not one alone.
        @inlinable var count: Int { Int(flags.rawValue & 0x7F) }

        /// The only term that ends here, if it is one alone.
        @inlinable public var term: Term? {
            flags.contains(Node.notAlone) ? nil : Term(group: group, flags: flags, payload: value)
        }

        /// The terms that end here, where it is not one alone: a run of `terms`.
        @inlinable public var range: Range<Int> { Int(value)..<Int(value) &+ count }

        /// Whether no term has this node on its path.
        @inlinable public var isEmpty: Bool { words == 0 && flags == Node.notAlone }
    }

    /// 1 where a word may lead on from a node, 0 where it certainly does not; told without a branch.
    @inlinable public static func mayGoOn(
        _ number: Int32, _ node: Node, _ word: Int32, _ pairs: borrowing Swift.Span<UInt64>
    ) -> UInt64 {
        let hash = hash(number, word)
        let pair = pairs[Int(truncatingIfNeeded: hash &>> 38) & (pairs.count &- 1)] &>> (hash &>> 58)
        return node.words &>> UInt64(word & 63) & pair & 1
    }

    /// The node after a first word, or 0.
    @inlinable public func start(_ word: Int32) -> Int32 { nodes[Int(word)].isEmpty ? 0 : word }

    /// The terms that end at a node.
    public func terms(at number: Int32) -> [Term] {
        let node = Int(number) < nodes.count ? nodes[Int(number)] : edges[Int(number) - nodes.count].node
        return node.term.map { [$0] } ?? Array(terms[node.range])
    }

    /// The node after one more word, or 0.
    public func next(_ number: Int32, _ word: Int32) -> Int32 {
        let place = Trie.place(number, word, edges.span)
        return place < 0 ? 0 : Int32(nodes.count + place)
    }

    /// The place of the edge that a word leads along from a node, in edges that are at hand; or -1.
    @inlinable public static func place(_ number: Int32, _ word: Int32, _ edges: borrowing Swift.Span<Edge>) -> Int {
        var at = start(hash(number, word), edges.count)
        while true {
            let (from, own) = (edges[at].from, edges[at].word)
            if from == number, own == word { return at }
            if from < 0 { return -1 }
            at = at &+ 1 == edges.count ? 0 : at &+ 1
        }
    }

    /// Where in a table of so many places a hash is looked for first.
    @inlinable static func start(_ hash: UInt64, _ count: Int) -> Int {
        Int(truncatingIfNeeded: ((hash &>> 32) &* UInt64(truncatingIfNeeded: count)) &>> 32)
    }

    /// Its upper half: below it the node would hardly count, and all edges of one word would lie together.
    @inlinable static func hash(_ node: Int32, _ word: Int32) -> UInt64 {
        (UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))) &* 0x9E37_79B9_7F4A_7C15
    }

    /// A word that leads on from a node, and how much both words before and behind are used: the more, the sooner it is looked for.
    private struct Step {
        var from: Int32
        var word: Int32
        var use: Int
    }

    /// - Parameters:
    ///   - paths: word numbers of each term (never empty).
    ///   - words: how many word numbers there are.
    init(paths: [(words: [Int32], term: Term)], words: Int) {
        let words = max(words, 1)
        var uses = Array(repeating: 0, count: words)
        for path in paths { for word in path.words { uses[Int(word)] += 1 } }
        // Nodes in the order they are met: those of first words by their numbers, the others behind them.
        var table: [UInt64: Int32] = [:]
        var atNode: [[Term]] = Array(repeating: [], count: words)
        var steps: [Step] = []
        for (path, term) in paths {
            var at = path[0]
            for word in path.dropFirst() {
                let key = UInt64(UInt32(bitPattern: at)) << 32 | UInt64(UInt32(bitPattern: word))
                if let next = table[key] {
                    at = next
                } else {
                    // Never more than the step before, so that that one's place is known first.
                    let before = Int(at) < words ? Step(from: -1, word: at, use: .max) : steps[Int(at) - words]
                    let use = min(before.use, uses[Int(before.word)] * uses[Int(word)])
                    steps.append(Step(from: at, word: word, use: use))
                    at = Int32(atNode.count)
                    atNode.append([])
                    table[key] = at
                }
            }
            if !atNode[Int(at)].contains(term) { atNode[Int(at)].append(term) }
        }
        terms = []
        var made: [Node] = []
        for list in atNode { made.append(Node(list, in: &terms)) }
        for step in steps { made[Int(step.from)].words |= 1 &<< UInt64(step.word & 63) }
        nodes = Array(made[..<words])
        edges = Array(repeating: Edge(), count: max(steps.count * 2, 8))
        // Eight bits an edge, and 32 kB at least.
        var pairCount = 1 << 12
        while pairCount * 8 < steps.count { pairCount *= 2 }
        pairs = Array(repeating: 0, count: pairCount)
        // The first to come lies where it is looked for first. How often a lexicon uses both words tells well how often notes do.
        var numbers = (0..<Int32(atNode.count)).map { $0 }
        for index in steps.indices.sorted(by: { (steps[$1].use, $0) < (steps[$0].use, $1) }) {
            let (number, word) = (numbers[Int(steps[index].from)], steps[index].word)
            let hash = Trie.hash(number, word)
            pairs[Int(truncatingIfNeeded: hash &>> 38) & (pairCount - 1)] |= 1 &<< (hash &>> 58)
            var at = Trie.start(hash, edges.count)
            while edges[at].from >= 0 { at = at + 1 == edges.count ? 0 : at + 1 }
            edges[at].from = number
            edges[at].word = word
            edges[at].node = made[words + index]
            numbers[words + index] = Int32(words + at)
        }
    }

    init(edges: [Edge], nodes: [Node], terms: [Term], pairs: [UInt64]) {
        self.edges = edges
        self.nodes = nodes
        self.terms = terms
        self.pairs = pairs
    }
}
