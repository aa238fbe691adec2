#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Writes bytes with write(2), all of them or an error.
public enum OutputDescriptor {
    public static func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(OutputError) {
        var failure: Int32 = 0
        bytes.withUnsafeBytes { buffer in
            var written = 0
            while written < buffer.count {
                let count = send(descriptor, buffer.baseAddress! + written, buffer.count - written)
                if count >= 0 {
                    written += count
                } else if errno == EAGAIN {
                    // Somebody made the pipe non-blocking: wait until it takes more.
                    var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    poll(&ready, 1, -1)
                } else if errno != EINTR {
                    failure = errno
                    return
                }
            }
        }
        if failure == EPIPE { throw OutputError(.brokenPipe, path: path) }
        if failure != 0 { throw OutputError(.cannotWrite(failure), path: path) }
    }

    /// Lets the disk begin with what was written, and does not wait: who flushes later waits for less. A hint (nobody reads the
    /// pages soon, so Linux begins to write them); a pipe takes no notice.
    static func beginFlush(of descriptor: Int32) {
        #if os(Linux)
            _ = posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
        #endif
    }

    private static func send(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
        #if canImport(Glibc)
            Glibc.write(descriptor, bytes, count)
        #elseif canImport(Musl)
            Musl.write(descriptor, bytes, count)
        #else
            Darwin.write(descriptor, bytes, count)
        #endif
    }
}
