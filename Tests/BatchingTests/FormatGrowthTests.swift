import Batching
import Calcinote
import Foundation
import TestSupport
import Testing
import Writers

/// Four times the findings may take about four times the time to write, in each format.
@Suite(.serialized) struct FormatGrowthTests {
    @Test(arguments: ["json", "jsonl", "xml", "csv", "html", "text"])
    func `a format is linear in the findings`(name: String) throws {
        let format = try #require(OutputFormat.offered(name))
        func time(_ findings: Int) -> Double {
            let text = String(repeating: "Calcified node of the left lung.\n", count: findings)
            let note = BatchTests.annotator.annotate(text)
            #expect(note.findings.count == findings)
            let writer = format.makeWriter(WriterOptions(version: "test"), note.catalog)
            return (0..<3).map { _ in
                let start = Self.now()
                _ = writer.file(of: note)
                return Self.now() - start
            }.min() ?? 0
        }
        let (few, many) = (time(1_000), time(4_000))
        // 4 is linear, 16 is square.
        #expect(many < few * 9, "1,000 findings took \(few) ms, 4,000 took \(many) ms")
    }

    /// Milliseconds of this thread.
    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
    }
}
