internal import Annotations

/// The notes of a folder as one table, with a search field and filters that work from the file, without a server.
///
/// What comes in is an ``IndexEntry`` for each note, in the order to be shown; what goes out is one HTML page. Its script is
/// the only one that the content security policy lets run; without script the table is whole and the filters are not shown.
public struct IndexPage: Sendable {
    /// The numbers at the top of the page.
    public struct Totals: Sendable, Hashable {
        public var notes = 0
        public var failed = 0
        public var notesAffirmed = 0
        public var affirmed = 0
        public var possible = 0
        public var notesWithGaps = 0

        public init() {}

        public mutating func add(_ entry: IndexEntry) {
            notes += 1
            failed += entry.failure == nil ? 0 : 1
            notesAffirmed += entry.count(.affirmed) > 0 ? 1 : 0
            affirmed += entry.count(.affirmed)
            possible += entry.count(.possible)
            notesWithGaps += entry.impressionGaps > 0 ? 1 : 0
        }

        public static func += (total: inout Totals, other: Totals) {
            total.notes += other.notes
            total.failed += other.failed
            total.notesAffirmed += other.notesAffirmed
            total.affirmed += other.affirmed
            total.possible += other.possible
            total.notesWithGaps += other.notesWithGaps
        }
    }

    let title: String
    let version: String
    let lexicon: String
    let entries: [IndexEntry]
    let totals: Totals

    public init(title: String, version: String, lexicon: String, entries: [IndexEntry]) {
        self.title = title
        self.version = version
        self.lexicon = lexicon
        self.entries = entries
        var totals = Totals()
        for entry in entries { totals.add(entry) }
        self.totals = totals
    }

    /// A page whose rows are kept elsewhere: ``opening()``, each ``row(of:)`` and ``closing()`` make the same bytes as
    /// ``html()`` with all notes in memory.
    public init(title: String, version: String, lexicon: String, totals: Totals) {
        self.title = title
        self.version = version
        self.lexicon = lexicon
        self.entries = []
        self.totals = totals
    }

    public func html() -> [UInt8] {
        var bytes = opening()
        for entry in entries { bytes += Self.row(of: entry) }
        return bytes + closing()
    }

    public static func row(of entry: IndexEntry) -> [UInt8] {
        var html = HTMLBuffer()
        row(entry, in: &html)
        return html.bytes
    }

    public func opening() -> [UInt8] {
        var html = HTMLBuffer()
        PageFrame.open(
            title: title, style: Stylesheet.page + Stylesheet.index, scriptHash: IndexScript.sha256, in: &html)
        html.raw("<header>\n")
        html.element("h1", title)
        html.element("p", ["class": "summary"], summary)
        html.raw("</header>\n<main>\n")
        tiles(in: &html)
        filters(in: &html)
        table(in: &html)
        return html.bytes
    }

    public func closing() -> [UInt8] {
        var html = HTMLBuffer()
        html.raw("</tbody></table></div>\n")
        html.raw("</main>\n<script>")
        html.template(IndexScript.source)
        html.raw("</script>\n")
        PageFrame.close(version: version, lexicon: lexicon, in: &html)
        return html.bytes
    }

    private var summary: String {
        let notes = totals.notes == 1 ? "1 note" : "\(totals.notes) notes"
        return totals.failed == 0 ? notes + "." : "\(notes), \(totals.failed) of them could not be read."
    }

    private func tiles(in html: inout HTMLBuffer) {
        let tiles = [
            (totals.notesAffirmed, "notes with an affirmed calcification"),
            (totals.affirmed, "affirmed findings"),
            (totals.possible, "possible findings"),
            (totals.notesWithGaps, "notes with a finding not in the impression"),
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

    /// Hidden until the script that makes them work shows them.
    private func filters(in html: inout HTMLBuffer) {
        html.raw("<div class=\"filters\" id=\"filters\" hidden>\n")
        html.raw("<label>Search <input type=\"search\" id=\"search\" placeholder=\"note, site or type\"></label>\n")
        html.raw("<label>Has <select id=\"certainty\"><option value=\"\">anything</option>")
        for certainty in Certainty.allCases {
            html.element("option", ["value": certainty.label], "a finding, \(certainty.label)")
        }
        html.raw("<option value=\"none\">no finding</option></select></label>\n")
        html.raw("<label>Type <select id=\"type\"><option value=\"\">any</option>")
        for type in CalcificationType.allCases { html.element("option", ["value": type.label], type.label) }
        html.raw("</select></label>\n")
        html.raw("<label><input type=\"checkbox\" id=\"gap\"> not in the impression</label>\n")
        html.raw("<output id=\"shown\" aria-live=\"polite\"></output>\n</div>\n")
    }

    private func table(in html: inout HTMLBuffer) {
        html.raw("<div class=\"scroll\"><table class=\"notes\" id=\"notes\">\n<thead><tr><th scope=\"col\">Note</th>")
        html.raw("<th scope=\"col\" class=\"number\">Affirmed</th><th scope=\"col\" class=\"number\">Possible</th>")
        html.raw("<th scope=\"col\" class=\"number\">Negated</th><th scope=\"col\">Sites</th>")
        html.raw("<th scope=\"col\">Likely types</th><th scope=\"col\">Impression</th></tr></thead>\n<tbody>\n")
    }

    private static func row(_ entry: IndexEntry, in html: inout HTMLBuffer) {
        let present = Certainty.allCases.filter { entry.count($0) > 0 }.map(\.label)
        html.open(
            "tr",
            [
                "data-certainty": entry.failure == nil && present.isEmpty ? "none" : present.joined(separator: " "),
                "data-type": entry.types.map(\.label).joined(separator: " "),
                "data-gap": entry.impressionGaps > 0 ? "yes" : nil,
            ])
        html.raw("<td>")
        if let path = entry.path {
            html.element("a", ["href": relativeAddress(path)], entry.id)
        } else {
            html.text(entry.id)
        }
        html.raw("</td>")
        if let failure = entry.failure {
            html.element("td", ["class": "failed", "colspan": "6"], "could not be read: \(failure)")
            html.raw("</tr>\n")
            return
        }
        for certainty in Certainty.allCases {
            let count = entry.count(certainty)
            html.element(
                "td", ["class": "number " + (count == 0 ? "zero" : certainty.label), "data-name": certainty.label],
                String(count))
        }
        html.element("td", ["data-name": "sites:"], entry.sites.joined(separator: ", "))
        html.element("td", ["data-name": "types:"], entry.types.map(\.label).joined(separator: ", "))
        html.raw("<td>")
        if entry.impressionGaps > 0 {
            html.element("span", ["class": "flag"], "\(entry.impressionGaps) not in it")
        }
        html.raw("</td></tr>\n")
    }
}
