// What a suggestion lacks, and how sure it must be: the two tables of `evidence` that are not named after a type.

extension LexiconCompiler {
    /// A line of `evidence/missing.tsv`.
    mutating func readMissing(_ table: LexiconTable, _ row: LexiconTable.Row) {
        let cell = table.cell(row, "type")
        guard let type = CalcificationType.allCases.first(where: { $0.label == cell }) else {
            problems.append(table.problem(row, "type", .error, "\"\(cell)\" is no type of calcification", "bad-value"))
            return
        }
        let first = answers.count
        for value in table.values(row, "when-absent") {
            let parts = value.split(separator: ":", maxSplits: 1).map(String.init)
            switch (parts.first, parts.count) {
            case ("section", 2): answers.append(MissingAnswer(kind: .section, concept: sectionKind(parts[1])))
            case ("condition", 2), ("measurement", 2):
                let concept = resolve(parts[1], table, row, "when-absent")
                if concept >= 0 { answers.append(MissingAnswer(kind: .mention, concept: concept)) }
            default:
                problems.append(
                    table.problem(
                        row, "when-absent", .error,
                        "\"\(value)\" is not condition:…, measurement:… or section:…", "bad-value"))
            }
        }
        if answers.count == first {
            problems.append(
                table.problem(row, "when-absent", .error, "what would answer it is not said", "empty-name"))
        }
        missingRules.append(
            MissingRule(
                type: type, answers: Slice(first, answers.count - first), clauses: readDemands(table, row, "where")))
        missingWords.append(
            Catalog.MissingRule(
                asksFor: table.cell(row, "asks-for"),
                because: Catalog.EvidenceRule(
                    reason: table.cell(row, "reason"), source: table.cell(row, "source"),
                    line: "\(table.path):\(row.line)")))
    }

    /// A line of `evidence/calibration.tsv`.
    mutating func readCalibration(_ table: LexiconTable, _ row: LexiconTable.Row) {
        let cell = table.cell(row, "value")
        guard let value = Double(cell), value.isFinite, value > 0 else {
            problems.append(table.problem(row, "value", .error, "\"\(cell)\" is no number above 0", "bad-value"))
            return
        }
        switch table.cell(row, "name") {
        case "factor": calibration.factor = value
        case "settled": calibration.settled = value
        case "contender": calibration.contender = value
        // The schema's check names the line.
        default: break
        }
    }
}
