/// All terms as paths of word numbers, in three flat arrays: the node after a first word, edges in an open-addressing
/// table, and the terms that end at a node.
public struct Trie: Sendable {
    /// By word number: the node after it as the first word of a term, 0 for none.
    public package(set) var first: [Int32]
    package var edges: [Edge]
    package var edgeMask: Int
    /// By node: the terms that end there, a run of `terms`.
    package var ends: [Slice]
    /// By node: whether any edge leaves it.
    package var goesOn: [Bool]
    public package(set) var terms: [Term]

    package struct Edge: Sendable, BitwiseCopyable {
        var node: Int32
        var word: Int32
        var next: Int32
    }

    /// The node after a first word, or 0.
    @inline(__always) public func start(_ word: Int32) -> Int32 { first[Int(word)] }

    @inline(__always) public func hasNext(_ node: Int32) -> Bool { goesOn[Int(node)] }

    /// The node after one more word, or 0.
    @inline(__always) public func next(_ node: Int32, _ word: Int32) -> Int32 {
        var at = Trie.slot(node, word) & edgeMask
        while true {
            let edge = edges[at]
            if edge.next == 0 || (edge.node == node && edge.word == word) { return edge.next }
            at = (at &+ 1) & edgeMask
        }
    }

    /// The terms that end at a node.
    @inline(__always) public func terms(at node: Int32) -> Slice { ends[Int(node)] }

    @inline(__always) private static func slot(_ node: Int32, _ word: Int32) -> Int {
        let key = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
        return Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> 20)
    }

    /// - Parameters:
    ///   - paths: word numbers of each term (never empty).
    ///   - words: how many word numbers there are.
    init(paths: [(words: [Int32], term: Term)], words: Int) {
        var table: [UInt64: Int32] = [:]
        var first = [Int32](repeating: 0, count: words)
        var atNode: [[Term]] = [[]]
        func node() -> Int32 {
            atNode.append([])
            return Int32(atNode.count - 1)
        }
        for (path, term) in paths {
            var at = first[Int(path[0])]
            if at == 0 {
                at = node()
                first[Int(path[0])] = at
            }
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
        self.first = first
        terms = []
        var ends: [Slice] = []
        for list in atNode {
            ends.append(Slice(terms.count, list.count))
            terms += list
        }
        self.ends = ends
        goesOn = Array(repeating: false, count: atNode.count)
        var size = 64
        while size < table.count * 2 { size *= 2 }
        edges = Array(repeating: Edge(node: 0, word: 0, next: 0), count: size)
        edgeMask = size - 1
        // In the order of the keys, so that the same lexicon gives the same bytes.
        for key in table.keys.sorted() {
            let (from, word) = (
                Int32(bitPattern: UInt32(key >> 32)), Int32(bitPattern: UInt32(truncatingIfNeeded: key))
            )
            goesOn[Int(from)] = true
            var at = Trie.slot(from, word) & edgeMask
            while edges[at].next != 0 { at = (at + 1) & edgeMask }
            edges[at] = Edge(node: from, word: word, next: table[key]!)
        }
    }

    init(first: [Int32], edges: [Edge], ends: [Slice], goesOn: [Bool], terms: [Term]) {
        self.first = first
        self.edges = edges
        edgeMask = edges.count - 1
        self.ends = ends
        self.goesOn = goesOn
        self.terms = terms
    }
}
