internal import Annotations
internal import Lexicons

extension Weigher {
    /// Whether a rule for a condition far away, or for what it is a kind of, could act for a finding at a site, whatever else is
    /// said of both: what a rule asks of the site is looked at, the rest passes for fulfilled.
    ///
    /// - Parameter site: or -1.
    func maySpeak(_ concept: ConceptIndex, _ needs: EvidenceRule.Needs, of site: ConceptIndex) -> Bool {
        var (at, steps) = (byCondition.head(of: concept), 0)
        while at >= 0, steps < Catalog.mostSteps {
            for index in byCondition.table.range(at) {
                let rule = byCondition.table[index]
                if !rule.isNear, rule.needs.contains(needs), mayHold(rule.clauses, at: site) { return true }
            }
            at = byCondition.next(above: at)
            steps += 1
        }
        return false
    }

    private func mayHold(_ clauses: Slice, at site: ConceptIndex) -> Bool {
        clauses.isEmpty
            || clauses.range.contains { clause in
                lexicon.clauses[clause].range.allSatisfy { mayHold(lexicon.predicates[$0], at: site) }
            }
    }

    private func mayHold(_ predicate: EvidencePredicate, at site: ConceptIndex) -> Bool {
        switch predicate.kind {
        case .site: site < 0 || lexicon.catalog.isWithin(site, predicate.concept) != predicate.isNegated
        case .noSite: (site < 0) != predicate.isNegated
        case .term, .morphology, .sameSentence, .near, .bound, .sharedSite, .with, .inNote, .section: true
        }
    }
}
