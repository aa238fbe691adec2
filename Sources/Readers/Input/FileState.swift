internal import Glibc

/// How an open file is before it is read. What somebody writes meanwhile may be in what was read in part: neither the old
/// content nor the new one.
struct FileState: Sendable {
    private let size: Int
    private let seconds: Int
    private let nanoseconds: Int

    init(descriptor: Int32, path: String) throws(InputError) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw InputError(errno: errno, path: path) }
        (size, seconds, nanoseconds) = (Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
    }

    /// - Throws: where the file is another one by now.
    func check(descriptor: Int32, path: String) throws(InputError) {
        let now = try FileState(descriptor: descriptor, path: path)
        guard now.size == size, now.seconds == seconds, now.nanoseconds == nanoseconds else {
            throw InputError(.changed, path: path)
        }
    }
}
