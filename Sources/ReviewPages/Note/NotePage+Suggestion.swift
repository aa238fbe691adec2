internal import Annotations

extension NotePage {
    /// The likely type: a bar for each type, the evidence for and against the first with its words, what would settle it.
    func suggestion(_ suggestion: Suggestion, in html: inout HTMLBuffer) {
        html.raw("<div class=\"suggestion\">\n<h4>")
        html.text(suggestion.type == .undetermined ? "Type undetermined" : "Likely \(suggestion.type.label)")
        html.raw("</h4>\n<div class=\"bars\">\n")
        for type in suggestion.ranking {
            let percent = suggestion.probability(type) * 100
            html.open("div", ["class": type == suggestion.type ? "bar first" : "bar"])
            html.element("span", type.label)
            // A drawing, because the policy forbids styles on elements.
            html.raw("<svg class=\"track\" viewBox=\"0 0 100 6\" preserveAspectRatio=\"none\" aria-hidden=\"true\">")
            html.open("rect", ["class": "rail", "width": "100", "height": "6"])
            html.raw("</rect>")
            html.open("rect", ["class": "fill", "width": decimal(percent), "height": "6"])
            html.raw("</rect></svg>")
            html.element("span", ["class": "percent"], Self.percent(percent))
            html.raw("</div>\n")
        }
        html.raw("</div>\n")

        let evidence = note.evidence(of: suggestion)
        list("For", evidence.filter { $0.type == suggestion.type && $0.weight >= 0 }, in: &html)
        list("Against", evidence.filter { $0.type == suggestion.type && $0.weight < 0 }, in: &html)
        let others = evidence.filter { $0.type != suggestion.type }
        if !others.isEmpty {
            html.raw("<details><summary>")
            html.text("Evidence on other types (\(others.count))")
            html.raw("</summary>\n")
            list(nil, others, in: &html)
            html.raw("</details>\n")
        }
        let missing = note.missing[suggestion.missing.range].map { note.catalog.missingRules[Int($0)] }
        if !missing.isEmpty {
            html.raw("<p class=\"missing\"><b>Would settle it:</b> ")
            html.text(missing.joined(separator: ", "))
            html.raw(".</p>\n")
        }
        html.raw("</div>\n")
    }

    /// - Parameter title: nil for evidence on several types, where each line names its own.
    private func list(_ title: String?, _ evidence: [Evidence], in html: inout HTMLBuffer) {
        guard !evidence.isEmpty else { return }
        if let title { html.element("h5", title) }
        html.raw("<ul class=\"evidence\">\n")
        for piece in evidence {
            let rule = note.catalog.evidenceRules[Int(piece.rule)]
            html.raw("<li>")
            html.element(
                "span", ["class": piece.weight < 0 ? "weight against" : "weight"],
                (piece.weight < 0 ? "−" : "+") + decimal(piece.weight.magnitude))
            html.raw("<span>")
            if title == nil { html.element("b", piece.type.label + " ") }
            html.text(rule.reason)
            if piece.mention >= 0 {
                html.text(": ")
                link(to: piece.mention, in: &html)
            }
            html.element("small", ["title": rule.line], rule.source)
            html.raw("</span></li>\n")
        }
        html.raw("</ul>\n")
    }

    /// `"63 %"`; what is nearly none or nearly all says so.
    static func percent(_ value: Double) -> String {
        if value > 0, value < 1 { return "< 1 %" }
        return value > 99 && value < 100 ? "> 99 %" : "\(Int(value.rounded())) %"
    }
}
