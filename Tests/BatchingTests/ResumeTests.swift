import Batching
import Calcinote
import Foundation
import TestSupport
import Testing
import Writers

struct ResumeTests {
    static func run(
        _ folder: TemporaryFolder, to output: String = "out", formats: [OutputFormat] = [.json],
        version: String = "test",
        stopAfter: Int = .max, change: (inout BatchOptions) -> Void = { _ in }
    ) throws -> BatchSummary {
        var options = BatchOptions(
            input: folder.path + "/in", output: folder.path + "/" + output, writing: WriterOptions(version: version))
        options.formats = formats
        options.jobs = 1
        change(&options)
        let asked = BatchTests.Counter()
        return try Batch(options, annotator: BatchTests.annotator).run(shouldStop: { asked.next() > stopAfter })
    }

    static func notes(_ count: Int) throws -> TemporaryFolder {
        let folder = TemporaryFolder()
        for number in 100..<100 + count {
            let text = "FINDINGS: Calcified node \(number). No calcification of the aorta.\nIMPRESSION: Normal.\n"
            try folder.write(text, to: "in/\(number % 3)/\(number).txt")
        }
        return folder
    }

    @Test func `runs that end early again and again come to the tree of one that did not`() throws {
        let folder = try Self.notes(40)
        _ = try Self.run(folder, to: "whole")
        for stop in [5, 3, 17, 1, 30] { _ = try Self.run(folder, stopAfter: stop) }
        let last = try Self.run(folder)
        #expect(last.kept == 30)
        #expect(try BatchTests.tree(folder) == BatchTests.tree(folder, "whole"))
    }

    @Test func `the folder page of kept notes is that of notes just done`() throws {
        let folder = try Self.notes(520)
        try folder.write(
            "FINDINGS: Calcified granuloma of 3 mm in the left upper lobe. Mother has aortic calcification.\n"
                + "IMPRESSION: Normal heart.\n", to: "in/a.txt")
        try folder.write([0, 1, 2], to: "in/b.txt")
        _ = try Self.run(folder, formats: [.html])
        let page = try folder.read("out/index.html")
        #expect(page.contains(#"id="chunk-1""#) && page.contains(#""chunks":2"#))
        #expect(page.contains("522 notes, 1 of them could not be read."))
        #expect(try Self.run(folder, formats: [.html]).kept == 521)
        #expect(try folder.read("out/index.html") == page)
        #expect(try Self.run(folder, formats: [.html], change: { $0.title = "another" }).kept == 0)
    }

    @Test func `the lists of a blind batch say nothing of findings`() throws {
        let folder = try Self.notes(3)
        _ = try Self.run(
            folder, formats: [.html],
            change: {
                $0.isBlind = true
                $0.only = ["0/102"]
            })
        #expect(try BatchTests.rows(folder).count == 1)
        for (path, bytes) in try folder.contents(below: "out") where path.hasSuffix(".csv") && path != "columns.csv" {
            #expect(bytes.count { $0 == 0x0A } == 1, "\(path)")
        }
        #expect(try !folder.read("out/index.html").contains("[0,0,"))
    }

    @Test func `only what changed is done again`() throws {
        let folder = try Self.notes(12)
        _ = try Self.run(folder)
        #expect(try Self.run(folder).kept == 12)
        try folder.write("Another note.", to: "in/0/102.txt")
        #expect(try Self.run(folder).kept == 11)
        try folder.write("A new note.", to: "in/0/a.txt")
        #expect(try Self.run(folder).kept == 12)
        try FileManager.default.removeItem(atPath: folder.path + "/out/1/100.json")
        #expect(try Self.run(folder).kept == 12)
        try folder.write("{", to: "out/1/100.json")
        #expect(try Self.run(folder).kept == 12)
        #expect(try Self.run(folder).kept == 13)
        #expect(try BatchTests.rows(folder).count == 13)
    }

    @Test func `names that only look the same are two notes`() throws {
        let folder = TemporaryFolder()
        let (joined, apart) = ("caf\u{E9}", "cafe\u{301}")
        try folder.write("Calcified.", to: "in/\(apart).txt")
        _ = try Self.run(folder)
        try FileManager.default.removeItem(atPath: "\(folder.path)/in/\(apart).txt")
        try folder.write("Calcified.", to: "in/\(joined).txt")
        #expect(try Self.run(folder).kept == 0)
        #expect(access("\(folder.path)/out/\(joined).json", R_OK) == 0)
        try folder.write("Calcified.", to: "in/\(apart).txt")
        #expect(try Self.run(folder, stopAfter: 1).done == 1)
        #expect(try Self.run(folder).done == 2)
        #expect(try BatchTests.rows(folder).count == 2)
    }

    @Test func `another version, format, limit or --force does all again`() throws {
        let folder = try Self.notes(4)
        _ = try Self.run(folder)
        #expect(try Self.run(folder, change: { $0.isForced = true }).kept == 0)
        #expect(try Self.run(folder, version: "next").kept == 0)
        #expect(try Self.run(folder, formats: [.json, .csv], version: "next").kept == 0)
        #expect(try Self.run(folder, formats: [.json, .csv], version: "next").kept == 4)
        #expect(try Self.run(folder, change: { $0.maxNoteBytes = 1000 }).kept == 0)
    }

