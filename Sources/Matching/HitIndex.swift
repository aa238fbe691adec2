/// Where the hits of a note begin by token: one number for each 64 tokens, which the matcher writes down as it goes.
public struct HitIndex: Sendable {
    private var starts: [Int32] = []

    public init() {}

    mutating func removeAll() { starts.removeAll(keepingCapacity: true) }

    /// - Parameter count: the hits in front of the next 64 tokens.
    mutating func append(_ count: Int) { starts.append(Int32(truncatingIfNeeded: count)) }

    /// The hits among which the first from a token on is, or behind which it is.
    @inline(__always) func range(_ token: Int, of count: Int) -> Range<Int> {
        let stretch = max(token, 0) >> 6
        if stretch >= starts.count { return count..<count }
        return Int(starts[stretch])..<(stretch + 1 < starts.count ? Int(starts[stretch + 1]) : count)
    }
}
