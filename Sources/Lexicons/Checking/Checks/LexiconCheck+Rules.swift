// Cues, measurements and evidence.

extension LexiconCheck {
    static let cueWithoutDirection = LexiconCheck(
        byCompiler: "cue-without-direction", "a cue that is not forward, backward, both, terminate, pseudo or asking")

    static let unusedAnalyteUnit = LexiconCheck(
        "unused-analyte-unit", .warning,
        "a unit of an analyte that units.tsv does not convert, or one that the analyte has no line for"
    ) { survey in
        guard let analytes = survey.table("measurements/analytes.tsv"),
            let units = survey.table("measurements/units.tsv")
        else { return [] }
        var converted: Set<[String]> = []
        for row in units.rows {
            for name in units.values(row, "analyte") {
                converted.insert([name, units.cell(row, "unit")])
                converted.insert([name, units.cell(row, "si")])
            }
        }
        var listed: Set<[String]> = []
        var problems: [LexiconProblem] = []
        for row in analytes.rows {
            let (name, unit) = (analytes.cell(row, "concept"), analytes.cell(row, "unit"))
            listed.insert([name, unit])
            if !unit.isEmpty, !converted.contains([name, unit]) {
                problems.append(
                    analytes.problem(
                        row, "unit", .warning, "units.tsv has no line for \(name) in \(unit)", "unused-analyte-unit"))
            }
        }
        for row in units.rows {
            for name in units.values(row, "analyte")
            where !listed.contains([name, units.cell(row, "si")]) && !listed.contains([name, units.cell(row, "unit")]) {
                problems.append(
                    units.problem(
                        row, "analyte", .warning,
                        "analytes.tsv has no line for \(name) in \(units.cell(row, "unit")) or \(units.cell(row, "si"))",
                        "unused-analyte-unit"))
            }
        }
        return problems
    }

    static let evidenceForUnknownType = LexiconCheck(
        byCompiler: "evidence-for-unknown-type", "a file in `evidence` that is not named after a type of calcification")

    static let badWeight = LexiconCheck(byCompiler: "bad-weight", "a weight that is no number")

    static let weightOutOfRange = LexiconCheck(
        "weight-out-of-range", .warning, "a weight beyond ±8: odds of three thousand to one, which no single sign has"
    ) { survey in
        rows(survey).compactMap { table, _, row in
            guard let weight = Double(table.cell(row, "weight")), abs(weight) > 8 else { return nil }
            return table.problem(row, "weight", .warning, "\(weight) is beyond ±8", "weight-out-of-range")
        }
    }

    static let noCitation = LexiconCheck(
        "no-citation", .warning, "evidence without a source that a reader can look up"
    ) { survey in
        rows(survey).compactMap { table, _, row in
            guard table.folder == "evidence", table.name != "calibration",
                ["", "usage", "-"].contains(table.cell(row, "source"))
            else { return nil }
            return table.problem(row, "source", .warning, "the evidence cites no source", "no-citation")
        }
    }
}
