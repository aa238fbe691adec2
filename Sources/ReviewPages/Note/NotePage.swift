public import Annotations

/// One annotated note as a web page that stands alone: its own text with highlights, its findings beside it, and the keys to
/// review them.
///
/// What comes in is an ``AnnotatedNote``; what goes out is HTML with nothing from elsewhere, which a strict content security
/// policy enforces; without script it still shows everything. Decisions stay in the browser until they are exported. Where the
/// page is kept, and which other pages there are, is left to the caller.
///
/// ```
/// let page = NotePage(note, version: "0.1.0", indexPath: "../index.html").html()
/// ```
public struct NotePage: Sendable {
    let note: AnnotatedNote
    let version: String
    let indexPath: String?
    let collection: String
    let isBlind: Bool
    let cueMarks: [CueMark]
    let sources: SourceTable
    let sharedEvidence: SharedEvidence

    /// - Parameters:
    ///   - indexPath: the ``IndexPage`` as seen from this page, where there is one.
    ///   - collection: what the browser keeps the decisions under; the same for all notes of a folder.
    ///   - isBlind: for an audit: the note alone, without what was found in it.
    public init(
        _ note: AnnotatedNote, version: String, indexPath: String? = nil, collection: String = "", isBlind: Bool = false
    ) {
        var note = note
        if isBlind { (note.mentions, note.findings, note.cues, note.measurements) = ([], [], [], []) }
        self.note = note
        self.version = version
        self.indexPath = indexPath
        self.collection = collection
        self.isBlind = isBlind
        cueMarks = note.cueMarks()
        sources = SourceTable(note)
        sharedEvidence = SharedEvidence(note)
    }

    static let style = InlinePart(
        Stylesheet.palette + Stylesheet.page + Stylesheet.highlights + Stylesheet.findings + Stylesheet.bodyMap
            + Stylesheet.review)
    static let script = InlinePart(
        PageScript.whole([
            PageScript.shared, PageScript.exchange, PageScript.noteDecisions, PageScript.noteWords,
            PageScript.noteCards, PageScript.noteEditors, PageScript.noteKeys,
        ]))

    public func html() -> [UInt8] {
        var html = HTMLBuffer()
        PageFrame.open(title: note.document.id, style: Self.style, script: Self.script, in: &html)
        header(in: &html)
        html.raw("<main>\n")
        html.open("article", ["class": hasColumns ? "note columns" : "note", "aria-label": "The note"])
        html.raw("\n")
        noteText(in: &html)
        legend(in: &html)
        html.raw("</article>\n")
        html.raw("<aside class=\"panel\" aria-label=\"Findings\">\n")
        if isBlind {
            html.raw(
                "<h2>Blind reading</h2>\n<p class=\"none\">Mark every calcification that the note reports as present.")
            html.raw(" What Calcinote found is not shown.</p>\n")
        } else {
            findings(in: &html)
        }
        measurements(in: &html)
        sourceList(in: &html)
        html.raw("</aside>\n</main>\n")
        html.data("data", reviewData)
        PageFrame.close(version: version, lexicon: note.catalog.version.version, in: &html)
        return html.bytes
    }

    private func header(in html: inout HTMLBuffer) {
        html.raw("<header class=\"top\">\n<div class=\"title\">\n")
        if let indexPath {
            html.open("p", ["class": "back"])
            html.element("a", ["href": relativeAddress(indexPath)], "All notes")
            html.raw("</p>\n")
        }
        html.element("h1", note.document.id)
        html.element("p", ["class": "summary"], isBlind ? "Blind reading for an audit." : summary)
        html.raw("</div>\n<div class=\"tools\" id=\"tools\"></div>\n</header>\n")
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

    /// Whether the note sets things in columns, which only letters of one width keep.
    private var hasColumns: Bool {
        var lines = 0
        var (gap, seen, counted) = (0, false, false)
        for byte in note.text.bytes {
            switch byte {
            case 0x0A: (gap, seen, counted) = (0, false, false)
            case 0x20: gap += 1
            case 0x09: gap += 4
            case 0x0D: continue
            default:
                if seen, gap >= 3, !counted {
                    lines += 1
                    counted = true
                }
                (gap, seen) = (0, true)
            }
        }
        return lines >= 3
    }
}

extension HTMLBuffer {
    mutating func element(_ name: StaticString, _ content: String) { element(name, [:], content) }
}
