internal import Readers

/// The notes of a batch with the names of their outputs.
///
/// Ten million paths are kept as one run of bytes, and a note's names are made when it is asked for.
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

    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private var obstacles: [Int: FolderListing.Obstacle] = [:]
    /// Of the items whose output is not simply the path without its extension.
    private var bases: [Int: String] = [:]

    public var count: Int { ends.count }

    /// - Parameters:
    ///   - extensions: of the files that are notes, without dots, in lower case; empty for every file.
    ///   - shard: the part of the list that is kept. The names of outputs do not depend on it.
    ///   - only: the bases that are kept; nil for all.
    public init(
        _ listing: FolderListing, extensions: [String], shard: Shard = .whole, only: Set<String>? = nil
    ) {
        // Hashes of the bases taken so far: two that collide cost one of them its short name, nothing else.
        var taken: Set<UInt64> = []
        for index in 0..<listing.count {
            let entry = listing[index]
            let suffix = Self.suffix(of: entry.path)
            let isNote = extensions.isEmpty ? entry.obstacle != .directory : extensions.contains(suffix.lowercased())
            guard isNote || Self.hidesNotes(entry.obstacle) else { continue }
            let short = suffix.isEmpty ? entry.path : String(entry.path.dropLast(suffix.count + 1))
            var base = short
            if Self.isOurs(base) || taken.contains(PathHash.of(base)) { base = entry.path }
            while taken.contains(PathHash.of(base)) { base += "~" }
            taken.insert(PathHash.of(base))
            guard shard.holds(entry.path), only?.contains(base) ?? true else { continue }
            if base != short { bases[count] = base }
            if let obstacle = entry.obstacle { obstacles[count] = obstacle }
            bytes.append(contentsOf: entry.path.utf8)
            ends.append(bytes.count)
        }
    }

    public subscript(_ number: Int) -> Item {
        let path = String(decoding: bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]], as: UTF8.self)
        let suffix = Self.suffix(of: path)
        let short = suffix.isEmpty ? path : String(path.dropLast(suffix.count + 1))
        return Item(number: number, path: path, base: bases[number] ?? short, obstacle: obstacles[number])
    }

    /// What the batch itself writes at the top: `manifest.jsonl`, `summary-2-of-8.csv`.
    private static func isOurs(_ base: String) -> Bool {
        ["manifest", "summary", "index", "notes", "patients", "counts", "gaps", "columns", "timings"].contains {
            base == $0 || base.hasPrefix($0 + "-")
        }
    }

    /// Whether notes may lie behind an entry that cannot be followed, whatever it is called.
    private static func hidesNotes(_ obstacle: FolderListing.Obstacle?) -> Bool {
        switch obstacle {
        case .system, .linkLoop, .badName(isFolder: true): true
        case .directory, .badName(isFolder: false), nil: false
        }
    }

    /// `"a/b.c.txt"` → `"txt"`; empty where the name has none.
    private static func suffix(of path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
        return String(name[name.index(after: dot)...])
    }
}

/// One of several parts of a folder, told apart by the notes' paths alone: a note stays in its part when others come or go.
public struct Shard: Hashable, Sendable {
    public static let whole = Shard(1, of: 1)
    /// From 1.
    public let number: Int
    public let count: Int

    public init(_ number: Int, of count: Int) {
        precondition(number >= 1 && number <= count, "there is no shard \(number) of \(count)")
        (self.number, self.count) = (number, count)
    }

    func holds(_ path: String) -> Bool { count == 1 || PathHash.of(path) % UInt64(count) == UInt64(number - 1) }

    /// What the names of the lists end with: `"-2-of-8"`, nothing for the whole.
    var suffix: String { count == 1 ? "" : "-\(number)-of-\(count)" }
}

/// FNV-1a, the same on each machine.
enum PathHash {
    static func of(_ path: String) -> UInt64 { of(path.utf8) }

    static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        // The low bits of FNV alone are weak in short names.
        return hash ^ (hash >> 32)
    }
}
