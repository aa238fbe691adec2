/// The encodings that a note's bytes can have.
public enum TextEncoding: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case windows1252 = "windows-1252"
    case latin1 = "iso-8859-1"

    /// The name written to `document.encoding`.
    public var name: String { rawValue }

    /// Other names that `--encoding` takes.
    public var aliases: [String] {
        switch self {
        case .utf8: ["utf8"]
        case .utf16LittleEndian: ["utf-16", "utf16", "utf16le", "ucs-2le"]
        case .utf16BigEndian: ["utf16be", "ucs-2be"]
        case .windows1252: ["cp1252", "windows1252", "ansi"]
        case .latin1: ["latin1", "latin-1", "iso8859-1", "iso_8859-1"]
        }
    }

    /// The encoding of a name or alias in any case: `TextEncoding(named: "CP1252")` → `.windows1252`.
    public init?(named name: String) {
        let name = name.lowercased()
        guard let match = Self.allCases.first(where: { $0.rawValue == name || $0.aliases.contains(name) }) else {
            return nil
        }
        self = match
    }
}
