/// A span that something else found, handed in with a note to have its assertion judged. It comes back as a mention of
/// kind ``MentionKind/target``.
public struct Target: Hashable, Sendable {
    public var span: Span
    /// The caller's own word for it, `"edema"`.
    public var concept: String

    public init(span: Span, concept: String) {
        self.span = span
        self.concept = concept
    }
}
