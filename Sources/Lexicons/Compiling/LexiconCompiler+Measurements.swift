extension LexiconCompiler {
    /// `measurements/units.tsv`, `analytes.tsv`, `flags.tsv`, and the concept `size`.
    mutating func readAnalytes() {
        if indices["size"] == nil {
            indices["size"] = ConceptIndex(concepts.count)
            concepts.append(Catalog.Concept(identifier: "size", name: "size", kind: .measurement))
            traits.append(ConceptTraits())
        }
        let analytes = tables.first { $0.path == "measurements/analytes.tsv" }
        if let analytes {
            for row in analytes.rows where indices[analytes.cell(row, "concept")] == nil {
                _ = declare(.measurement, analytes, row)
            }
        }
        if let table = tables.first(where: { $0.path == "measurements/units.tsv" }) {
            for row in table.rows {
                let unit = unit(table.cell(row, "unit"))
                let entry = Term(group: .unit, payload: unit)
                add(table.cell(row, "unit"), entry, table, row, "unit", inflected: false)
                for term in table.values(row, "terms") { add(term, entry, table, row, "terms", inflected: false) }
                guard let factor = Double(table.cell(row, "factor")) else { continue }
                let names = table.values(row, "analyte")
                for name in names.isEmpty ? [""] : names {
                    unitLines.append(
                        UnitLine(
                            analyte: resolve(name, table, row, "analyte"), unit: unit,
                            si: self.unit(table.cell(row, "si")), factor: factor))
                }
            }
        }
        if let analytes {
            for row in analytes.rows {
                guard let index = indices[analytes.cell(row, "concept")] else { continue }
                let unitName = analytes.cell(row, "unit")
                func number(_ column: String) -> Double { Double(analytes.cell(row, column)) ?? .nan }
                analyteLines.append(
                    AnalyteLine(
                        analyte: index, unit: unitName.isEmpty ? -1 : unit(unitName), low: number("low"),
                        high: number("high"), minimum: number("min"), maximum: number("max")))
                let strict = Set(analytes.values(row, "strict"))
                let name = analytes.cell(row, "name")
                func entry(_ term: String) -> Term {
                    var flags: Term.Flags = []
                    if strict.contains("yes") || strict.contains(term) || term.count <= 2 { flags.insert(.strict) }
                    if strict.contains("beside") { flags.formUnion([.strict, .contextual]) }
                    return Term(group: .analyte, flags: flags, payload: index)
                }
                if !name.isEmpty, !name.hasPrefix("-") { add(name, entry(name), analytes, row, "name") }
                for term in analytes.values(row, "terms") { add(term, entry(term), analytes, row, "terms") }
            }
        }
        if let table = tables.first(where: { $0.path == "measurements/flags.tsv" }) {
            for row in table.rows { readFlags(row, table) }
        }
    }

    /// Words of interpretation, and the words that stand around values (``MeasureWord``).
    private mutating func readFlags(_ row: LexiconTable.Row, _ table: LexiconTable) {
        let name = table.cell(row, "interpretation")
        let kind = MeasureWord.allCases.first { "\($0)" == name }
        let value: Interpretation =
            switch name {
            case "high": .high
            case "low": .low
            case "normal": .normal
            default: .none
            }
        for term in table.values(row, "terms") {
            let payload = kind?.rawValue ?? Int32(flags.count)
            add(term, Term(group: .flag, payload: payload), table, row, "terms", inflected: false)
            if kind == nil { flags.append(value) }
        }
    }

    /// A unit's number in ``Catalog/units``, made if need be.
    mutating func unit(_ name: String) -> Int32 {
        if name.isEmpty { return -1 }
        if let at = units.firstIndex(of: name) { return Int32(at) }
        units.append(name)
        return Int32(units.count - 1)
    }
}
