extension AnnotatedNote {
    /// What must hold of every annotated note, whatever its bytes: spans inside the note and on scalar boundaries,
    /// mentions in order, indices that point somewhere, probabilities that add up to 1, scores that are the sum of
    /// their evidence. Returns a sentence for each breach.
    public func brokenInvariants() -> [String] {
        var broken: [String] = []
        func check(_ span: Span, _ what: @autoclosure () -> String) {
            guard span.start >= 0, span.start <= span.end, Int(span.end) <= text.count else {
                broken.append("\(what()): \(span.start)..<\(span.end) lies outside the note of \(text.count) bytes")
                return
            }
            for at in [span.start, span.end] where Int(at) < text.count && text.bytes[Int(at)] & 0xC0 == 0x80 {
                broken.append("\(what()): \(at) lies inside a scalar")
            }
        }
        var reached: Int32 = 0
        for (index, section) in sections.enumerated() {
            check(section.span, "section \(index)")
            check(section.title, "title of section \(index)")
            if section.span.start != reached { broken.append("section \(index) leaves a gap or overlaps") }
            reached = section.span.end
        }
        if !sections.isEmpty, Int(reached) != text.count { broken.append("the sections end before the note") }
        for (index, mention) in mentions.enumerated() {
            check(mention.span, "mention \(index)")
            if mention.span.isEmpty { broken.append("mention \(index) is empty") }
            if index > 0, mention.span < mentions[index - 1].span { broken.append("mention \(index) is out of order") }
            if mention.kind != .target, !catalog.concepts.indices.contains(Int(mention.concept)) {
                broken.append("mention \(index) has no concept")
            }
            if mention.cues.range.upperBound > cues.count { broken.append("mention \(index) points past the cues") }
        }
        for (index, cue) in cues.enumerated() { check(cue.span, "cue \(index)") }
        for (index, finding) in findings.enumerated() {
            guard mentions.indices.contains(Int(finding.mention)) else {
                broken.append("finding \(index) has no mention")
                continue
            }
            if mentions[Int(finding.mention)].kind != .calcification {
                broken.append("finding \(index) is not of a calcification")
            }
            guard let suggestion = finding.suggestion else { continue }
            if finding.assertion.certainty == .negated { broken.append("negated finding \(index) has a suggestion") }
            let total = suggestion.probabilities.reduce(0, +)
            if abs(total - 1) > 1e-9 { broken.append("finding \(index): probabilities add up to \(total)") }
            for type in CalcificationType.allCases {
                let sum = evidence(of: suggestion).lazy.filter { $0.type == type }.reduce(0) { $0 + $1.weight }
                if abs(sum - suggestion.score(type)) > 1e-9 {
                    broken.append("finding \(index): \(type.label) scores \(suggestion.score(type)), evidence \(sum)")
                }
            }
        }
        return broken
    }
}
