import Foundation
import TestSupport
import Testing

/// `review`, `decisions`, `audit` and `fit`, through the built command.
struct ReviewCommandTests {
    /// A folder with one note, and the decisions that a page would export of it.
    static func folder() throws -> TemporaryFolder {
        let folder = TemporaryFolder()
        try folder.write("FINDINGS: Calcified granuloma of the lung. Chalky node.\n", to: "notes/a.txt")
        try folder.write("No calcification.\n", to: "notes/b.txt")
        func item(_ action: String, _ start: Int, _ words: String, _ extra: String) -> String {
            """
            {"id": "urn:uuid:\(start)", "type": "Annotation", "created": "2026-11-22T10:00:00Z", "creator": {"nickname": "AB"},
             "body": [{"purpose": "assessing", "value": "\(action)"}], \(extra),
             "target": {"source": "a", "sha256": "of another day", "selector": [
              {"type": "TextPositionSelector", "start": \(start), "end": \(start + words.count)},
              {"type": "TextQuoteSelector", "exact": "\(words)", "prefix": "", "suffix": ""}]}}
            """
        }
        let items = [
            item("accepted", 3, "Calcified", #""was": {"site": "lung", "certainty": "affirmed"}"#),
            item("added", 30, "Chalky", #""now": {"site": "lymph node", "certainty": "possible"}"#),
            item("accepted", 90, "porcelain", #""was": {"certainty": "affirmed"}"#),
        ]
        try folder.write(#"{"items": [\#(items.joined(separator: ","))]}"#, to: "d.json")
        return folder
    }

    @Test func `review makes a page a note and an index`() throws {
        let folder = try Self.folder()
        let result = try Tool.run("review", folder.path + "/notes", "--output", folder.path + "/out")
        #expect(result.code == 0)
        #expect(result.errors.contains("open \(folder.path)/out/index.html"))
        for name in ["index.html", "a.html", "b.html"] {
            #expect(try folder.read("out/\(name)").contains("Content-Security-Policy"), "\(name)")
        }
        #expect(try folder.read("out/a.html").contains(#""collection":"notes","id":"a""#))
        #expect(try Tool.run("review", folder.path + "/none", "--output", folder.path + "/x").code == 66)
    }

    @Test func `decisions find their words again, and the rest is listed`() throws {
        let folder = try Self.folder()
        let arguments = ["decisions", "apply", folder.path + "/d.json", "--notes", folder.path + "/notes"]
        let text = try Tool.run(arguments)
        #expect(text.code == 0)
        #expect(text.output.contains("accepted   1") && text.output.contains("added      1"))
        #expect(text.output.contains("2 moved with their words"))
        #expect(text.output.contains("a: accepted “porcelain” (AB, 2026-11-22T10:00:00Z): the words no longer stand"))
        let gold = try Tool.run(arguments + ["--format", "gold"])
        #expect(gold.lines.count == 1)
        #expect(gold.errors.contains("1 decisions could not be placed"))
        let sentences = try Tool.run(arguments + ["--format", "sentences"])
        #expect(sentences.output.contains("[[Chalky|possible, site=lymph node]] node."))
        #expect(try Tool.run("decisions", "apply", folder.path + "/notes/a.txt", "--notes", folder.path).code == 65)
    }

    @Test func `an audit draws blind pages and asks for a reading`() throws {
        let folder = try Self.folder()
        let notes = folder.path + "/notes"
        #expect(try Tool.run("audit", notes, "--sample", "2", "--output", folder.path + "/audit").code == 0)
        let page = try folder.read("audit/a.html")
        #expect(page.contains("Blind reading") && !page.contains("Likely dystrophic"))
        #expect(try !folder.read("audit/summary.csv").contains("Calcified"))
        let report = try Tool.run(
            "audit", notes, "--plan", folder.path + "/audit/audit.json", "--decisions", folder.path + "/d.json")
        #expect(report.output.contains("2 notes of the sample are not marked as read"))
        #expect(try Tool.run("audit", notes, "--sample", "2").code == 64)
    }

    static let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Corpus/notes").path

    @Test func `fit shows cited and fitted weights`() throws {
        let result = try Tool.run("fit", "--gold", Self.corpus)
        #expect(result.code == 0)
        #expect(result.output.contains("cited weights") && result.output.contains("← chosen"))
        #expect(result.output.contains("evidence/"))
    }
}
