/// A mention that stands in one phrase with a calcification mention: the granuloma of `calcified granuloma`.
public struct Bond: Hashable, Sendable, BitwiseCopyable {
    /// Indices into ``AnnotatedNote/mentions``.
    public var mention: Int32
    public var calcification: Int32

    public init(mention: Int32, calcification: Int32) {
        self.mention = mention
        self.calcification = calcification
    }
}
