internal import Batching
internal import Glibc

/// What a batch says at its end.
enum BatchReport {
    /// `4998 of 5000 notes annotated, 812 findings, 2 notes failed: see out/manifest.jsonl`
    static func words(_ summary: BatchSummary, output: String) -> String {
        var text = "\(summary.done) of \(summary.total ?? summary.done + summary.failed) notes annotated"
        if summary.kept > 0 { text += " (\(summary.kept) of them by an earlier run)" }
        text += ", \(summary.findings) findings"
        if summary.failed > 0 {
            text += ", \(summary.failed) \(summary.failed == 1 ? "note" : "notes") failed: see \(output)/manifest.jsonl"
        }
        if summary.wasInterrupted { text += "\nhint: interrupted; run the same command again for the rest" }
        return "calcinote: \(text)\n"
    }

    /// `--stats`: what it took.
    static func statistics(_ summary: BatchSummary, seconds: Double, jobs: Int) -> String {
        var usage = rusage()
        getrusage(RUSAGE_SELF.rawValue, &usage)
        let processor =
            Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
            + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
        let notes = Double(summary.done + summary.failed - summary.kept)
        let rows = [
            ("notes", "\(summary.done + summary.failed)"), ("annotated", "\(summary.done - summary.kept)"),
            ("kept", "\(summary.kept)"), ("failed", "\(summary.failed)"), ("findings", "\(summary.findings)"),
            ("megabytes", BatchProgress.tenths(Double(summary.bytes) / 1e6)), ("jobs", "\(jobs)"),
            ("seconds", BatchProgress.tenths(seconds)), ("processor seconds", BatchProgress.tenths(processor)),
            ("notes per second", "\(Int(notes / seconds))"),
            ("megabytes per second", BatchProgress.tenths(Double(summary.bytes) / 1e6 / seconds)),
            ("peak memory, megabytes", "\(usage.ru_maxrss / 1000)"),
        ]
        return rows.map { name, value in name + String(repeating: " ", count: 24 - name.count) + value + "\n" }.joined()
    }
}
