internal import Batching
internal import Glibc

/// Where annotations go: standard output, as they come; or a file, which is there whole or not at all.
final class AnnotationSink {
    private let path: String?
    private var pending: [UInt8]
    /// What is too long to wait in memory lies under another name until the end.
    private var file: OutputFile?

    init(path: String?, header: [UInt8]) {
        self.path = path == "-" ? nil : path
        pending = header
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
        if path == nil { try flush() }
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
        guard let path else { return try OutputDescriptor.write(bytes, to: STDOUT_FILENO, path: "standard output") }
        if file == nil {
            let temporary = path + ".partial"
            file = try OutputFile(path: path, temporary: temporary)
            ProcessSignals.removeAtSignal(temporary)
        }
        try file?.append(bytes)
    }
}
