/// Where to look for what lies at a token: a number and a bit set for each 64 tokens, so that a look costs a few steps, however long the note is.
public struct TokenIndex: Sendable {
    /// How many tokens have one number.
    static let stretch = 64

    /// By stretch: how many elements begin before it, and a bit for each token at which one does.
    private var stretches: [(before: Int32, begins: UInt64)] = []

    public init() {}

    mutating func removeAll() { stretches.removeAll(keepingCapacity: true) }

    /// - Parameters:
    ///   - count: the elements that begin before the next stretch.
    ///   - begins: a bit for each token of it at which one begins, if anybody will ask.
    mutating func append(_ count: Int, begins: UInt64 = 0) {
        stretches.append((Int32(truncatingIfNeeded: count), begins))
    }

    /// Whether an element begins at a token, which may lie outside the note.
    func begins(at token: Int) -> Bool {
        let stretch = token >> 6
        return stretches.indices.contains(stretch) && stretches[stretch].begins &>> UInt64(token & 63) & 1 != 0
    }

    /// The first of ascending elements that does not begin before a token.
    ///
    /// - Parameter firstToken: by element.
    @inline(__always) func first(of count: Int, from token: Int, _ firstToken: (Int) -> Int32) -> Int {
        let stretch = max(token, 0) / Self.stretch
        if stretch >= stretches.count { return count }
        var low = Int(stretches[stretch].before)
        var left = (stretch + 1 < stretches.count ? Int(stretches[stretch + 1].before) : count) - low
        // Halves without a branch that depends on what is found: the processor would guess wrong every other time.
        while left > 0 {
            let half = (left &+ 1) / 2
            low = Int(firstToken(low &+ half &- 1)) < token ? low &+ half : low
            left &-= half
        }
        return low
    }
}
