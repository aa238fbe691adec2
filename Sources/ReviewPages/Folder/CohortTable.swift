internal import Annotations

/// The roll-up of a folder: how many notes report a calcification that is there, by site and type, and the rule by which they
/// were counted.
struct CohortTable {
    static let rule = """
        A note counts once in a cell when at least one of its findings is affirmed, current and the patient's own, lies at the \
        site or a part of it, and has the type as its likeliest. Possible, negated, historical and hypothetical findings and \
        those of relatives do not count, nor do concretions. Sites are the most general names of the lexicon. A note with \
        findings at several sites or of several types stands in several cells, so rows and columns do not add up to the \
        number of notes. Counts are what Calcinote found, before any review.
        """

    private(set) var notes = 0
    private(set) var cases = 0
    private var counts: [String: (total: Int, types: [Int])] = [:]

    /// By general site and type: notes.
    var rows: [(site: String, total: Int, types: [Int])] {
        counts.map { ($0.key, $0.value.total, $0.value.types) }
            .sorted { ($1.total, $0.site) < ($0.total, $1.site) }
    }

    init(_ entries: [IndexEntry] = []) { for entry in entries { add(entry) } }

    mutating func add(_ entry: IndexEntry) {
        guard entry.failure == nil else { return }
        notes += 1
        if entry.isCase { cases += 1 }
        var seen: [String: Set<CalcificationType>] = [:]
        for finding in entry.findings where finding.isCase {
            let site = finding.sitePath.last ?? "not given"
            seen[site, default: []].formUnion(finding.type.map { [$0] } ?? [])
        }
        for (site, types) in seen {
            var row = counts[site] ?? (0, CalcificationType.allCases.map { _ in 0 })
            row.total += 1
            for type in types { row.types[Int(type.rawValue)] += 1 }
            counts[site] = row
        }
    }

    func write(in html: inout HTMLBuffer) {
        html.raw(
            "<section class=\"rollup\" aria-labelledby=\"rollup\">\n<h2 id=\"rollup\">Cohort</h2>\n<p class=\"rule\">")
        html.text("\(cases) of \(notes) notes report a calcification that is there. ")
        html.text(Self.rule)
        html.raw(
            "</p>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Notes by site and type\"><table>\n")
        html.raw("<thead><tr><th scope=\"col\"><span class=\"visually-hidden\">Site</span></th>")
        html.raw("<th scope=\"col\">notes</th>")
        for type in CalcificationType.allCases { html.element("th", ["scope": "col"], type.label) }
        html.raw("</tr></thead>\n<tbody>\n")
        for row in rows {
            html.raw("<tr>")
            html.element("th", ["scope": "row"], row.site)
            for count in [row.total] + row.types { html.element("td", count == 0 ? "–" : String(count)) }
            html.raw("</tr>\n")
        }
        html.raw("</tbody></table></div>\n</section>\n")
    }
}
