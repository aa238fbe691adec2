/// Reads rows of comma-separated values after RFC 4180: cells in quotes may hold commas, doubled quotes and line breaks.
///
/// A row that is none (a quote inside a quoted cell, a quote that nobody closes, too long) is a problem of its own, and
/// reading goes on with the line after the one that the row began on.
public final class TableReader {
    public enum Row {
        case cells([[UInt8]], line: Int)
        case problem(LineProblem)
    }

    private enum Fault: Error {
        case strayQuote, openQuote, overlong
        case input(InputError)
    }

    private let stream: ByteStream
    private let limit: Int
    private var separator: UInt8
    private var buffer: [UInt8] = []
    /// Where the next row begins, and on which line.
    private var start = 0
    private var line = 1
    private var isAtEnd = false

    /// - Parameter limit: the most bytes a row may have.
    public init(_ stream: ByteStream, separator: UInt8 = UInt8(ascii: ","), limit: Int) {
        (self.stream, self.separator, self.limit) = (stream, separator, limit)
    }

    /// The names in the first row. Tabs and semicolons separate where the columns are only found that way.
    public func columns(_ wanted: TableColumns) throws(InputError) -> (names: [String], id: Int, text: Int) {
        _ = try need(3)
        if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
        if buffer.starts(with: [0xFF, 0xFE]) || buffer.starts(with: [0xFE, 0xFF]) {
            throw InputError(.damaged("the table is in UTF-16; make it UTF-8"), path: stream.path)
        }
        var first: [String] = []
        for candidate in [separator, 0x2C, 0x09, 0x3B] {
            separator = candidate
            guard let row = try? row(), case .cells(let cells, _, let end, let lines) = row else { break }
            let names = cells.map { String(decoding: $0, as: UTF8.self) }
            if first.isEmpty { first = names }
            if let id = wanted.idIndex(names), let text = wanted.textIndex(names), id != text {
                start = end
                line += lines
                return (names, id, text)
            }
        }
        throw InputError(.noColumns(count: first.count, wanted: wanted.words), path: stream.path)
    }

    /// The next row; nil at the end. Blank lines are passed over.
    public func next(count: Int) throws(InputError) -> Row? {
        while true {
            let result: Parsed?
            do throws(Fault) {
                result = try row()
            } catch .input(let error) {
                throw error
            } catch {
                return .problem(try recover(error))
            }
            guard case .cells(let cells, let first, let end, let lines)? = result else { return nil }
            start = end
            line += lines
            if cells == [[]] { continue }
            if cells.count != count {
                let message = "the row has \(cells.count) cells, the first row \(count)"
                return .problem(LineProblem(line: first, code: "bad-row", message: message))
            }
            return .cells(cells, line: first)
        }
    }

    private enum Parsed {
        case cells([[UInt8]], line: Int, end: Int, lines: Int)
    }

    /// The row at `start`, which stays where it is; nil at the end.
    private func row() throws(Fault) -> Parsed? {
        var (at, lines) = (start, 0)
        var cells: [[UInt8]] = []
        var cell: [UInt8] = []
        // Nothing yet, inside quotes, after the closing one, without quotes.
        enum State { case begin, quoted, closed, plain }
        var state = State.begin
        while true {
            if at == buffer.count {
                let (before, hasMore) = (start, try more())
                at -= before - start
                if !hasMore {
                    if state == .quoted { throw .openQuote }
                    if cells.isEmpty, cell.isEmpty, state == .begin { return nil }
                    if cell.last == 0x0D, state == .plain { cell.removeLast() }
                    return .cells(cells + [cell], line: line, end: at, lines: lines)
                }
            }
            if at - start > limit { throw .overlong }
            let byte = buffer[at]
            at += 1
            if byte == 0x0A { lines += 1 }
            if state == .quoted {
                if byte == 0x22 { state = .closed } else { cell.append(byte) }
            } else if byte == separator {
                cells.append(cell)
                (cell, state) = ([], .begin)
            } else if byte == 0x0A {
                if cell.last == 0x0D, state == .plain { cell.removeLast() }
                return .cells(cells + [cell], line: line, end: at, lines: lines)
            } else if state == .begin, byte == 0x22 {
                state = .quoted
            } else if state == .closed {
                if byte == 0x22 {
                    cell.append(byte)
                    state = .quoted
                } else if byte != 0x0D {
                    throw .strayQuote
                }
            } else {
                cell.append(byte)
                state = .plain
            }
        }
    }

    /// Goes to the line after the one that the row began on.
    private func recover(_ fault: Fault) throws(InputError) -> LineProblem {
        let first = line
        line += 1
        while true {
            if let lineBreak = buffer[start...].firstIndex(of: 0x0A) {
                start = lineBreak + 1
                break
            }
            start = buffer.count
            if try !need(1) { break }
        }
        let (code, message) =
            switch fault {
            case .strayQuote: ("bad-row", "a quoted cell goes on behind its closing quote; quotes inside are doubled")
            case .openQuote: ("bad-row", "a quote is opened and never closed")
            case .overlong, .input: ("too-long", "the row has more than \(limit) bytes")
            }
        return LineProblem(line: first, code: code, message: message)
    }

    private func more() throws(Fault) -> Bool {
        do throws(InputError) {
            return try need(buffer.count - start + 1)
        } catch {
            throw .input(error)
        }
    }

    /// Brings that many bytes behind `start` into memory, if there are so many.
    private func need(_ count: Int) throws(InputError) -> Bool {
        while buffer.count - start < count {
            if isAtEnd { return false }
            if start > 0 {
                buffer.removeFirst(start)
                start = 0
            }
            let piece = try stream.next()
            isAtEnd = piece.isEmpty
            buffer.append(contentsOf: piece)
        }
        return true
    }
}

/// Which columns of a table hold a note's id and its text: by name or by number, else by the names that are usual.
public struct TableColumns: Hashable, Sendable {
    public var id: String?
    public var text: String?

    public init(id: String? = nil, text: String? = nil) { (self.id, self.text) = (id, text) }

    /// Looked for in this order, whatever their capitals.
    static let usualIDs = [
        "id", "note_id", "report_id", "document_id", "doc_id", "accession", "accession_number", "uid",
    ]
    static let usualTexts = ["text", "note_text", "report_text", "note", "report", "body", "content"]

    func idIndex(_ names: [String]) -> Int? { Self.index(of: id, usual: Self.usualIDs, in: names) }
    func textIndex(_ names: [String]) -> Int? { Self.index(of: text, usual: Self.usualTexts, in: names) }

    /// `id and text`, for the message that there are none such.
    var words: String { "\(id ?? Self.usualIDs[0]) and \(text ?? Self.usualTexts[0])" }

    private static func index(of wanted: String?, usual: [String], in names: [String]) -> Int? {
        if let wanted {
            if let index = names.firstIndex(of: wanted) { return index }
            return Int(wanted).flatMap { names.indices.contains($0 - 1) ? $0 - 1 : nil }
        }
        let lowered = names.map { $0.lowercased() }
        return usual.lazy.compactMap { lowered.firstIndex(of: $0) }.first
    }
}
