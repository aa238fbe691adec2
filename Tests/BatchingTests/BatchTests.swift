import Batching
import Calcinote
import Foundation
import Readers
import TestSupport
import Testing
import Writers

struct BatchTests {
    static let annotator = Annotator.bundled()

    @discardableResult
    static func run(
        _ folder: TemporaryFolder, to output: String = "out", jobs: Int = 2, limit: Int = 1 << 20,
        formats: [OutputFormat] = [.json], shard: Shard = .whole, shouldStop: @escaping @Sendable () -> Bool = { false }
    ) throws -> BatchSummary {
        var options = BatchOptions(
            input: folder.path + "/in", output: folder.path + "/" + output, writing: WriterOptions(version: "test"))
        options.jobs = jobs
        options.formats = formats
        options.maxNoteBytes = limit
        options.shard = shard
        return try Batch(options, annotator: annotator).run(shouldStop: shouldStop)
    }

    /// All that must be the same in each run: everything but the times.
    static func tree(_ folder: TemporaryFolder, _ output: String = "out") throws -> [String: [UInt8]] {
        try folder.contents(below: output).filter { $0.key != "timings.jsonl" }
    }

    static func rows(_ folder: TemporaryFolder, _ output: String = "out") throws -> [[String: Any]] {
        try folder.read("\(output)/manifest.jsonl").split(separator: "\n").map {
            try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    @Test func `the output has the shape of the input, whatever the jobs`() throws {
        let folder = TemporaryFolder()
        for number in 0..<60 {
            try folder.write("FINDINGS: Calcified node \(number).\n", to: "in/\(number % 7)/n\(number).txt")
        }
        let formats: [OutputFormat] = [.json, .html]
        for jobs in [1, 2, 5] {
            let summary = try Self.run(folder, to: "out\(jobs)", jobs: jobs, formats: formats)
            #expect(summary.done == 60)
            #expect(summary.failed == 0)
        }
        let first = try Self.tree(folder, "out1")
        #expect(first.count == 129)
        #expect(first["3/n3.json"] != nil)
        #expect(first["3/n3.html"] != nil)
        #expect(try Self.tree(folder, "out2") == first)
        #expect(try Self.tree(folder, "out5") == first)
        #expect(try Self.run(folder, to: "out1", formats: formats).kept == 60)
        #expect(try Self.tree(folder, "out1") == first)
    }

    @Test func `a note that cannot be read has a row with its reason, and the rest is done`() throws {
        let folder = TemporaryFolder()
        try folder.write("Calcified.", to: "in/a.txt")
        try folder.write("", to: "in/empty.txt")
        try folder.write([0x50, 0x4B, 0, 1], to: "in/binary.txt")
        try folder.write(Array("ä ö ü ".utf8) + [0xC3, 0x28], to: "in/damaged.txt")
        try folder.write(String(repeating: "x", count: 5000), to: "in/large.txt")
        try folder.write("Calcified.", to: "in/named.txt/inside.txt")
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = [
            "-c", "cd \"$0\"; mkfifo fifo.txt; ln -s nowhere gone.txt; ln -s . loop", folder.path + "/in",
        ]
        try shell.run()
        shell.waitUntilExit()
        let summary = try Self.run(folder, limit: 4096)
        #expect(summary.done == 3)
        #expect(summary.failed == 7)
        var codes: [String: String] = [:]
        for row in try Self.rows(folder) {
            let error = row["error"] as? [String: String]
            codes[try #require(row["path"] as? String)] = error?["code"] ?? "done"
            if let error { #expect(error["remedy"]?.isEmpty == false) }
        }
        #expect(
            codes == [
                "a.txt": "done", "empty.txt": "done", "named.txt/inside.txt": "done", "binary.txt": "binary",
                "damaged.txt": "invalid-encoding", "large.txt": "too-large", "named.txt": "directory",
                "fifo.txt": "not-a-file", "gone.txt": "no-such-file", "loop": "link-loop",
            ])
        #expect(folder.exists("out/a.json"))
        #expect(folder.exists("out/named.txt/inside.json"))
    }

    @Test func `a name that is no UTF-8 has a row with its reason, a folder of such a name too`() throws {
        let folder = TemporaryFolder()
        try folder.write("Calcified.", to: "in/a.txt")
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/bash")
        shell.arguments = [
            "-c",
            #"cd "$0" && touch $'caf\xe9.txt' $'caf\xe8.txt' $'caf\xe9.pdf' && mkdir $'d\xe9' && touch $'d\xe9/b.txt'"#,
            folder.path + "/in",
        ]
        try shell.run()
        shell.waitUntilExit()
        #expect(try Self.run(folder).failed == 3)
        let failures = try Self.rows(folder).compactMap { $0["error"] as? [String: String] }
        #expect(failures.allSatisfy { $0["code"] == "bad-name" && $0["remedy"] == "rename it" })
    }

    @Test func `a note that fails later does not keep an annotation of before`() throws {
        let folder = TemporaryFolder()
        try folder.write("Calcified.", to: "in/a.txt")
        try folder.write("Calcified.", to: "in/b.txt")
        try Self.run(folder)
        try folder.write([0, 1, 2], to: "in/a.txt")
        try Self.run(folder)
        #expect(!folder.exists("out/a.json"))
        #expect(folder.exists("out/b.json"))
    }

    @Test func `no two notes share an output, and none takes the name of a list`() throws {
        let folder = TemporaryFolder()
        for name in ["a.txt", "a.text", "index.txt", "manifest.txt", "summary.txt"] {
            try folder.write("x", to: "in/\(name)")
        }
        try Self.run(folder, formats: [.json, .html, .csv, .jsonLines])
        let outputs = try Self.rows(folder).flatMap { $0["outputs"] as? [String] ?? [] }
        #expect(outputs.count == 20)
        #expect(Set(outputs).count == 20)
        #expect(Set(outputs).isDisjoint(with: ["index.html", "manifest.jsonl", "summary.csv"]))
    }

    @Test func `an interrupted batch keeps what is done and says that it is not all`() throws {
        let folder = TemporaryFolder()
        for number in 0..<40 { try folder.write("Calcified.", to: "in/\(number).txt") }
        let asked = Counter()
        let summary = try Self.run(folder, jobs: 1, shouldStop: { asked.next() > 10 })
        #expect(summary.wasInterrupted)
        #expect(summary.done == 10)
        #expect(try Self.rows(folder).count == 10)
        let rest = try Self.run(folder)
        #expect(rest.done == 40)
        #expect(rest.kept == 10)
    }

    @Test func `output below the input is not read as input`() throws {
        let folder = TemporaryFolder()
        try folder.write("Calcified.", to: "in/a.txt")
        for _ in 0..<2 { #expect(try Self.run(folder, to: "in/out", formats: [.text]).total == 1) }
    }

    @Test func `a folder without notes, or the notes' own folder for output, is refused`() throws {
        let folder = TemporaryFolder()
        #expect(throws: InputError.self) { try Self.run(folder) }
        try folder.write("x", to: "in/a.pdf")
        #expect(throws: BatchError.self) { try Self.run(folder) }
        #expect(throws: BatchError.self) { try Self.run(folder, to: "in") }
    }

    @Test func `nothing temporary stays, and no text of a note is in the manifest`() throws {
        let folder = TemporaryFolder()
        try folder.write("SECRET calcified", to: "in/a.txt")
        try folder.write(Array("SECRET ä ö".utf8) + [0xC3], to: "in/b.txt")
        try Self.run(folder)
        #expect(try folder.contents(below: "out").keys.allSatisfy { !$0.hasSuffix(".partial") })
        #expect(try !folder.read("out/manifest.jsonl").contains("SECRET"))
    }

    final class Counter: @unchecked Sendable {
        private let lock = NSLock()
        private var value = 0
        func next() -> Int {
            lock.lock()
            defer { lock.unlock() }
            value += 1
            return value
        }
    }
}
