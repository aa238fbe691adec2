// Concepts, their names, and what refers to them.

extension LexiconCheck {
    static let noConcept = LexiconCheck(byCompiler: "no-concept", "a line without an identifier in `concept`")

    static let emptyName = LexiconCheck(
        "empty-name", .error, "a line whose name, term, cue, unit or kind is empty"
    ) { survey in
        rows(survey).compactMap { table, schema, row in
            guard table.column(schema.naming) != nil, table.cell(row, schema.naming).isEmpty else { return nil }
            return table.problem(row, schema.naming, .error, "the \(schema.naming) is empty", "empty-name")
        }
    }

    static let duplicateConcept = LexiconCheck(
        byCompiler: "duplicate-concept", "an identifier that another line has, of whatever kind")

    static let unknownConcept = LexiconCheck(
        byCompiler: "unknown-concept", "a reference to a concept that no line declares, with the nearest that one does")

    static let wrongKind = LexiconCheck(
        "wrong-kind", .error, "a reference to a concept of another kind: a condition where a site is wanted"
    ) { survey in
        rows(survey).flatMap { table, _, row in
            ConceptReference.all(in: table, row).compactMap { reference -> LexiconProblem? in
                guard let index = survey.compiler.indices[reference.identifier] else { return nil }
                let kind = survey.compiler.concepts[Int(index)].kind
                if reference.kinds.contains(kind) { return nil }
                let wanted = reference.kinds.map(\.label).joined(separator: " or ")
                return table.problem(
                    row, reference.column, .error,
                    "\"\(reference.identifier)\" is a \(kind.label), and a \(wanted) is wanted here", "wrong-kind")
            }
        }
    }

    static let unknownParent = LexiconCheck(
        "unknown-parent", .error, "a parent that no line declares, or that is of another kind than its child"
    ) { survey in
        survey.compilerProblems.filter { $0.category == "unknown-parent" }
            + rows(survey).compactMap { table, _, row in
                guard let child = survey.compiler.indices[table.cell(row, "concept")],
                    let parent = survey.compiler.indices[table.cell(row, "parent")]
                else { return nil }
                let (own, other) = (survey.compiler.concepts[Int(child)], survey.compiler.concepts[Int(parent)])
                if own.kind == other.kind { return nil }
                return table.problem(
                    row, "parent", .error,
                    "\"\(other.identifier)\" is a \(other.kind.label), \"\(own.identifier)\" is a \(own.kind.label)",
                    "unknown-parent")
            }
    }

    static let parentCycle = LexiconCheck(
        "parent-cycle", .error, "a concept that is its own ancestor: lung → chest → lung"
    ) { survey in
        rows(survey).compactMap { table, _, row in
            guard table.column("parent") != nil,
                let start = survey.compiler.indices[table.cell(row, "concept")]
            else {
                return nil
            }
            var path = [start]
            var at = survey.compiler.concepts[Int(start)].parent
            while at >= 0, at != start, !path.contains(at) {
                path.append(at)
                at = survey.compiler.concepts[Int(at)].parent
            }
            // A cycle further up is told where it is.
            guard at == start else { return nil }
            let names = (path + [start]).map { survey.compiler.concepts[Int($0)].identifier }
            return table.problem(row, "parent", .error, names.joined(separator: " → "), "parent-cycle")
        }
    }

    /// Every row of every table that has a schema.
    static func rows(
        _ survey: LexiconSurvey
    ) -> [(table: LexiconTable, schema: LexiconSchema, row: LexiconTable.Row)] {
        survey.tables.flatMap { table in
            LexiconSchema.of(table).map { schema in table.rows.map { (table, schema, $0) } } ?? []
        }
    }
}

/// A cell's reference to a concept, and what it may be.
private struct ConceptReference {
    var column: String
    var identifier: String
    var kinds: [MentionKind]

    static func all(in table: LexiconTable, _ row: LexiconTable.Row) -> [ConceptReference] {
        switch table.folder {
        case "calcifications", "concretions": cells("site", [.site], table, row)
        case "sites":
            ["site", "place", "tissue", "near", "heading", "becomes"].flatMap { cells($0, [.site], table, row) }
                + cells("condition", [.condition], table, row)
                + (table.name == "roles" ? cells("concept", [.site], table, row) : [])
        case "sections": cells("subject", [.site], table, row)
        case "measurements": cells("analyte", [.measurement], table, row)
        case "evidence": evidence(table, row)
        default: []
        }
    }

    private static func cells(
        _ column: String, _ kinds: [MentionKind], _ table: LexiconTable, _ row: LexiconTable.Row
    ) -> [ConceptReference] {
        table.values(row, column).map { value in
            // `~kidney`: only where the note names no other site.
            let identifier = value.hasPrefix("~") ? String(value.dropFirst()) : value
            return ConceptReference(column: column, identifier: identifier, kinds: kinds)
        }
    }

    /// `condition:tuberculosis`, `measurement:calcium=high`; in `where`, sites stand without a word in front.
    private static func evidence(_ table: LexiconTable, _ row: LexiconTable.Row) -> [ConceptReference] {
        ["when", "when-absent", "where"].flatMap { column in
            table.cell(row, column).split { $0 == "|" || $0 == "&" }.compactMap { part -> ConceptReference? in
                let demand = part.filter { $0 != " " && $0 != "!" }
                let words = demand.split(separator: ":", maxSplits: 1)
                guard let last = words.last else { return nil }
                let kinds: [MentionKind]? = words.count == 1 ? [.site] : Self.kinds[String(words[0])]
                let identifier = String(last.prefix { $0 != "=" })
                return kinds.map { ConceptReference(column: column, identifier: identifier, kinds: $0) }
            }
        }
    }

    private static let kinds: [String: [MentionKind]] = [
        "condition": [.condition], "with": [.condition], "measurement": [.measurement], "site": [.site],
        "term": [.calcification, .concretion], "word": [.typeWord], "morphology": [.morphology],
    ]
}
