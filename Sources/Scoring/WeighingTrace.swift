internal import Lexicons

/// What was looked at for one finding and did not count.
final class WeighingTrace {
    struct Refusal {
        var rule: Int32
        var mention: Int32
        var why: Why
    }

    enum Why {
        /// It cannot act at this finding's site, or from where it stands.
        case elsewhere
        /// A rule for a kind of the same condition counted instead.
        case lessExact(than: Int32)
    }

    var refused: [Refusal] = []
}
