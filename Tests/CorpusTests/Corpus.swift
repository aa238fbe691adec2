internal import Calcinote
internal import Foundation
internal import TestSupport
internal import Testing

/// The files of the folder `Corpus`, found from the place of this file.
enum Corpus {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Corpus")

    /// The one annotator of these tests: it serves all of them at once.
    static let annotator = Annotator.bundled()

    static let cases: [CaseFile] = files(below: "cases", withExtension: "txt").map(CaseFile.init)

    static func files(below path: String, withExtension ending: String) -> [URL] {
        let below = folder.appending(path: path)
        let names = FileManager.default.enumerator(atPath: below.path())?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix("." + ending) }.sorted().map { below.appending(path: $0) }
    }
}

/// One file of marked sentences.
struct CaseFile: Sendable, CustomTestStringConvertible {
    struct Row: Sendable {
        var number: Int
        var line: String
    }

    var name: String
    var rows: [Row]

    init(_ url: URL) {
        name = url.path().components(separatedBy: "/Corpus/cases/").last ?? url.lastPathComponent
        let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        rows = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .map { Row(number: $0.offset + 1, line: String($0.element)) }
            .filter { !$0.line.hasPrefix("#") && $0.line.contains { !$0.isWhitespace } }
    }

    var testDescription: String { name }

    /// The place of a row and what it says: `negation.txt:3: "No calcification."`.
    func place(of row: Row, _ text: String) -> String {
        let shown = text.replacing("\r\n", with: "⏎").replacing("\n", with: "⏎")
        return "\(name):\(row.number): \"\(shown)\""
    }
}
