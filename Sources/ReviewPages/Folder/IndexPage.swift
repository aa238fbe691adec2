internal import Annotations

/// The notes of a folder and their findings as one page: tables, charts that filter, the cohort roll-up. It works from the file,
/// without a server.
///
/// What comes in is an ``IndexEntry`` for each note, in the order to be shown; what goes out is one HTML page. Its script is
/// the only one that the content security policy lets run; without script the numbers and the roll-up are shown.
///
/// A page whose notes do not all fit in memory is made piece by piece: what ``add(_:)`` and ``lastBlock()`` give is put between
/// ``opening()`` and ``closing()``, which are asked for at the end. Names and sums stay in memory, notes do not.
public struct IndexPage: Sendable {
    let title: String
    let version: String
    let lexicon: String
    let collection: String
    private let entries: [IndexEntry]
    var totals = Totals()
    var cohort = CohortTable()
    var names = NameTable()
    /// The notes of the block that is not complete yet.
    var block = PageData()
    var blockNotes = 0
    var blocks = 0

    /// - Parameters:
    ///   - collection: what the browser keeps the decisions under; that of the folder's ``NotePage``s.
    ///   - entries: the notes of ``html()``.
    public init(title: String, version: String, lexicon: String, collection: String? = nil, entries: [IndexEntry] = [])
    {
        self.title = title
        self.version = version
        self.lexicon = lexicon
        self.collection = collection ?? title
        self.entries = entries
    }

    /// The numbers at the top of the page.
    struct Totals: Sendable {
        var notes = 0
        var failed = 0
        var affirmed = 0
        var possible = 0
        var negated = 0
        var notesWithGaps = 0

        mutating func add(_ entry: IndexEntry) {
            notes += 1
            failed += entry.failure == nil ? 0 : 1
            affirmed += entry.count(.affirmed)
            possible += entry.count(.possible)
            negated += entry.count(.negated)
            notesWithGaps += entry.impressionGaps > 0 ? 1 : 0
        }
    }

    static let style = InlinePart(Stylesheet.palette + Stylesheet.page + Stylesheet.folder)
    static let script = InlinePart(
        PageScript.whole([
            PageScript.shared, PageScript.exchange, PageScript.folderData, PageScript.folderCharts,
            PageScript.folderTables,
            PageScript.folderStart,
        ]))

    public func html() -> [UInt8] {
        var (page, data) = (self, [UInt8]())
        for entry in entries { data += page.add(entry) }
        data += page.lastBlock()
        return page.opening() + data + page.closing()
    }

    public func opening() -> [UInt8] {
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
        cohort.write(in: &html)
        html.raw("</main>\n")
        return html.bytes
    }

    public func closing() -> [UInt8] {
        var html = HTMLBuffer()
        tables(in: &html)
        PageFrame.close(version: version, lexicon: lexicon, in: &html)
        return html.bytes
    }

    private var summary: String {
        let notes = totals.notes == 1 ? "1 note" : "\(totals.notes) notes"
        return totals.failed == 0 ? notes + "." : "\(notes), \(totals.failed) of them could not be read."
    }

    private func tiles(in html: inout HTMLBuffer) {
        let tiles = [
            (cohort.cases, "notes with a calcification that is there"),
            (totals.affirmed, "affirmed findings"),
            (totals.possible, "possible findings"),
            (totals.negated, "negated findings"),
            (totals.notesWithGaps, "notes with a finding that the impression leaves out"),
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
