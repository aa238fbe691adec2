#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif
internal import Readers

/// What was named as input, on common ground: a folder above all of it, and where each thing lies below that.
///
/// `jan feb/x.txt` → root `…`, `jan` and `feb/x.txt`; `notes` alone → root `notes`; `'notes/**/*.txt'` → root `notes`, each
/// file that fits. A note's name is its path below the root, so that no two notes share one and none leads out of it.
struct InputArguments {
    /// The name of standard input among the inputs.
    static let standardInput = "-"

    var root: String
    /// Below the root; `""` is the root itself.
    var members: [(path: String, isFolder: Bool)]

    /// - Throws: where nothing is there, or nothing fits a pattern.
    init(_ inputs: [String]) throws(InputError) {
        var places: [(path: String, isFolder: Bool)] = []
        var grounds: [String] = []
        for input in inputs {
            if FileIdentity(path: input) == nil, let pattern = GlobPattern(input) {
                let found = pattern.matches()
                if found.isEmpty { throw InputError(.noSuchFile, path: input) }
                grounds.append(pattern.folder)
                places += found.map { ($0, Self.isFolder($0)) }
            } else {
                let isFolder = Self.isFolder(input)
                if FileIdentity(path: input) == nil { throw InputError(errno: errno, path: input) }
                grounds.append(isFolder ? input : Self.parent(of: input))
                places.append((input, isFolder))
            }
        }
        if inputs.count == 1, let ground = grounds.first {
            root = ground
            let depth = Self.components(ground).count
            members = places.map { (Self.components($0.path).dropFirst(depth).joined(separator: "/"), $0.isFolder) }
            return
        }
        var common = Self.absolute(grounds.first ?? ".")
        for ground in grounds.dropFirst() {
            common = Array(zip(common, Self.absolute(ground)).prefix { $0 == $1 }.map(\.0))
        }
        root = "/" + common.joined(separator: "/")
        members = places.map { (Self.absolute($0.path).dropFirst(common.count).joined(separator: "/"), $0.isFolder) }
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Without `.` and doubled slashes; a `..` stays, because a link before it may lead anywhere.
    private static func components(_ path: String) -> [String] {
        path.split(separator: "/").map(String.init).filter { $0 != "." }
    }

    private static func absolute(_ path: String) -> [String] {
        if components(path).contains(".."), let real = realpath(path, nil) {
            defer { free(real) }
            return components(String(cString: real))
        }
        if path.hasPrefix("/") { return components(path) }
        guard let folder = getcwd(nil, 0) else { return components(path) }
        defer { free(folder) }
        return components(String(cString: folder)) + components(path)
    }
}
