internal import Calcinote
internal import TestSupport
internal import Testing

@Suite struct `Clothes do not make the finding` {
    @Test(arguments: Disguise.all)
    func `every marked sentence means the same`(disguise: Disguise) throws {
        var failures: [String] = []
        for file in Corpus.cases {
            for row in file.rows {
                guard let sentence = try? MarkedSentence(parsing: row.line) else { continue }
                let expected = Gist.all(of: Corpus.annotator.annotate(sentence.text))
                for rewritten in disguise.rewrite(sentence.text) {
                    let note = Corpus.annotator.annotate(rewritten)
                    let got = Gist.all(of: note)
                    if got != expected {
                        failures.append("\(file.place(of: row, rewritten)): \(Gist.difference(expected, got))")
                    }
                    failures += note.brokenInvariants().map { "\(file.place(of: row, rewritten)): \($0)" }
                }
            }
        }
        if !failures.isEmpty {
            let shown = failures.prefix(40).joined(separator: "\n")
            Issue.record("\(failures.count) \(disguise.name), the first 40 are\n\(shown)")
        }
    }
}

/// What a finding says, without where it stands: equal for the same sentence in other clothes.
struct Gist: Hashable, CustomStringConvertible {
    var concept: String
    var assertion: Assertion
    var site: String
    var side: Laterality

    static func all(of note: AnnotatedNote) -> [Gist] {
        note.findings.map { finding in
            Gist(
                concept: note.name(of: note.mention(of: finding)), assertion: finding.assertion,
                site: note.sitePath(of: finding).first ?? "no site", side: finding.laterality)
        }
    }

    var description: String {
        let axes = [assertion.certainty.label, assertion.temporality.label, assertion.experiencer.label]
        return ([concept] + axes + [site, side.label ?? "no side"]).joined(separator: ", ")
    }

    static func difference(_ expected: [Gist], _ got: [Gist]) -> String {
        func list(_ gists: [Gist]) -> String { gists.map(\.description).joined(separator: " + ") }
        return "expected \(expected.isEmpty ? "nothing" : list(expected)), got \(got.isEmpty ? "nothing" : list(got))"
    }
}
