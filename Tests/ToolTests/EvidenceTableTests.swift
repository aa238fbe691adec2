import Foundation
import TestSupport
import Testing

/// The two tables of `Lexicon/evidence` that are not named after a type are checked like the others.
struct EvidenceTableTests {
    struct Row: Sendable {
        var table: String
        var line: String
        var words: String
    }

    static let rows: [Row] = [
        Row(table: "missing", line: "metastatic\tPTH\tmeasurement:pht\tkidney\twhy\tx", words: "[unknown-concept]"),
        Row(table: "missing", line: "benign\tPTH\tmeasurement:pth\tkidney\twhy\tx", words: "[bad-value]"),
        Row(table: "missing", line: "metastatic\tPTH\tpth\tkidney\twhy\tx", words: "is not condition:…"),
        Row(table: "missing", line: "metastatic\tPTH\tcondition:pth\tkidney\twhy\tx", words: "[wrong-kind]"),
        Row(table: "missing", line: "metastatic\tPTH\tmeasurement:pth\tkidny\twhy\tx", words: "[unknown-concept]"),
        Row(table: "calibration", line: "factor\t-1\twhy\tx", words: "is no number above 0"),
        Row(table: "calibration", line: "temperature\t1\twhy\tx", words: "[bad-value]"),
    ]

    /// All in one run of the checker, which takes its time over a whole lexicon.
    @Test func `each wrong line is named`() throws {
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Lexicon").path
        let folder = TemporaryFolder()
        let copy = folder.path + "/Lexicon"
        try FileManager.default.copyItem(atPath: source, toPath: copy)
        var places: [String] = []
        for row in Self.rows {
            let name = "Lexicon/evidence/\(row.table).tsv"
            let text = try folder.read(name)
            try folder.write(text + row.line + "\n", to: name)
            let number = text.split(separator: "\n", omittingEmptySubsequences: false).count
            places.append("evidence/\(row.table).tsv:\(number):")
        }
        let result = try Tool.run("lexicon", "check", copy)
        #expect(result.code == 65)
        for (row, place) in zip(Self.rows, places) {
            let told = result.lines.filter { $0.contains(place) }
            #expect(told.contains { $0.contains(row.words) }, "\(row.line): \(told)")
        }
    }
}
