#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Every file below a folder, in the order of the bytes of the relative paths, whatever order the disk has them in.
///
/// Symbolic links to folders are followed unless they lead back to a folder above; names that begin with a dot are
/// passed over.
public struct FolderListing: Sendable {
    public struct Entry: Hashable, Sendable {
        /// Relative to the folder.
        public var path: String
        /// Why it cannot be a note, known without opening it: a link loop, a folder that may not be read.
        public var obstacle: Obstacle?
    }

    public enum Obstacle: Hashable, Sendable {
        case linkLoop
        case system(Int32)
    }

    public private(set) var entries: [Entry] = []

    public init(_ root: String) {
        visit(root, below: "", above: [])
        entries.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    private struct Identity: Hashable {
        var device: UInt64
        var inode: UInt64
    }

    private mutating func visit(_ folder: String, below: String, above: Set<Identity>) {
        var status = stat()
        guard stat(folder, &status) == 0, let stream = opendir(folder) else {
            return entries.append(Entry(path: below, obstacle: .system(errno)))
        }
        defer { closedir(stream) }
        let identity = Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
        if above.contains(identity) { return entries.append(Entry(path: below, obstacle: .linkLoop)) }
        let ancestors = above.union([identity])
        while let item = readdir(stream) {
            let name = Self.name(of: item)
            if name.hasPrefix(".") { continue }
            let path = below.isEmpty ? name : below + "/" + name
            let full = folder + "/" + name
            guard stat(full, &status) == 0 else {
                let isLoop = errno == ELOOP
                entries.append(Entry(path: path, obstacle: isLoop ? .linkLoop : .system(errno)))
                continue
            }
            if status.st_mode & S_IFMT == S_IFDIR {
                visit(full, below: path, above: ancestors)
            } else {
                entries.append(Entry(path: path))
            }
        }
    }

    private static func name(of item: UnsafeMutablePointer<dirent>) -> String {
        withUnsafePointer(to: &item.pointee.d_name) { pointer in
            pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
    }
}
