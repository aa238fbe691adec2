/// Whether a note, or a patient, has a calcification: one word for many findings.
enum NoteStatus: String, CaseIterable, Sendable {
    // In the order in which one outweighs another.
    case affirmed, possible, historical, negated, none, failed

    /// Printed with the tables that follow it.
    static let rule = """
        A note is affirmed if it has at least one finding that is affirmed, current and the patient's; else possible if it has \
        one that is possible, current and the patient's; else historical if it has one of the patient that is not negated and \
        of the past; else negated if it has a negated one; else none. Findings of other people, and of what might happen, \
        count for nothing. A patient is what the first in this order of the patient's notes is: affirmed, possible, \
        historical, negated, none, failed.
        """
}
