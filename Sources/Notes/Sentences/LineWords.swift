/// Words that tell where a line break is only a wrap, as word numbers.
public struct LineWords: Sendable {
    /// No line ends on purpose behind these: `no`, `of`, `with`.
    public var opening: Set<Int32>
    /// No item and no sentence begins with these: `or`, `of`, `and`.
    public var continuing: Set<Int32>

    public init(opening: Set<Int32>, continuing: Set<Int32>) {
        self.opening = opening
        self.continuing = continuing
    }
}
