#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A pattern of paths, as a shell has them, for more files than fit on a command line: `*`, `?`, `[ab]`, and `**` for any
/// number of folders. Names that begin with a dot only fit a pattern that does.
struct GlobPattern {
    /// What stands before the first wildcard, a folder: `notes` in `notes/**/*.txt`.
    let folder: String
    private let parts: [String]

    /// Nil for a path without wildcards.
    init?(_ pattern: String) {
        func isWild(_ part: Substring) -> Bool { part.contains { "*?[".contains($0) } }
        let all = pattern.split(separator: "/", omittingEmptySubsequences: true)
        guard let first = all.firstIndex(where: isWild) else { return nil }
        let fixed = all[..<first].joined(separator: "/")
        folder = pattern.hasPrefix("/") ? "/" + fixed : fixed.isEmpty ? "." : fixed
        parts = all[first...].map(String.init)
    }

    /// The paths that fit, in no order.
    func matches() -> [String] {
        var found: [String] = []
        visit(folder == "." ? "" : folder.hasSuffix("/") ? folder : folder + "/", parts[...], [], &found)
        return found
    }

    /// - Parameter above: the folders that lead here: a link back to one of them is not followed.
    private func visit(
        _ prefix: String, _ parts: ArraySlice<String>, _ above: Set<FileIdentity>, _ found: inout [String]
    ) {
        guard let part = parts.first else { return }
        let rest = parts.dropFirst()
        let isDeep = part == "**"
        // A last `**` stands for everything below.
        if isDeep, !rest.isEmpty { visit(prefix, rest, above, &found) }
        guard let identity = FileIdentity(path: prefix.isEmpty ? "." : prefix), !(isDeep && above.contains(identity)),
            let stream = opendir(prefix.isEmpty ? "." : prefix)
        else { return }
        var names: [String] = []
        while let item = readdir(stream) { names.append(FolderListing.name(of: item).name) }
        closedir(stream)
        for name in names where name != "." && name != ".." && fnmatch(isDeep ? "*" : part, name, FNM_PERIOD) == 0 {
            let path = prefix + name
            if rest.isEmpty { found.append(path) }
            guard isDeep || !rest.isEmpty, Self.isFolder(path) else { continue }
            visit(path + "/", isDeep ? parts : rest, isDeep ? above.union([identity]) : [], &found)
        }
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
