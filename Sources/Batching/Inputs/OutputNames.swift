/// Names of outputs that no two notes share and that never lead out of the output folder.
struct OutputNames {
    private var taken = NameSet()

    /// `"a/b.txt"` → `"a/b"`, or with its extension where that is taken: `"a/b.text"`.
    ///
    /// - Parameter isFree: says no to a name that something else will have.
    mutating func base(of path: String, isFree: (String) -> Bool = { _ in true }) -> String {
        var base = Self.withoutSuffix(path)
        if !isFree(base) || taken.contains(base) { base = path }
        while !isFree(base) || taken.contains(base) { base += "~" }
        _ = taken.insert(base)
        return base
    }

    static func withoutSuffix(_ path: String) -> String {
        let suffix = suffix(of: path)
        return suffix.isEmpty ? path : String(path.dropLast(suffix.count + 1))
    }

    /// `"a/b.c.txt"` → `"txt"`; empty where the name has none.
    static func suffix(of path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
        return String(name[name.index(after: dot)...])
    }

    /// An identifier as one part of a path: `"ct/1"` → `"ct%2F1"`, `".."` → `"%2E."`. Two identifiers never give one name.
    static func component(of id: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var name: [UInt8] = []
        for byte in id.utf8 {
            if byte < 0x20 || byte == 0x7F || byte == 0x25 || byte == 0x2F || name.isEmpty && byte == 0x2E {
                name += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            } else {
                name.append(byte)
            }
        }
        // Most file systems take 255 bytes, and an extension follows.
        if name.count <= 180 { return String(decoding: name, as: UTF8.self) }
        let hash = PathHash.of(id)
        let start = String(decoding: name.prefix(150), as: UTF8.self).filter { $0 != "\u{FFFD}" }
        return start + "%~" + String(hash, radix: 16)
    }
}

/// The same for paths that come in the order of their bytes: what no later path can want is forgotten.
struct SortedNames {
    /// Taken by paths that begin with them and a dot; such paths follow one another.
    private var recent: [String] = []
    /// Names that are more than a path without its extension, of which there are few.
    private var others: Set<String> = []

    mutating func base(of path: String, isFree: (String) -> Bool) -> String {
        while let last = recent.last, !path.utf8.starts(with: (last + ".").utf8) { recent.removeLast() }
        let short = OutputNames.withoutSuffix(path)
        if isFree(short), !isRecent(short), !others.contains(short) {
            recent.append(short)
            return short
        }
        var base = path
        while !isFree(base) || isRecent(base) || others.contains(base) { base += "~" }
        others.insert(base)
        return base
    }

    /// By bytes: to a disk "é" in one character and in two are two names.
    private func isRecent(_ base: String) -> Bool { recent.contains { $0.utf8.elementsEqual(base.utf8) } }
}
