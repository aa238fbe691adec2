import Batching
import Calcinote
import Foundation
import Readers
import TestSupport
import Testing
import Writers

/// Notes in archives, lines, tables and patterns.
struct InputTests {
    static func run(
        _ folder: TemporaryFolder, _ inputs: [String], to output: String = "out", jobs: Int = 2, stopAfter: Int = .max,
        change: (inout BatchOptions) -> Void = { _ in }
    ) throws -> BatchSummary {
        var options = BatchOptions(
            inputs: inputs.map { folder.path + "/" + $0 }, output: folder.path + "/" + output,
            writing: WriterOptions(version: "test"))
        options.jobs = jobs
        options.title = "notes"
        change(&options)
        let asked = BatchTests.Counter()
        return try Batch(options, annotator: BatchTests.annotator).run(shouldStop: { asked.next() > stopAfter })
    }

    static func shell(_ folder: TemporaryFolder, _ line: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-ec", "cd \"$0\"; \(line)", folder.path]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "\(line)")
    }

    /// The path of each row with what became of it.
    static func codes(_ folder: TemporaryFolder, _ output: String = "out") throws -> [String] {
        try BatchTests.rows(folder, output).map { row in
            let error = row["error"] as? [String: String]
            if let error { #expect(error["remedy"]?.isEmpty == false && error["message"]?.isEmpty == false) }
            return "\(row["path"] as? String ?? "?") \(error?["code"] ?? "done")"
        }
    }

    static func text(_ number: Int) -> String {
        "FINDINGS: Calcified node \(number), \"coarse\".\nNo calcification of the aorta.\nIMPRESSION: Normal.\n"
    }

    /// The same notes as a folder, an archive, lines and a table, packed and not.
    static func everyKind(_ count: Int) throws -> TemporaryFolder {
        let folder = TemporaryFolder()
        var (lines, table) = ("", "patient,note_id,text\r\n")
        for number in 100..<100 + count {
            let text = text(number)
            try folder.write(text, to: "in/n\(number).txt")
            let json = try JSONSerialization.data(withJSONObject: ["id": "n\(number)", "text": text])
            lines += String(decoding: json, as: UTF8.self) + "\n"
            table += "7,n\(number),\"\(text.replacingOccurrences(of: "\"", with: "\"\""))\"\r\n"
        }
        try folder.write(lines, to: "n.jsonl")
        try folder.write(table, to: "n.csv")
        try shell(
            folder, "(cd in; ls | sort | tar -cf ../n.tar -T -); gzip -k n.tar n.jsonl n.csv; cp n.tar.gz n.tgz")
        return folder
    }

    @Test func `the same notes give the same findings, wherever they lie and whatever the jobs`() throws {
        let folder = try Self.everyKind(12)
        /// What the findings are, without where the note lies.
        func findings(_ output: String) throws -> [Substring] {
            try folder.read("\(output)/summary.csv").split(separator: "\n").dropFirst()
                .map { $0.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)[2] }
        }
        _ = try Self.run(folder, ["in"], to: "folder")
        let expected = try findings("folder")
        #expect(expected.count == 24)
        for name in ["n.tar", "n.tar.gz", "n.tgz", "n.jsonl", "n.jsonl.gz", "n.csv", "n.csv.gz"] {
            for jobs in [1, 3] {
                #expect(try Self.run(folder, [name], to: "\(name)-\(jobs)", jobs: jobs).done == 12)
            }
            #expect(try findings("\(name)-1") == expected, "\(name)")
            #expect(try BatchTests.tree(folder, "\(name)-1") == BatchTests.tree(folder, "\(name)-3"))
            let ending = name.contains("tar") || name.contains("tgz") ? ".txt" : ""
            #expect(try Self.codes(folder, "\(name)-1").first == "\(name)/n100\(ending) done")
            #expect(folder.exists("\(name)-1/\(name)/n111.json"))
        }
    }

    @Test func `stopped, resumed and in parts, containers come to what one run gives`() throws {
        let folder = try Self.everyKind(14)
        for inputs in [["n.tar.gz"], ["n.jsonl"], ["n.csv"], ["n.csv", "in", "n.tgz"]] {
            let name = "out-" + inputs.joined(separator: "+")
            let whole = try Self.run(folder, inputs, to: "whole-\(name)")
            for stop in [5, 2, 9] { _ = try Self.run(folder, inputs, to: name, jobs: 1, stopAfter: stop) }
            let last = try Self.run(folder, inputs, to: name)
            #expect(last.kept == 9 && last.done == whole.done && !last.wasInterrupted)
            #expect(try BatchTests.tree(folder, name) == BatchTests.tree(folder, "whole-\(name)"))
            #expect(try Self.run(folder, inputs, to: name).kept == whole.done)
            var done = 0
            for number in 1...3 {
                done += try Self.run(folder, inputs, to: "parts-\(name)") { $0.shard = Shard(number, of: 3) }.done
            }
            #expect(done == whole.done)
            let (one, parts) = (
                try folder.contents(below: "whole-\(name)"), try folder.contents(below: "parts-\(name)")
            )
            for (path, bytes) in one where path.hasSuffix(".json") { #expect(parts[path] == bytes) }
        }
    }

    @Test func `what is added to lines is done, what stood there is kept, what changed is done again`() throws {
        let folder = try Self.everyKind(5)
        _ = try Self.run(folder, ["n.jsonl"])
        let lines = try folder.read("n.jsonl")
        try folder.write(lines + "{\"id\": \"new\", \"text\": \"Calcified.\"}\n", to: "n.jsonl")
        let more = try Self.run(folder, ["n.jsonl"])
        #expect(more.kept == 5 && more.done == 6)
        let target = "\"targets\": [{\"start\": 0, \"end\": 9, \"concept\": \"x\"}]"
        try folder.write(lines + "{\"id\": \"new\", \"text\": \"Calcified.\", \(target)}\n", to: "n.jsonl")
        #expect(try Self.run(folder, ["n.jsonl"]).kept == 5)
        #expect(try folder.read("out/n.jsonl/new.json").contains("\"target\""))
    }

    @Test func `a bad line costs itself`() throws {
        let folder = TemporaryFolder()
        let good = "{\"id\": \"a\", \"text\": \"Calcified.\"}\n"
        try folder.write(
            good + "broken\n\n{\"id\": \"b\"}\n" + good + "{\"id\": 7, \"text\": \"Calcified.\"}\n{\"id\": \"c\", \"te",
            to: "n.jsonl")
        let summary = try Self.run(folder, ["n.jsonl"])
        #expect(summary.done == 2 && summary.failed == 4)
        #expect(
            try Self.codes(folder) == [
                "n.jsonl/a done", "n.jsonl:2 invalid-json", "n.jsonl:4 missing-member", "n.jsonl:5 duplicate-id",
                "n.jsonl/7 done", "n.jsonl:7 invalid-json",
            ])
    }

    @Test func `a bad row costs itself, a table without the columns is one row that names them`() throws {
        let folder = TemporaryFolder()
        try folder.write(
            "id,text\na,Calcified.\nb\n,Calcified.\nc,\"x\" y\na,Calcified.\nd,\ne,Calcified.\nf,\"open\ng,Calcified.\n",
            to: "n.csv")
        _ = try Self.run(folder, ["n.csv"])
        #expect(
            try Self.codes(folder) == [
                "n.csv/a done", "n.csv:3 bad-row", "n.csv:4 missing-id", "n.csv:5 bad-row", "n.csv:6 duplicate-id",
                "n.csv/d done", "n.csv/e done", "n.csv:9 bad-row", "n.csv/g done",
            ])
        try folder.write("name,report\na,Calcified.\n", to: "other.csv")
        _ = try Self.run(folder, ["other.csv"], to: "other")
        #expect(try Self.codes(folder, "other") == ["other.csv no-columns"])
        #expect(try Self.run(folder, ["other.csv"], to: "other") { $0.columns = .init(id: "name") }.done == 1)
        #expect(try Self.run(folder, ["other.csv"], to: "other") { $0.columns = .init(id: "1", text: "2") }.done == 1)
    }

    @Test func `what is no plain file in an archive has a row, and nothing leaves the output folder`() throws {
        let folder = TemporaryFolder()
        try folder.write("Calcified.", to: "pack/in/a.txt")
        try folder.write("Calcified.", to: "pack/in/b.text")
        try folder.write("Calcified.", to: "pack/in/sub/b.txt")
        try folder.write("No notes.", to: "pack/in/c.pdf")
        try folder.write("Calcified.", to: "pack/up.txt")
        try folder.write("Calcified.", to: "pack/in/.hidden.txt")
        try folder.write(String(repeating: "x", count: 3000), to: "pack/in/large.txt")
        try Self.shell(
            folder,
            """
            cd pack/in; ln -s /etc/passwd s.txt; ln a.txt z.txt; mkfifo f.txt; ln -s ../.. d
            tar -Pcf ../../n.tar ./a.txt b.text sub ../up.txt "$PWD/a.txt" s.txt z.txt f.txt d c.pdf .hidden.txt large.txt
            tar -rf ../../n.tar ./a.txt b.text
            cd ../..; gzip n.tar; rm -r pack
            """)
        let summary = try Self.run(folder, ["n.tar.gz"]) { $0.maxNoteBytes = 2000 }
        #expect(summary.done == 3)
        let codes = try Self.codes(folder).map { $0.split(separator: " ").last.map(String.init) ?? "" }
        #expect(
            codes == [
                "done", "done", "done", "unsafe-name", "unsafe-name", "link", "link", "not-a-file", "too-large",
                "duplicate-name", "duplicate-name",
            ])
        let written = try folder.contents(below: "out").keys.filter { $0.hasSuffix(".json") }.sorted()
        #expect(written == ["n.tar.gz/a.json", "n.tar.gz/b.json", "n.tar.gz/sub/b.json"])
        #expect(try folder.contents().keys.allSatisfy { !$0.hasSuffix(".json") || $0.hasPrefix("out/") })
    }

    @Test func `members that differ in their extension alone have outputs of their own, in any order`() throws {
        let folder = TemporaryFolder()
        let names = ["b.text", "b.txt", "a.txt", "a.text", "a.text.txt", "b.txt.text", "b.txt.txt", "a"]
        for name in names { try folder.write("Calcified \(name).", to: "in/\(name)") }
        for order in [names, names.reversed(), names.sorted()] {
            let all = order.joined(separator: " ")
            try Self.shell(folder, "cd in; rm -f ../n.tar; tar -cf ../n.tar \(all); tar -rf ../n.tar \(order[0])")
            let summary = try Self.run(folder, ["n.tar"]) { $0.extensions = [] }
            #expect(summary.done == 8 && summary.failed == 1)
            #expect(Set(try BatchTests.rows(folder).flatMap { $0["outputs"] as? [String] ?? [] }).count == 8)
            #expect(try Self.codes(folder).last == "n.tar:9 duplicate-name")
        }
    }

    @Test func `an archive that is cut anywhere keeps what came before and says so`() throws {
        let folder = try Self.everyKind(9)
        _ = try Self.run(folder, ["n.tgz"], to: "whole")
        let whole = try folder.contents(below: "whole")
        for (name, step) in [("n.tgz", 61), ("n.tar", 700)] {
            let bytes = try #require(try folder.contents()[name])
            // The end of an archive is padding, which nobody misses.
            let end = name == "n.tar" ? 9 * 1024 : bytes.count
            for length in stride(from: 0, to: end, by: step) {
                try folder.write(Array(bytes[..<length]), to: "cut/n.tgz")
                let summary = try Self.run(folder, ["cut/n.tgz"]) { $0.isForced = true }
                #expect(summary.failed == 1, "\(name) \(length)")
                #expect(try Self.codes(folder).last == "n.tgz damaged")
                for row in try Self.codes(folder).dropLast() {
                    let output = row.split(separator: ".txt")[0] + ".json"
                    #expect(try folder.contents(below: "out")[String(output)] == whole[String(output)])
                }
            }
        }
    }

    @Test func `names of outputs stay inside and apart, whatever the ids are`() throws {
        let folder = TemporaryFolder()
        let long = String(repeating: "é", count: 400)
        let ids = [
            "..", ".", "../../x", "/etc/passwd", "a/b", "a%2Fb", "a\u{0}b", "a\nb", ".hidden", "a", "A", " ", "",
            long, long + "2", "manifest", "\u{202E}x", "con", "a\\b", "-rf",
        ]
        let lines = try ids.map {
            String(
                decoding: try JSONSerialization.data(withJSONObject: ["id": $0, "text": "Calcified."]), as: UTF8.self)
        }
        try folder.write(lines.joined(separator: "\n"), to: "n.jsonl")
        let summary = try Self.run(folder, ["n.jsonl"]) { $0.formats = [.json, .html, .jsonLines] }
        #expect(summary.done == ids.count && summary.failed == 0)
        let outputs = try BatchTests.rows(folder).flatMap { $0["outputs"] as? [String] ?? [] }
        #expect(Set(outputs).count == 3 * ids.count)
        for output in outputs {
            #expect(
                output.hasPrefix("n.jsonl/") && output.split(separator: "/").count == 2
                    && folder.exists("out/\(output)"))
        }
        let files = try folder.contents().keys.filter { !$0.hasPrefix("out/") }
        #expect(files == ["n.jsonl"])
        #expect(try folder.read("out/notes.csv").contains("\na,n.jsonl/a,affirmed,"))
    }

    @Test func `a note's output and a container's folder do not collide`() throws {
        let folder = TemporaryFolder()
        try folder.write("Calcified.", to: "in/n.txt")
        try folder.write("{\"id\": \"a\", \"text\": \"Calcified.\"}", to: "in/n.jsonl")
        let summary = try Self.run(folder, ["in"]) {
            $0.formats = [.jsonLines]
            $0.extensions = ["txt", "jsonl"]
        }
        #expect(summary.done == 2)
        #expect(folder.exists("out/n.jsonl/a.jsonl") && folder.exists("out/n.txt.jsonl"))
    }

    @Test func `a folder's containers are read where their extension is asked for`() throws {
        let folder = try Self.everyKind(3)
        try Self.shell(folder, "mv n.* in")
        #expect(try Self.run(folder, ["in"]).done == 3)
        #expect(
            try Self.run(folder, ["in"], to: "lines", change: { $0.extensions = ["txt", "jsonl", "tar.gz"] }).done == 9)
        #expect(
            try Self.run(
                folder, ["in/n.csv"], to: "text",
                change: {
                    $0.inputFormat = .text
                }
            ).done == 1)
    }

    @Test func `several inputs have names on common ground, and what is named twice is there once`() throws {
        let folder = TemporaryFolder()
        for path in ["jan/1.txt", "feb/1.txt", "feb/sub/2.txt", "mar/x.rpt"] {
            try folder.write("Calcified.", to: path)
        }
        _ = try Self.run(folder, ["feb", "mar/x.rpt", "jan/1.txt", "jan", "feb/sub/../1.txt"])
        #expect(
            try Self.codes(folder) == ["feb/1.txt done", "feb/sub/2.txt done", "jan/1.txt done", "mar/x.rpt done"])
        #expect(throws: BatchError.self) { try Self.run(folder, ["jan", "feb"], to: "feb") }
        #expect(throws: BatchError.self) { try Self.run(folder, ["jan/1.txt"], to: "jan") }
        #expect(throws: InputError.self) { try Self.run(folder, ["jan", "april"]) }
    }

    @Test(arguments: [
        ("in/*.txt", ["1.txt"]),
        ("in/**/*.txt", ["1.txt", "a/1.txt", "a/b/1.txt"]),
        ("in/a/**/[0-9].*", ["1.rpt", "1.txt", "b/1.txt"]),
        ("in/*/?.rpt", ["a/1.rpt"]),
        ("in/*", ["1.txt", "a/1.txt", "a/b/1.txt"]),
        ("in/**", ["1.txt", "a/1.rpt", "a/1.txt", "a/b/1.txt"]),
        ("in/.*/*", [".c/1.txt"]),
    ])
    func `patterns fit what a shell would`(pattern: String, expected: [String]) throws {
        let folder = TemporaryFolder()
        for path in ["1.txt", "a/1.txt", "a/1.rpt", "a/b/1.txt", ".c/1.txt"] {
            try folder.write("Calcified.", to: "in/" + path)
        }
        try Self.shell(folder, "ln -s .. in/a/loop")
        _ = try Self.run(folder, [pattern])
        let files = try Self.codes(folder).filter { !$0.contains("loop") }
        #expect(files == expected.map { $0 + " done" })
        #expect(throws: InputError.self) { try Self.run(folder, ["in/**/*.none"]) }
    }

    @Test func `a container that changes while it is read has a row that says so`() throws {
        let folder = TemporaryFolder()
        let blank = String(repeating: "\n", count: 200_000)
        try folder.write(#"{"id": "a", "text": "Calcified."}"# + blank, to: "n.jsonl")
        let options = BatchOptions(
            inputs: [folder.path + "/n.jsonl"], output: folder.path + "/out", writing: WriterOptions(version: "test"))
        let asked = BatchTests.Counter()
        let summary = try Batch(options, annotator: BatchTests.annotator).run(shouldStop: {
            if asked.next() == 2 { try? Self.shell(folder, "echo >> n.jsonl") }
            return false
        })
        #expect(summary.failed == 1)
        #expect(try Self.codes(folder) == ["n.jsonl/a done", "n.jsonl changed"])
    }

    @Test func `each name that is no UTF-8 has one row, whatever else reads alike and however it was named`() throws {
        let folder = TemporaryFolder()
        try folder.write("Calcified.", to: "in/a.txt")
        try folder.write("Calcified.", to: "in/caf\u{FFFD}.txt")
        try Self.shell(
            folder,
            #"cd in; for name in 'caf\351' 'caf\350'; do echo > "$(printf "$name").txt"; done; mkdir "$(printf 'd\351')""#
        )
        let files = ["a.txt done", "caf\u{FFFD}.txt done", "caf\u{FFFD}.txt bad-name", "caf\u{FFFD}.txt bad-name"]
        let all = files + ["d\u{FFFD} bad-name"]
        let cases = [
            (["in"], all), (["in", "in"], all), (["in", "in/*.txt"], all), (["in/*.txt"], files),
            (["in/*/b.txt", "in/a.txt"], ["a.txt done", "d\u{FFFD} bad-name"]),
        ]
        for (inputs, rows) in cases {
            try? FileManager.default.removeItem(atPath: folder.path + "/out")
            _ = try Self.run(folder, inputs)
            #expect(try Self.codes(folder) == rows, "\(inputs)")
        }
    }
}
