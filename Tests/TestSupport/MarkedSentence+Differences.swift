public import Annotations

extension MarkedSentence {
    /// What a note says otherwise than its marks, a sentence each: `calcified: certainty: expected negated, got affirmed`.
    public func differences(from note: AnnotatedNote) -> [String] {
        var differences: [String] = []
        var taken: Set<Int> = []
        for mark in marks {
            let found = note.mentions.indices.first {
                note.mentions[$0].kind == mark.kind && note.mentions[$0].span.overlaps(mark.span) && !taken.contains($0)
            }
            let words = note.text[mark.span]
            guard let found else {
                let others = note.mentions.filter { $0.span.overlaps(mark.span) }.map(\.kind.label)
                let got = others.isEmpty ? "nothing" : others.joined(separator: " and ")
                differences.append("\(words): expected a \(mark.kind.label), got \(got)")
                continue
            }
            taken.insert(found)
            differences += mark.differences(from: found, in: note).map { "\(words): \($0)" }
        }
        for (index, mention) in note.mentions.enumerated()
        where mention.kind == .calcification && !taken.contains(index) {
            differences.append("\(note.text(of: mention)): expected no calcification, got one")
        }
        return differences
    }
}

extension MarkedSentence.Mark {
    fileprivate func differences(from index: Int, in note: AnnotatedNote) -> [String] {
        var differences: [String] = []
        let mention = note.mentions[index]
        func compare(_ what: String, _ expected: String?, _ got: String) {
            guard let expected, expected != got else { return }
            let sentence = "\(what): expected \(expected), got \(got)"
            if !differences.contains(sentence) { differences.append(sentence) }
        }
        compare(
            "concept", concept, mention.concept < 0 ? "none" : note.catalog.concepts[Int(mention.concept)].identifier)
        let findings = note.findings.filter { $0.mention == Int32(index) }
        for assertion in [mention.assertion] + findings.map(\.assertion) where kind.isAsserted {
            if temporality != .hypothetical { compare("certainty", certainty?.label, assertion.certainty.label) }
            compare("temporality", temporality?.label, assertion.temporality.label)
            compare("experiencer", experiencer?.label, assertion.experiencer.label)
        }
        if kind == .calcification, findings.isEmpty { differences.append("expected a finding, got none") }
        for finding in findings {
            compare("side", laterality.map { $0.label ?? "none" }, finding.laterality.label ?? "none")
            compare("type", type?.label, finding.suggestion?.type.label ?? "none")
            compare("change", change.map { $0.label ?? "none" }, finding.change.label ?? "none")
            compare(
                "in the impression", inImpression.map { $0 ? "yes" : "no" },
                finding.inImpression.map { $0 ? "yes" : "no" } ?? "not said")
            let shapes = note.morphologies(of: finding).map { note.catalog.concepts[Int($0)] }
            for shape in morphology where !shapes.contains(where: { $0.name == shape || $0.identifier == shape }) {
                compare("morphology", shape, shapes.isEmpty ? "none" : shapes.map(\.name).joined(separator: " and "))
            }
        }
        if let sites { differences += sites.differences(from: findings.map(note.sitePath)) }
        return differences
    }
}

extension MarkedSentence.Sites {
    /// - Parameter paths: the site path of each finding of the one mention.
    fileprivate func differences(from paths: [[String]]) -> [String] {
        let got = paths.map { $0.isEmpty ? "none" : $0.joined(separator: " < ") }.joined(separator: " + ")
        switch self {
        case .nowhere:
            return paths.allSatisfy(\.isEmpty) ? [] : ["site: expected none, got \(got)"]
        case .at(let places):
            var open = paths
            var isRight = true
            for place in places {
                let answer = open.firstIndex { path in
                    place.contains { name in path.contains { $0.lowercased() == name } }
                }
                if let answer { open.remove(at: answer) } else { isRight = false }
            }
            if isRight, open.isEmpty { return [] }
            let expected = places.map { $0.joined(separator: " / ") }.joined(separator: " + ")
            return ["site: expected \(expected), got \(got)"]
        }
    }
}
