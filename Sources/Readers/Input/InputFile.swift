internal import Glibc

/// Whole files and streams read into bytes with read(2), never more than a limit.
public enum InputFile {
    /// The bytes of a regular file. A FIFO or device is refused before it is opened, so that nothing waits for it.
    public static func bytes(path: String, limit: Int) throws(InputError) -> [UInt8] {
        let (descriptor, size) = try open(path, limit: limit)
        defer { close(descriptor) }
        var before = stat()
        guard fstat(descriptor, &before) == 0 else { throw InputError(errno: errno, path: path) }
        let bytes = try bytes(descriptor: descriptor, path: path, limit: limit, expected: size)
        // What somebody wrote meanwhile may be in it in part: neither the old note nor the new one.
        var after = stat()
        guard fstat(descriptor, &after) == 0 else { throw InputError(errno: errno, path: path) }
        guard before.st_size == after.st_size, before.st_mtim.tv_sec == after.st_mtim.tv_sec,
            before.st_mtim.tv_nsec == after.st_mtim.tv_nsec
        else { throw InputError(.changed, path: path) }
        return bytes
    }

    /// A regular file, open for reading, and its size.
    static func open(_ path: String, limit: Int = .max) throws(InputError) -> (descriptor: Int32, size: Int) {
        var status = stat()
        guard stat(path, &status) == 0 else { throw InputError(errno: errno, path: path) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw InputError(.isDirectory, path: path)
        default: throw InputError(.isNotRegular, path: path)
        }
        if status.st_size > limit { throw InputError(.tooLarge(bytes: Int(status.st_size), limit: limit), path: path) }
        // Non-blocking: between the check and this, a FIFO may have taken the file's place.
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw InputError(errno: errno, path: path) }
        return (descriptor, Int(status.st_size))
    }

    /// Everything up to the end of an open file, a pipe or a terminal.
    public static func bytes(
        descriptor: Int32, path: String, limit: Int, expected: Int = 0
    ) throws(InputError) -> [UInt8] {
        var (capacity, failure) = (max(min(expected, limit) + 1, 1 << 16), Int32(0))
        var bytes: [UInt8] = []
        while true {
            var (filled, ended) = (0, false)
            let piece = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
                while filled < capacity {
                    let got = read(descriptor, buffer.baseAddress! + filled, capacity - filled)
                    if got > 0 {
                        filled += got
                    } else if got == 0 {
                        ended = true
                        break
                    } else if errno != EINTR {
                        failure = errno
                        break
                    }
                }
                count = filled
            }
            if failure != 0 { throw InputError(errno: failure, path: path) }
            if bytes.isEmpty { bytes = piece } else { bytes += piece }
            if bytes.count > limit {
                throw InputError(.tooLarge(bytes: ended ? bytes.count : limit, limit: limit), path: path)
            }
            if ended { return bytes }
            capacity = max(capacity, 1 << 20)
        }
    }
}
