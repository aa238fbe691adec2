/// Where to begin to look for what lies at a token: of a long note one number for each eight tokens, so that a look costs a few
/// steps, however long the note is. Of a short one nothing is written down.
struct BlockIndex: Sendable {
    private var firsts: [Int32] = []

    private static let shift = 3
    /// From so many tokens on the notes are long.
    private static let long = 1 << 14

    /// Of ascending elements, for each block of tokens the first that does not begin before the block.
    ///
    /// - Parameter firstToken: by element.
    mutating func fill(tokens: Int, elements: Int, firstToken: (Int) -> Int32) {
        firsts.removeAll(keepingCapacity: true)
        if tokens < Self.long { return }
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

    /// The first of ascending elements that does not begin before a token.
    @inline(__always) func first(of count: Int, from token: Int, _ firstToken: (Int) -> Int32) -> Int {
        if firsts.isEmpty {
            // Halves without a branch that depends on what is found: the processor would guess wrong every other time.
            var (low, left) = (0, count)
            while left > 0 {
                let half = (left &+ 1) / 2
                low = Int(firstToken(low &+ half &- 1)) < token ? low &+ half : low
                left &-= half
            }
            return low
        }
        var at = Int(firsts[min(max(token, 0) >> Self.shift, firsts.count - 1)])
        while at < count, Int(firstToken(at)) < token { at &+= 1 }
        return at
    }
}
