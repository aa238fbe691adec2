internal import Batching
internal import Glibc

/// Where annotations go: standard output, as they come; or a file, which is there whole or not at all.
final class AnnotationSink {
    /// nil for standard output.
    private let file: PiecewiseFile?
    private var pending: [UInt8]

    init(path: String?, header: [UInt8]) {
        pending = header
        guard let path, path != "-" else {
            file = nil
            return
        }
        let temporary = path + ".partial"
        file = PiecewiseFile(path: path, temporary: temporary) { ProcessSignals.removeAtSignal(temporary) }
    }

    func write(_ bytes: [UInt8]) throws { try write { output, _ in output += bytes } }

    /// - Parameter append: appends a note, and may hand over what it has while it goes on (``AnnotationWriter``).
    func write(_ append: (_ output: inout [UInt8], _ drain: (inout [UInt8]) -> Void) -> Void) throws {
        var output: [UInt8] = []
        swap(&output, &pending)
        var failure: (any Error)?
        append(&output) { part in
            do { if failure == nil { try save(part) } } catch { failure = error }
            part.removeAll(keepingCapacity: true)
        }
        swap(&output, &pending)
        if let failure { throw failure }
        if file == nil { try flush() }
    }

    func finish() throws {
        try flush()
        try file?.finish(flushed: true)
        ProcessSignals.keepAtSignal()
    }

    private func flush() throws {
        try save(pending)
        pending = []
    }

    private func save(_ bytes: [UInt8]) throws {
        guard let file else { return try OutputDescriptor.write(bytes, to: STDOUT_FILENO, path: "standard output") }
        try file.append(bytes)
    }
}
