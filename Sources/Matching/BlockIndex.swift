/// Where to begin to look for what lies at a token: one number for each eight tokens, so that a look costs a few steps,
/// however long the note is.
struct BlockIndex: Sendable {
    private var firsts: [Int32] = []

    private static let shift = 3

    /// Of ascending elements, for each block of tokens the first that does not begin before the block.
    ///
    /// - Parameter firstToken: by element.
    mutating func fill(tokens: Int, elements: Int, firstToken: (Int) -> Int32) {
        firsts.removeAll(keepingCapacity: true)
        let blocks = tokens >> Self.shift + 1
        firsts.append(addingCapacity: blocks) { output in
            for element in 0..<elements {
                let block = (Int(firstToken(element)) + 1 << Self.shift - 1) >> Self.shift
                while output.count <= min(block, blocks - 1) { output.append(Int32(element)) }
            }
            while output.count < blocks { output.append(Int32(elements)) }
        }
    }

    mutating func removeAll() { firsts = [] }

    /// An element at or before the first that does not begin before a token.
    @inline(__always) func start(_ token: Int) -> Int {
        firsts.isEmpty ? 0 : Int(firsts[min(max(token, 0) >> Self.shift, firsts.count - 1)])
    }
}
