internal import Annotations

/// Is a finding of the body said in the impression too? A finding that stands in the body alone is the one that gets lost.
struct ImpressionGap {
    let catalog: Catalog

    /// Sets `inImpression` of every affirmed finding of a note that has an impression or a final diagnosis.
    func mark(_ note: inout AnnotatedNote) {
        if note.findings.isEmpty { return }
        guard note.sections.contains(where: { $0.role == .conclusion && $0.span.count > 0 }) else { return }
        var sites: Set<ConceptIndex> = []
        var bareFinding = false
        for mention in note.mentions where role(mention, note) == .conclusion {
            if mention.kind == .site { sites.insert(mention.concept) }
        }
        for finding in note.findings where role(note.mentions[Int(finding.mention)], note) == .conclusion {
            if finding.assertion.certainty == .negated { continue }
            if finding.site >= 0 { sites.insert(finding.site) } else { bareFinding = true }
        }
        for index in note.findings.indices where note.findings[index].assertion == .affirmed {
            let finding = note.findings[index]
            if role(note.mentions[Int(finding.mention)], note) == .conclusion {
                note.findings[index].inImpression = true
                continue
            }
            if finding.site < 0 {
                note.findings[index].inImpression = bareFinding
                continue
            }
            note.findings[index].inImpression =
                bareFinding
                || sites.contains { catalog.isWithin($0, finding.site) || catalog.isWithin(finding.site, $0) }
        }
    }

    private func role(_ mention: Mention, _ note: AnnotatedNote) -> SectionRole {
        mention.section < 0 ? .none : note.sections[Int(mention.section)].role
    }
}
