internal import Annotations

extension NotePage {
    /// The likely type: a bar for each type that may be, the evidence for and against the first with its words, what would
    /// settle it.
    func suggestion(_ suggestion: Suggestion, of finding: Int, in html: inout HTMLBuffer) {
        html.raw("<div class=\"suggestion\">\n<h4>")
        html.text(suggestion.type == .undetermined ? "Type undetermined" : "Likely \(suggestion.type.label)")
        html.raw("</h4>\n<div class=\"bars\">\n")
        let argued = Set(note.evidence(of: suggestion).map(\.type))
        let isShown = { (type: CalcificationType) in
            type == suggestion.type || argued.contains(type) && suggestion.probability(type) >= 0.01
        }
        for type in suggestion.ranking where isShown(type) {
            let percent = suggestion.probability(type) * 100
            html.open("div", ["class": type == suggestion.type ? "bar first" : "bar"])
            html.element("span", type.label)
            // A drawing, because the policy forbids styles on elements.
            html.raw("<svg class=\"track\" aria-hidden=\"true\">")
            html.open("rect", ["width": decimal((percent * 10).rounded() / 10) + "%"])
            html.raw("</rect></svg>")
            html.element("b", Self.percent(percent))
            html.raw("</div>\n")
        }
        let rest = suggestion.ranking.filter { !isShown($0) }.map { suggestion.probability($0) * 100 }
        if let most = rest.max(), let least = rest.min() {
            let words =
                least == most && most >= 1 && rest.count > 1
                ? "\(Self.percent(most)) each" : "\(Self.percent(most)) at most"
            html.element("p", ["class": "rest"], most < 1 ? "all others below 1 %" : "the others \(words)")
        }
        html.raw("</div>\n")

        for part in EvidencePart.allCases { list(part, finding, in: &html) }
        let missing = note.missing[suggestion.missing.range].map { note.catalog.missingRules[Int($0)] }
        if !missing.isEmpty {
            html.raw("<p class=\"missing\"><b>Would settle it:</b> ")
            html.text(missing.joined(separator: ", "))
            html.raw(".</p>\n")
        }
        html.raw("</div>\n")
    }

    private func list(_ part: EvidencePart, _ finding: Int, in html: inout HTMLBuffer) {
        let evidence = note.evidence(part, of: finding)
        guard !evidence.isEmpty else { return }
        if part == .others {
            html.raw("<details><summary>")
            html.text("Evidence on other types (\(evidence.count))")
            html.raw("</summary>\n")
        } else {
            html.element("h5", part.title)
        }
        if let first = sharedEvidence.owner(of: evidence, part, finding) {
            html.open("ul", ["class": "evidence", "data-as": "e\(first + 1)-\(part.rawValue)"])
            html.raw("<li><span>")
            html.element("a", ["href": "#f\(first + 1)"], "the same as for finding \(first + 1)")
            html.raw("</span></li>")
        } else {
            let isShared = sharedEvidence.isShared(evidence, part, finding)
            html.open("ul", ["class": "evidence", "id": isShared ? "e\(finding + 1)-\(part.rawValue)" : nil])
            for piece in evidence { line(piece, namesType: part == .others, in: &html) }
        }
        html.raw(part == .others ? "</ul>\n</details>\n" : "</ul>\n")
    }

    /// `+1.5 calcium is high: calcium 10.8 mg/dL [2]`.
    private func line(_ piece: Evidence, namesType: Bool, in html: inout HTMLBuffer) {
        let rule = note.catalog.evidenceRules[Int(piece.rule)]
        html.raw(piece.weight < 0 ? "<li class=\"against\"><b>−" : "<li><b>+")
        html.text(decimal(piece.weight.magnitude))
        html.raw("</b><span>")
        if namesType { html.element("i", piece.type.label + " ") }
        html.text(rule.reason)
        if piece.mention >= 0 {
            html.text(": ")
            link(to: piece.mention, in: &html)
        }
        if let number = sources.numbers[rule.source] {
            html.text(" ")
            html.element("a", ["href": "#s\(number)"], "[\(number)]")
        }
        html.raw("</span></li>\n")
    }

    /// What the numbers behind the evidence stand for.
    func sourceList(in html: inout HTMLBuffer) {
        guard !sources.words.isEmpty else { return }
        html.raw("<h2>Sources</h2>\n<ol class=\"sources\">\n")
        for (index, words) in sources.words.enumerated() { html.element("li", ["id": "s\(index + 1)"], words) }
        html.raw("</ol>\n")
    }

    /// `"63 %"`; what is nearly none or nearly all says so.
    static func percent(_ value: Double) -> String {
        if value > 0, value < 1 { return "< 1 %" }
        return value > 99 && value < 100 ? "> 99 %" : "\(Int(value.rounded())) %"
    }
}
