internal import Batching

/// What a batch says at its end.
enum BatchReport {
    /// `4998 of 5000 notes annotated, 812 findings, 2 notes failed: see out/manifest.jsonl`
    static func words(_ summary: BatchSummary, output: String) -> String {
        var text = "\(summary.done) of \(summary.total) notes annotated, \(summary.findings) findings"
        if summary.failed > 0 {
            text += ", \(summary.failed) \(summary.failed == 1 ? "note" : "notes") failed: see \(output)/manifest.jsonl"
        }
        if summary.wasInterrupted { text += "\nhint: interrupted; run the same command again for the rest" }
        return "calcinote: \(text)\n"
    }
}
