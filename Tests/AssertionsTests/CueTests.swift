import Calcinote
import Foundation
import TestSupport
import Testing

@Suite struct `The words that decide` {
    static let annotator = Annotator.bundled()

    /// The words behind each axis of the first calcification.
    @Test(arguments: [
        ("No effusion, calcification or mass.", CueValue.negated, "No"),
        ("There is no evidence of calcification.", .negated, "There is no evidence of"),
        ("Calcification was not identified.", .negated, "was not identified"),
        ("Free of calcification.", .negated, "Free of"),
        ("Possible calcification of the falx.", .possible, "Possible"),
        ("Calcification cannot be excluded.", .possible, "cannot be excluded"),
        ("History of calcific tendinitis.", .historical, "History of"),
        ("Evaluate for nephrocalcinosis.", .hypothetical, "Evaluate for"),
        ("Her mother has calciphylaxis.", .other, "mother"),
        ("A noncalcified nodule.", .negated, "noncalcified"),
        ("PAST MEDICAL HISTORY: calciphylaxis", .historical, "PAST MEDICAL HISTORY"),
        ("FAMILY HISTORY: calcinosis", .other, "FAMILY HISTORY"),
        ("Coronary calcium score of 0.", .negated, "0"),
    ])
    func `are shown with their mention`(text: String, value: CueValue, words: String) throws {
        let note = Self.annotator.annotate(text)
        let mention = try #require(note.mentions.first { $0.kind == .calcification })
        let cue = try #require(note.cues(of: mention).first { $0.value == value })
        #expect(note.text[cue.span] == words)
    }

    @Test func `No X, Y or Z negates all three by one word`() {
        let note = Self.annotator.annotate("No granuloma, calcification or tuberculosis.")
        let judged = note.mentions.filter(\.kind.isAsserted)
        #expect(judged.map(\.assertion.certainty) == [.negated, .negated, .negated])
        #expect(note.cueMarks().map { $0.mentions.count } == [3])
    }

    @Test func `one axis does not disturb the others`() throws {
        let note = Self.annotator.annotate("Her mother had no history of calciphylaxis.")
        let mention = try #require(note.mentions.first { $0.kind == .calcification })
        #expect(mention.assertion == Assertion(.negated, .historical, .other))
    }

    @Test(arguments: [
        "No tuberculosis.", "Tuberculosis was ruled out.", "No evidence of sarcoidosis or tuberculosis.",
        "Denies gout.",
    ])
    func `deny conditions as they deny calcifications`(text: String) {
        let note = Self.annotator.annotate(text)
        let conditions = note.mentions.filter { $0.kind == .condition }
        #expect(!conditions.isEmpty && conditions.allSatisfy { $0.assertion.certainty == .negated })
    }
}

/// What a mention says on an axis is what its cue says, in every note that the project has.
@Suite struct `Assertions and their cues` {
    private static let texts: [String] = {
        let folder = ProjectFolder.url("Corpus")
        let sentences = ProjectFolder.files(below: folder.appending(path: "cases"), "txt")
            .flatMap { ProjectFolder.text($0).split(separator: "\n") }
            .compactMap { try? MarkedSentence(parsing: String($0)).text }
        return sentences + ProjectFolder.files(below: folder.appending(path: "notes"), "txt").map(ProjectFolder.text)
    }()

    @Test func `agree`() {
        #expect(Self.texts.count > 800)
        for text in Self.texts {
            let note = `The words that decide`.annotator.annotate(text)
            for mention in note.mentions where mention.kind.isAsserted {
                let cues = note.cues(of: mention)
                var said = Assertion()
                for cue in cues {
                    switch cue.value {
                    case .negated: said.certainty = .negated
                    case .possible: said.certainty = .possible
                    case .historical: said.temporality = .historical
                    case .hypothetical: said.temporality = .hypothetical
                    case .other: said.experiencer = .other
                    case .affirmed, .current, .patient: break
                    }
                }
                #expect(mention.assertion == said, "\(note.text(of: mention)) in \(text.prefix(300).debugDescription)")
                #expect(Set(cues.map(\.value.axis)).count == cues.count, "two cues of one axis in \(text.prefix(300))")
            }
        }
    }
}
