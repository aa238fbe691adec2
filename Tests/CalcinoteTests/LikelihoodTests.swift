import Annotations
import Calcinote
import Testing

@Suite struct `How likely a doubted finding is` {
    private let annotator = Annotator.bundled()

    @Test(arguments: [
        ("Probably a calcified granuloma.", Likelihood.high),
        ("Most likely calcification of the node.", .high),
        ("This may be calcification.", .intermediate),
        ("Calcification?", .intermediate),
        ("A stone or a phlebolith.", .intermediate),
        ("Unlikely to be calcification.", .low),
    ])
    func `is what the words of doubt say`(text: String, likelihood: Likelihood) throws {
        let note = annotator.annotate(text)
        let finding = try #require(note.findings.first)
        #expect(finding.assertion.certainty == .possible)
        #expect(note.likelihood(of: finding) == likelihood)
        let words = [Likelihood.high: "more likely than not", .low: "less likely than not"][likelihood]
        #expect(note.likelihood(of: finding)?.words == words)
    }

    @Test(arguments: ["Calcified node.", "No calcification.", "Evaluate for calcification."])
    func `is not asked of what is not doubted`(text: String) throws {
        let note = annotator.annotate(text)
        #expect(try note.likelihood(of: #require(note.findings.first)) == nil)
    }
}
