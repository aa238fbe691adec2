#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// `timings.jsonl`: how long each note took, in a file of its own, because times differ from run to run and nothing else of a
/// batch does. A run that goes on adds to it; that it cannot be written stops nobody.
final class Timings: Sendable {
    private let descriptor: Int32
    private let path: String

    init(path: String, continues: Bool) throws(OutputError) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_APPEND | (continues ? 0 : O_TRUNC), 0o666)
        guard descriptor >= 0 else { throw OutputError(.cannotCreate(errno), path: path) }
    }

    deinit { close(descriptor) }

    func add(_ outcome: NoteOutcome) {
        if outcome.isKept { return }
        var row = JSONRow()
        row.add("path", outcome.item.path)
        row.add("milliseconds", milliseconds: outcome.milliseconds)
        try? OutputDescriptor.write(row.line, to: descriptor, path: path)
    }
}

extension JSONRow {
    /// With three decimals: `1.204`.
    fileprivate mutating func add(_ name: StaticString, milliseconds: Double) {
        let micro = Int(milliseconds * 1000)
        let decimals = String(1000 + micro % 1000).dropFirst()
        add(name, verbatim: "\(micro / 1000).\(decimals)")
    }
}
