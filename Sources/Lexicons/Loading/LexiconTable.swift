/// One tab-separated file: its header and rows with their places.
public struct LexiconTable: Sendable {
    public struct Row: Sendable {
        public var line: Int
        public var cells: [String]
        /// By cell: the column it begins in, in characters from 1.
        public var starts: [Int]
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
            let (cells, starts) = Self.split(line)
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
                rows.append(Row(line: number, cells: cells, starts: starts))
            }
        }
    }

    /// The cells of a line without the spaces around them, and where each begins.
    private static func split(_ line: Substring) -> (cells: [String], starts: [Int]) {
        var cells: [String] = []
        var starts: [Int] = []
        var column = 1
        for part in line.split(separator: "\t", omittingEmptySubsequences: false) {
            let trimmed = part.drop { $0 == " " }
            starts.append(column + part.count - trimmed.count)
            var end = trimmed.endIndex
            while end > trimmed.startIndex, trimmed[trimmed.index(before: end)] == " " {
                end = trimmed.index(before: end)
            }
            cells.append(String(trimmed[..<end]))
            column += part.count + 1
        }
        return (cells, starts)
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

    /// A problem at a cell; at the line where the row has no such cell.
    public func problem(
        _ row: Row, _ name: String, _ severity: LexiconProblem.Severity, _ message: String, _ category: String
    ) -> LexiconProblem {
        LexiconProblem(
            file: path, line: row.line, column: place(row, name), severity: severity, message: message,
            category: category)
    }

    /// Where a cell begins, or one of its values; 0 where the row has no such cell.
    public func place(_ row: Row, _ name: String, value: String = "") -> Int {
        guard let at = column(name), at < row.cells.count else { return 0 }
        var column = row.starts[at]
        if value.isEmpty { return column }
        for part in row.cells[at].split(separator: "|", omittingEmptySubsequences: false) {
            let trimmed = part.drop { $0 == " " }
            if trimmed == value || trimmed.hasPrefix(value + " ") && trimmed.allSatisfy({ $0 == " " }) {
                return column + part.count - trimmed.count
            }
            column += part.count + 1
        }
        return row.starts[at]
    }
}
