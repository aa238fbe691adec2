public import Annotations

/// An explanation for a reader: for each finding the sentence, the cues, the sites, the evidence.
///
/// ```
/// f1  calcification: stomach; affirmed
///   where it stands: findings, 58-101
///     Calcification of the stomach, no effusion.
///   is it there? affirmed
///     “no”, negated (context/negation.tsv:12), reaches “effusion”: its scope ends before the finding
/// ```
public struct ExplanationText {
    /// How many of the rules that did not count are worth a reader's time.
    private static let shown = 8
    private let explanation: Explanation
    private let offsets: OffsetTable
    private var lines: [String] = []

    private init(_ explanation: Explanation, _ unit: OffsetUnit) {
        self.explanation = explanation
        offsets = OffsetTable(explanation.note.text, unit: unit)
    }

    /// - Parameter finding: only this one, counted from 0.
    public static func text(_ explanation: Explanation, finding: Int? = nil, offsets: OffsetUnit = .scalar) -> String {
        var page = ExplanationText(explanation, offsets)
        for own in explanation.findings where finding == nil || own.finding == finding { page.add(own) }
        if page.lines.isEmpty { page.lines.append("no calcification found") }
        return page.lines.joined(separator: "\n") + "\n"
    }

    private var note: AnnotatedNote { explanation.note }

    private mutating func add(_ own: FindingExplanation) {
        let finding = note.findings[own.finding]
        let words = FindingWords(note: note, finding: finding)
        let mention = note.mention(of: finding)
        if !lines.isEmpty { lines.append("") }
        var head = [words.site ?? "no site given", finding.laterality.label].compactMap { $0 } + words.morphology
        head += [words.size, finding.change.label].compactMap { $0 }
        let assertion = words.assertion
        lines.append(
            "f\(own.finding + 1)  \(quoted(mention.span)): \(terminalSafe(head.joined(separator: ", "))); \(assertion)")
        let section = note.sections[Int(mention.section)]
        let title = section.title.isEmpty ? "" : " (\(quoted(section.title)))"
        lines.append("  where it stands: section \(note.kind(of: section))\(title), \(place(own.sentence))")
        lines.append("    \(oneLine(own.sentence))")
        lines.append("    words: " + own.tokens.map { oneLine($0) }.joined(separator: " · "))
        addCues(own, assertion)
        addSites(own)
        if let suggestion = finding.suggestion {
            addTypes(suggestion)
            addRefused(own)
            addMissing(suggestion)
        } else {
            lines.append("  which type? none is suggested for what is not there")
        }
    }

    private mutating func addCues(_ own: FindingExplanation, _ assertion: String) {
        lines.append("  is it there? \(assertion)")
        if own.cues.isEmpty { lines.append("    no cue in its sentence") }
        for item in own.cues {
            var line = "    \(quoted(item.cue.span)) (\(place(item.cue.span)))"
            switch item.outcome {
            case .undoes, .terminates: line += ", \(item.cue.value.axis.label)"
            default: line += ", \(item.cue.value.label)"
            }
            line += ", \(Self.line(of: item.cue, in: note))"
            if !item.reach.isEmpty { line += ", reaches " + item.reach.map { quoted($0) }.joined(separator: " and ") }
            switch item.outcome {
            case .decided: line += ": decided the \(item.cue.value.axis.label)"
            case .undoes, .terminates: line += ": \(item.outcome.rawValue)"
            default: line += ": did not decide; \(item.outcome.rawValue)"
            }
            lines.append(line)
        }
    }

    private mutating func addSites(_ own: FindingExplanation) {
        lines.append("  where does it lie?")
        if own.sites.isEmpty { lines.append("    the note names no site") }
        for site in own.sites {
            var line = "    \(site.outcome.isTaken ? "taken" : "not taken"): "
            line += terminalSafe(note.catalog.path(of: site.concept).joined(separator: " < "))
            if site.mention >= 0 {
                let span = note.mentions[Int(site.mention)].span
                line += " (\(quoted(span)), \(place(span)))"
            }
            lines.append(line + ": " + site.outcome.rawValue)
        }
    }

    private mutating func addTypes(_ suggestion: Suggestion) {
        lines.append(
            "  which type? \(suggestion.type.label), \(FindingWords.percent(suggestion.probability(suggestion.type)))")
        let evidence = note.evidence(of: suggestion)
        for type in suggestion.ranking {
            let pieces = evidence.filter { $0.type == type }
            let percent = FindingWords.percent(suggestion.probability(type))
            lines.append(
                "    \(type.label): score \(FindingWords.decimal(suggestion.score(type))), \(percent)"
                    + (pieces.isEmpty ? ", no evidence" : ""))
            for piece in pieces { lines.append("      " + words(of: piece)) }
        }
    }

    private mutating func addRefused(_ own: FindingExplanation) {
        if own.refused.isEmpty { return }
        lines.append("  looked at, and not counted")
        for item in own.refused.prefix(Self.shown) {
            let words = words(of: item.evidence, withSource: false)
            lines.append("    \(item.evidence.type.label) \(words): \(item.reason.rawValue)")
        }
        let rest = own.refused.count - Self.shown
        if rest > 0 { lines.append("    and \(rest) of less weight (--format json has them)") }
    }

    private mutating func addMissing(_ suggestion: Suggestion) {
        let missing = note.missing[suggestion.missing.range]
        if missing.isEmpty { return }
        lines.append("  what would settle it?")
        for rule in missing {
            var line = "    " + terminalSafe(note.catalog.missingRules[Int(rule)])
            if note.catalog.missingReasons.indices.contains(Int(rule)) {
                let because = note.catalog.missingReasons[Int(rule)]
                line += ": " + terminalSafe("\(because.reason) [\(because.line); \(because.source)]")
            }
            lines.append(line)
        }
    }

    /// `for +2.3: end-stage renal disease (“ESRD”, 12-16) [evidence/metastatic.tsv:41; Alfrey AC …]`
    private func words(of piece: Evidence, withSource: Bool = true) -> String {
        let rule = note.catalog.evidenceRules[Int(piece.rule)]
        var text = piece.weight < 0 ? "against " : "for +"
        text += FindingWords.decimal(piece.weight) + ": " + terminalSafe(rule.reason)
        if piece.mention >= 0 {
            let mention = note.mentions[Int(piece.mention)]
            text += " (\(quoted(mention.span)), \(place(mention.span))"
            if mention.kind.isAsserted { text += ", " + FindingWords.assertion(mention.assertion) }
            text += ")"
        }
        return text + terminalSafe(withSource ? " [\(rule.line); \(rule.source)]" : " [\(rule.line)]")
    }

    /// `context/negation.tsv:12`, or what else a cue can come from.
    static func line(of cue: Cue, in note: AnnotatedNote) -> String {
        let lines = note.catalog.cueLines
        if lines.indices.contains(Int(cue.rule)) { return lines[Int(cue.rule)] }
        let isHeading = note.sections.contains { !$0.title.isEmpty && $0.title.contains(cue.span) }
        return isHeading ? "the heading" : "a rule of the engine"
    }

    private func place(_ span: Span) -> String { "\(offsets.offset(of: span.start))-\(offsets.offset(of: span.end))" }
    private func quoted(_ span: Span) -> String { "“" + oneLine(span) + "”" }

    private func oneLine(_ span: Span) -> String {
        terminalSafe(note.text[span]).split { $0 == "\n" || $0 == "\t" || $0 == " " }.joined(separator: " ")
    }
}
