internal import Annotations

/// The notes of a folder as one table, with a search field and filters that work from the file, without a server.
///
/// What comes in is an ``IndexEntry`` for each note, in the order to be shown; what goes out is one HTML page. Its script is
/// the only one that the content security policy lets run; without script the table is whole and the filters are not shown.
public struct IndexPage: Sendable {
    let title: String
    let version: String
    let lexicon: String
    let entries: [IndexEntry]

    public init(title: String, version: String, lexicon: String, entries: [IndexEntry]) {
        self.title = title
        self.version = version
        self.lexicon = lexicon
        self.entries = entries
    }

    public func html() -> [UInt8] {
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
        html.raw("</main>\n<script>")
        html.template(IndexScript.source)
        html.raw("</script>\n")
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
            (entries.count { $0.count(.affirmed) > 0 }, "notes with an affirmed calcification"),
            (entries.reduce(0) { $0 + $1.count(.affirmed) }, "affirmed findings"),
            (entries.reduce(0) { $0 + $1.count(.possible) }, "possible findings"),
            (entries.count { $0.impressionGaps > 0 }, "notes with a finding not in the impression"),
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
        for entry in entries { row(entry, in: &html) }
        html.raw("</tbody></table></div>\n")
    }

    private func row(_ entry: IndexEntry, in html: inout HTMLBuffer) {
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
