#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A lock of the system on a file, held as long as the value lives and no longer than the process.
final class FileLock: Sendable {
    private let descriptor: Int32

    /// - Parameters:
    ///   - isShared: whether others may hold it in the same way.
    ///   - output: the folder that is said to be in use.
    /// - Throws: where somebody else holds it. A disk that knows no locks is no error.
    init(_ path: String, isShared: Bool, output: String) throws(OutputError) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw OutputError(.cannotCreate(errno), path: path) }
        var result: Int32
        repeat {
            result = flock(descriptor, (isShared ? LOCK_SH : LOCK_EX) | LOCK_NB)
        } while result != 0 && errno == EINTR
        // The end of the value closes the descriptor here, too: to close it twice is to close somebody else's.
        if result != 0, errno == EWOULDBLOCK { throw OutputError(.inUse, path: output) }
    }

    /// Let go of by name: a process that is just being started may hold a copy of the descriptor for a moment.
    deinit {
        if descriptor < 0 { return }
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }
}
