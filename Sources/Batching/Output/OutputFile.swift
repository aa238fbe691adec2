#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Files that are there whole or not at all.
public enum OutputFile {
    /// Writes to a temporary file in the same folder, flushes it to the disk and renames it.
    public static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
        let temporary = path + ".partial"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw OutputError(.cannotCreate(errno), path: path) }
        do throws(OutputError) {
            try OutputDescriptor.write(bytes, to: descriptor, path: path)
            if fsync(descriptor) != 0, errno != EINVAL { throw OutputError(.cannotWrite(errno), path: path) }
        } catch {
            close(descriptor)
            unlink(temporary)
            throw error
        }
        if close(descriptor) != 0 || rename(temporary, path) != 0 {
            let code = errno
            unlink(temporary)
            throw OutputError(.cannotWrite(code), path: path)
        }
    }

    /// Makes a folder and those above it.
    public static func createFolder(_ path: String) throws(OutputError) {
        if mkdir(path, 0o777) == 0 { return }
        if errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex {
            try createFolder(String(path[..<slash]))
            if mkdir(path, 0o777) == 0 { return }
        }
        let code = errno
        var status = stat()
        if code == EEXIST, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
        throw OutputError(.cannotCreate(code), path: path)
    }
}
