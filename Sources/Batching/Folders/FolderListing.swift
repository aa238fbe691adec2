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
        /// Whoever asked named it, so that it counts whatever its extension.
        public var isNamed = false
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

    /// The folder that all paths are below.
    public let root: String
    private var names = PathStore()
    /// Where each path lies in there, and in the lowest bit whether it was named: a folder of millions takes its names and
    /// little more.
    private var places: [UInt64] = []
    private var obstacles: [UInt64: Obstacle] = [:]
    private let excluded: FileIdentity?

    /// - Parameter excluding: a folder that is passed over, such as one for output below the root.
    public init(_ root: String, excluding: String? = nil) {
        self.init(root, members: [("", true)], excluding: excluding)
    }

    /// What was named below a root: folders with all that is in them, and files. What was named twice is there once.
    init(_ root: String, members: [(path: String, isFolder: Bool)], excluding: String? = nil) {
        self.root = root
        excluded = excluding.flatMap { FileIdentity(path: $0) }
        for (path, isFolder) in members {
            let full = path.isEmpty ? root : root + "/" + path
            if isFolder {
                visit(full, below: path, above: [], isNamed: true)
            } else {
                addFile(full, path, isNamed: true)
            }
        }
        let names = names
        func isNamed(_ place: UInt64) -> Bool { place & 1 == 1 }
        places.sort { one, two in
            let order = names.compare(one >> 1, two >> 1)
            return order == 0 ? isNamed(one) && !isNamed(two) : order < 0
        }
        if members.count == 1 { return }
        var kept = 0
        for place in places where kept == 0 || names.compare(places[kept - 1] >> 1, place >> 1) != 0 {
            places[kept] = place
            kept += 1
        }
        places.removeLast(places.count - kept)
    }

    public var count: Int { places.count }

    public subscript(_ index: Int) -> Entry {
        let place = places[index]
        return Entry(path: names[place >> 1], obstacle: obstacles[place >> 1], isNamed: place & 1 == 1)
    }

    /// Drops what is not wanted. The closure gets each entry in order, and its number among those kept so far.
    mutating func filter(_ isWanted: (Entry, Int) -> Bool) {
        var kept = 0
        for index in 0..<count where isWanted(self[index], kept) {
            places[kept] = places[index]
            kept += 1
        }
        places.removeLast(count - kept)
    }

    public var entries: [Entry] { (0..<count).map { self[$0] } }

    private mutating func visit(
        _ folder: String, below: String, above: Set<FileIdentity>, isNamed: Bool = false
    ) {
        var status = stat()
        guard stat(folder, &status) == 0 else { return add(below, .system(errno)) }
        let identity = FileIdentity(status)
        if identity == excluded { return }
        if above.contains(identity) { return add(below, .linkLoop) }
        guard let stream = opendir(folder) else { return add(below, .system(errno)) }
        // A folder of a million files: one run of bytes, not a million strings.
        var names: [UInt8] = []
        while let item = readdir(stream) {
            let (name, isValid) = Self.name(of: item)
            if isValid {
                names += name.utf8 + [0]
            } else if !name.hasPrefix(".") {
                let isFolder = Int(item.pointee.d_type) == Int(DT_DIR)
                add(below.isEmpty ? name : below + "/" + name, .badName(isFolder: isFolder))
            }
        }
        closedir(stream)
        if !below.isEmpty, !isNamed { add(below, .directory) }
        var start = 0
        while let end = names[start...].firstIndex(of: 0) {
            let name = String(decoding: names[start..<end], as: UTF8.self)
            start = end + 1
            if name.hasPrefix(".") { continue }
            let (path, full) = (below.isEmpty ? name : below + "/" + name, folder + "/" + name)
            if stat(full, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
                visit(full, below: path, above: above.union([identity]))
            } else {
                addFile(full, path)
            }
        }
    }

    private mutating func addFile(_ full: String, _ path: String, isNamed: Bool = false) {
        var status = stat()
        let isThere = stat(full, &status) == 0
        add(path, isThere ? nil : errno == ELOOP ? .linkLoop : .system(errno), isNamed: isNamed)
    }

    private mutating func add(_ path: String, _ obstacle: Obstacle?, isNamed: Bool = false) {
        let place = names.add(path)
        if let obstacle { obstacles[place] = obstacle }
        places.append(place << 1 | (isNamed ? 1 : 0))
    }

    /// The name, with what is no UTF-8 in it replaced, and whether nothing was.
    static func name(of item: UnsafeMutablePointer<dirent>) -> (name: String, isValid: Bool) {
        withUnsafePointer(to: &item.pointee.d_name) { pointer in
            pointer.withMemoryRebound(to: CChar.self, capacity: 256) { name in
                if let valid = String(validatingCString: name) { return (valid, true) }
                return (String(cString: name), false)
            }
        }
    }
}
