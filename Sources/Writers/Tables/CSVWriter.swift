public import Annotations

/// A table with one row a finding, after RFC 4180 with `\n` at the end of lines:
///
/// ```
/// document,source,finding,mention,start,end,offsets,text,…
/// ct-0001,ct-0001.txt,f1,m1,91,100,scalar,calcified,…
/// ```
///
/// A note is text from elsewhere, and a spreadsheet runs a cell that starts with `=`: such text gets an apostrophe in front.
public struct CSVWriter: AnnotationWriter {
    private let offsets: OffsetUnit
    private let version: String
    public let header: [UInt8]

    public init(_ options: WriterOptions) {
        offsets = options.offsets
        version = options.version
        let names = CSVColumn.all.map(\.name).joined(separator: ",") + "\n"
        header = (options.byteOrderMark ? [0xEF, 0xBB, 0xBF] : []) + Array(names.utf8)
    }

    public func write(_ note: AnnotatedNote, into output: inout [UInt8]) {
        let table = OffsetTable(note.text, unit: offsets)
        var cell = CSVCell()
        for index in note.findings.indices {
            let row = CSVRow(note: note, index: index, offsets: table, version: version)
            for (position, column) in CSVColumn.all.enumerated() {
                if position > 0 { output.append(UInt8(ascii: ",")) }
                column.fill(row, &cell)
                cell.finish(into: &output)
            }
            output.append(UInt8(ascii: "\n"))
        }
    }

    /// What each column means, in the order of the table: a second CSV to lay beside it.
    public static func columnDictionary() -> [UInt8] {
        var output = Array("column,meaning\n".utf8)
        for column in CSVColumn.all {
            append(column.name, to: &output)
            output.append(UInt8(ascii: ","))
            append(column.meaning, to: &output)
            output.append(UInt8(ascii: "\n"))
        }
        return output
    }

    /// A text cell, guarded as ``CSVCell`` does.
    public static func append(_ text: String, to output: inout [UInt8]) {
        CSVCell.append(text: Array(text.utf8), to: &output)
    }
}
