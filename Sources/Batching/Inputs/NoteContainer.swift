internal import Readers

/// A file that holds many notes, read one after the other.
protocol NoteContainer: AnyObject {
    /// The next note, or what stands in its place; nil at the end.
    func next() throws(InputError) -> NoteItem?
}

/// JSON lines, the records of `calcinote stream`.
final class LineContainer: NoteContainer {
    private let unit: String
    private let limit: Int
    private var lines: LineReader
    private var ids = NameSet()

    init(unit: String, stream: ByteStream, limit: Int) {
        (self.unit, self.limit) = (unit, limit)
        lines = LineReader(stream, limit: limit)
    }

    func next() throws(InputError) -> NoteItem? {
        while let line = try lines.next() {
            if line.isOverlong { return item(line.number, JSONLinesReader.overlong(line: line.number, limit: limit)) }
            if line.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
            switch line.bytes.withUnsafeBufferPointer({ JSONLinesReader.record($0, number: line.number) }) {
            case .failure(let problem): return item(line.number, problem)
            case .success(let record):
                if !ids.insert(record.id) { return item(line.number, .duplicate(line.number)) }
                return .named(record.id, unit, line.number, .record(record, line: line.bytes))
            }
        }
        return nil
    }

    private func item(_ line: Int, _ problem: LineProblem) -> NoteItem {
        NoteItem(
            unit: unit, ordinal: line, path: "\(unit):\(line)",
            failure: NoteFailure(
                code: problem.code, message: problem.message,
                remedy: "mend line \(line): {\"id\": \"…\", \"text\": \"…\"}, each id once"))
    }
}

/// A table with a note a row.
final class TableContainer: NoteContainer {
    private let unit: String
    private let wanted: TableColumns
    private let table: TableReader
    private var columns: (names: [String], id: Int, text: Int)?
    private var ids = NameSet()

    init(unit: String, stream: ByteStream, separator: UInt8, columns: TableColumns, limit: Int) {
        self.unit = unit
        wanted = columns
        table = TableReader(stream, separator: separator, limit: limit)
    }

    func next() throws(InputError) -> NoteItem? {
        if columns == nil { columns = try table.columns(wanted) }
        guard let columns else { return nil }
        switch try table.next(count: columns.names.count) {
        case nil: return nil
        case .problem(let problem): return item(problem)
        case .cells(let cells, let line):
            let id = String(decoding: cells[columns.id], as: UTF8.self)
            if id.isEmpty {
                return item(LineProblem(line: line, code: "missing-id", message: "the row has no id"))
            }
            if !ids.insert(id) { return item(.duplicate(line)) }
            return .named(id, unit, line, .bytes(cells[columns.text]))
        }
    }

    private func item(_ problem: LineProblem) -> NoteItem {
        NoteItem(
            unit: unit, ordinal: problem.line, path: "\(unit):\(problem.line)",
            failure: NoteFailure(
                code: problem.code, message: problem.message,
                remedy: "mend the row that begins on line \(problem.line); each id once, quotes doubled in quotes"))
    }
}

extension LineProblem {
    fileprivate static func duplicate(_ line: Int) -> LineProblem {
        LineProblem(line: line, code: "duplicate-id", message: "the id stood there before; the first one was taken")
    }
}

extension NoteItem {
    fileprivate static func named(_ id: String, _ unit: String, _ line: Int, _ payload: Payload) -> NoteItem {
        let path = unit + "/" + OutputNames.component(of: id)
        return NoteItem(unit: unit, ordinal: line, path: path, base: path, id: id, payload: payload)
    }
}
