import Annotations
import TestSupport
import Testing

@testable import Writers

@Suite struct CSVWriterTests {
    private func csv(_ note: AnnotatedNote, _ options: WriterOptions = WriterOptions(version: "0.1.0")) -> [UInt8] {
        CSVWriter(options).file(of: note)
    }

    @Test func `the everything note is as recorded`() {
        #expect(Snapshot("everything.csv").difference(from: csv(EverythingNote.note)) == nil)
        #expect(Snapshot("columns.csv").difference(from: CSVWriter.columnDictionary()) == nil)
    }

    @Test func `a row a finding, each with every column`() throws {
        for note in EverythingNote.samples {
            let rows = parse(String(decoding: csv(note), as: UTF8.self))
            #expect(rows.count == note.findings.count + 1)
            #expect(rows.allSatisfy { $0.count == CSVColumn.all.count })
        }
        let rows = parse(String(decoding: csv(EverythingNote.note), as: UTF8.self))
        let site = try #require(rows[0].firstIndex(of: "site_path"))
        #expect(rows.contains { $0[site] == "aortic arch|aorta|artery" })
        #expect(rows[1][0] == "everything <1> & \"more\"")
    }

    @Test(arguments: [
        ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"so\"", "\"say \"\"so\"\"\""), ("a\nb", "\"a\nb\""),
        ("=1+1", "'=1+1"),
        ("+49", "'+49"), ("-x", "'-x"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t=1"), (" =1", "' =1"), ("", ""),
        ("a\r\nb", "\"a\r\nb\""), ("a\u{0}b", "a b"), (" padded ", "\" padded \""), ("=\"a\"", "\"'=\"\"a\"\"\""),
    ]) func `cells are quoted where they must be, and never a formula`(text: String, expected: String) {
        var output: [UInt8] = []
        CSVWriter.append(text, to: &output)
        #expect(String(decoding: output, as: UTF8.self) == expected)
    }

    @Test func `a byte order mark for Excel, once`() {
        let options = WriterOptions(version: "0.1.0", byteOrderMark: true)
        #expect(csv(EverythingNote.note, options).starts(with: [0xEF, 0xBB, 0xBF] + Array("document,".utf8)))
    }

    /// RFC 4180, character by character.
    private func parse(_ text: String) -> [[String]] {
        var rows: [[String]] = []
        var (row, cell, quoted) = ([String](), "", false)
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch (scalar, quoted) {
            case ("\"", true) where rest.first == "\"":
                rest.removeFirst()
                cell += "\""
            case ("\"", _): quoted.toggle()
            case (",", false):
                row.append(cell)
                cell = ""
            case ("\n", false):
                rows.append(row + [cell])
                (row, cell) = ([], "")
            default: cell.unicodeScalars.append(scalar)
            }
        }
        return rows
    }
}
