#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Files that are there whole or not at all: written without a name or under a temporary one in the same folder, and given
/// theirs at the end. What is no regular file (`/dev/null`, a named pipe) stays what it is and is written to.
public struct OutputFile: ~Copyable {
    private let path: String
    private var temporary: String
    private var descriptor: Int32
    /// Nothing of it is in the folder yet, not even under its temporary name.
    private var isUnnamed = false
    private var pending: [UInt8] = []
    /// Bytes written since the disk was last told to begin.
    private var resting = 0
    /// So many of them at most.
    static let restingLimit = 1 << 22

    /// - Parameters:
    ///   - temporary: a name for the file while it is written; beside it if nothing is said.
    ///   - mayBeUnnamed: it needs that name only where the system offers no files without one, or the path is taken.
    public init(path: String, temporary: String? = nil, mayBeUnnamed: Bool = false) throws(OutputError) {
        self.path = path
        self.temporary = temporary ?? path + ".partial"
        var status = stat()
        let exists = stat(path, &status) == 0
        if exists, ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) {
            self.temporary = path
            descriptor = open(path, O_WRONLY | O_CLOEXEC)
        } else if mayBeUnnamed, !exists, let unnamed = UnnamedFile.open(for: path) {
            isUnnamed = true
            descriptor = unnamed
        } else {
            descriptor = open(self.temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        }
        guard descriptor >= 0 else { throw OutputError(.cannotCreate(errno), path: path) }
    }

    /// A file that was not finished leaves nothing behind.
    deinit {
        guard descriptor >= 0 else { return }
        Self.close(descriptor)
        if temporary != path, !isUnnamed { unlink(temporary) }
    }

    /// Adds to the file, in pieces of some size.
    public mutating func append(_ bytes: [UInt8]) throws(OutputError) {
        if pending.isEmpty, bytes.count >= 1 << 16 { return try write(bytes) }
        pending += bytes
        if pending.count >= 1 << 16 { try flush() }
    }

    private mutating func flush() throws(OutputError) {
        try write(pending)
        pending.removeAll(keepingCapacity: true)
    }

    private mutating func write(_ bytes: [UInt8]) throws(OutputError) {
        try OutputDescriptor.write(bytes, to: descriptor, path: path)
        resting += bytes.count
        if resting < Self.restingLimit { return }
        OutputDescriptor.beginFlush(of: descriptor)
        resting = 0
    }

    /// Gives the file its name.
    ///
    /// - Parameter flushed: waits until the disk has it, for a file that nobody writes again.
    public mutating func finish(flushed: Bool) throws(OutputError) {
        try flush()
        if flushed, fsync(descriptor) != 0, errno != EINVAL { throw OutputError(.cannotWrite(errno), path: path) }
        if isUnnamed {
            // The name is taken by now, or may not be given so.
            if !UnnamedFile.name(descriptor, path) { try copy(from: descriptor, flushed: flushed) }
            return try close()
        }
        let result = Self.close(descriptor)
        descriptor = -1
        if result != 0 || temporary != path && rename(temporary, path) != 0 {
            let code = errno
            if temporary != path { unlink(temporary) }
            throw OutputError(.cannotWrite(code), path: path)
        }
    }

    private mutating func close() throws(OutputError) {
        let result = Self.close(descriptor)
        descriptor = -1
        if result != 0 { throw OutputError(.cannotWrite(errno), path: path) }
    }

    /// Writes what an unnamed file holds under the temporary name, and gives that the name.
    private func copy(from unnamed: Int32, flushed: Bool) throws(OutputError) {
        var named = try OutputFile(path: path, temporary: temporary)
        guard lseek(unnamed, 0, SEEK_SET) == 0 else { throw OutputError(.cannotWrite(errno), path: path) }
        try named.appendRest(of: unnamed)
        try named.finish(flushed: flushed)
    }

    private mutating func appendRest(of descriptor: Int32) throws(OutputError) {
        while true {
            var failure: Int32 = 0
            let piece = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
                let taken = read(descriptor, buffer.baseAddress, buffer.count)
                if taken < 0 { failure = errno }
                count = max(0, taken)
            }
            if failure == EINTR { continue }
            if failure != 0 { throw OutputError(.cannotWrite(failure), path: path) }
            if piece.isEmpty { return }
            try append(piece)
        }
    }

    /// Gives a file its name whose beginning is only known at its end: what was written so far is copied behind it.
    mutating func finish(opening: [UInt8], closing: [UInt8]) throws(OutputError) {
        try flush()
        var whole = try OutputFile(path: path)
        try whole.append(opening)
        let rows = open(temporary, O_RDONLY | O_CLOEXEC)
        guard rows >= 0 else { throw OutputError(.cannotWrite(errno), path: path) }
        defer { Self.close(rows) }
        try whole.appendRest(of: rows)
        try whole.append(closing)
        try whole.finish(flushed: true)
        Self.close(descriptor)
        descriptor = -1
        unlink(temporary)
    }

    @discardableResult private static func close(_ descriptor: Int32) -> Int32 {
        #if canImport(Glibc)
            Glibc.close(descriptor)
        #elseif canImport(Musl)
            Musl.close(descriptor)
        #else
            Darwin.close(descriptor)
        #endif
    }

    /// A whole file at once.
    public static func write(
        _ bytes: [UInt8], to path: String, temporary: String? = nil, flushed: Bool = true
    ) throws(OutputError) {
        var file = try OutputFile(path: path, temporary: temporary)
        try file.append(bytes)
        try file.finish(flushed: flushed)
    }
}

/// Folders to write to.
public enum OutputFolder {
    /// Makes a folder and those above it.
    public static func create(_ path: String) throws(OutputError) {
        if mkdir(path, 0o777) == 0 { return }
        if errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex {
            try create(String(path[..<slash]))
            if mkdir(path, 0o777) == 0 { return }
        }
        let code = errno
        var status = stat()
        if code == EEXIST, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
        throw OutputError(.cannotCreate(code), path: path)
    }
}

extension OutputFolder {
    /// Waits until the disks have everything that was written: one wait for a whole batch, not one a note.
    static func flush() { sync() }

    /// The bytes of a regular file; nil where there is none.
    static func size(of path: String) -> Int? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size)
    }

    /// Removes a file if it is there.
    static func remove(_ path: String) { unlink(path) }
}

extension OutputError {
    /// The folder that the file was to be in is not there.
    var isMissingFolder: Bool { kind == .cannotCreate(ENOENT) }

    /// Whether every other note would meet it, too: a full or read-only disk, as against a name that is too long.
    var concernsAllNotes: Bool {
        switch kind {
        case .brokenPipe, .inUse: true
        case .cannotCreate(let code), .cannotWrite(let code):
            ![ENAMETOOLONG, EISDIR, ENOTDIR, EEXIST, EACCES, EINVAL, EILSEQ].contains(code)
        }
    }
}
