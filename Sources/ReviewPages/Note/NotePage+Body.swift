internal import Annotations

extension NotePage {
    /// The outline of a body with the findings at their places; nothing where it would hold fewer than two.
    func body(in html: inout HTMLBuffer) {
        let map = BodyMap(note)
        guard map.entries.reduce(0, { $0 + $1.findings.count }) > 1 else { return }
        html.raw("<figure class=\"body\">\n")
        html.open(
            "svg",
            [
                "viewBox": "0 0 \(decimal(BodyMap.width)) \(decimal(map.height))", "role": "group",
                "aria-label": "Findings by their place on the body",
            ])
        html.raw(Self.outline)
        for entry in map.entries { self.entry(entry, map, in: &html) }
        html.raw("</svg>\n<figcaption>")
        html.text("R and L are the patient’s. ")
        html.text(omissions(map))
        html.raw("</figcaption>\n</figure>\n")
    }

    private func entry(_ entry: BodyMap.Entry, _ map: BodyMap, in html: inout HTMLBuffer) {
        let isAffirmed = entry.findings.contains { note.findings[$0].assertion.certainty == .affirmed }
        let hidden = entry.findings.count - BodyMap.mostDiscs
        let (edge, lineY) = (map.edge(entry), entry.y + 9)
        let dots = map.dots(entry)
        guard let near = entry.isRight ? dots.last : dots.first else { return }
        let start = edge + (entry.isRight ? -4 : 4)
        let knee = edge + (entry.isRight ? -14 : 14)
        html.open(
            "path",
            [
                "class": "leader",
                "d": "M\(decimal(start)) \(decimal(lineY))H\(decimal(knee))L\(decimal(near.x)) \(decimal(near.y))",
            ])
        html.raw("</path>")
        for dot in dots {
            html.open(
                "circle",
                [
                    "class": isAffirmed ? "dot affirmed" : "dot possible", "cx": decimal(dot.x), "cy": decimal(dot.y),
                    "r": "3.2",
                ])
            html.raw("</circle>")
        }
        html.element(
            "text",
            ["class": entry.isRight ? "place" : "place end", "x": decimal(edge), "y": decimal(entry.y + 13)],
            hidden > 0 ? "\(entry.words), \(hidden) more" : entry.words)
        for (number, finding) in entry.findings.prefix(BodyMap.mostDiscs).enumerated() {
            let certainty = note.findings[finding].assertion.certainty.label
            let place = map.disc(number, of: entry)
            let site = note.sitePath(of: note.findings[finding]).first ?? entry.words
            html.open(
                "a",
                [
                    "href": "#f\(finding + 1)", "class": "disc \(certainty)",
                    "aria-label": "Finding \(finding + 1), \(site), \(certainty)",
                ])
            html.open("circle", ["cx": decimal(place.x), "cy": decimal(place.y), "r": "9.5"])
            html.raw("</circle>")
            html.element("text", ["x": decimal(place.x), "y": decimal(place.y + 3.8)], String(finding + 1))
            html.raw("</a>")
        }
        html.raw("\n")
    }

    /// `"Not drawn: 3 negated, 1 without a place."`
    private func omissions(_ map: BodyMap) -> String {
        let absent = note.findings.filter { !BodyMap.isDrawn($0) }
        let negated = absent.count { $0.assertion.certainty == .negated }
        let parts = [
            (negated, "negated"), (absent.count - negated, "hypothetical or not the patient’s"),
            (map.unplaced.count, "without a place"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return parts.isEmpty ? "" : "Not drawn: " + parts.joined(separator: ", ") + "."
    }

    /// Half a body, drawn by us, and its mirror image; the organs that orient the eye.
    private static let outline: StaticString = """
        <g class="outline" aria-hidden="true" transform="translate(190 2) scale(.86)"><g id="half">\
        <path d="M-.5 4C9 4 15 11 15 22C15 31 11 40 7 44L8 53C9 59 17 61 27 64C37 67 43 73 44 85\
        C45 100 48 113 51 125C54 138 60 152 64 166C68 171 71 180 70 190C69 198 64 202 60 198\
        C56 193 56 188 55 181C51 168 45 156 41 142C38 131 36 120 34 108C33 120 32 130 31 139\
        C31 150 36 158 37 172C38 192 34 208 32 224C33 240 31 256 26 276C27 284 33 288 34 293\
        C35 298 17 299 16 293C15 288 17 284 16 277C14 260 13 244 13 228C11 210 7 192 3 176L-.5 174Z"/>\
        <path class="organ" d="M4 74C10 68 18 72 22 82C26 92 27 104 26 112C18 108 12 107 6 110C3 100 3 86 4 74Z"/>\
        <path class="organ" d="M12 128C17 123 23 127 22 135C21 142 16 145 13 141C11 138 14 137 14 134\
        C14 131 10 131 12 128Z"/></g>\
        <use href="#half" transform="scale(-1 1)"/>\
        <path class="organ heart" d="M-4 92C1 87 10 88 13 95C15 102 9 110 2 112C-4 108-8 99-4 92Z"/></g>\
        <text class="place end" x="160" y="16">R</text><text class="place" x="220" y="16">L</text>
        """
}
