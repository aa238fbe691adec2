internal import Batching
internal import Glibc
internal import Synchronization

/// Says on standard error how far a batch is: one line that is written over on a terminal, a line every ten seconds in a log.
final class BatchProgress: Sendable {
    private let start = BatchProgress.now()
    private let last = Mutex(BatchProgress.now())
    private let isTerminal: Bool
    private let isQuiet: Bool

    init(isQuiet: Bool) {
        self.isQuiet = isQuiet
        isTerminal = Terminal.isTerminal(STDERR_FILENO)
    }

    func show(_ summary: BatchSummary) {
        if isQuiet { return }
        let now = Self.now()
        let isDue = last.withLock { last in
            guard now - last >= (isTerminal ? 0.1 : 10) else { return false }
            last = now
            return true
        }
        guard isDue else { return }
        let text = line(summary, seconds: now - start)
        Terminal.say(isTerminal ? "\r\u{1B}[K\(text)" : "calcinote: \(text)\n")
    }

    func clear() { if isTerminal, !isQuiet { Terminal.say("\r\u{1B}[K") } }

    /// `1200 of 5000 notes, 3 failed, 8.1 MB/s, 0:42 left`
    private func line(_ summary: BatchSummary, seconds: Double) -> String {
        let finished = summary.done + summary.failed
        let speed = Int(Double(summary.bytes) / max(seconds, 0.001) / 1e5)
        let left = Int(seconds / Double(max(finished, 1)) * Double(summary.total - finished))
        let padding = left % 60 < 10 ? "0" : ""
        return "\(finished) of \(summary.total) notes, \(summary.failed) failed, \(speed / 10).\(speed % 10) MB/s, "
            + "\(left / 60):\(padding)\(left % 60) left"
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
