internal import Annotations

extension TextWriter {
    /// The findings below the note:
    ///
    /// ```
    /// f1  calcified: aortic arch, left, rim, 3 mm; affirmed
    ///     likely dystrophic (94 %)
    ///       +2.3 dystrophic: atherosclerotic plaque (plaque)
    ///     not in the impression
    /// ```
    func findings(of note: AnnotatedNote) -> String {
        guard !note.findings.isEmpty else { return "" }
        var page = "\n"
        for (index, finding) in note.findings.enumerated() {
            let words = FindingWords(note: note, finding: finding)
            let mention = note.mention(of: finding)
            var details = [words.site ?? "no site given", finding.laterality.label].compactMap { $0 }
            details += words.morphology
            details += [words.size, finding.change.label].compactMap { $0 }
            page +=
                style(.title, "f\(index + 1)") + "  " + style(TerminalStyle(mention), oneLine(note.text(of: mention)))
            page += ": " + terminalSafe(details.joined(separator: ", "))
            page += "; " + words.assertion
            let cues = words.cues.map { "“" + oneLine(note.text[$0.span]) + "”" }
            if !cues.isEmpty { page += " by " + cues.joined(separator: ", ") }
            page += "\n"
            if let suggestion = finding.suggestion { page += explanation(of: suggestion, in: note) }
            if finding.inImpression == false { page += "    not in the impression\n" }
        }
        return page
    }

    private func explanation(of suggestion: Suggestion, in note: AnnotatedNote) -> String {
        var page = "    likely " + style(.title, suggestion.type.label)
        page += " (\(FindingWords.percent(suggestion.probability(suggestion.type))))\n"
        for evidence in note.evidence(of: suggestion) {
            let reason = terminalSafe(note.catalog.evidenceRules[Int(evidence.rule)].reason)
            page +=
                "      \(evidence.weight < 0 ? "" : "+")\(FindingWords.decimal(evidence.weight)) \(evidence.type.label): \(reason)"
            if evidence.mention >= 0 {
                page += " (" + oneLine(note.text(of: note.mentions[Int(evidence.mention)])) + ")"
            }
            page += "\n"
        }
        let missing = note.missing[suggestion.missing.range].map { note.catalog.missingRules[Int($0)] }
        if !missing.isEmpty { page += "      would settle it: " + terminalSafe(missing.joined(separator: ", ")) + "\n" }
        return page
    }

    private func oneLine(_ text: String) -> String {
        terminalSafe(text).split(whereSeparator: { $0 == "\n" || $0 == "\t" || $0 == " " }).joined(separator: " ")
    }
}
