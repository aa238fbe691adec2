extension LexiconCompiler {
    /// `evidence/<type>.tsv`, and beside them `missing.tsv` and `calibration.tsv`.
    mutating func readEvidence() {
        for table in tables where table.folder == "evidence" {
            if table.name == "missing" {
                for row in table.rows { readMissing(table, row) }
                continue
            }
            if table.name == "calibration" {
                for row in table.rows { readCalibration(table, row) }
                continue
            }
            guard let type = CalcificationType.allCases.first(where: { $0.label == table.name }) else {
                problems.append(
                    LexiconProblem(
                        file: table.path, line: 0, column: 0, severity: .error,
                        message: "\"\(table.name)\" is no type of calcification",
                        category: "evidence-for-unknown-type"))
                continue
            }
            for row in table.rows { readRule(type, table, row) }
        }
    }

    private mutating func readRule(_ type: CalcificationType, _ table: LexiconTable, _ row: LexiconTable.Row) {
        guard let weight = Double(table.cell(row, "weight")), weight.isFinite else {
            problems.append(
                table.problem(
                    row, "weight", .error, "\"\(table.cell(row, "weight"))\" is no number", "bad-weight"))
            return
        }
        guard let (when, concept, interpretation) = readWhen(table, row) else { return }
        var needs: EvidenceRule.Needs = []
        for value in table.values(row, "needs") {
            switch value {
            case "affirmed": needs.insert(.affirmed)
            case "possible": needs.insert(.possible)
            case "negated": needs.insert(.negated)
            default:
                problems.append(
                    table.problem(
                        row, "needs", .error, "\"\(value)\" is not affirmed, possible or negated", "bad-value"))
            }
        }
        if needs.isEmpty { needs = .affirmed }
        let place = readDemands(table, row, "where")
        evidenceRules.append(
            EvidenceRule(
                type: type, when: when, needs: needs, interpretation: interpretation, concept: concept, weight: weight,
                clauses: place))
        evidenceWords.append(
            Catalog.EvidenceRule(
                reason: table.cell(row, "reason"), source: table.cell(row, "source"),
                line: "\(table.path):\(row.line)"))
    }

    /// The alternatives of a `where` cell; none where it says nothing or `any`.
    mutating func readDemands(_ table: LexiconTable, _ row: LexiconTable.Row, _ column: String) -> Slice {
        let start = clauses.count
        let cell = table.cell(row, column)
        if !cell.isEmpty, cell != "any" {
            for alternative in cell.split(separator: "|") {
                let first = predicates.count
                for demand in alternative.split(separator: "&") {
                    var word = String(demand.filter { $0 != " " })
                    let isNegated = word.hasPrefix("!")
                    if isNegated { word.removeFirst() }
                    if word == "any" { continue }
                    let (kind, name) = predicate(word)
                    var concept: Int32 = -1
                    if kind == .section {
                        concept = sectionKind(name)
                    } else if !name.isEmpty {
                        concept = resolve(name, table, row, column)
                    }
                    predicates.append(EvidencePredicate(kind: kind, isNegated: isNegated, concept: concept))
                }
                clauses.append(Slice(first, predicates.count - first))
            }
        }
        return Slice(start, clauses.count - start)
    }

    private mutating func readWhen(
        _ table: LexiconTable, _ row: LexiconTable.Row
    ) -> (EvidenceRule.When, Int32, Interpretation)? {
        let cell = table.cell(row, "when")
        if cell == "prior" { return (.prior, -1, .none) }
        guard let colon = cell.firstIndex(of: ":") else {
            problems.append(table.problem(row, "when", .error, "\"\(cell)\" names no kind", "bad-value"))
            return nil
        }
        var name = String(cell[cell.index(after: colon)...])
        var interpretation = Interpretation.none
        if let equals = name.firstIndex(of: "=") {
            switch name[name.index(after: equals)...] {
            case "high": interpretation = .high
            case "low": interpretation = .low
            case "normal": interpretation = .normal
            case let word:
                problems.append(
                    table.problem(row, "when", .error, "\"\(word)\" is not high, normal or low", "bad-value"))
            }
            name = String(name[..<equals])
        }
        let kinds: [Substring: EvidenceRule.When] = [
            "condition": .condition, "measurement": .measurement, "site": .site, "term": .term, "word": .word,
            "morphology": .morphology, "section": .section, "note": .note, "finding": .finding,
        ]
        guard let when = kinds[cell[..<colon]] else {
            problems.append(
                table.problem(row, "when", .error, "\"\(cell[..<colon])\" is no kind of evidence", "bad-value"))
            return nil
        }
        if when == .finding {
            guard let value = CueValue.allCases.first(where: { "\($0)" == name }) else {
                problems.append(table.problem(row, "when", .error, "\"\(name)\" is no value of an axis", "bad-value"))
                return nil
            }
            return (.finding, Int32(value.rawValue), .none)
        }
        if when == .section { return (.section, sectionKind(name), interpretation) }
        let concept = resolve(name, table, row, "when")
        return concept < 0 ? nil : (when, concept, interpretation)
    }

    private func predicate(_ word: String) -> (EvidencePredicate.Kind, String) {
        for (prefix, kind) in [
            ("term:", EvidencePredicate.Kind.term), ("morphology:", .morphology), ("with:", .with),
            ("condition:", .with), ("note:", .inNote), ("section:", .section), ("site:", .site),
        ] where word.hasPrefix(prefix) {
            return (kind, String(word.dropFirst(prefix.count)))
        }
        switch word {
        case "same-sentence": return (.sameSentence, "")
        case "near": return (.near, "")
        case "no-site": return (.noSite, "")
        case "bound": return (.bound, "")
        case "shared-site": return (.sharedSite, "")
        default: return (.site, word)
        }
    }

    mutating func sectionKind(_ name: String) -> Int32 {
        if let at = sectionKinds.firstIndex(of: name) { return Int32(at) }
        sectionKinds.append(name)
        return Int32(sectionKinds.count - 1)
    }
}
