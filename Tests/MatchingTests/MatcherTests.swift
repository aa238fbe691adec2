internal import Foundation
internal import Lexicons
internal import Matching
internal import Notes
internal import Testing

@Suite struct `Finding terms` {
    @Test(arguments: MatchRow.all)
    func `both matchers find what the row says`(row: MatchRow) throws {
        let lexicon = try row.lexicon()
        let (tokens, fast, plain) = lexicon.match(row.text)
        #expect(lexicon.words(fast, tokens, in: row.text) == row.finds)
        #expect(lexicon.words(plain, tokens, in: row.text) == row.finds)
    }

    @Test(arguments: 1...40)
    func `both matchers agree on random lexicons and texts`(seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed))
        let lexicon = try RandomLexicon.make(&random)
        for _ in 0..<25 {
            let text = RandomLexicon.text(&random)
            let (tokens, fast, plain) = lexicon.match(text)
            #expect(fast == plain, "seed \(seed): \(text.debugDescription): \(lexicon.words(plain, tokens, in: text))")
        }
    }

    @Test(arguments: 1...20)
    func `the terms at a token are found by their index as by a search`(seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed))
        let lexicon = try RandomLexicon.make(&random)
        let text = (0..<40).map { _ in RandomLexicon.text(&random) }.joined(separator: " ")
        let note = lexicon.note(text)
        try #require(note.tokens.count > 200)
        for token in -1...note.tokens.count + 70 {
            #expect(note.beginsHit(at: token) == note.hits.contains { Int($0.first) == token }, "token \(token)")
            #expect(
                note.firstHit(from: Int32(token)) == note.hits.firstIndex { Int($0.first) >= token } ?? note.hits.count,
                "token \(token)")
        }
    }

    @Test func `a heading is found where a section may begin, and nowhere else`() throws {
        let header = "kind;titles;subject;temporality;certainty;experiencer;role;source"
        let lexicon = try TestLexicon(
            folder: LexiconFolder(files: [
                ("sections/a.tsv", Array("\(header)\nhistory;history;;;;;;usage".replacing(";", with: "\t").utf8))
            ]))
        let text = "History of stones. A long history; history: none, HISTORY  HISTORY\nhistory"
        let (tokens, fast, plain) = lexicon.match(text)
        #expect(fast == plain)
        #expect(fast.map { Int(tokens[Int($0.first)].start) } == [0, 35, 59, 67])
    }

    @Test func `both matchers agree on the notes of the corpus`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let lexicon = try TestLexicon(folder: LexiconFolder(path: root.appending(path: "Lexicon").path()))
        let corpus = root.appending(path: "Corpus")
        let names = FileManager.default.enumerator(atPath: corpus.path())?.compactMap { $0 as? String } ?? []
        let notes = names.filter { $0.hasSuffix(".txt") }.sorted()
        #expect(notes.count >= 40)
        for name in notes {
            let text = try String(contentsOf: corpus.appending(path: name), encoding: .utf8)
            let (_, fast, plain) = lexicon.match(text)
            #expect(fast == plain, "\(name)")
        }
    }
}
