import Foundation
import Testing

/// The real notes that lie beside a development checkout; without them these tests are skipped.
struct DevelopmentSetTests {
    static let corpora = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/corpora").path

    static var isPresent: Bool { FileManager.default.fileExists(atPath: corpora) }

    @Test(
        .enabled(if: isPresent, "../shared/corpora is not here"), arguments: ["openi-dev.jsonl", "mtsamples-dev.jsonl"])
    func `every real note gives valid JSON inside its own text, twice the same`(name: String) throws {
        let input = Array(try Data(contentsOf: URL(fileURLWithPath: Self.corpora + "/" + name)))
        let result = try Tool.run(["stream"], input: input)
        #expect(result.code == 0)
        #expect(try Tool.run(["stream", "--jobs", "1"], input: input).output == result.output)
        for line in result.lines {
            let row = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            let length = try #require((row["document"] as? [String: Any])?["length"] as? Int)
            for mention in row["mentions"] as? [[String: Any]] ?? [] {
                let (start, end) = (mention["start"] as? Int ?? -1, mention["end"] as? Int ?? -1)
                #expect(0 <= start && start < end && end <= length)
            }
        }
    }
}