    @Test func `a journal cut anywhere, or spoiled, costs work and nothing else`() throws {
        let folder = try Self.notes(6)
        _ = try Self.run(folder)
        let whole = try BatchTests.tree(folder)
        let journal = try #require(whole[".calcinote/journal"])
        for length in stride(from: 0, to: journal.count, by: 97) {
            try folder.write(Array(journal[..<length]), to: "out/.calcinote/journal")
            _ = try Self.run(folder)
            #expect(try BatchTests.tree(folder) == whole)
        }
        for position in stride(from: 0, to: journal.count, by: 131) {
            var spoiled = journal
            spoiled[position] ^= 0x5A
            try folder.write(spoiled, to: "out/.calcinote/journal")
            _ = try Self.run(folder)
            #expect(try BatchTests.tree(folder) == whole)
        }
    }

    @Test func `shards do each note once, whatever else is in the folder`() throws {
        let folder = try Self.notes(50)
        _ = try Self.run(folder, to: "whole")
        var done = 0
        for number in 1...4 { done += try Self.run(folder, change: { $0.shard = Shard(number, of: 4) }).done }
        #expect(done == 50)
        let (whole, parts) = (try folder.contents(below: "whole"), try folder.contents(below: "out"))
        for (path, bytes) in whole where path.hasSuffix(".json") { #expect(parts[path] == bytes) }
        let rows = parts.filter { $0.key.hasPrefix("manifest-") }.values.flatMap { $0.split(separator: 0x0A) }
        #expect(Set(rows) == Set(try #require(whole["manifest.jsonl"]).split(separator: 0x0A)))
    }

    @Test func `the page of a note in a part links to the part's own list`() throws {
        let folder = try Self.notes(8)
        for number in 1...2 {
            _ = try Self.run(folder, formats: [.html], change: { $0.shard = Shard(number, of: 2) })
        }
        let pages = try folder.contents(below: "out").filter { $0.key.hasSuffix(".html") }
        let lists = pages.filter { $0.key.hasPrefix("index-") }
        #expect(pages.count == 10 && lists.count == 2)
        for (name, bytes) in pages where lists[name] == nil {
            let text = String(decoding: bytes, as: UTF8.self)
            let address = try #require(text.firstMatch(of: /<p class="back"><a href="\.\/(?:\.\.\/)*([^"]+)">/)?.1)
            let list = try #require(lists[String(address)], "\(address)")
            #expect(String(decoding: list, as: UTF8.self).contains("\"./\(name)\""))
        }
    }

    @Test func `a dry run says what would be done and writes nothing`() throws {
        let folder = try Self.notes(3)
        var options = BatchOptions(
            input: folder.path + "/in", output: folder.path + "/out", writing: WriterOptions(version: "test"))
        options.jobs = 1
        func plan() throws -> [String] {
            var lines: [String] = []
            try Batch(options, annotator: BatchTests.annotator).plan { lines.append("\($1) \($0)") }
            return lines
        }
        #expect(try plan() == ["true 0/102.txt", "true 1/100.txt", "true 2/101.txt"])
        #expect(!folder.exists("out"))
        _ = try Self.run(folder)
        try folder.write("Another.", to: "in/1/100.txt")
        let before = try folder.contents()
        #expect(try plan() == ["false 0/102.txt", "true 1/100.txt", "false 2/101.txt"])
        #expect(try folder.contents() == before)
    }

    @Test func `notes, patients, counts and gaps are rolled up by the rule, also from kept notes`() throws {
        let folder = TemporaryFolder()
        try folder.write(
            "FINDINGS: Calcified granuloma in the left upper lobe.\nIMPRESSION: Normal heart.\n", to: "in/a.txt")
        try folder.write("FINDINGS: No calcification of the aorta.\n", to: "in/b.txt")
        try folder.write("FINDINGS: Clear lungs.\n", to: "in/c.txt")
        try folder.write([0, 1, 2], to: "in/d.txt")
        let map = Array("note,patient\na,p1\nb.txt,\"p,2\"\nc,p1\nd,p3\n".utf8)
        for _ in 0..<2 {
            _ = try Self.run(folder, change: { $0.patients = PatientMap(csv: map) })
            let notes = try folder.read("out/notes.csv").split(separator: "\n").dropFirst().map {
                $0.split(separator: ",", omittingEmptySubsequences: false).prefix(3).joined(separator: " ")
            }
            #expect(notes == ["a a.txt affirmed", "b b.txt negated", "c c.txt none", "d d.txt failed"])
            let patients = try folder.read("out/patients.csv").split(separator: "\n").dropFirst()
            #expect(patients.map { $0.prefix(while: { $0 != "\n" }) }.count == 3)
            #expect(patients.first == "\"p,2\",1,0,negated,0,0,1,,,0")
            #expect(patients.dropFirst().first == "p1,2,0,affirmed,1,0,0,left upper lobe,dystrophic,1")
            #expect(patients.last == "p3,1,1,failed,0,0,0,,,0")
            #expect(try folder.read("out/counts.csv").contains("\nsite,left upper lobe,affirmed,1\n"))
            #expect(try folder.read("out/counts.csv").contains("\ntype,dystrophic,affirmed,1\n"))
            #expect(try folder.read("out/gaps.csv").contains("\na,a.txt,f1,left upper lobe,left,dystrophic,"))
        }
        #expect(PatientMap(csv: Array("note,patient\nlonely\n".utf8)).badLines == [2])
    }
}
