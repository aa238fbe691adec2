internal import Annotations

extension NotePage {
    /// What the script needs to make decisions that can be found again: each finding with its place and its words.
    var reviewData: PageData {
        let offsets = OffsetTable(note.text, unit: .scalar)
        var data = PageData()
        data.object { data in
            data.add("collection", collection)
            data.add("id", note.document.id)
            data.add("sha256", note.document.sha256)
            data.add("version", version)
            data.add("lexicon", note.catalog.version.version)
            data.add("blind", isBlind)
            data.array("findings") { data in
                for finding in note.findings { add(finding, offsets, to: &data) }
            }
            data.array("sites") { data in
                for name in siteNames { data.add(nil, name) }
            }
        }
        return data
    }

    private func add(_ finding: Finding, _ offsets: OffsetTable, to data: inout PageData) {
        let span = note.mention(of: finding).span
        data.object { data in
            data.add("mention", Int(finding.mention))
            data.add("siteMention", Int(finding.siteMention))
            data.add("start", offsets.offset(of: span.start))
            data.add("end", offsets.offset(of: span.end))
            data.add("exact", note.text[span])
            data.add("prefix", note.text[around(span, -1)])
            data.add("suffix", note.text[around(span, 1)])
            data.object("was") { data in
                data.add("site", note.sitePath(of: finding).first)
                data.add("laterality", finding.laterality.label)
                data.add("type", finding.suggestion?.type.label)
                data.add("certainty", finding.assertion.certainty.label)
                data.add("temporality", finding.assertion.temporality.label)
                data.add("experiencer", finding.assertion.experiencer.label)
            }
            data.array("evidence") { data in
                guard let suggestion = finding.suggestion else { return }
                var seen: Set<Int32> = []
                for piece in note.evidence(of: suggestion)
                where piece.mention >= 0 && seen.insert(piece.mention).inserted { data.add(nil, Int(piece.mention)) }
            }
        }
    }

    /// Some 32 bytes before or behind a span, on scalar boundaries: enough to tell it from its like.
    private func around(_ span: Span, _ direction: Int) -> Span {
        let bytes = note.text.bytes
        if direction < 0 {
            var start = max(0, Int(span.start) - 32)
            while start < Int(span.start), bytes[start] & 0xC0 == 0x80 { start += 1 }
            return Span(Int32(start), span.start)
        }
        var end = min(bytes.count, Int(span.end) + 32)
        while end < bytes.count, end > Int(span.end), bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return Span(span.end, Int32(end))
    }

    /// Sites to offer where one is typed: those of the note with what they are part of and consist of, then the general ones.
    private var siteNames: [String] {
        let concepts = note.catalog.concepts
        var near: Set<ConceptIndex> = []
        for mention in note.mentions where mention.kind == .site {
            near.formUnion(note.catalog.ancestry(of: mention.concept))
        }
        for finding in note.findings where finding.site >= 0 { near.formUnion(note.catalog.ancestry(of: finding.site)) }
        var names: [String] = []
        for (index, concept) in concepts.enumerated() where concept.kind == .site {
            let isNear = near.contains(Int32(index)) || concept.parent >= 0 && near.contains(concept.parent)
            if isNear || concept.parent < 0 { names.append(concept.name) }
        }
        return Array(names.prefix(400)).sorted()
    }
}
