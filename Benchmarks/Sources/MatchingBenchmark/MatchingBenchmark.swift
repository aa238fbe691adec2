import Glibc
import Lexicons
import Matching
import Notes

/// Matching alone: how fast are phrases found in lines of plain words (small letters, one space between, one at both ends)?
/// Prints megabytes a second, the hits, and the sum of their places, as `peers/aho-corasick` does.
///
/// usage: MatchingBenchmark PHRASES TEXT RUNS
@main
enum MatchingBenchmark {
    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let phrases = contents(arguments[1]), let text = contents(arguments[2]),
            let runs = Int(arguments[3]), runs > 0
        else {
            _ = [UInt8]("usage: MatchingBenchmark PHRASES TEXT RUNS\n".utf8).withUnsafeBytes {
                write(2, $0.baseAddress, $0.count)
            }
            exit(64)
        }
        let list = phrases.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
        let lexicon = CompiledLexicon(phrases: list)
        let (tokenizer, matcher) = (Tokenizer(vocabulary: lexicon.vocabulary), Matcher(lexicon: lexicon))
        let notes = pieces(of: text)
        var (tokens, hits): ([Token], [Hit]) = ([], [])
        var memo = WordMemo()
        var seconds: [Double] = []
        var (count, places) = (0, 0)
        for _ in 0..<runs {
            (count, places) = (0, 0)
            let start = now()
            for (offset, note) in notes {
                tokenizer.tokenize(note, into: &tokens, memo: &memo)
                matcher.match(tokens, in: note, into: &hits)
                count += hits.count
                for hit in hits {
                    places += 2 * offset + Int(tokens[Int(hit.first)].start) + Int(tokens[Int(hit.end) - 1].end)
                }
            }
            seconds.append(now() - start)
        }
        seconds.sort()
        let speed = Double(text.count) / 1e6 / seconds[seconds.count / 2]
        print("\(Double(Int(speed * 10)) / 10) \(count) \(places)")
    }

    /// A note a line.
    private static func pieces(of text: [UInt8]) -> [(offset: Int, note: NoteText)] {
        var pieces: [(offset: Int, note: NoteText)] = []
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: 0x0A) ?? text.count
            pieces.append((start, NoteText(bytes: Array(text[start..<end]), isASCII: true)))
            start = end + 1
        }
        return pieces
    }

    private static func contents(_ path: String) -> [UInt8]? {
        guard let file = fopen(path, "rb") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let got = fread(&block, 1, block.count, file)
            if got == 0 { return bytes }
            bytes += block[..<got]
        }
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
