internal import Annotations

extension NotePage {
    func findings(in html: inout HTMLBuffer) {
        html.raw("<h2>Findings</h2>\n")
        if note.findings.isEmpty { html.raw("<p class=\"none\">None.</p>\n") }
        body(in: &html)
        html.raw("<div id=\"findings\">\n")
        for index in note.findings.indices { finding(index, in: &html) }
        html.raw("</div>\n")
    }

    /// One card: the words, then what is known of them, then the likely type with its evidence.
    private func finding(_ index: Int, in html: inout HTMLBuffer) {
        let finding = note.findings[index]
        let mention = note.mention(of: finding)
        html.open(
            "section",
            [
                "class": "finding \(finding.assertion.certainty.label)", "id": "f\(index + 1)",
                "aria-labelledby": "h\(index + 1)",
            ])
        html.open("h3", ["id": "h\(index + 1)"])
        html.element("span", ["class": "number"], "\(index + 1)")
        link(to: finding.mention, in: &html)
        html.element("span", ["class": "badge"], finding.assertion.certainty.label)
        html.raw("</h3>\n<dl>\n")
        row("Site", in: &html) { html in
            guard finding.site >= 0 else { return html.raw("<i>not given</i>") }
            let path = note.sitePath(of: finding)
            if finding.siteMention >= 0 {
                html.element("a", ["href": "#m\(finding.siteMention + 1)"], path[0])
            } else {
                html.text(path[0])
            }
            if path.count > 1 {
                html.element("span", ["class": "path"], path.dropFirst().map { " · " + $0 }.joined())
            }
        }
        let names = note.morphologies(of: finding).map { note.catalog.concepts[Int($0)].name }
        let facts = [
            ("Side", finding.laterality.label), ("Size", finding.size.map { "\(decimal($0.value)) \($0.symbol)" }),
            ("Morphology", names.isEmpty ? nil : names.joined(separator: ", ")), ("Change", finding.change.label),
        ]
        for case (let name, let value?) in facts { row(name, in: &html) { $0.text(value) } }
        row("Assertion", in: &html) { html in
            html.text(Highlight.words(finding.assertion))
            if let words = note.likelihood(of: finding)?.words { html.text(" (\(words))") }
            cues(of: mention, in: &html)
        }
        html.raw("</dl>\n")
        if finding.inImpression == false {
            html.raw("<p class=\"gap\"><b>Not in the impression.</b> ")
            html.text(gapWords(finding))
            html.raw("</p>\n")
        }
        if let suggestion = finding.suggestion { self.suggestion(suggestion, of: index, in: &html) }
        html.raw("</section>\n")
    }

    /// `"The impression says nothing of the aortic arch; a reader of it alone would miss this finding."`
    private func gapWords(_ finding: Finding) -> String {
        let site = note.sitePath(of: finding).first.map { "of the \($0)" } ?? "of this calcification"
        return "The impression says nothing \(site); who reads it alone misses this finding."
    }

    private func row(_ name: String, in html: inout HTMLBuffer, _ value: (inout HTMLBuffer) -> Void) {
        html.raw("<div>")
        html.element("dt", name)
        html.raw("<dd>")
        value(&html)
        html.raw("</dd></div>\n")
    }

    /// `, by “No”`, each cue linked to where it stands.
    private func cues(of mention: Mention, in html: inout HTMLBuffer) {
        var done: Set<Span> = []
        for cue in note.cues(of: mention) where done.insert(cue.span).inserted {
            html.text(done.count == 1 ? ", by " : ", ")
            let mark = cueMarks.firstIndex { $0.span == cue.span && $0.value == cue.value }
            html.element("a", ["href": mark.map { "#c\($0 + 1)" }], "“\(note.text[cue.span])”")
        }
    }

    /// The words of a mention, linked to where they stand.
    func link(to mention: Int32, in html: inout HTMLBuffer) {
        html.element(
            "a", ["href": "#m\(mention + 1)"], note.text(of: note.mentions[Int(mention)]))
    }

    func measurements(in html: inout HTMLBuffer) {
        guard !note.measurements.isEmpty else { return }
        html.raw("<h2>Measurements</h2>\n<table class=\"measurements\">\n")
        for measurement in note.measurements {
            html.raw("<tr><th scope=\"row\">")
            html.element(
                "a", ["href": "#m\(measurement.mention + 1)"],
                note.catalog.concepts[Int(measurement.analyte)].name)
            html.raw("</th><td>")
            html.text(quantity(measurement.value, measurement.unit) ?? "no number")
            html.raw("</td><td class=\"si\">")
            html.text(quantity(measurement.siValue, measurement.siUnit) ?? "")
            html.raw("</td><td>")
            if let word = measurement.interpretation.label { html.element("span", ["class": "level \(word)"], word) }
            html.raw("</td></tr>\n")
        }
        html.raw("</table>\n")
    }

    private func quantity(_ value: Double?, _ unit: Int32) -> String? {
        guard let value else { return nil }
        return unit < 0 ? decimal(value) : decimal(value) + " " + note.catalog.units[Int(unit)]
    }
}

/// A number for reading: at most four decimals, no trailing zeros.
func decimal(_ value: Double) -> String {
    let rounded = (value * 10_000).rounded(.toNearestOrAwayFromZero) / 10_000
    let text = (rounded == 0 ? 0 : rounded).description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
