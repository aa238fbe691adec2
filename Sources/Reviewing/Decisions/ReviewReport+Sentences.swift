internal import Annotations

/// Decisions as marked sentences for the lexicon's tests, in the notation of `Corpus/cases`.
extension ReviewReport {
    /// A line for each sentence in which a reader decided something, with everything marked that must be found there:
    /// `The [[calcification|negated]] is old.` What a reader rejected stays unmarked, so that finding it fails.
    ///
    /// Sentences with a finding that nobody decided are left out: they would say that it is wrong.
    public func sentences() -> String {
        var lines: [String] = ["# From readers' decisions; look at each before it joins the corpus."]
        var seen: Set<String> = []
        for reviewed in notes {
            let open = reviewed.undecided.map { reviewed.note.mention(of: reviewed.note.findings[$0]).span }
            let placed = reviewed.decisions.filter { $0.decision.isKept != nil && $0.isPlaced }
            var sentences: [Span: [JoinedDecision]] = [:]
            for item in placed {
                guard let span = item.anchor.span else { continue }
                sentences[Self.sentence(around: span, in: reviewed.note.text), default: []].append(item)
            }
            for (span, items) in sentences.sorted(by: { $0.key < $1.key })
            where !open.contains(where: { $0.overlaps(span) }) {
                let line = Self.marked(span, items, in: reviewed.note.text)
                if let line, seen.insert(line).inserted { lines.append(line) }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// From the end of the sentence before to the end of this one: a full stop before a space, an empty line, the note's edge.
    private static func sentence(around span: Span, in text: NoteText) -> Span {
        let bytes = text.bytes
        func isStop(_ at: Int) -> Bool {
            guard at >= 0, at < bytes.count else { return true }
            let next = at + 1 < bytes.count ? bytes[at + 1] : 0x0A
            let isSpace = next == 0x20 || next == 0x0A || next == 0x0D
            if [0x2E, 0x3F, 0x21].contains(bytes[at]), isSpace { return true }
            return bytes[at] == 0x0A && next == 0x0A
        }
        var (start, end) = (Int(span.start), Int(span.end))
        while start > 0, !isStop(start - 1) { start -= 1 }
        while end < bytes.count, !isStop(end) { end += 1 }
        if end < bytes.count, bytes[end] != 0x0A { end += 1 }
        while start < Int(span.start), [0x20, 0x0A, 0x0D, 0x09].contains(bytes[start]) { start += 1 }
        return Span(start, end)
    }

    /// nil where marks would overlap.
    private static func marked(_ sentence: Span, _ items: [JoinedDecision], in text: NoteText) -> String? {
        var (result, at) = ("", sentence.start)
        let kept = items.filter { $0.decision.isKept == true }.sorted { $0.anchor.span! < $1.anchor.span! }
        let bySpan = Dictionary(grouping: kept) { $0.anchor.span! }
        for (span, group) in bySpan.sorted(by: { $0.key < $1.key }) {
            guard span.start >= at, span.end <= sentence.end else { return nil }
            result += text[Span(at, span.start)]
            let attributes = Self.attributes(group.map(\.decision.held))
            result += "[[" + text[span] + (attributes.isEmpty ? "" : "|" + attributes) + "]]"
            at = span.end
        }
        result += text[Span(at, sentence.end)]
        return result.split(whereSeparator: { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }).joined(separator: "\\n")
    }

    /// Of the findings of one mention: `negated, site=aortic valve + mitral valve`.
    private static func attributes(_ held: [Attributes]) -> String {
        guard let first = held.first else { return "" }
        var parts: [String] = []
        for (name, usual) in [("certainty", "affirmed"), ("temporality", "current"), ("experiencer", "patient")] {
            if let value = first[name], value != usual { parts.append(value) }
        }
        let sites = held.compactMap { $0["site"] }
        if !sites.isEmpty { parts.append("site=" + sites.joined(separator: " + ")) }
        if held.count == 1, let side = first["laterality"] { parts.append(side) }
        if first["certainty"] != "negated", held.count == 1, let type = first["type"] { parts.append(type) }
        return parts.joined(separator: ", ")
    }
}
