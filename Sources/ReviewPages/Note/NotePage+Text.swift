internal import Annotations

extension NotePage {
    /// What the highlights mean, those that occur in this note.
    func legend(in html: inout HTMLBuffer) {
        let shown = Highlight.all.filter { entry in
            note.mentions.contains { Highlight($0).isExplained(by: entry.highlight) }
        }
        guard !shown.isEmpty else { return }
        html.raw("<p class=\"legend\" aria-label=\"What the marks mean\">")
        for entry in shown {
            html.open("span", ["class": entry.highlight.classes, "data-letter": entry.highlight.letter])
            html.text(entry.words)
            html.raw("</span> ")
        }
        if !cueMarks.isEmpty { html.raw("<span class=\"cue\">deciding words</span>") }
        html.raw("</p>\n")
    }

    /// The note, section by section, each with its kind in the gutter. The text of the `.text` elements is the note, character
    /// for character; letters and section kinds are drawn by the style sheet or stand outside.
    func noteText(in html: inout HTMLBuffer) {
        let rows = UnderlineRows(note)
        let runs = note.runs(cueMarks: cueMarks)
        // By mention: the first finding of it.
        var findings: [Int32: Int] = [:]
        for (index, finding) in note.findings.enumerated() where findings[finding.mention] == nil {
            findings[finding.mention] = index
        }
        var (section, kind): (Int32, Int32) = (-2, -1)
        for (index, run) in runs.enumerated() {
            if run.section != section {
                if section != -2 { html.raw("</div></section>\n") }
                section = run.section
                html.raw("<section class=\"part\"><div class=\"gutter\">")
                // Organ by organ below one heading, the kind is said once.
                let next = section >= 0 ? note.sections[Int(section)].kind : -1
                if section >= 0, next != kind { html.text(note.catalog.sectionKinds[Int(next)].replacingHyphens) }
                kind = next
                html.raw("</div><div class=\"text\">")
            }
            let isLast = index + 1 == runs.count || runs[index + 1].section != section
            if isLast, run.mentions.isEmpty, run.cues.isEmpty, !run.isTitle {
                lastRun(run.span, in: &html)
            } else {
                self.run(run, rows, findings, in: &html)
            }
        }
        if section != -2 { html.raw("</div></section>\n") }
    }

    /// The end of a section: its empty lines are there, but take no room.
    private func lastRun(_ span: Span, in html: inout HTMLBuffer) {
        var end = Int(span.end)
        while end > Int(span.start), [0x0A, 0x0D, 0x20, 0x09].contains(note.text.bytes[end - 1]) { end -= 1 }
        html.text(note.text[Span(span.start, Int32(end))])
        if end == Int(span.end) { return }
        html.element("span", ["class": "end"], note.text[Span(Int32(end), span.end)])
    }

    /// A stretch of words with a span for each mention over it. The spans carry underlines only, each in its own row, so that
    /// nested, crossing and equal mentions all show as lines below one another.
    private func run(_ run: Run, _ rows: UnderlineRows, _ findings: [Int32: Int], in html: inout HTMLBuffer) {
        // The lowest row is the outermost span.
        let mentions = run.mentions.sorted { rows.rows[Int($0)] > rows.rows[Int($1)] }
        let linked = mentions.first { findings[$0] != nil }
        for index in mentions {
            let mention = note.mentions[Int(index)]
            let pieces = note.pieces(of: mention)
            let isFirst = pieces.first?.start == run.span.start
            let highlight = Highlight(mention)
            let row = min(rows.rows[Int(index)], UnderlineRows.most - 1)
            let isLast = pieces.last?.end == run.span.end
            let classes = highlight.classes + (row > 0 ? " row\(row)" : "")
            let isLink = index == linked
            html.open(
                isLink ? "a" : "span",
                [
                    "id": isFirst ? "m\(index + 1)" : nil, "class": classes,
                    "href": isLink ? findings[index].map { "#f\($0 + 1)" } : nil,
                    "tabindex": isLink && !isFirst ? "-1" : nil,
                    "title": "\(note.name(of: mention)): \(highlight.words)", "data-m": String(index + 1),
                    "data-letter": isLast ? highlight.letter : nil,
                ])
        }
        for cue in run.cues {
            let mark = cueMarks[Int(cue)]
            let isFirst = mark.span.start == run.span.start
            html.open(
                "span",
                [
                    "id": isFirst ? "c\(cue + 1)" : nil, "class": "cue", "title": "says: \(mark.value.label)",
                    "data-acts": mark.mentions.map { String($0 + 1) }.joined(separator: " "),
                ])
        }
        if run.isTitle { html.raw("<strong>") }
        html.text(note.text[run.span])
        if run.isTitle { html.raw("</strong>") }
        for _ in run.cues { html.raw("</span>") }
        for index in mentions.reversed() { html.close(index == linked ? "a" : "span") }
    }
}

extension String {
    /// A section kind as words: `"final-diagnosis"` is `"final diagnosis"`.
    var replacingHyphens: String { String(map { $0 == "-" ? " " : $0 }) }
}
