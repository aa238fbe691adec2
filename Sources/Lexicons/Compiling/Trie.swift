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
        /// How many terms end here; of one alone its group and flags.
        @usableFromInline var kind: UInt16 = 0
        /// The first of several in `terms`; the payload of one alone.
        @usableFromInline var value: Int32 = 0

        @usableFromInline static var single: UInt16 { 1 << 15 }

        init() {}

        /// - Parameter first: the place of the first in `terms`, where it is not alone.
        init(_ list: [Term], at first: Int) {
            for term in list { groups |= 1 << UInt16(term.group.rawValue) }
            if list.count == 1 {
                kind = Self.single | UInt16(list[0].group.rawValue) << 8 | UInt16(list[0].flags.rawValue)
                value = list[0].payload
            } else {
                precondition(list.count < Int(Self.single), "\(list.count) terms have the same words")
                (kind, value) = (UInt16(list.count), Int32(first))
            }
        }

        /// How many terms end here.
        @inlinable public var count: Int { kind & Self.single != 0 ? 1 : Int(kind) }

        /// The only term that ends here, if it is one alone.
        @inlinable public var term: Term? {
            guard kind & Self.single != 0, let group = TermGroup(rawValue: UInt8(truncatingIfNeeded: kind &>> 8 & 0x7F))
            else { return nil }
            return Term(group: group, flags: Term.Flags(rawValue: UInt8(truncatingIfNeeded: kind)), payload: value)
        }

        /// The terms that end here, where it is not one alone: a run of `terms`.
        @inlinable public var range: Range<Int> { Int(value)..<Int(value) &+ Int(kind) }

        /// Whether no term has this node on its path.
        @inlinable public var isEmpty: Bool { words == 0 && kind == 0 }
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

    /// - Parameters:
    ///   - paths: word numbers of each term (never empty).
    ///   - words: how many word numbers there are.
    init(paths: [(words: [Int32], term: Term)], words: Int) {
        let words = max(words, 1)
        // Nodes in the order they are met: those of first words by their numbers, the others behind them.
        var table: [UInt64: Int32] = [:]
        var atNode: [[Term]] = Array(repeating: [], count: words)
        var steps: [(from: Int32, word: Int32)] = []
        for (path, term) in paths {
            var at = path[0]
            for word in path.dropFirst() {
                let key = UInt64(UInt32(bitPattern: at)) << 32 | UInt64(UInt32(bitPattern: word))
                if let next = table[key] {
                    at = next
                } else {
                    steps.append((at, word))
                    at = Int32(atNode.count)
                    atNode.append([])
                    table[key] = at
                }
            }
            if !atNode[Int(at)].contains(term) { atNode[Int(at)].append(term) }
        }
        terms = []
        var made: [Node] = []
        for list in atNode {
            made.append(Node(list, at: terms.count))
            if list.count > 1 { terms += list }
        }
        for (from, word) in steps { made[Int(from)].words |= 1 &<< UInt64(word & 63) }
        nodes = Array(made[..<words])
        edges = Array(repeating: Edge(), count: max(steps.count * 2, 8))
        // Eight bits an edge, and 32 kB at least.
        var pairCount = 1 << 12
        while pairCount * 8 < steps.count { pairCount *= 2 }
        pairs = Array(repeating: 0, count: pairCount)
        // A node is met behind the one before it, so that one's number is known.
        var numbers = (0..<Int32(atNode.count)).map { $0 }
        for (index, (from, word)) in steps.enumerated() {
            let number = numbers[Int(from)]
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
