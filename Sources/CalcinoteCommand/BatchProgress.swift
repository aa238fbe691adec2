internal import ArgumentParser
internal import Batching
internal import Glibc
internal import Synchronization

/// How a batch says how far it is.
enum ProgressStyle: String, ExpressibleByArgument, CaseIterable {
    case auto, bar, plain, json, none
}

/// Says on standard error how far a batch is: one line that is written over on a terminal, a line every ten seconds in a
/// log, or JSON for a program.
final class BatchProgress: Sendable {
    private let start = BatchProgress.now()
    private let last: Mutex<Double>
    private let style: ProgressStyle

    init(_ style: ProgressStyle) {
        self.style = style == .auto ? (Terminal.isTerminal(STDERR_FILENO) ? .bar : .plain) : style
        last = Mutex(self.style == .json ? 0 : BatchProgress.now())
    }

    var seconds: Double { max(0.001, Self.now() - start) }

    func show(_ summary: BatchSummary) {
        if style == .none { return }
        let now = Self.now()
        let isDue = last.withLock { last in
            guard now - last >= (style == .bar ? 0.1 : style == .json ? 1 : 10) else { return false }
            last = now
            return true
        }
        if isDue { say(summary) }
    }

    /// Takes the bar away, and gives a program its last line.
    func finish(_ summary: BatchSummary?) {
        if style == .bar { Terminal.say("\r\u{1B}[K") }
        if style == .json, let summary { say(summary) }
    }

    private func say(_ summary: BatchSummary) {
        switch style {
        case .bar: Terminal.say("\r\u{1B}[K\(bar(summary))\(line(summary))")
        case .json: Terminal.say(json(summary))
        default: Terminal.say("calcinote: \(line(summary))\n")
        }
    }

    /// `[████····]` in plain characters: `[####----]`.
    private func bar(_ summary: BatchSummary) -> String {
        guard let total = summary.total else { return "" }
        let filled = 20 * (summary.done + summary.failed) / max(1, total)
        return "[" + String(repeating: "#", count: filled) + String(repeating: "-", count: 20 - filled) + "] "
    }

    /// `1200 of 5000 notes, 3 failed, 410 notes/s, 8.1 MB/s, 0:42 left`
    private func line(_ summary: BatchSummary) -> String {
        let finished = summary.done + summary.failed
        let of = summary.total.map { " of \($0)" } ?? ""
        return "\(finished)\(of) notes, \(summary.failed) failed, "
            + "\(Int(Double(finished) / seconds)) notes/s, \(Self.tenths(Double(summary.bytes) / seconds / 1e6)) MB/s"
            + left(summary)
    }

    private func json(_ summary: BatchSummary) -> String {
        "{\"total\":\(Self.orNull(summary.total)),\"done\":\(summary.done),\"kept\":\(summary.kept),\"failed\":\(summary.failed),"
            + "\"findings\":\(summary.findings),\"bytes\":\(summary.bytes),\"seconds\":\(Self.tenths(seconds)),"
            + "\"secondsLeft\":\(Self.orNull(secondsLeft(summary)))}\n"
    }

    private static func orNull(_ value: Int?) -> String { value.map(String.init) ?? "null" }

    /// `, 0:42 left`; nothing where nobody knows how many notes there are.
    private func left(_ summary: BatchSummary) -> String {
        guard let left = secondsLeft(summary) else { return "" }
        return ", \(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left"
    }

    private func secondsLeft(_ summary: BatchSummary) -> Int? {
        guard let total = summary.total else { return nil }
        let finished = summary.done + summary.failed
        return Int(seconds / Double(max(finished, 1)) * Double(total - finished))
    }

    static func tenths(_ value: Double) -> String {
        let tenths = Int(value * 10)
        return "\(tenths / 10).\(tenths % 10)"
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
