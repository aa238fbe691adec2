internal import Readers

/// The files of a batch, in order, with the names of their outputs.
///
/// The paths stay in the listing's run of bytes, and a note's names are made when it is asked for.
public struct WorkList: Sendable {
    public struct Item: Hashable, Sendable {
        /// From 0, in the order of the list.
        public var number: Int
        /// Below the root, `"2024/ct-0001.txt"`.
        public var path: String
        /// Below the output folder and without extension, `"2024/ct-0001"`. No two items share it.
        public var base: String
        public var obstacle: FolderListing.Obstacle?
        /// A note, or what kind of container; never `auto`.
        public var format: InputFormat
        /// Its bytes come from standard input.
        var isStandardInput = false
    }

    /// Whether there are containers, so that nobody knows how many notes there are.
    public private(set) var hasContainers = false
    private let format: InputFormat
    private let isStandardInput: Bool
    private var listing: FolderListing
    /// Of the items whose output is not simply the path without its extension.
    private var bases: [Int: String] = [:]

    /// The folder that all paths are below.
    public var root: String { listing.root }
    public var count: Int { listing.count }

    /// - Parameters:
    ///   - extensions: of the files that are notes, without dots, in lower case; empty for every file.
    ///   - format: what the files are.
    ///   - outputs: the endings of the outputs: `a.txt` does not become `a.jsonl` where there is a container of that name.
    ///   - shard: the part of the list that is kept; containers are in each. The names of outputs do not depend on it.
    ///   - only: the bases that are kept; nil for all.
    public init(
        _ listing: consuming FolderListing, extensions: [String], format: InputFormat = .text, outputs: [String] = [],
        shard: Shard = .whole, only: Set<String>? = nil
    ) {
        self.listing = listing
        self.format = format
        isStandardInput = false
        let containers = Self.containers(listing, extensions, format)
        var (names, bases, hasContainers) = (SortedNames(), [Int: String](), false)
        self.listing.filter { entry, number in
            guard Self.isTaken(entry, extensions) else { return false }
            if entry.obstacle == nil, format.resolved(for: entry.path) != .text {
                hasContainers = true
                return true
            }
            let base = names.base(of: entry.path) { base in
                !Self.isOurs(base)
                    && (containers.isEmpty || !outputs.contains { containers.contains(base + "." + $0) })
            }
            guard shard.holds(entry.path), only?.contains(base) ?? true else { return false }
            if base != OutputNames.withoutSuffix(entry.path) { bases[number] = base }
            return true
        }
        (self.bases, self.hasContainers) = (bases, hasContainers)
    }

    /// Standard input alone.
    init(standardInput format: InputFormat) {
        listing = FolderListing(".", members: [("stdin", false)])
        self.format = format == .auto ? .jsonl : format
        isStandardInput = true
        hasContainers = true
    }

    public subscript(_ number: Int) -> Item {
        let entry = listing[number]
        let obstacle = isStandardInput ? nil : entry.obstacle
        return Item(
            number: number, path: entry.path, base: bases[number] ?? OutputNames.withoutSuffix(entry.path),
            obstacle: obstacle, format: obstacle == nil ? format.resolved(for: entry.path) : .text,
            isStandardInput: isStandardInput)
    }

    /// `"a/b.txt"` with the extensions `txt` and `text`; every file without any.
    static func isNote(_ path: String, extensions: [String]) -> Bool {
        if extensions.isEmpty { return true }
        let name = (path.split(separator: "/").last ?? "").lowercased()
        return extensions.contains { name.hasSuffix("." + $0) && name.utf8.count > $0.utf8.count + 1 }
    }

    private static func isTaken(_ entry: FolderListing.Entry, _ extensions: [String]) -> Bool {
        if entry.isNamed || hidesNotes(entry.obstacle) { return true }
        if extensions.isEmpty { return entry.obstacle != .directory }
        return isNote(entry.path, extensions: extensions)
    }

    private static func containers(
        _ listing: FolderListing, _ extensions: [String], _ format: InputFormat
    ) -> Set<String> {
        if format == .text { return [] }
        var paths: Set<String> = []
        for index in 0..<listing.count {
            let entry = listing[index]
            if entry.obstacle == nil, format.resolved(for: entry.path) != .text, isTaken(entry, extensions) {
                paths.insert(entry.path)
            }
        }
        return paths
    }

    /// What the batch itself writes at the top: `manifest.jsonl`, `summary-2-of-8.csv`.
    private static func isOurs(_ base: String) -> Bool {
        [
            "manifest", "summary", "index", "notes", "patients", "counts", "gaps", "columns", "timings", "annotations",
        ].contains { base == $0 || base.hasPrefix($0 + "-") }
    }

    /// Whether notes may lie behind an entry that cannot be followed, whatever it is called.
    private static func hidesNotes(_ obstacle: FolderListing.Obstacle?) -> Bool {
        switch obstacle {
        case .system, .linkLoop, .badName(isFolder: true): true
        case .directory, .badName(isFolder: false), nil: false
        }
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
