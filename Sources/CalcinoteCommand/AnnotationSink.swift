internal import Batching
internal import Glibc

/// Where annotations go: standard output, as they come; or a file, which is there whole or not at all.
final class AnnotationSink {
    private let path: String?
    private var pending: [UInt8]

    init(path: String?, header: [UInt8]) {
        self.path = path == "-" ? nil : path
        pending = header
    }

    func write(_ bytes: [UInt8]) throws {
        pending += bytes
        if path == nil { try flush() }
    }

    func finish() throws {
        if let path { try OutputFile.write(pending, to: path) } else { try flush() }
    }

    private func flush() throws {
        try OutputDescriptor.write(pending, to: STDOUT_FILENO, path: "standard output")
        pending = []
    }
}
