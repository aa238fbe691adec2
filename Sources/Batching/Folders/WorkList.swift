internal import Readers

/// The notes of a batch with the names of their outputs.
public struct WorkList: Sendable {
    public struct Item: Hashable, Sendable {
        /// From 0, in the order of the list.
        public var number: Int
        /// Below the input folder, `"2024/ct-0001.txt"`.
        public var path: String
        /// Below the output folder and without extension, `"2024/ct-0001"`. No two items share it.
        public var base: String
        public var obstacle: FolderListing.Obstacle?
    }

    public private(set) var items: [Item] = []

    /// - Parameter extensions: of the files that are notes, without dots, in lower case; empty for every file.
    public init(_ listing: FolderListing, extensions: [String]) {
        // What the batch itself writes at the top.
        var taken: Set<String> = ["manifest", "summary", "index"]
        for entry in listing.entries {
            let suffix = Self.suffix(of: entry.path)
            let isNote = extensions.isEmpty ? entry.obstacle != .directory : extensions.contains(suffix.lowercased())
            guard isNote || entry.obstacle == .linkLoop || Self.isSystem(entry.obstacle) else { continue }
            var base = suffix.isEmpty ? entry.path : String(entry.path.dropLast(suffix.count + 1))
            if taken.contains(base) { base = entry.path }
            while taken.contains(base) { base += "~" }
            taken.insert(base)
            items.append(Item(number: items.count, path: entry.path, base: base, obstacle: entry.obstacle))
        }
    }

    private static func isSystem(_ obstacle: FolderListing.Obstacle?) -> Bool {
        if case .system = obstacle { true } else { false }
    }

    /// `"a/b.c.txt"` → `"txt"`; empty where the name has none.
    private static func suffix(of path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
        return String(name[name.index(after: dot)...])
    }
}
