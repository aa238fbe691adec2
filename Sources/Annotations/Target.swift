/// A span that something else found, whose assertion is asked for.
public struct Target: Hashable, Sendable {
    public var span: Span
    /// What the caller calls it; written back unchanged.
    public var concept: String

    public init(span: Span, concept: String) {
        self.span = span
        self.concept = concept
    }
}
