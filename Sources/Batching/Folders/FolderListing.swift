#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Which file or folder a path leads to, whatever way it is written.
struct FileIdentity: Hashable, Sendable {
    private var device: UInt64
    private var inode: UInt64

    init(_ status: stat) {
        device = UInt64(truncatingIfNeeded: status.st_dev)
        inode = UInt64(truncatingIfNeeded: status.st_ino)
    }

    init?(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.init(status)
    }
}

/// Everything below a folder, in the order of the bytes of the relative paths, whatever order the disk has it in.
///
/// Symbolic links to folders are followed unless they lead back to a folder above; names that begin with a dot are
/// passed over.
public struct FolderListing: Sendable {
    public struct Entry: Hashable, Sendable {
        /// Relative to the folder.
        public var path: String
        public var obstacle: Obstacle?
    }

    /// Why an entry cannot be a note, known without opening it.
    public enum Obstacle: Hashable, Sendable {
        case directory, linkLoop
        /// The name of a file, or of a folder that is passed over with all that is in it, is no UTF-8: no output could
        /// be named after it.
        case badName(isFolder: Bool)
        /// An error of the system, with its number.
        case system(Int32)
    }

    /// The paths one after the other, and where each lies: a folder of millions takes little more than its names.
    private var bytes: [UInt8] = []
    private var spans: [(start: Int, length: Int)] = []
    private var obstacles: [Int: Obstacle] = [:]
    private let excluded: FileIdentity?

    /// - Parameter excluding: a folder that is passed over, such as one for output below the root.
    public init(_ root: String, excluding: String? = nil) {
        excluded = excluding.flatMap { FileIdentity(path: $0) }
        visit(root, below: "", above: [])
        bytes.withUnsafeBufferPointer { bytes in
            func path(_ span: (start: Int, length: Int)) -> UnsafeBufferPointer<UInt8> {
                UnsafeBufferPointer(rebasing: bytes[span.start..<span.start + span.length])
            }
            spans.sort { path($0).lexicographicallyPrecedes(path($1)) }
        }
    }

    public var count: Int { spans.count }

    public subscript(_ index: Int) -> Entry {
        let span = spans[index]
        let path = String(decoding: bytes[span.start..<span.start + span.length], as: UTF8.self)
        return Entry(path: path, obstacle: obstacles[span.start])
    }

    public var entries: [Entry] { (0..<count).map { self[$0] } }

    private mutating func visit(_ folder: String, below: String, above: Set<FileIdentity>) {
        var status = stat()
        guard stat(folder, &status) == 0 else { return add(below, .system(errno)) }
        let identity = FileIdentity(status)
        if identity == excluded { return }
        if above.contains(identity) { return add(below, .linkLoop) }
        guard let stream = opendir(folder) else { return add(below, .system(errno)) }
        var names: [String] = []
        while let item = readdir(stream) {
            let (name, isValid) = Self.name(of: item)
            if isValid {
                names.append(name)
            } else if !name.hasPrefix(".") {
                let isFolder = Int(item.pointee.d_type) == Int(DT_DIR)
                add(below.isEmpty ? name : below + "/" + name, .badName(isFolder: isFolder))
            }
        }
        closedir(stream)
        if !below.isEmpty { add(below, .directory) }
        for name in names where !name.hasPrefix(".") {
            let (path, full) = (below.isEmpty ? name : below + "/" + name, folder + "/" + name)
            if stat(full, &status) != 0 {
                add(path, errno == ELOOP ? .linkLoop : .system(errno))
            } else if status.st_mode & S_IFMT == S_IFDIR {
                visit(full, below: path, above: above.union([identity]))
            } else {
                add(path, nil)
            }
        }
    }

    private mutating func add(_ path: String, _ obstacle: Obstacle?) {
        if let obstacle { obstacles[bytes.count] = obstacle }
        spans.append((bytes.count, path.utf8.count))
        bytes.append(contentsOf: path.utf8)
    }

    /// The name, with what is no UTF-8 in it replaced, and whether nothing was.
    private static func name(of item: UnsafeMutablePointer<dirent>) -> (name: String, isValid: Bool) {
        withUnsafePointer(to: &item.pointee.d_name) { pointer in
            pointer.withMemoryRebound(to: CChar.self, capacity: 256) { name in
                if let valid = String(validatingCString: name) { return (valid, true) }
                return (String(cString: name), false)
            }
        }
    }
}
