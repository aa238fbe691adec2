import Batching
import Foundation
import TestSupport
import Testing

struct LockTests {
    /// What a batch to the same folder says that begins while another one is at work.
    private func second(
        _ first: Shard, _ second: Shard
    ) throws -> (error: OutputError?, done: Int) {
        let folder = try ResumeTests.notes(8)
        let box = Box()
        let summary = try BatchTests.run(folder, jobs: 1, shard: first) {
            if box.error == nil, box.done == 0 {
                do {
                    box.done = try BatchTests.run(folder, jobs: 1, shard: second).done
                } catch {
                    box.error = error as? OutputError
                }
            }
            return false
        }
        #expect(summary.failed == 0 && !summary.wasInterrupted)
        return (box.error, box.done)
    }

    @Test func `a second batch to the same folder is refused, and the first one goes on`() throws {
        let error = try #require(second(.whole, .whole).error)
        #expect(error.kind == .inUse)
        #expect(error.code == "in-use" && !error.remedy.isEmpty)
    }

    @Test func `two shards work at once, but not the same one twice, nor one beside the whole`() throws {
        #expect(try second(Shard(1, of: 2), Shard(2, of: 2)).done > 0)
        #expect(try second(Shard(1, of: 2), Shard(1, of: 2)).error?.kind == .inUse)
        #expect(try second(Shard(1, of: 2), .whole).error?.kind == .inUse)
        #expect(try second(.whole, Shard(1, of: 2)).error?.kind == .inUse)
    }

    @Test func `the folder is free when the batch has ended`() throws {
        let folder = try ResumeTests.notes(8)
        for _ in 0..<20 { #expect(try BatchTests.run(folder, jobs: 4).total == 8) }
    }

    private final class Box: @unchecked Sendable {
        var error: OutputError?
        var done = 0
    }
}
