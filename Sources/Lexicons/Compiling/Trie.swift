/// All terms as paths of word numbers, in flat arrays: edges in an open-addressing table, and for each node the terms that
/// end there and a mask that says no for most words that do not go on. The node after a first word has the word's own
/// number, so that a word of a note costs one look.
public struct Trie: Sendable {
    @usableFromInline package var edges: [Edge]
    public package(set) var nodes: [Node]
    public package(set) var terms: [Term]

    @usableFromInline package struct Edge: Sendable, BitwiseCopyable {
        @usableFromInline var node: Int32
        @usableFromInline var word: Int32
        @usableFromInline var next: Int32
    }

    public struct Node: Sendable, BitwiseCopyable {
        /// A bit for each value of six bits of a next word's number.
        @usableFromInline var words: UInt64 = 0
        /// The terms that end here, a run of `terms`.
        public var terms: Slice

        /// Whether a word may lead on from here; no is certain.
        @inlinable public func mayGoOn(_ word: Int32) -> Bool { words &>> UInt64(word & 63) & 1 != 0 }

        /// Whether no term has this node on its path.
        @inlinable public var isEmpty: Bool { words == 0 && terms.count == 0 }
    }

    /// The node after a first word, or 0.
    @inlinable public func start(_ word: Int32) -> Int32 { nodes[Int(word)].isEmpty ? 0 : word }

    /// The terms that end at a node.
    @inlinable public func terms(at node: Int32) -> Slice { nodes[Int(node)].terms }

    /// The node after one more word, or 0.
    public func next(_ node: Int32, _ word: Int32) -> Int32 { Trie.next(node, word, edges.span) }

    /// The same in edges that are at hand.
    @inlinable package static func next(_ node: Int32, _ word: Int32, _ edges: borrowing Swift.Span<Edge>) -> Int32 {
        let mask = edges.count &- 1
        var at = Trie.slot(node, word) & mask
        while true {
            let edge = edges[at]
            if edge.next == 0 || (edge.node == node && edge.word == word) { return edge.next }
            at = (at &+ 1) & mask
        }
    }

    @inlinable static func slot(_ node: Int32, _ word: Int32) -> Int {
        let key = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
        return Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> 20)
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
            nodes.append(Node(terms: Slice(terms.count, list.count)))
            terms += list
        }
        var size = 64
        while size * 3 < table.count * 4 { size *= 2 }
        edges = Array(repeating: Edge(node: 0, word: 0, next: 0), count: size)
        let edgeMask = size - 1
        // In the order of the keys, so that the same lexicon gives the same bytes.
        for key in table.keys.sorted() {
            let (from, word) = (
                Int32(bitPattern: UInt32(key >> 32)), Int32(bitPattern: UInt32(truncatingIfNeeded: key))
            )
            nodes[Int(from)].words |= 1 &<< UInt64(word & 63)
            var at = Trie.slot(from, word) & edgeMask
            while edges[at].next != 0 { at = (at + 1) & edgeMask }
            edges[at] = Edge(node: from, word: word, next: table[key]!)
        }
    }

    init(edges: [Edge], nodes: [Node], terms: [Term]) {
        self.edges = edges
        self.nodes = nodes
        self.terms = terms
    }
}
