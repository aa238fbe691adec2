#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The files of a lexicon: read from a folder, or handed in.
public struct LexiconFolder: Sendable {
    /// Path below the folder and contents, in the order of the paths' bytes.
    public var files: [(path: String, bytes: [UInt8])]
    public var version: String

    public init(files: [(path: String, bytes: [UInt8])]) {
        self.files = files.filter { $0.path.hasSuffix(".tsv") }.sorted {
            Array($0.path.utf8).lexicographicallyPrecedes(Array($1.path.utf8))
        }
        let version = files.first { $0.path == "VERSION.txt" }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
        self.version = String(version.prefix { !$0.isWhitespace })
        if self.version.isEmpty { self.version = "unversioned" }
    }

    /// Reads every `.tsv` below a folder.
    public init(path: String) throws(LexiconError) {
        var files: [(path: String, bytes: [UInt8])] = []
        var problems: [LexiconProblem] = []
        Self.read(path, below: "", into: &files, &problems, depth: 0)
        if files.isEmpty {
            problems.append(
                LexiconProblem(
                    file: path, line: 0, column: 0, severity: .error, message: "there is no .tsv file in this folder",
                    category: "no-lexicon"))
        }
        if !problems.isEmpty { throw LexiconError(problems: problems) }
        self.init(files: files)
    }

    private static func read(
        _ root: String, below: String, into files: inout [(path: String, bytes: [UInt8])],
        _ problems: inout [LexiconProblem], depth: Int
    ) {
        guard depth < 8, let folder = opendir(root + "/" + below) else { return }
        defer { closedir(folder) }
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasPrefix(".") { continue }
            let path = below.isEmpty ? name : below + "/" + name
            if name.hasSuffix(".tsv") || name == "VERSION.txt" {
                if let bytes = contents(of: root + "/" + path) {
                    files.append((path, bytes))
                } else {
                    problems.append(
                        LexiconProblem(
                            file: path, line: 0, column: 0, severity: .error,
                            message: "cannot be read: \(String(cString: strerror(errno)))", category: "unreadable"))
                }
            } else {
                read(root, below: path, into: &files, &problems, depth: depth + 1)
            }
        }
    }

    private static func contents(of path: String) -> [UInt8]? {
        // Non-blocking: nothing waits for a named pipe.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        guard status.st_mode & S_IFMT == S_IFREG else {
            errno = status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL
            return nil
        }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = block.withUnsafeMutableBytes { fetch(descriptor, $0) }
            if count < 0 { return nil }
            if count == 0 { return bytes }
            bytes += block[..<count]
        }
    }

    /// The files as tables, without the sentences that test them.
    public func tables(_ problems: inout [LexiconProblem]) -> [LexiconTable] {
        files.filter { !Self.isTests($0.path) }.map {
            LexiconTable(path: $0.path, bytes: $0.bytes, problems: &problems)
        }
    }

    /// `sites/tests.tsv`: sentences that test the terms beside them, no part of the lexicon.
    public static func isTests(_ path: String) -> Bool { path == "tests.tsv" || path.hasSuffix("/tests.tsv") }
}

/// `read(2)` under a name that no method of ours hides.
private func fetch(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    read(descriptor, buffer.baseAddress, buffer.count)
}
