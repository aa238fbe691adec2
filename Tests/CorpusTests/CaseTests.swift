internal import Calcinote
internal import TestSupport
internal import Testing

@Suite struct `Marked sentences` {
    @Test(arguments: Corpus.cases)
    func `each is annotated as it is marked`(file: CaseFile) {
        var failures: [String] = []
        for row in file.rows {
            for lineBreak in row.line.contains("\\n") ? ["\n", "\r\n"] : ["\n"] {
                do {
                    let sentence = try MarkedSentence(parsing: row.line, lineBreak: lineBreak)
                    let note = Corpus.annotator.annotate(sentence.text)
                    let place = file.place(of: row, sentence.text)
                    for difference in sentence.differences(from: note) + note.brokenInvariants() {
                        let failure = "\(place): \(difference)"
                        if failures.last != failure { failures.append(failure) }
                    }
                } catch {
                    failures.append("\(file.name):\(row.number): \(error)")
                }
            }
        }
        if !failures.isEmpty { Issue.record("\(failures.count) in \(file.name)\n\(failures.joined(separator: "\n"))") }
    }

    @Test func `the corpus is there`() {
        #expect(Corpus.cases.count >= 20)
        #expect(Corpus.cases.reduce(0) { $0 + $1.rows.count } >= 150)
    }
}
