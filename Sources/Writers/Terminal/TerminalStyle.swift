internal import Annotations

/// How a stretch of the note looks on a terminal. Colours are the nearest of the 256 to the palette of Okabe and Ito, which
/// readers of every colour vision can tell apart; certainty also differs in weight, slant and strike-through.
struct TerminalStyle: Equatable {
    /// Parameters of the escape sequence that selects the style: `"30;48;5;214;1"`.
    var codes: String

    static let plain = TerminalStyle(codes: "")
    static let title = TerminalStyle(codes: "1")
    static let faint = TerminalStyle(codes: "2")

    init(codes: String) { self.codes = codes }

    /// The style of a mention. A certainty other than affirmed shows in every asserted kind.
    init(_ mention: Mention) {
        let (foreground, background) =
            switch mention.kind {
            case .calcification:
                switch mention.assertion.certainty {
                case .affirmed: (30, 214)  // orange
                case .possible: (30, 227)  // yellow
                case .negated: (30, 74)  // sky blue
                }
            case .concretion: (30, 173)  // vermillion, lightened for black letters
            case .site: (30, 36)  // bluish green
            case .condition: (30, 175)  // reddish purple
            case .measurement: (97, 25)  // blue
            case .morphology: (30, 250)
            case .typeWord: (97, 240)
            case .target: (30, 255)
            }
        codes = "\(foreground);48;5;\(background)"
        guard mention.kind.isAsserted else { return }
        switch mention.assertion.certainty {
        case .affirmed: codes += ";1"
        case .possible: codes += ";3"
        case .negated: codes += ";9"
        }
    }

    /// The same with a cue's underline.
    var underlined: TerminalStyle { TerminalStyle(codes: codes.isEmpty ? "4" : codes + ";4") }

    func wrap(_ text: String) -> String { codes.isEmpty || text.isEmpty ? text : "\u{1B}[\(codes)m\(text)\u{1B}[0m" }
}

/// A note's words made safe to show: everything that a terminal would obey, or that would turn the order of the letters
/// round, is written as an escape, `\x1B` or `\u202E`. Line breaks of any kind come out as `\n`, a tab stays.
func terminalSafe(_ text: String) -> String {
    guard text.utf8.contains(where: { ($0 < 0x20 && $0 != 0x0A) || $0 >= 0x7F }) else { return text }
    var result = ""
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
        switch scalar.value {
        case 0x0A, 0x09: result.unicodeScalars.append(scalar)
        case 0x0D where rest.first == "\n": break
        case 0x0D: result += "\\r"
        case 0x00..<0x20, 0x7F..<0xA0: result += "\\x" + hexadecimal(scalar.value, width: 2)
        case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFF9...0xFFFB:
            result += "\\u" + hexadecimal(scalar.value, width: 4)
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}

private func hexadecimal(_ value: UInt32, width: Int) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
