import Foundation
import Readers
import Testing

struct TableReaderTests {
    /// Rows as text: `a|b`, and `!code@line` for a problem.
    static func rows(_ table: String, limit: Int = 1 << 20, count: Int = 2, piece: Int = 1 << 16) throws -> [String] {
        let reader = TableReader(try stream(Array(table.utf8)), limit: limit)
        var rows: [String] = []
        while let row = try reader.next(count: count) {
            switch row {
            case .cells(let cells, let line):
                rows.append("\(line):" + cells.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "|"))
            case .problem(let problem): rows.append("!\(problem.code)@\(problem.line)")
            }
        }
        return rows
    }

    /// Bytes by way of a pipe, a few at a time, so that every cell is cut somewhere.
    static func stream(_ bytes: [UInt8], pieces: Int = 7) throws -> ByteStream {
        let pipe = Pipe()
        let descriptor = dup(pipe.fileHandleForReading.fileDescriptor)
        let writer = pipe.fileHandleForWriting
        signal(SIGPIPE, SIG_IGN)
        Thread {
            for start in stride(from: 0, to: bytes.count, by: pieces) {
                try? writer.write(contentsOf: Data(bytes[start..<min(start + pieces, bytes.count)]))
            }
            try? writer.close()
        }.start()
        return ByteStream(descriptor: descriptor, path: "pipe")
    }

    @Test(arguments: [
        ("a,b\nc,d\n", ["1:a|b", "2:c|d"]),
        ("a,b\r\nc,d", ["1:a|b", "2:c|d"]),
        ("a,\"b,c\"\n", ["1:a|b,c"]),
        ("a,\"one\ntwo\r\nthree\"\r\nb,c\n", ["1:a|one\ntwo\r\nthree", "4:b|c"]),
        ("a,\"he said \"\"no\"\"\"\n", ["1:a|he said \"no\""]),
        ("a,5\" lens\nb,c\n", ["1:a|5\" lens", "2:b|c"]),
        ("a,\n,b\n", ["1:a|", "2:|b"]),
        ("\n\na,b\n\n", ["3:a|b"]),
        ("a,\"\"\n", ["1:a|"]),
        ("", []),
    ])
    func `cells come as RFC 4180 has them`(table: String, expected: [String]) throws {
        #expect(try Self.rows(table) == expected)
    }

    @Test(arguments: [
        ("a,\"b\" c\nd,e\n", ["!bad-row@1", "2:d|e"]),
        ("a\nb,c\n", ["!bad-row@1", "2:b|c"]),
        ("a,b,c\nd,e\n", ["!bad-row@1", "2:d|e"]),
        ("a,\"open\nb,c\nd,e\n", ["!bad-row@1", "2:b|c", "3:d|e"]),
        ("a,\"open", ["!bad-row@1"]),
        ("a,\"x\ny\" z\nb,c\n", ["!bad-row@1", "!bad-row@2", "3:b|c"]),
    ])
    func `a bad row is a problem with its line, and the rest is read`(table: String, expected: [String]) throws {
        #expect(try Self.rows(table) == expected)
    }

    @Test func `a row over the limit is passed over, quoted or not`() throws {
        let long = String(repeating: "x", count: 300_000)
        #expect(try Self.rows("a,\(long)\nb,c\n", limit: 1000) == ["!too-long@1", "2:b|c"])
        #expect(try Self.rows("a,\"\(long)\nq\"\nb,c\n", limit: 1000) == ["!too-long@1", "!bad-row@2", "3:b|c"])
    }

    @Test(arguments: [
        ("id,text\n", 0, 1), ("\u{FEFF}NOTE_ID,x,Note_Text\n", 0, 2), ("a\tid\ttext\n", 1, 2), ("text;id\n", 1, 0),
    ])
    func `columns are found by the usual names, whatever separates them`(table: String, id: Int, text: Int) throws {
        let found = try TableReader(Self.stream(Array(table.utf8)), limit: 1000).columns(TableColumns())
        #expect(found.id == id && found.text == text)
    }

    @Test func `columns are found by name and by number, and missing ones are an error`() throws {
        func columns(_ wanted: TableColumns) throws -> [Int] {
            let found = try TableReader(Self.stream(Array("a,id,b\n".utf8)), limit: 1000).columns(wanted)
            return [found.id, found.text]
        }
        #expect(try columns(TableColumns(id: "b", text: "a")) == [2, 0])
        #expect(try columns(TableColumns(text: "3")) == [1, 2])
        #expect(throws: InputError(.noColumns(count: 3, wanted: "id and text"), path: "pipe")) {
            try columns(TableColumns())
        }
    }
    @Test func `a table without names of columns is told without its first note`() throws {
        let reader = TableReader(try Self.stream(Array("7,Calcified plaque of the aorta.\n".utf8)), limit: 1000)
        let error = try #require(throws: InputError.self) { try reader.columns(TableColumns()) }
        #expect(!"\(error) \(error.remedy)".contains("plaque"))
    }
}
