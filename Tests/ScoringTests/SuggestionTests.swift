import Calcinote
import Foundation
import TestSupport
import Testing

/// One finding's suggestion, for tests that compare notes.
private func suggestion(_ text: String, of word: String = "alcif") throws -> (
    note: AnnotatedNote, suggestion: Suggestion
) {
    let note = `Suggestions`.annotator.annotate(text)
    let finding = try #require(note.findings.last { note.text(of: note.mention(of: $0)).contains(word) })
    return (note, try #require(finding.suggestion))
}

@Suite struct `Suggestions` {
    static let annotator = Annotator.bundled()

    private static let texts = ProjectFolder.files(below: ProjectFolder.url("Corpus"), "txt").flatMap { file in
        let text = ProjectFolder.text(file)
        guard file.path().contains("/cases/") else { return [text] }
        return text.split(separator: "\n").compactMap { try? MarkedSentence(parsing: String($0)).text }
    }

    @Test func `are the sum of their evidence, and add up to 1`() {
        for text in Self.texts {
            let note = Self.annotator.annotate(text)
            for finding in note.findings {
                guard let suggestion = finding.suggestion else {
                    #expect(finding.assertion.certainty == .negated)
                    continue
                }
                #expect(finding.assertion.certainty != .negated)
                #expect(abs(suggestion.probabilities.reduce(0, +) - 1) < 1e-9)
                for type in CalcificationType.allCases {
                    let evidence = note.evidence(of: suggestion).filter { $0.type == type }
                    #expect(abs(evidence.reduce(0) { $0 + $1.weight } - suggestion.score(type)) < 1e-9)
                    #expect(
                        Set(evidence.map(\.rule)).count == evidence.count, "a rule counts twice: \(text.prefix(200))")
                }
            }
        }
    }

    @Test func `name the most probable type, or none where two are equal`() {
        for text in Self.texts {
            for suggestion in Self.annotator.annotate(text).findings.compactMap(\.suggestion) {
                let best = suggestion.ranking[0]
                let isTie = suggestion.score(best) == suggestion.score(suggestion.ranking[1])
                #expect(suggestion.type == (isTie ? .undetermined : best))
                let probabilities = suggestion.ranking.map(suggestion.probability)
                #expect(probabilities == probabilities.sorted(by: >))
                #expect(probabilities.allSatisfy { $0 >= 0 && $0 <= 1 })
            }
        }
    }

    /// The logarithm of the ratio of two probabilities is the difference of their scores, times one factor for all notes.
    @Test func `turn log odds into probabilities by one factor`() {
        var factors: [Double] = []
        for text in Self.texts {
            for suggestion in Self.annotator.annotate(text).findings.compactMap(\.suggestion) {
                let (best, last) = (suggestion.ranking[0], suggestion.ranking[6])
                let difference = suggestion.score(best) - suggestion.score(last)
                guard difference > 0.5, suggestion.probability(last) > 1e-9 else { continue }
                factors.append(log(suggestion.probability(best) / suggestion.probability(last)) / difference)
            }
        }
        #expect(factors.count > 100)
        #expect(factors.allSatisfy { abs($0 - factors[0]) < 1e-6 && $0 > 0 })
    }

    @Test func `rest on rules that say why and where from`() {
        for text in Self.texts {
            let note = Self.annotator.annotate(text)
            for piece in note.evidence {
                let rule = note.catalog.evidenceRules[Int(piece.rule)]
                #expect(!rule.reason.isEmpty && !rule.source.isEmpty && rule.line.contains(".tsv:"))
                #expect(piece.mention < Int32(note.mentions.count))
            }
        }
    }
}

@Suite struct `Evidence is read with its assertion` {
    /// A condition, and a finding on which it could act.
    static let pairs = [
        ("tuberculosis", "Calcification of the lung apex."),
        ("primary hyperparathyroidism", "Calcification of the lung."),
        ("pancreatitis", "Calcification of the pancreas."), ("sarcoidosis", "Calcification of the kidney."),
        ("dermatomyositis", "Calcinosis of the thigh."), ("end-stage renal disease", "Calcification of the stomach."),
        ("multiple myeloma", "Calcification of the lung."), ("hypervitaminosis D", "Calcification of the kidney."),
    ]

    @Test(arguments: pairs)
    func `what the note affirms counts for a type`(condition: String, sentence: String) throws {
        let (bare, without) = try suggestion(sentence, of: "alci")
        let (_, with) = try suggestion("Known \(condition). \(sentence)", of: "alci")
        let gained = CalcificationType.allCases.filter { with.score($0) > without.score($0) }
        #expect(!gained.isEmpty && gained != [.undetermined])
        #expect(bare.brokenInvariants() == [])
    }

