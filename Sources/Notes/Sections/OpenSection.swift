/// The section in which a chapter of a note ends: the next chapter begins in it.
public struct OpenSection: Sendable {
    /// The last section, with the rule that opened it. Its title lies in front of the next chapter: at negative places there.
    var section: Section
    var rule: Int32
    /// What a section without a heading of its own would be here.
    var kind: Int32
    var role: SectionRole
    var titleRule: Int32
    var subject: ConceptIndex
    /// Whether its text begins with a number, as a list does.
    var isNumbered: Bool
    /// Whether an empty line parts the chapters; else the next one goes on in the same paragraph.
    public var endsParagraph = true
}
