#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif
internal import Synchronization

/// Files without a name until they are whole (Linux, `O_TMPFILE`; open(2)): a folder is touched once a file, not three times,
/// so that threads which write to one folder do not wait for each other, and a process that is killed leaves nothing.
enum UnnamedFile {
    /// Whether the system has once refused: it is not asked again.
    private static let isRefused = Atomic(false)
    #if os(Linux)
        // Two flags of <fcntl.h> that Swift does not see, as one is of several bits and both are extensions.
        private static let unnamed: Int32 = 0o20_000_000 | O_DIRECTORY
        private static let followsLink: Int32 = 0x400
    #endif

    /// A descriptor for reading and writing on the file system of a path to come, or nil where it offers none: a named file is
    /// opened then, which also tells what is wrong.
    static func open(for path: String) -> Int32? {
        #if os(Linux)
            if isRefused.load(ordering: .relaxed) { return nil }
            let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
            let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
            #if canImport(Glibc)
                let descriptor = Glibc.open(folder, unnamed | O_RDWR | O_CLOEXEC, 0o666)
            #else
                let descriptor = Musl.open(folder, unnamed | O_RDWR | O_CLOEXEC, 0o666)
            #endif
            if descriptor >= 0 { return descriptor }
            // Of older systems and of those that know the flag and not the feature.
            if [EOPNOTSUPP, EISDIR, EINVAL].contains(errno) { isRefused.store(true, ordering: .relaxed) }
        #endif
        return nil
    }

    /// Gives the file its name; false where that is taken or cannot be given so.
    static func name(_ descriptor: Int32, _ path: String) -> Bool {
        #if os(Linux)
            if linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, path, followsLink) == 0 { return true }
            // Without /proc, or where links are forbidden.
            if [ENOENT, EPERM, EACCES, EXDEV, EOPNOTSUPP, ENOSYS].contains(errno) {
                isRefused.store(true, ordering: .relaxed)
            }
        #endif
        return false
    }
}
