/// One tab-separated file: its header and rows with their places.
public struct LexiconTable: Sendable {
    public struct Row: Sendable {
        public var line: Int
        public var cells: [String]
    }

    /// Path below the lexicon's folder: `sites/lung.tsv`.
    public var path: String
    public var header: [String]
    public var rows: [Row]

    /// The folder of the path, `sites`.
    public var folder: String { String(path.prefix { $0 != "/" }) }
    /// The file's name without folder and ending, `lung`.
    public var name: String {
        let file = path.split(separator: "/").last ?? ""
        return String(file.split(separator: ".").first ?? "")
    }

    /// - Parameter problems: gets what is wrong with the form: no header, too many cells, bytes that are no UTF-8.
    public init(path: String, bytes: [UInt8], problems: inout [LexiconProblem]) {
        self.path = path
        header = []
        rows = []
        guard let text = String(validating: bytes, as: UTF8.self) else {
            problems.append(
                LexiconProblem(
                    file: path, line: 0, column: 0, severity: .error, message: "the file is not valid UTF-8",
                    category: "encoding"))
            return
        }
        var number = 0
        for part in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            number += 1
            var line = part
            if number == 1, line.first == "\u{FEFF}" { line = line.dropFirst() }
            if line.isEmpty || line.first == "#" { continue }
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map { cell in
                String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            }
            if header.isEmpty {
                header = cells
            } else {
                if cells.count > header.count {
                    problems.append(
                        LexiconProblem(
                            file: path, line: number, column: 0, severity: .error,
                            message: "\(cells.count) cells where the header has \(header.count)",
                            category: "too-many-cells"))
                }
                rows.append(Row(line: number, cells: cells))
            }
        }
    }

    public func column(_ name: String) -> Int? { header.firstIndex(of: name) }

    /// A cell by its column's name; empty where the row or the header lacks it.
    public func cell(_ row: Row, _ name: String) -> String {
        guard let at = column(name), at < row.cells.count else { return "" }
        return row.cells[at]
    }

    /// The values of a cell, separated by `|`.
    public func values(_ row: Row, _ name: String) -> [String] {
        cell(row, name).split(separator: "|").map { value in
            String(value.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }.filter { !$0.isEmpty }
    }

    /// A problem at a cell.
    public func problem(
        _ row: Row, _ name: String, _ severity: LexiconProblem.Severity, _ message: String, _ category: String
    ) -> LexiconProblem {
        let before = row.cells.prefix(column(name) ?? 0).reduce(0) { $0 + $1.count + 1 }
        return LexiconProblem(
            file: path, line: row.line, column: before + 1, severity: severity, message: message, category: category)
    }
}
