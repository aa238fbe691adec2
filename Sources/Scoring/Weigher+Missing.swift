internal import Annotations
internal import Lexicons

extension Weigher {
    /// What would settle a suggestion and is not in the note: indices into ``Catalog/missingRules``, each thing asked for once.
    ///
    /// A calcified stomach in renal failure, metastatic 0.7: `serum calcium`, `serum phosphate`. Nothing is asked for another
    /// person's finding, for one of the past or of the future, or where the type is settled.
    func missing(_ suggestion: Suggestion, _ place: Place, _ facts: Facts, _ unanswered: [Int32]) -> [Int32] {
        let calibration = lexicon.calibration
        let isOpen = suggestion.type == .undetermined
        guard place.finding.assertion.experiencer == .patient, place.finding.assertion.temporality == .current,
            !unanswered.isEmpty
        else { return [] }
        let shares = suggestion.shares
        guard isOpen || shares[suggestion.type] < calibration.settled else { return [] }
        // The two leading types, and those that tie with the second.
        let types = suggestion.ranking.filter { $0 != .undetermined }
        let leading = types.filter {
            suggestion.score($0) >= suggestion.score(types[1])
                && (isOpen || shares[$0] >= calibration.contender)
        }
        var asked: [Int32] = []
        for index in unanswered {
            let rule = lexicon.missingRules[Int(index)]
            guard leading.contains(rule.type), holds(rule.clauses, place, -1, facts) else { continue }
            let words = lexicon.catalog.missingRules[Int(index)]
            if !asked.contains(where: { lexicon.catalog.missingRules[Int($0)] == words }) { asked.append(index) }
        }
        return asked
    }

    /// The rules that nothing in the note answers; the same for all of its findings.
    func unanswered(in note: AnnotatedNote) -> [Int32] {
        var said = ConceptSet(count: lexicon.catalog.concepts.count)
        for mention in note.mentions
        where (mention.kind == .condition || mention.kind == .measurement) && mention.assertion.experiencer == .patient
            && mention.assertion.temporality != .hypothetical
        {
            said.insertLine(of: mention.concept, lexicon.catalog)
        }
        return lexicon.missingRules.indices.filter { index in
            !lexicon.answers[lexicon.missingRules[index].answers.range].contains { answer in
                switch answer.kind {
                case .section: note.sections.contains { $0.kind == answer.concept }
                case .mention: said.contains(answer.concept)
                }
            }
        }.map { Int32($0) }
    }
}
