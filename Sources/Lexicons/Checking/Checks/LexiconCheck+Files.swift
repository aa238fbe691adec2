// What can be wrong with a file as a table.

extension LexiconCheck {
    static let noLexicon = LexiconCheck(
        byCompiler: "no-lexicon", "a folder without any .tsv file")

    static let unreadable = LexiconCheck(
        byCompiler: "unreadable", "a file that the system does not let us read")

    static let encoding = LexiconCheck(
        byCompiler: "encoding", "a file that is not UTF-8, as some spreadsheets save it")

    static let unknownFile = LexiconCheck(
        "unknown-file", .warning, "a table that nothing reads: `site/lung.tsv` for `sites/lung.tsv`"
    ) { survey in
        survey.tables.filter { LexiconSchema.of($0) == nil }.map { table in
            LexiconProblem(
                file: table.path, line: 0, column: 0, severity: .warning,
                message: "nothing reads this file; the folders are calcifications, concretions, sites, conditions, "
                    + "morphology, measurements, sections, context, evidence and spelling",
                category: "unknown-file")
        }
    }

    static let missingColumn = LexiconCheck(
        "missing-column", .error, "a header without a column that the table cannot do without"
    ) { survey in
        forEachSchema(survey) { table, schema in
            schema.columns.filter { $0.isRequired && table.column($0.name) == nil }.map { column in
                LexiconProblem(
                    file: table.path, line: 0, column: 0, severity: .error,
                    message: "the header has no column \"\(column.name)\"", category: "missing-column")
            }
        }
    }

    static let unknownColumn = LexiconCheck(
        "unknown-column", .warning, "a header that nothing reads: `term` for `terms`"
    ) { survey in
        forEachSchema(survey) { table, schema in
            table.header.filter { schema.column($0) == nil }.map { name in
                let near = Nearest.to(name, among: schema.columns.map(\.name))
                let hint = near.map { ", did you mean \"\($0)\"?" } ?? ""
                return LexiconProblem(
                    file: table.path, line: 0, column: 0, severity: .warning,
                    message: "nothing reads the column \"\(name)\"\(hint)", category: "unknown-column")
            }
        }
    }

    static let tooManyCells = LexiconCheck(
        byCompiler: "too-many-cells", "a line with more cells than the header: often a tab inside a value")

    /// The problems of every table that has a schema.
    private static func forEachSchema(
        _ survey: LexiconSurvey, _ find: (LexiconTable, LexiconSchema) -> [LexiconProblem]
    ) -> [LexiconProblem] {
        survey.tables.filter { !$0.header.isEmpty }.flatMap { table in
            LexiconSchema.of(table).map { find(table, $0) } ?? []
        }
    }
}
