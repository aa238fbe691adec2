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

    @Test func `a note with 200 findings is a page of less than 550 kB`() throws {
        let sites = [
            "coronary artery", "aortic valve", "mitral annulus", "thyroid", "left kidney", "right kidney", "pancreas",
            "spleen", "liver", "left breast", "prostate", "uterus", "right hip", "left knee", "falx", "pineal gland",
            "left upper lobe", "pleura", "hilar lymph node", "abdominal aorta", "femoral artery",
        ]
        let forms = [
            "Coarse calcification of the", "Punctate 3 mm calcification of the", "Calcified granuloma of the",
            "Possible calcification of the", "Dystrophic calcification of the",
        ]
        let sentences = (0..<200).map { "\(forms[$0 % forms.count]) \(sites[$0 % sites.count])." }
        let folder = TemporaryFolder()
        try folder.write(
            "INDICATION: Dialysis. Calcium 11.2 mg/dL, phosphate 7.9 mg/dL.\n\nFINDINGS: "
                + sentences.joined(separator: " ") + "\n", to: "notes/a.txt")
        let result = try Tool.run("review", folder.path + "/notes", "--output", folder.path + "/out", "--quiet")
        #expect(result.code == 0)
        let page = try folder.read("out/a.html")
        #expect(page.components(separatedBy: "<section class=\"finding ").count - 1 >= 200)
        #expect(page.utf8.count < 550_000, "\(page.utf8.count) bytes")
    }

    @Test func `decisions outlive a change of the lexicon: what still stands is placed, the rest is listed`() throws {
        let folder = TemporaryFolder()
        let text =
            "FINDINGS: Calcified granuloma of the lung. Psammoma bodies of the thyroid. Calcification of the falx.\n"
        try folder.write(text, to: "notes/one.txt")
        // What the page exports of three findings that were accepted.
        let annotation = try Tool.run("annotate", "--format", "json", folder.path + "/notes/one.txt").output
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(annotation.utf8)) as? [String: Any])
        let hash = try #require((document["document"] as? [String: Any])?["sha256"] as? String)
        let items = try ["Calcified", "Psammoma bodies", "Calcification"].map { words in
            let start = try #require(text.range(of: words))
            let offset = text.unicodeScalars.distance(from: text.startIndex, to: start.lowerBound)
            return """
                {"id": "urn:uuid:\(offset)", "type": "Annotation", "created": "2026-11-22T10:00:00Z",
                 "creator": {"nickname": "AB"}, "body": [{"purpose": "assessing", "value": "accepted"}],
                 "was": {"certainty": "affirmed"}, "target": {"source": "one", "sha256": "\(hash)", "selector": [
                  {"type": "TextPositionSelector", "start": \(offset), "end": \(offset + words.unicodeScalars.count)},
                  {"type": "TextQuoteSelector", "exact": "\(words)", "prefix": "", "suffix": ""}]}}
                """
        }
        try folder.write(#"{"items": [\#(items.joined(separator: ","))]}"#, to: "d.json")
        let arguments = ["decisions", "apply", folder.path + "/d.json", "--notes", folder.path + "/notes"]
        let before = try Tool.run(arguments).output
        #expect(before.contains("accepted   3") && before.contains("every decision was placed"))
        #expect(!before.contains("where nothing is found now"))

        // The concept stays, for the evidence on it; no word of a note leads to it any more.
        let lexicon = folder.path + "/lexicon"
        try FileManager.default.copyItem(
            atPath: URL(fileURLWithPath: Self.corpus + "/../../Lexicon").standardized.path, toPath: lexicon)
        var changed = 0
        for name in try FileManager.default.contentsOfDirectory(atPath: lexicon + "/calcifications") {
            let table = try folder.read("lexicon/calcifications/" + name)
            let lines = table.split(separator: "\n", omittingEmptySubsequences: false).map { line in
                var cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
                guard cells[0] == "psammoma-body", name != "tests.tsv" else { return String(line) }
                (cells[1], cells[2]) = ("-psammoma body", "xyzzy body")
                changed += 1
                return cells.joined(separator: "\t")
            }
            try folder.write(lines.joined(separator: "\n"), to: "lexicon/calcifications/" + name)
        }
        #expect(changed == 1)
        let after = try Tool.run(arguments + ["--lexicon", lexicon])
        #expect(after.code == 0)
        #expect(after.output.contains("accepted   3"), "\(after.output)")
        #expect(after.output.contains("1 stand on words where nothing is found now"))
        // The note changes, too: the words of two decisions still stand, those of one do not.
        try folder.write(
            "CT.\n" + text.replacingOccurrences(of: "Calcification of the falx", with: "Falx normal"),
            to: "notes/one.txt")
        let moved = try Tool.run(arguments + ["--lexicon", lexicon]).output
        #expect(moved.contains("2 moved with their words") && moved.contains("1 could not be placed"))
        #expect(moved.contains("one: accepted “Calcification” (AB, 2026-11-22T10:00:00Z)"), "\(moved)")
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
