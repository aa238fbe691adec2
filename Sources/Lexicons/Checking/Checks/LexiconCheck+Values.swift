// Cells that hold one of a few words, a number, a code or a source.

extension LexiconCheck {
    static let badValue = LexiconCheck(
        "bad-value", .error, "a cell that holds none of the words, or no number, where its column wants one"
    ) { survey in
        survey.compilerProblems.filter { $0.category == "bad-value" }
            + rows(survey).flatMap { table, schema, row in
                schema.columns.compactMap { column -> LexiconProblem? in
                    let cell = table.cell(row, column.name)
                    guard !cell.isEmpty, let message = fault(cell, column.content) else { return nil }
                    return table.problem(row, column.name, .error, message, "bad-value")
                }
            } + contextPhrases(survey)
    }

    private static func fault(_ cell: String, _ content: LexiconSchema.Content) -> String? {
        func choice(_ word: String, _ words: [String]) -> String {
            let near = Nearest.to(word, among: words)
            return "\"\(word)\" is not " + (near.map { "\"\($0)\"" } ?? words.joined(separator: ", "))
        }
        switch content {
        case .words, .reference, .codes, .source: return nil
        case .identifier:
            let isFine = cell.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D }
            return isFine ? nil : "\"\(cell)\" is no identifier: small letters, digits and hyphens"
        case .oneOf(let words): return words.contains(cell) ? nil : choice(cell, words)
        case .someOf(let words):
            return cell.split(separator: "|").map(String.init).first { !words.contains($0) }.map { choice($0, words) }
        case .number:
            return Double(cell)?.isFinite == true ? nil : "\"\(cell)\" is no number (write 1.5, not 1,5)"
        case .wholeNumber: return Int16(cell).map { $0 >= 0 } == true ? nil : "\"\(cell)\" is no whole number"
        }
    }

    /// Values of `context` that are neither a concept nor a single word, and so are never looked for.
    private static func contextPhrases(_ survey: LexiconSurvey) -> [LexiconProblem] {
        rows(survey).filter { $0.table.column("context") != nil }.flatMap { table, _, row in
            table.values(row, "context").compactMap { value -> LexiconProblem? in
                if survey.compiler.indices[value] != nil || !value.contains(where: { $0 == " " || $0 == "-" }) {
                    return nil
                }
                return LexiconProblem(
                    file: table.path, line: row.line, column: table.place(row, "context", value: value),
                    severity: .error, message: "\"\(value)\" is neither a concept nor a single word",
                    category: "bad-value")
            }
        }
    }

    static let badCode = LexiconCheck(
        "bad-code", .error, "a code of an unknown system, or not in the form that its system gives its codes"
    ) { survey in
        survey.compilerProblems.filter { $0.category == "bad-code" }
            + rows(survey).flatMap { table, _, row in
                table.values(row, "codes").compactMap { value -> LexiconProblem? in
                    guard let message = CodeForm.fault(value) else { return nil }
                    return LexiconProblem(
                        file: table.path, line: row.line, column: table.place(row, "codes", value: value),
                        severity: .error, message: message, category: "bad-code")
                }
            }
    }

    static let noSource = LexiconCheck(
        "no-source", .warning, "a line that does not say where it was read (`usage` for everyday language)"
    ) { survey in
        rows(survey).compactMap { table, schema, row in
            guard schema.column("source") != nil, table.folder != "evidence" || table.name == "calibration",
                table.cell(row, "source").isEmpty
            else {
                return nil
            }
            return table.problem(row, "source", .warning, "the line names no source", "no-source")
        }
    }
}

/// The form of the codes of a terminology. Whether a code exists is not for us to say without its table.
enum CodeForm {
    /// System, and whether a code has its form.
    private static let systems: [(name: String, example: String, fits: @Sendable (Substring) -> Bool)] = [
        ("HPO", "HP:0010766", { numbered($0, "HP:", 7...7) }),
        ("MONDO", "MONDO:0005180", { numbered($0, "MONDO:", 7...7) }),
        ("DOID", "DOID:399", { numbered($0, "DOID:", 1...7) }),
        ("UBERON", "UBERON:0000948", { numbered($0, "UBERON:", 7...7) }),
        ("FMA", "FMA:7088", { numbered($0, "FMA:", 3...6) }),
        ("MESH", "D002114", { numbered($0, "D", 6...9) || numbered($0, "C", 6...9) }),
        ("LOINC", "17861-6", isLOINC),
        ("ICD10CM", "M61.9", isICD),
    ]

    /// What is wrong with `HPO:HP:0010766`; nil for nothing.
    static func fault(_ value: String) -> String? {
        guard let colon = value.firstIndex(of: ":") else { return nil }
        let name = value[..<colon]
        guard let system = systems.first(where: { $0.name == name }) else {
            return "\"\(name)\" is none of \(systems.map(\.name).joined(separator: ", "))"
        }
        let code = value[value.index(after: colon)...]
        return system.fits(code)
            ? nil : "\"\(code)\" is no code of \(name), which are like \(name):\(system.example)"
    }

    private static func numbered(_ code: Substring, _ prefix: String, _ digits: ClosedRange<Int>) -> Bool {
        code.hasPrefix(prefix) && digits.contains(code.utf8.count - prefix.utf8.count)
            && code.dropFirst(prefix.count).utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }

    /// Digits, a hyphen, and the check digit (modulus 10, every second digit doubled).
    @Sendable private static func isLOINC(_ code: Substring) -> Bool {
        let parts = code.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...7).contains(parts[0].count), let check = Int(parts[1]), check < 10 else {
            return false
        }
        var sum = check
        for (place, digit) in parts[0].reversed().enumerated() {
            guard let value = digit.wholeNumberValue else { return false }
            sum += place % 2 == 0 ? (value * 2) / 10 + (value * 2) % 10 : value
        }
        return sum % 10 == 0
    }

    /// A letter, a digit, a digit or letter, then a point and up to four more.
    @Sendable private static func isICD(_ code: Substring) -> Bool {
        let parts = code.split(separator: ".", omittingEmptySubsequences: false).map { Array($0.utf8) }
        guard let head = parts.first, head.count == 3, parts.count <= 2 else { return false }
        func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
        func isLetter(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
        let tail = parts.dropFirst().first
        return isLetter(head[0]) && isDigit(head[1]) && (isDigit(head[2]) || isLetter(head[2]))
            && tail.map { (1...4).contains($0.count) && $0.allSatisfy { isDigit($0) || isLetter($0) } } != false
    }
}
