// Characters that a reader does not see, or takes for others.

extension LexiconCheck {
    static let invisibleCharacter = LexiconCheck(
        "invisible-character", .error,
        "zero-width and no-break spaces, soft hyphens, control characters: they come with text copied from a page"
    ) { survey in
        scan(survey, "invisible-character", .error) { scalar, _ in
            isInvisible(scalar) ? "\(name(of: scalar)) cannot be seen; take it out or write a plain space" : nil
        }
    }

    static let lookAlikeCharacter = LexiconCheck(
        "look-alike-character", .error, "a Cyrillic or Greek letter inside a Latin word: `саlcium`"
    ) { survey in
        scan(survey, "look-alike-character", .error) { scalar, inLatinWord in
            inLatinWord && isLookAlike(scalar)
                ? "\(name(of: scalar)) stands in a Latin word, which no note writes so" : nil
        }
    }

    static let notNormalised = LexiconCheck(
        "not-normalised", .warning, "an accent as a character of its own (`o` and U+0308 for `ö`)"
    ) { survey in
        scan(survey, "not-normalised", .warning) { scalar, _ in
            let isLooseMark = scalar.properties.canonicalCombiningClass != .notReordered
            return isLooseMark || [0x2126, 0x212A, 0x212B].contains(scalar.value)
                ? "\(name(of: scalar)) is not in composed form (NFC)" : nil
        }
    }

    static let doubleSpace = LexiconCheck(
        "double-space", .warning, "two spaces in a row, or a space at either end of a value"
    ) { survey in
        lines(survey).flatMap { file, number, line -> [LexiconProblem] in
            var found: [LexiconProblem] = []
            var before: Character = "\t"
            var isOpen = false
            for (offset, character) in (line + "\t").enumerated() {
                let isEdge = character == "\t" || character == "|"
                let column = character == " " ? offset + 1 : offset
                let isStray =
                    character == " "
                    ? before == " " || before == "\t" || before == "|" : isEdge && before == " "
                if isStray, !isOpen {
                    found.append(
                        LexiconProblem(
                            file: file, line: number, column: column, severity: .warning,
                            message: "a space too many", category: "double-space"))
                }
                isOpen = isStray && character == " "
                before = character
            }
            return found
        }
    }

    // MARK: Scanning

    /// Every line that is not a comment, with its number.
    private static func lines(_ survey: LexiconSurvey) -> [(file: String, number: Int, line: Substring)] {
        survey.folder.files.flatMap { file -> [(file: String, number: Int, line: Substring)] in
            guard let text = String(validating: file.bytes, as: UTF8.self) else { return [] }
            return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().compactMap {
                let line = $0.offset == 0 && $0.element.first == "\u{FEFF}" ? $0.element.dropFirst() : $0.element
                return line.isEmpty || line.first == "#" ? nil : (file.path, $0.offset + 1, line)
            }
        }
    }

    /// The first scalar of each line that a test has something to say of, for all lines.
    private static func scan(
        _ survey: LexiconSurvey, _ category: String, _ severity: LexiconProblem.Severity,
        _ message: (_ scalar: Unicode.Scalar, _ inLatinWord: Bool) -> String?
    ) -> [LexiconProblem] {
        lines(survey).compactMap { file, number, line in
            if line.utf8.allSatisfy({ $0 < 0x7F && ($0 >= 0x20 || $0 == 0x09) }) { return nil }
            var column = 0
            for word in line.split(omittingEmptySubsequences: false, whereSeparator: { !$0.isLetter }) {
                // The word and the character that ends it.
                let end = word.endIndex < line.endIndex ? line.index(after: word.endIndex) : word.endIndex
                let inLatinWord = word.contains { $0.isASCII }
                for character in line[word.startIndex..<end] {
                    column += 1
                    for scalar in character.unicodeScalars where !scalar.isASCII || scalar.value < 0x20 {
                        if scalar == "\t" { continue }
                        if let message = message(scalar, inLatinWord) {
                            return LexiconProblem(
                                file: file, line: number, column: column, severity: severity, message: message,
                                category: category)
                        }
                    }
                }
            }
            return nil
        }
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: true
        case .spaceSeparator: scalar != " "
        default: (0xFE00...0xFE0F).contains(scalar.value)
        }
    }

    /// Letters of other scripts that look Latin. β, γ and µ do not, and stand in words of medicine.
    private static func isLookAlike(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x400...0x52F, 0xFF21...0xFF5A, 0x1D400...0x1D7FF: true
        default: "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονικρυχ".unicodeScalars.contains(scalar)
        }
    }

    /// `U+00AD SOFT HYPHEN`
    private static func name(of scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return scalar.properties.name.map { "\(code) \($0)" } ?? code
    }
}
