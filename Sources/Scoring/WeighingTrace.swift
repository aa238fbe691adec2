internal import Annotations

/// What was looked at for one finding and did not count.
final class WeighingTrace {
    struct Refusal {
        var rule: Int32
        var mention: Int32
        var why: RefusedEvidence.Reason
    }

    var refused: [Refusal] = []
}