    @Test(
        arguments: pairs,
        ["No 0.", "No evidence of 0.", "Family history of 0.", "Her mother has 0.", "Evaluate for 0."])
    func `what is denied, asked or another's never counts for the type`(pair: (String, String), template: String) throws
    {
        let (condition, sentence) = pair
        let (_, without) = try suggestion(sentence, of: "alci")
        let (_, affirmed) = try suggestion("Known \(condition). \(sentence)", of: "alci")
        let lead = template.replacing("0", with: condition)
        let (_, denied) = try suggestion("\(lead) \(sentence)", of: "alci")
        for type in CalcificationType.allCases where affirmed.score(type) > without.score(type) {
            #expect(denied.score(type) <= without.score(type) + 1e-9, "\(lead) counts for \(type)")
        }
    }

    @Test(arguments: pairs)
    func `what is possible counts less than what is affirmed`(condition: String, sentence: String) throws {
        let (_, affirmed) = try suggestion("Known \(condition). \(sentence)", of: "alci")
        let (_, possible) = try suggestion("Possible \(condition). \(sentence)", of: "alci")
        #expect(possible.score(affirmed.type) <= affirmed.score(affirmed.type))
    }

    @Test(arguments: [
        "This is metastatic calcification, not dystrophic.", "Dystrophic, not metastatic, calcification.",
    ])
    func `a type that the note denies is not suggested`(text: String) throws {
        let (_, said) = try suggestion(text, of: "alcification")
        #expect(said.type == (text.hasPrefix("This") ? .metastatic : .dystrophic))
    }
}

@Suite struct `Evidence counts only where it could act` {
    @Test(arguments: [
        "Calcified granuloma in the left upper lobe.", "Calcified atherosclerotic plaque of the aorta.",
        "Degenerate aortic valve, heavily calcified.",
    ])
    func `renal failure does not make a granuloma, a plaque or a valve metastatic`(sentence: String) throws {
        let (_, without) = try suggestion(sentence)
        let (_, with) = try suggestion("End-stage renal disease on haemodialysis. \(sentence)")
        #expect(without.type == .dystrophic && with.type == .dystrophic)
        #expect(with.probability(.dystrophic) > 0.5)
    }

    @Test func `renal failure speaks for metastatic calcification of the stomach in the same note`() throws {
        let text = "End-stage renal disease. Calcified granuloma of the lung. Calcification of the gastric wall."
        let note = Suggestions.annotator.annotate(text)
        #expect(note.findings.compactMap(\.suggestion?.type) == [.dystrophic, .metastatic])
    }

    @Test(arguments: ["Tuberculosis in 1990.", "Chronic pancreatitis.", "End-stage renal disease.", "Dermatomyositis."])
    func `a pineal calcification stays physiologic`(lead: String) throws {
        let (_, said) = try suggestion("\(lead) Pineal calcification, normal for age.")
        #expect(said.type == .physiologic)
    }

    @Test func `nothing to weigh leaves it undetermined`() throws {
        let (_, said) = try suggestion("A calcification is noted.")
        #expect(said.type == .undetermined)
    }

    /// Sentences about different organs, each with what its finding needs.
    private static let sentences = [
        "Old tuberculosis with a calcified granuloma in the left upper lobe.",
        "Pineal calcification is normal for age.",
        "Chronic pancreatitis with calcifications throughout the pancreas.", "The heart is normal in size.",
        "Scrotal calcinosis was excised.", "Calcified fibroid of the uterus.", "No hydronephrosis.",
    ]

    @Test(arguments: 0..<UInt64(24))
    func `the order of unrelated paragraphs changes no suggestion`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        func types(_ sentences: [String]) -> [String: CalcificationType] {
            let note = Suggestions.annotator.annotate(sentences.joined(separator: "\n\n"))
            var types: [String: CalcificationType] = [:]
            for finding in note.findings {
                let key =
                    note.text(of: note.mention(of: finding)) + " of " + (note.sitePath(of: finding).first ?? "nothing")
                types[key] = finding.suggestion?.type
            }
            return types
        }
        let shuffled = Self.sentences.shuffled(using: &random)
        #expect(types(shuffled) == types(Self.sentences), "seed \(seed): \(shuffled)")
        #expect(types(shuffled).count == 5)
    }
}
