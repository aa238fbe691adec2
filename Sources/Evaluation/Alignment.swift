public import Annotations

/// Which of the annotator's findings answers which of the gold's: two match when their spans overlap.
public struct Alignment: Sendable {
    /// For each gold finding of kind calcification, its index in the gold and the finding that answers it, or nil.
    public var pairs: [(gold: Int, finding: Int?)] = []
    /// Calcification mentions that overlap no gold finding of any kind.
    public var spurious: [Int] = []
    /// Calcification mentions that overlap gold of kind calcification.
    public var found: [Int] = []
    /// The gold's calcification spans, each once, and whether something overlaps it.
    public var spans: [(span: Span, isFound: Bool)] = []

    public init(gold: GoldNote, note: AnnotatedNote) {
        let calcifications = note.mentions.indices.filter { note.mentions[$0].kind == .calcification }
        for index in calcifications {
            let overlapping = gold.findings.filter { $0.span.overlaps(note.mentions[index].span) }
            if overlapping.contains(where: \.isCalcification) {
                found.append(index)
            } else if overlapping.isEmpty {
                spurious.append(index)
            }
        }
        var seen: Set<Span> = []
        var used: Set<Int> = []
        for (index, finding) in gold.findings.enumerated() where finding.isCalcification {
            if seen.insert(finding.span).inserted {
                spans.append((finding.span, found.contains { note.mentions[$0].span.overlaps(finding.span) }))
            }
            let best = note.findings.indices
                .filter { note.mention(of: note.findings[$0]).span.overlaps(finding.span) }
                .max { Self.fit($0, finding, note, used).lexicographicallyPrecedes(Self.fit($1, finding, note, used)) }
            if let best { used.insert(best) }
            pairs.append((index, best))
        }
    }

    /// How well a finding answers a gold one, the weightiest criterion first: its site, that it answers no other yet, its
    /// side, the length shared; the earlier of equals wins.
    private static func fit(_ index: Int, _ gold: GoldFinding, _ note: AnnotatedNote, _ used: Set<Int>) -> [Int] {
        let finding = note.findings[index]
        let span = note.mention(of: finding).span
        let shared = min(span.end, gold.span.end) - max(span.start, gold.span.start)
        return [
            siteFits(gold, finding, note) ? 1 : 0, used.contains(index) ? 0 : 1,
            gold.laterality.map { $0 == finding.laterality } ?? true ? 1 : 0, Int(shared), -index,
        ]
    }

    /// Whether one of the gold's names stands anywhere in the finding's path; `unspecified` accepts no site.
    public static func siteFits(_ gold: GoldFinding, _ finding: Finding, _ note: AnnotatedNote) -> Bool {
        let path = note.sitePath(of: finding)
        return gold.sites.contains { path.contains($0.lowercased()) || $0 == "unspecified" && path.isEmpty }
    }
}
