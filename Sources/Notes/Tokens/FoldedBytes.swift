/// How letters outside ASCII are folded: `Mönckeberg` is found as `Monckeberg`, `µmol` as `umol`, `mm²` as `mm2`.
enum FoldedBytes {
    enum Class {
        case letter([UInt8])
        case mark(UInt8)
        case space
        case newline
    }

    static func fold(_ bytes: [UInt8]) -> [UInt8] {
        var folded: [UInt8] = []
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            if byte < 0x80 {
                folded.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
                at += 1
            } else {
                let (scalar, length) = scalar(bytes.span, at)
                switch classify(scalar) {
                case .letter(let letters): folded += letters
                case .mark(let mark): folded.append(mark)
                case .space, .newline: folded.append(0x20)
                }
                at += length
            }
        }
        return folded
    }

    /// The scalar at a leading byte of valid UTF-8, and its length in bytes.
    static func scalar(_ bytes: borrowing Swift.Span<UInt8>, _ at: Int) -> (UInt32, Int) {
        let lead = UInt32(bytes[at])
        func next(_ offset: Int) -> UInt32 {
            at + offset < bytes.count ? UInt32(bytes[at + offset]) & 0x3F : 0
        }
        if lead >= 0xF0 { return ((lead & 7) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4) }
        if lead >= 0xE0 { return ((lead & 15) << 12 | next(1) << 6 | next(2), 3) }
        return ((lead & 31) << 6 | next(1), 2)
    }

    static func classify(_ scalar: UInt32) -> Class {
        switch scalar {
        case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return .space
        case 0x85, 0x2028, 0x2029: return .newline
        case 0x200B...0x200F, 0x2060, 0xFEFF, 0xAD, 0x300...0x36F, 0x202A...0x202E, 0x2066...0x2069: return .letter([])
        case 0x2010...0x2015, 0x2212: return .mark(0x2D)
        case 0x2018, 0x2019, 0x2BC, 0x2032: return .mark(0x27)
        case 0x201C, 0x201D, 0xAB, 0xBB, 0x2033: return .mark(0x22)
        case 0x2022, 0x25CF, 0x25AA, 0x25E6, 0x2043, 0xB7, 0x25A0: return .mark(0x2A)
        case 0x25A1, 0x2610: return .mark(0x02)
        case 0xD7: return .letter([0x78])
        case 0x2264: return .mark(0x3C)
        case 0x2265: return .mark(0x3E)
        case 0xB5, 0x3BC: return .letter([0x75])
        case 0xB2: return .letter([0x32])
        case 0xB3: return .letter([0x33])
        case 0xC6, 0xE6: return .letter([0x61, 0x65])
        case 0x152, 0x153: return .letter([0x6F, 0x65])
        case 0xDF: return .letter([0x73, 0x73])
        case 0xC0...0xC5, 0xE0...0xE5, 0x100...0x105: return .letter([0x61])
        case 0xC7, 0xE7, 0x106...0x10D: return .letter([0x63])
        case 0xC8...0xCB, 0xE8...0xEB, 0x112...0x11B: return .letter([0x65])
        case 0xCC...0xCF, 0xEC...0xEF, 0x128...0x131: return .letter([0x69])
        case 0xD1, 0xF1, 0x143...0x148: return .letter([0x6E])
        case 0xD2...0xD6, 0xD8, 0xF2...0xF6, 0xF8, 0x14C...0x151: return .letter([0x6F])
        case 0xD9...0xDC, 0xF9...0xFC, 0x168...0x173: return .letter([0x75])
        case 0xDD, 0xFD, 0xFF: return .letter([0x79])
        case 0x15A...0x161: return .letter([0x73])
        case 0x179...0x17E: return .letter([0x7A])
        case 0x141, 0x142: return .letter([0x6C])
        case 0x80...0xBF, 0x2000...0x2BFF, 0x3001...0x303F, 0xFE00...0xFE0F, 0xFFF0...0xFFFF, 0x1F000...0x1FAFF:
            return .mark(0x01)
        default:
            // A letter of another script: a word of its own that no lexicon word equals.
            var bytes: [UInt8] = []
            Unicode.Scalar(scalar).map { bytes.append(contentsOf: Array(String($0).utf8)) }
            return .letter(bytes)
        }
    }
}

/// A word as the tokenizer compares it: small letters, no accents.
public enum FoldedWord {
    /// `"Mönckeberg’s"` → `"monckeberg's"`
    public static func fold(_ word: String) -> String {
        String(decoding: FoldedBytes.fold(Array(word.utf8)), as: UTF8.self)
    }
}
