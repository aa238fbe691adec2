/// Parts of names of outputs, none of which ever leads out of the output folder.
enum OutputNames {
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

/// Bases for paths that come in the order of their bytes: `"a/b.txt"` → `"a/b"`, or with its extension where that is taken. What no
/// later path can want is forgotten.
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

/// Bases for paths that come in any order, each once. Nearly all end alike, and of those a hash is kept, not two.
struct UnsortedNames {
    /// The extension of the first path.
    private var usual: String?
    /// Of the paths with the usual extension, without it.
    private var stems = NameSet()
    /// The paths with another one.
    private var others = NameSet()
    /// The bases that are not simply a stem of `stems`.
    private var bases = NameSet()

    /// Nil for a path that came before.
    mutating func base(of path: String) -> String? {
        let (suffix, stem) = (OutputNames.suffix(of: path), OutputNames.withoutSuffix(path))
        let usual = usual ?? suffix
        self.usual = usual
        if suffix == usual {
            if !stems.insert(stem) { return nil }
            if !bases.contains(stem) { return stem }
        } else {
            if !others.insert(path) { return nil }
            if !stems.contains(stem), bases.insert(stem) { return stem }
        }
        var base = path
        while stems.contains(base) || !bases.insert(base) { base += "~" }
        return base
    }
}
