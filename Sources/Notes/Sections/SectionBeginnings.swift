/// The tokens at which a section may begin (``Token/mayOpenSection``), a bit for each token of the note, so that who cuts it looks at no
/// other. A sentence may begin at fewer.
public struct SectionBeginnings: Sendable {
    /// By 64 tokens, the first lowest.
    private var bits: [UInt64] = []

    public init() {}

    public mutating func removeAll() { bits.removeAll(keepingCapacity: true) }

    /// - Parameter next: of the next 64 tokens.
    public mutating func append(_ next: UInt64) { bits.append(next) }

    /// The first from a token on.
    ///
    /// - Returns: `end` where there is none before it.
    public func next(from token: Int, before end: Int) -> Int {
        var word = token >> 6
        if word >= bits.count { return end }
        var found = bits[word] & (~0 &<< UInt64(truncatingIfNeeded: token & 63))
        while found == 0 {
            word &+= 1
            if word >= bits.count || word << 6 >= end { return end }
            found = bits[word]
        }
        return min((word << 6) &+ found.trailingZeroBitCount, end)
    }
}
