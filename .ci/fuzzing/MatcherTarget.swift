import Annotations
import Foundation
import Lexicons
import Matching
import Notes

extension FuzzTarget {
    /// The fast matcher against the plain one: with the project's lexicon, or with one of terms from the input.
    static let matcher = FuzzTarget(name: "matcher") { input in
        var choices = Choices(input)
        if choices.next(below: 2) == 0 { return compare(Both.ofProject, choices.text) }
        // `minerals NUL look-alikes NUL sites NUL conditions NUL cues NUL text`, a term a line.
        let parts = choices.rest.split(separator: 0, maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6, choices.rest.count < 600 else { return }
        let terms = parts.dropLast().map { part in
            String(decoding: part, as: UTF8.self).split(whereSeparator: \.isNewline).map {
                $0.replacingOccurrences(of: "\t", with: " ")
            }
        }
        if let both = try? Both(LexiconFolder(files: tables(terms))) {
            compare(both, String(decoding: parts[5], as: UTF8.self))
        }
    }

    private static func compare(_ both: Both, _ string: String) {
        let text = NoteText(string)
        var tokens: [Token] = []
        var hits: [Hit] = []
        both.tokenizer.tokenize(text, into: &tokens)
        both.fast.match(tokens, in: text, into: &hits)
        hold(hits.allSatisfy { $0.first < $0.end && Int($0.end) <= tokens.count }, "a term lies outside the tokens")
        hold(sorted(hits) == sorted(both.plain.match(tokens, in: text)), "the matchers disagree")
    }

    private static func sorted(_ hits: [Hit]) -> [Hit] {
        hits.sorted { a, b in
            let (x, y) = (a.term, b.term)
            return (a.first, a.end, x.group.rawValue, x.payload, x.flags.rawValue)
                < (b.first, b.end, y.group.rawValue, y.payload, y.flags.rawValue)
        }
    }

    private static func tables(_ terms: [[String]]) -> [(path: String, bytes: [UInt8])] {
        func table(_ path: String, _ header: String, _ rows: [String]) -> (path: String, bytes: [UInt8]) {
            (path, Array(([header] + rows).joined(separator: "\n").utf8))
        }
        func concepts(_ folder: String, _ terms: [String]) -> (path: String, bytes: [UInt8]) {
            let rows = terms.enumerated().map { "\(folder)-\($0.offset)\t\($0.element)\t\tusage" }
            return table("\(folder)/a.tsv", "concept\tname\tterms\tsource", rows)
        }
        return [
            concepts("calcifications", terms[0]),
            table("calcifications/lookalikes.tsv", "term\tsource", terms[1].map { "\($0)\tusage" }),
            concepts("sites", terms[2]), concepts("conditions", terms[3]),
            table(
                "context/a.tsv", "cue\tdirection\tvalue\tsource", terms[4].map { "\($0)\tforward\tnegated\tusage" }),
        ]
    }
}

/// A lexicon with the two matchers that must agree on it.
private struct Both {
    let tokenizer: Tokenizer
    let fast: Matcher
    let plain: PlainMatcher

    static let ofProject: Both = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        guard let folder = try? LexiconFolder(path: root.appending(path: "Lexicon").path()),
            let both = try? Both(folder)
        else { fatalError("the lexicon of the project cannot be read") }
        return both
    }()

    init(_ folder: LexiconFolder) throws {
        let lexicon = try LexiconCompiler.compile(folder, sha256: { _ in "" }).lexicon
        tokenizer = Tokenizer(vocabulary: lexicon.vocabulary)
        fast = Matcher(lexicon: lexicon)
        plain = PlainMatcher(terms: LexiconCompiler.terms(of: folder))
    }
}
