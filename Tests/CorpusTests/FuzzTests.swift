import Calcinote
import Foundation
import TestSupport
import Testing

/// Notes that nobody wrote: what must hold of every annotation holds of them. Each failure names the seed that brings its
/// note back; `CALCINOTE_FUZZ_ITERATIONS` asks for more than the few of a usual run.
@Suite struct `Notes that nobody wrote` {
    private static let iterations =
        ProcessInfo.processInfo.environment["CALCINOTE_FUZZ_ITERATIONS"].flatMap(UInt64.init) ?? 150
    private static let notes = CorpusNote.all.map { String(decoding: $0.file, as: UTF8.self) }
    private static let sentences = Corpus.cases.flatMap(\.rows).compactMap {
        try? MarkedSentence(parsing: $0.line).text
    }
    /// The words of the corpus, and what cuts and joins them.
    private static let words: [String] = {
        let words = Set((notes + sentences).flatMap { $0.split(whereSeparator: \.isWhitespace) }.map(String.init))
            .sorted()
        let marks = [
            ".", ",", ":", ";", "?", "!", "-", "/", "(", ")", "[", "]", "*", "\n", "\r\n", "\n\n", "1.", "no", "or",
            "and",
        ]
        return words + Array(repeating: marks, count: words.count / 60).flatMap { $0 }
    }()

    private func check(_ seed: UInt64, _ text: String) {
        let broken = Corpus.annotator.annotate(text).brokenInvariants()
        #expect(broken == [], "seed \(seed): \(text.prefix(400).debugDescription)")
    }

    @Test func `random bytes`() {
        for seed in 0..<Self.iterations {
            var random = SplitMix(seed: seed)
            let bytes = (0..<Int.random(in: 0...600, using: &random)).map { _ in
                UInt8.random(in: .min ... .max, using: &random)
            }
            check(seed, String(decoding: bytes, as: UTF8.self))
        }
    }

    @Test func `random letters of all alphabets`() {
        for seed in 0..<Self.iterations {
            var random = SplitMix(seed: seed)
            let ranges: [ClosedRange<UInt32>] = [
                0...0x7F, 0x80...0x24F, 0x300...0x36F, 0x2000...0x206F, 0xFE00...0xFFFF, 0x1F300...0x1FAFF,
            ]
            var text = ""
            for _ in 0..<Int.random(in: 0...200, using: &random) {
                let range = ranges.randomElement(using: &random) ?? 0...0x7F
                if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) {
                    text.unicodeScalars.append(scalar)
                }
                if Int.random(in: 0..<8, using: &random) == 0 { text += Self.words.randomElement(using: &random) ?? "" }
            }
            check(seed, text)
        }
    }

    @Test func `random words of the corpus`() {
        for seed in 0..<Self.iterations {
            var random = SplitMix(seed: seed)
            var text = ""
            for _ in 0..<Int.random(in: 1...120, using: &random) {
                text += Self.words.randomElement(using: &random) ?? ""
                if Int.random(in: 0..<6, using: &random) > 0 { text += " " }
            }
            check(seed, text)
        }
    }

    /// A note may end anywhere: nobody may ask for the word behind its last one.
    @Test func `sentences that end in the middle`() {
        let endings = [
            "", " has", " is not", " of", " was", ", not", " any", " 2015 has", " which", "-", " left", " either",
        ]
        for (seed, sentence) in Self.sentences.enumerated() {
            var random = SplitMix(seed: UInt64(seed))
            let ends = sentence.indices.filter { sentence[$0].isWhitespace || sentence[$0].isPunctuation }
            for end in ends {
                let start = Bool.random(using: &random) ? "In 2015 " : ""
                let text = start + sentence[..<end] + (endings.randomElement(using: &random) ?? "")
                check(UInt64(seed), text)
            }
        }
    }

    @Test func `sentences that begin in the middle`() {
        for (seed, sentence) in Self.sentences.enumerated() {
            for start in sentence.indices.dropFirst()
            where sentence[start].isWhitespace || sentence[start].isPunctuation {
                check(UInt64(seed), String(sentence[start...]))
            }
        }
    }

    /// A heading or a new sentence may begin amid the words of a site, a cue or a unit: `the valve⏎Cusps: two.`
    @Test func `sentences that begin amid a term`() {
        for (seed, sentence) in Self.sentences.enumerated() {
            for space in sentence.indices where sentence[space] == " " {
                let rest = sentence[sentence.index(after: space)...]
                guard let end = rest.firstIndex(where: { !$0.isLetter }), end > rest.startIndex else { continue }
                let word = rest[..<end].capitalized
                check(UInt64(seed), "\(sentence[..<space])\n\(word):\(rest[end...])")
                check(UInt64(seed), "\(sentence[..<space]). \(word)\(rest[end...])")
            }
        }
    }

    /// Short, and so many of them: what a rule asks for beside its words may be missing in each.
    @Test func `sentences with words lost, doubled and put in`() {
        for seed in 0..<Self.iterations * 20 {
            var random = SplitMix(seed: seed)
            var words = (Self.sentences.randomElement(using: &random) ?? "").components(separatedBy: " ")
            for _ in 0..<Int.random(in: 1...6, using: &random) where words.count > 1 {
                let at = Int.random(in: words.indices, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: words.remove(at: at)
                case 1: words.insert(words[at], at: 0)
                case 2: words.removeSubrange((at + 1)...)
                default: words.insert(Self.words.randomElement(using: &random) ?? "", at: at)
                }
            }
            check(seed, words.joined(separator: " "))
        }
    }

    @Test func `splices of whole notes`() {
        for seed in 0..<Self.iterations {
            var random = SplitMix(seed: seed)
            var text = ""
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let scalars = Array((Self.notes.randomElement(using: &random) ?? "").unicodeScalars)
                let cut = Int.random(in: 0...scalars.count, using: &random)
                let end = Int.random(in: cut...scalars.count, using: &random)
                text.unicodeScalars.append(contentsOf: scalars[cut..<end].prefix(1_500))
            }
            check(seed, text)
        }
    }

    /// Long enough to be read in chapters, with each note's lists and headings behind those of others.
    @Test func `all notes of the corpus as one`() {
        for seed in UInt64(0)..<2 {
            var random = SplitMix(seed: seed)
            check(seed, Self.notes.shuffled(using: &random).joined(separator: seed == 0 ? "\n\n" : "\n"))
        }
    }

    @Test func `notes with letters lost, doubled and swapped`() {
        for seed in 0..<Self.iterations {
            var random = SplitMix(seed: seed)
            var scalars = Array((Self.notes.randomElement(using: &random) ?? "").unicodeScalars.prefix(1_500))
            for _ in 0..<Int.random(in: 1...30, using: &random) where scalars.count > 2 {
                let at = Int.random(in: 0..<scalars.count - 1, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: scalars.remove(at: at)
                case 1: scalars.insert(scalars[at], at: at)
                case 2: scalars.swapAt(at, at + 1)
                default:
                    scalars[at] = ["\n", " ", ".", ":", "\u{301}", "\u{0}", "-"].randomElement(using: &random) ?? " "
                }
            }
            var text = ""
            text.unicodeScalars.append(contentsOf: scalars)
            check(seed, text)
        }
    }

    @Test func `sentences in any order, one a line`() {
        for seed in 0..<Self.iterations {
            var random = SplitMix(seed: seed)
            let count = Int.random(in: 2...12, using: &random)
            let text = (0..<count).map { _ in Self.sentences.randomElement(using: &random) ?? "" }.joined(
                separator: "\n")
            check(seed, text)
        }
    }
}
