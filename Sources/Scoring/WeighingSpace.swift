/// What a weigher fills anew for each note, kept so that a note costs no allocations; one for each thread. Any weigher may use it.
public struct WeighingSpace: Sendable {
    var facts = Facts()
    var fired = Firing()
    /// The conditions and values that a note says of the patient, and all they are kinds of.
    var said = ConceptSet()
    /// Of what would settle a type what the note does not say: indices of rules.
    var unanswered: [Int32] = []

    public init() {}

    /// Gives back what belongs to a note, and all of it where the note was a very long one.
    mutating func release(mentions: Int) {
        facts.release()
        if mentions > 1 << 14 { self = WeighingSpace() }
    }
}
