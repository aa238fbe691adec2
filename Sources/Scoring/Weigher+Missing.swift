internal import Annotations
internal import Lexicons

extension Weigher {
    /// Appends what would settle a suggestion and is not in the note: indices into ``Catalog/missingRules``, each thing asked for
    /// once.
    ///
    /// A calcified stomach in renal failure, metastatic 0.7: `serum calcium`, `serum phosphate`. Nothing is asked for another
    /// person's finding, for one of the past or of the future, or where the type is settled.
    func appendMissing(
        to missing: inout [Int32], _ suggestion: Suggestion, _ place: Place, _ facts: Facts, _ unanswered: [Int32]
    ) {
        let calibration = lexicon.calibration
        let isOpen = suggestion.type == .undetermined
        guard place.finding.assertion.experiencer == .patient, place.finding.assertion.temporality == .current,
            !unanswered.isEmpty
        else { return }
        let shares = suggestion.shares
        guard isOpen || shares[suggestion.type] < calibration.settled,
            let second = suggestion.ranking.lazy.filter({ $0 != .undetermined }).dropFirst().first
        else { return }
        let asked = missing.count
        for index in unanswered {
            let rule = lexicon.missingRules[Int(index)]
            // The two leading types, and those that tie with the second.
            guard rule.type != .undetermined, suggestion.score(rule.type) >= suggestion.score(second),
                isOpen || shares[rule.type] >= calibration.contender, holds(rule.clauses, place, -1, facts)
            else { continue }
            let words = lexicon.catalog.missingRules[Int(index)]
            if !missing[asked...].contains(where: { lexicon.catalog.missingRules[Int($0)] == words }) {
                missing.append(index)
            }
        }
    }

    /// Fills the rules that nothing in the note answers; the same for all of its findings.
    func collectUnanswered(in note: AnnotatedNote, _ space: inout WeighingSpace) {
        space.said.removeAll(count: lexicon.catalog.concepts.count)
        for mention in note.mentions
        where (mention.kind == .condition || mention.kind == .measurement) && mention.assertion.experiencer == .patient
            && mention.assertion.temporality != .hypothetical
        {
            space.said.insertLine(of: mention.concept, lexicon.catalog)
        }
        space.unanswered.removeAll(keepingCapacity: true)
        for (index, rule) in lexicon.missingRules.enumerated() {
            let isAnswered = lexicon.answers[rule.answers.range].contains { answer in
                switch answer.kind {
                case .section: note.sections.contains { $0.kind == answer.concept }
                case .mention: space.said.contains(answer.concept)
                }
            }
            if !isAnswered { space.unanswered.append(Int32(index)) }
        }
    }
}
