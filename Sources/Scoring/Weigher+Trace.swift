public import Annotations
internal import Lexicons

extension Weigher {
    /// Weighs the findings of a weighed note once more, by the same code.
    ///
    /// - Returns: by finding what was called up and did not count; nothing for one that has no suggestion.
    public func refused(in note: AnnotatedNote, sentenceOf: [Int32], bonds: [Bond]) -> [[RefusedEvidence]] {
        var facts = Facts()
        facts.fill(note, sentenceOf: sentenceOf, bonds: bonds, rules: self, keepsAll: true)
        var fired = Firing()
        fired.prepare(rules: lexicon.evidenceRules.count)
        var bond = 0
        return note.findings.map { finding in
            finding.suggestion == nil ? [] : refused(of: finding, note, facts, &fired, &bond)
        }
    }

    private func refused(
        of finding: Finding, _ note: AnnotatedNote, _ facts: Facts, _ fired: inout Firing, _ bond: inout Int
    ) -> [RefusedEvidence] {
        let trace = WeighingTrace()
        collectEvidence(at: place(of: finding, facts, note, &bond, trace), facts, note, &fired)
        var evidence: [Evidence] = []
        fired.appendEvidence(to: &evidence, byCondition, lexicon, trace)
        // What counted in another line, or is refused in a heavier one, is told once.
        var counted = Set(evidence.map { Sign(lexicon.evidenceRules[Int($0.rule)]) })
        var refused: [RefusedEvidence] = []
        for refusal in trace.refused.sorted(by: { weight($0) > weight($1) }) {
            let rule = lexicon.evidenceRules[Int(refusal.rule)]
            guard counted.insert(Sign(rule)).inserted else { continue }
            refused.append(
                RefusedEvidence(
                    evidence: Evidence(
                        type: rule.type, weight: rule.weight, rule: refusal.rule, mention: refusal.mention),
                    reason: refusal.why))
        }
        return refused
    }

    private func weight(_ refusal: WeighingTrace.Refusal) -> (Double, Int32) {
        (abs(lexicon.evidenceRules[Int(refusal.rule)].weight), -refusal.rule)
    }
}

/// What a rule reads and which way it speaks, wherever it can act.
private struct Sign: Hashable {
    var type: CalcificationType
    var when: EvidenceRule.When
    var concept: Int32
    var speaksFor: Bool

    init(_ rule: EvidenceRule) {
        type = rule.type
        when = rule.when
        concept = rule.concept
        speaksFor = rule.weight > 0
    }
}
