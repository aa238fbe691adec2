import Batching
import Foundation
import TestSupport
import Testing
import Writers

/// One file a format for all notes.
struct SingleFileTests {
    static func run(
        _ folder: TemporaryFolder, to output: String = "out", jobs: Int = 2, stopAfter: Int = .max,
        change: (inout BatchOptions) -> Void = { _ in }
    ) throws -> BatchSummary {
        try InputTests.run(folder, ["in", "n.jsonl"], to: output, jobs: jobs, stopAfter: stopAfter) {
            $0.isSingleFile = true
            $0.formats = [.jsonLines, .csv]
            change(&$0)
        }
    }

    @Test func `all notes stand in one file, in the order of the input, as they do in files of their own`() throws {
        let folder = try InputTests.everyKind(9)
        try folder.write([0, 1], to: "in/bad.txt")
        _ = try InputTests.run(folder, ["in", "n.jsonl"], to: "tree") { $0.formats = [.jsonLines, .csv] }
        var expected: [UInt8] = []
        let tree = try folder.contents(below: "tree")
        for row in try BatchTests.rows(folder, "tree") where row["status"] as? String == "done" {
            let output = try #require((row["outputs"] as? [String])?.first)
            expected += try #require(tree[output])
        }
        for jobs in [1, 4] {
            let summary = try Self.run(folder, to: "out\(jobs)", jobs: jobs)
            #expect(summary.done == 18 && summary.failed == 1)
            let files = try folder.contents(below: "out\(jobs)")
            #expect(files["annotations.jsonl"] == expected)
            #expect(files["annotations.csv"] == files["summary.csv"])
            #expect(files.keys.allSatisfy { !$0.hasPrefix("in/") && !$0.hasSuffix(".partial") })
        }
    }

    @Test func `a run that is stopped leaves no file that looks whole, and is gone on with`() throws {
        let folder = try InputTests.everyKind(9)
        _ = try Self.run(folder, to: "whole")
        for stop in [4, 11] {
            #expect(try Self.run(folder, jobs: 1, stopAfter: stop).wasInterrupted)
            #expect(!folder.exists("out/annotations.jsonl") && !folder.exists("out/annotations.jsonl.partial"))
        }
        #expect(try Self.run(folder).kept == 11)
        #expect(try BatchTests.tree(folder) == BatchTests.tree(folder, "whole"))
        try FileManager.default.removeItem(atPath: folder.path + "/out/annotations.jsonl")
        #expect(try Self.run(folder).kept == 18)
        #expect(try BatchTests.tree(folder) == BatchTests.tree(folder, "whole"))
        try folder.write("Calcified.", to: "in/n104.txt")
        #expect(try Self.run(folder).kept == 17)
    }

    @Test func `parts have files of their own, which together are the whole`() throws {
        let folder = try InputTests.everyKind(9)
        _ = try Self.run(folder, to: "whole")
        for number in 1...3 { _ = try Self.run(folder) { $0.shard = Shard(number, of: 3) } }
        let parts = try (1...3).flatMap { try folder.read("out/annotations-\($0)-of-3.jsonl").split(separator: "\n") }
        #expect(Set(parts) == Set(try folder.read("whole/annotations.jsonl").split(separator: "\n")))
        #expect(parts.count == 18)
    }
}
