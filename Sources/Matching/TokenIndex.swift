/// Where to look for what lies at a token: one number for each 64 tokens, so that a look costs a few steps, however long the note is.
public struct TokenIndex: Sendable {
    /// How many tokens have one number.
    static let stretch = 64

    /// By stretch: how many elements begin before it.
    private var starts: [Int32] = []

    public init() {}

    mutating func removeAll() { starts.removeAll(keepingCapacity: true) }

    /// - Parameter count: the elements that begin before the next stretch.
    mutating func append(_ count: Int) { starts.append(Int32(truncatingIfNeeded: count)) }

    /// The first of ascending elements that does not begin before a token.
    ///
    /// - Parameter firstToken: by element.
    @inline(__always) func first(of count: Int, from token: Int, _ firstToken: (Int) -> Int32) -> Int {
        let stretch = max(token, 0) / Self.stretch
        if stretch >= starts.count { return count }
        var low = Int(starts[stretch])
        var left = (stretch + 1 < starts.count ? Int(starts[stretch + 1]) : count) - low
        // Halves without a branch that depends on what is found: the processor would guess wrong every other time.
        while left > 0 {
            let half = (left &+ 1) / 2
            low = Int(firstToken(low &+ half &- 1)) < token ? low &+ half : low
            left &-= half
        }
        return low
    }
}
