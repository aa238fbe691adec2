internal import Testing

/// The same sentence in other clothes: a way to rewrite a note that must not change what is found in it.
struct Disguise: Sendable, CustomTestStringConvertible {
    var name: String
    /// The rewritten notes; none where the disguise does not fit.
    var rewrite: @Sendable (String) -> [String]

    var testDescription: String { name }

    static let all: [Disguise] = [
        Disguise(name: "without the final full stop") { text in
            text.hasSuffix(".") && !text.hasSuffix("..") ? [String(text.dropLast())] : []
        },
        Disguise(name: "with a final full stop") { text in
            text.last.map { $0.isLetter || $0.isNumber } == true ? [text + "."] : []
        },
        Disguise(name: "with doubled spaces") { [$0.replacing(" ", with: "  ")] },
        Disguise(name: "with spaces in front") { ["   " + $0] },
        Disguise(name: "with spaces behind") { [$0 + "   "] },
        Disguise(name: "with a line break behind") { [$0 + "\n"] },
        Disguise(name: "with an empty line in front and behind") { ["\n\n" + $0 + "\n\n"] },
        Disguise(name: "behind a sentence that says nothing") { text in
            opensHeading(text) ? [] : ["Images were reviewed. " + text]
        },
        Disguise(name: "in front of a sentence that says nothing") { text in
            text.hasSuffix(".") ? [text + " The referring doctor was informed."] : []
        },
        Disguise(name: "with the line breaks of Windows") { text in
            text.contains("\n") ? [text.replacing("\n", with: "\r\n")] : [text + "\r\n"]
        },
        Disguise(name: "wrapped between two words") { wraps($0, at: "\n") },
        Disguise(name: "wrapped and indented") { wraps($0, at: "\n   ") },
        Disguise(name: "in capitals") { text in hasAcronym(text) || isWrapped(text) ? [] : [text.uppercased()] },
    ]

    /// One note for each space between two words of small letters, with a line break there.
    private static func wraps(_ text: String, at lineBreak: String) -> [String] {
        text.indices.filter { text[$0] == " " }.compactMap { space in
            let (before, after) = (text[..<space], text[text.index(after: space)...])
            let last = before.reversed().prefix { $0.isLetter }
            let next = after.prefix { $0.isLetter }
            guard !last.isEmpty, !next.isEmpty, last.allSatisfy(\.isLowercase), next.allSatisfy(\.isLowercase) else {
                return nil
            }
            return before + lineBreak + after
        }
    }

    /// A heading, a box or a bullet begins its line: it can have nothing in front.
    private static func opensHeading(_ text: String) -> Bool {
        text.contains(":") || text.contains("\n") || text.first?.isLetter != true || text.first?.isLowercase == true
    }

    /// In capitals a line that goes on can no longer be told from a new one (`No⏎calcification`).
    private static func isWrapped(_ text: String) -> Bool {
        text.split(separator: "\n").dropFirst().contains { $0.first?.isLowercase == true }
    }

    /// In capitals an abbreviation can no longer be told from a word (`MAC`, `HO`, `ra`): such notes are left out, and so are
    /// those whose meaning hangs on a capital inside (`No.`, `S. japonicum`).
    private static func hasAcronym(_ text: String) -> Bool {
        text.split { !$0.isLetter }.contains { word in word.count > 1 && word.allSatisfy(\.isUppercase) }
    }
}
