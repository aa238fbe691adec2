public import Annotations

/// One annotated note as a web page that stands alone: its own text with highlights, and its findings beside it.
///
/// What comes in is an ``AnnotatedNote``; what goes out is HTML without script and without anything from elsewhere, which a
/// strict content security policy enforces. Where the page is kept, and which other pages there are, is left to the caller.
///
/// ```
/// let page = NotePage(note, version: "0.1.0", indexPath: "../index.html").html()
/// ```
public struct NotePage: Sendable {
    let note: AnnotatedNote
    let version: String
    let indexPath: String?
    let cueMarks: [CueMark]

    /// - Parameter indexPath: the ``IndexPage`` as seen from this page, where there is one.
    public init(_ note: AnnotatedNote, version: String, indexPath: String? = nil) {
        self.note = note
        self.version = version
        self.indexPath = indexPath
        cueMarks = note.cueMarks()
    }

    public func html() -> [UInt8] {
        var html = HTMLBuffer()
        PageFrame.open(
            title: note.document.id, style: Stylesheet.page + Stylesheet.highlights + Stylesheet.findings,
            scriptHash: nil, in: &html)
        header(in: &html)
        html.raw("<main>\n")
        html.raw("<article class=\"note\" aria-label=\"The note\">\n")
        legend(in: &html)
        noteText(in: &html)
        html.raw("</article>\n")
        html.raw("<aside class=\"panel\" aria-label=\"Findings\">\n")
        findings(in: &html)
        measurements(in: &html)
        html.raw("</aside>\n</main>\n")
        PageFrame.close(version: version, lexicon: note.catalog.version.version, in: &html)
        return html.bytes
    }

    private func header(in html: inout HTMLBuffer) {
        html.raw("<header>\n")
        if let indexPath {
            html.open("p", ["class": "back"])
            html.element("a", ["href": relativeAddress(indexPath)], "All notes")
            html.raw("</p>\n")
        }
        html.element("h1", note.document.id)
        html.element("p", ["class": "summary"], summary)
        html.raw("</header>\n")
    }

    /// `"7 findings: 5 affirmed, 1 possible, 1 negated. 2 are not in the impression."`
    var summary: String {
        guard !note.findings.isEmpty else { return "No calcification is mentioned in this note." }
        let counts = Certainty.allCases.compactMap { certainty -> String? in
            let count = note.findings.count { $0.assertion.certainty == certainty }
            return count == 0 ? nil : "\(count) \(certainty.label)"
        }
        let gaps = note.findings.count { $0.inImpression == false }
        var words = note.findings.count == 1 ? "1 finding: " : "\(note.findings.count) findings: "
        words += counts.joined(separator: ", ") + "."
        if gaps > 0 { words += gaps == 1 ? " 1 is not in the impression." : " \(gaps) are not in the impression." }
        return words
    }
}

extension HTMLBuffer {
    mutating func element(_ name: StaticString, _ content: String) { element(name, [:], content) }
}
