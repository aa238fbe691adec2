internal import Annotations

/// The notes of a folder and their findings as one page: tables, charts that filter, the cohort roll-up. It works from the file,
/// without a server.
///
/// What comes in is an ``IndexEntry`` for each note, in the order to be shown; what goes out is one HTML page. Its script is
/// the only one that the content security policy lets run; without script the numbers and the roll-up are shown.
public struct IndexPage: Sendable {
    let title: String
    let version: String
    let lexicon: String
    let collection: String
    let entries: [IndexEntry]

    /// - Parameter collection: what the browser keeps the decisions under; that of the folder's ``NotePage``s.
    public init(title: String, version: String, lexicon: String, collection: String? = nil, entries: [IndexEntry]) {
        self.title = title
        self.version = version
        self.lexicon = lexicon
        self.collection = collection ?? title
        self.entries = entries
    }

    static let style = InlinePart(Stylesheet.palette + Stylesheet.page + Stylesheet.folder)
    static let script = InlinePart(
        PageScript.whole([
            PageScript.shared, PageScript.exchange, PageScript.folderData, PageScript.folderCharts,
            PageScript.folderTables,
            PageScript.folderStart,
        ]))

    public func html() -> [UInt8] {
        var html = HTMLBuffer()
        PageFrame.open(title: title, style: Self.style, script: Self.script, in: &html)
        html.raw("<header class=\"top\">\n<div class=\"title\">\n")
        html.element("h1", title)
        html.element("p", ["class": "summary"], summary)
        html.raw("</div>\n<div class=\"tools\" id=\"tools\"></div>\n</header>\n<main>\n")
        tiles(in: &html)
        html.raw(
            "<noscript><p>The tables and charts of this page need its script, which this browser does not run.</p></noscript>\n"
        )
        html.raw("<div class=\"charts\" id=\"charts\"></div>\n<div class=\"filters\" id=\"filters\"></div>\n")
        html.raw("<div class=\"sheet\" id=\"sheet\" hidden=\"hidden\"></div>\n")
        CohortTable(entries).write(in: &html)
        html.raw("</main>\n")
        data(in: &html)
        PageFrame.close(version: version, lexicon: lexicon, in: &html)
        return html.bytes
    }

    private var summary: String {
        let failed = entries.count { $0.failure != nil }
        let notes = entries.count == 1 ? "1 note" : "\(entries.count) notes"
        return failed == 0 ? notes + "." : "\(notes), \(failed) of them could not be read."
    }

    private func tiles(in html: inout HTMLBuffer) {
        let tiles = [
            (entries.count(where: \.isCase), "notes with a calcification that is there"),
            (entries.reduce(0) { $0 + $1.count(.affirmed) }, "affirmed findings"),
            (entries.reduce(0) { $0 + $1.count(.possible) }, "possible findings"),
            (entries.reduce(0) { $0 + $1.count(.negated) }, "negated findings"),
            (entries.count { $0.impressionGaps > 0 }, "notes with a finding that the impression leaves out"),
        ]
        html.raw("<ul class=\"tiles\">\n")
        for (count, words) in tiles {
            html.raw("<li>")
            html.element("b", String(count))
            html.text(words)
            html.raw("</li>\n")
        }
        html.raw("</ul>\n")
    }
}
