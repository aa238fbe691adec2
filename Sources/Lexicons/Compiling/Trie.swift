/// All terms as paths of word numbers, in flat arrays: edges in an open-addressing table, and for each node the terms that
/// end there. Two filters say no for nearly all words that do not go on: a mask in the node, and a bit for each edge. The node
/// after a first word has the word's own number, so that a word of a note costs one look.
public struct Trie: Sendable {
    public package(set) var edges: [Edge]
    public package(set) var nodes: [Node]
    public package(set) var terms: [Term]
    /// A bit set of edges by their hashes, a power of two of words.
    public package(set) var pairs: [UInt64]

    public struct Edge: Sendable, BitwiseCopyable {
        @usableFromInline var node: Int32
        @usableFromInline var word: Int32
        @usableFromInline var next: Int32
    }

    public struct Node: Sendable, BitwiseCopyable {
        /// A bit for each value of six bits of a next word's number.
        @usableFromInline var words: UInt64 = 0
        @usableFromInline var firstTerm: Int32
        @usableFromInline var termCount: UInt16
        /// The groups of the terms that end here, a bit each.
        public var groups: UInt16 = 0

        init(_ list: [Term], at first: Int) {
            (firstTerm, termCount) = (Int32(first), UInt16(list.count))
            for term in list { groups |= 1 << UInt16(term.group.rawValue) }
        }

        /// The terms that end here, a run of `terms`.
        @inlinable public var terms: Slice { Slice(Int(firstTerm), Int(termCount)) }

        /// Whether no term has this node on its path.
        @inlinable public var isEmpty: Bool { words == 0 && termCount == 0 }
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
    @inlinable public func terms(at node: Int32) -> Slice { nodes[Int(node)].terms }

    /// The node after one more word, or 0.
    public func next(_ node: Int32, _ word: Int32) -> Int32 { Trie.next(node, word, edges.span) }

    /// The same in edges that are at hand.
    @inlinable public static func next(_ node: Int32, _ word: Int32, _ edges: borrowing Swift.Span<Edge>) -> Int32 {
        let mask = edges.count &- 1
        var at = Int(truncatingIfNeeded: hash(node, word) &>> 32) & mask
        while true {
            let edge = edges[at]
            if edge.next == 0 || (edge.node == node && edge.word == word) { return edge.next }
            at = (at &+ 1) & mask
        }
    }

    /// Its upper half: below it the node would hardly count, and all edges of one word would lie together.
    @inlinable static func hash(_ node: Int32, _ word: Int32) -> UInt64 {
        (UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))) &* 0x9E37_79B9_7F4A_7C15
    }

    /// - Parameters:
    ///   - paths: word numbers of each term (never empty).
    ///   - words: how many word numbers there are.
    init(paths: [(words: [Int32], term: Term)], words: Int) {
        var table: [UInt64: Int32] = [:]
        var atNode: [[Term]] = Array(repeating: [], count: max(words, 1))
        func node() -> Int32 {
            atNode.append([])
            return Int32(atNode.count - 1)
        }
        for (path, term) in paths {
            var at = path[0]
            for word in path.dropFirst() {
                let key = UInt64(UInt32(bitPattern: at)) << 32 | UInt64(UInt32(bitPattern: word))
                if let next = table[key] {
                    at = next
                } else {
                    at = node()
                    table[key] = at
                }
            }
            if !atNode[Int(at)].contains(term) { atNode[Int(at)].append(term) }
        }
        terms = []
        nodes = []
        for list in atNode {
            nodes.append(Node(list, at: terms.count))
            terms += list
        }
        var size = 64
        while size < table.count * 2 { size *= 2 }
        edges = Array(repeating: Edge(node: 0, word: 0, next: 0), count: size)
        let edgeMask = size - 1
        // Eight bits an edge, and 32 kB at least.
        var pairCount = 1 << 12
        while pairCount * 8 < table.count { pairCount *= 2 }
        pairs = Array(repeating: 0, count: pairCount)
        // In the order of the keys, so that the same lexicon gives the same bytes.
        for key in table.keys.sorted() {
            let (from, word) = (
                Int32(bitPattern: UInt32(key >> 32)), Int32(bitPattern: UInt32(truncatingIfNeeded: key))
            )
            nodes[Int(from)].words |= 1 &<< UInt64(word & 63)
            let hash = Trie.hash(from, word)
            pairs[Int(truncatingIfNeeded: hash &>> 38) & (pairCount - 1)] |= 1 &<< (hash &>> 58)
            var at = Int(truncatingIfNeeded: hash &>> 32) & edgeMask
            while edges[at].next != 0 { at = (at + 1) & edgeMask }
            edges[at] = Edge(node: from, word: word, next: table[key]!)
        }
    }

    init(edges: [Edge], nodes: [Node], terms: [Term], pairs: [UInt64]) {
        self.edges = edges
        self.nodes = nodes
        self.terms = terms
        self.pairs = pairs
    }
}
