internal import Lexicons
internal import Matching
internal import Notes

/// Is a finding of the body said in the impression too? A finding that stands in the body alone is the one that gets lost.
struct ImpressionGap {
    let lexicon: CompiledLexicon

    /// Sets `inImpression` of every affirmed finding of a note that has an impression or a final diagnosis.
    func mark(_ findings: inout [Finding], _ note: MatchedNote) {
        guard note.layout.sections.contains(where: { $0.role == .conclusion && $0.span.count > 0 }) else { return }
        var sites: Set<ConceptIndex> = []
        var bareFinding = false
        for mention in note.mentions where role(mention, note) == .conclusion {
            if mention.kind == .site { sites.insert(mention.concept) }
        }
        for finding in findings where role(note.mentions[Int(finding.mention)], note) == .conclusion {
            if finding.assertion.certainty == .negated { continue }
            if finding.site >= 0 { sites.insert(finding.site) } else { bareFinding = true }
        }
        for index in findings.indices where findings[index].assertion == .affirmed {
            let finding = findings[index]
            if role(note.mentions[Int(finding.mention)], note) == .conclusion {
                findings[index].inImpression = true
                continue
            }
            if finding.site < 0 {
                findings[index].inImpression = bareFinding
                continue
            }
            findings[index].inImpression =
                bareFinding
                || sites.contains {
                    lexicon.catalog.isWithin($0, finding.site) || lexicon.catalog.isWithin(finding.site, $0)
                }
        }
    }

    private func role(_ mention: Mention, _ note: MatchedNote) -> SectionRole {
        mention.section < 0 ? .none : note.layout.sections[Int(mention.section)].role
    }
}
