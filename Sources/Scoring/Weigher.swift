public import Lexicons

/// Suggests the type of each finding that is not negated.
///
/// The score of a type is the sum of the weights of its rules that fire; the probabilities are the softmax of the scores times
/// the factor of `evidence/calibration.tsv`. A rule fires
/// once a finding; of the rules for a condition and its more general parents only the most specific fires.
public final class Weigher: Sendable {
    let lexicon: CompiledLexicon
    /// Rule numbers by what they wait for.
    private let byCondition: [ConceptIndex: [Int32]]
    private let bySite: [ConceptIndex: [Int32]]
    private let byTerm: [ConceptIndex: [Int32]]
    private let byWord: [ConceptIndex: [Int32]]
    private let byMorphology: [ConceptIndex: [Int32]]
    private let byMeasurement: [ConceptIndex: [Int32]]
    private let bySection: [Int32: [Int32]]
    private let byNote: [ConceptIndex: [Int32]]
    private let byFinding: [Int32: [Int32]]
    private let priors: [Int32]

    public init(lexicon: CompiledLexicon) {
        self.lexicon = lexicon
        func group(_ when: EvidenceRule.When) -> [Int32: [Int32]] {
            var groups: [Int32: [Int32]] = [:]
            for (index, rule) in lexicon.evidenceRules.enumerated() where rule.when == when {
                groups[rule.concept, default: []].append(Int32(index))
            }
            return groups
        }
        byCondition = group(.condition)
        bySite = group(.site)
        byTerm = group(.term)
        byWord = group(.word)
        byMorphology = group(.morphology)
        byMeasurement = group(.measurement)
        bySection = group(.section)
        byNote = group(.note)
        byFinding = group(.finding)
        priors = group(.prior)[-1] ?? []
    }

    /// Fills the suggestions of `note.findings`, and `note.evidence`.
    ///
    /// - Parameters:
    ///   - sentenceOf: by mention, the number of its sentence.
    ///   - bonds: which mentions stand in one phrase with which calcification mention.
    public func weigh(_ note: inout AnnotatedNote, sentenceOf: [Int32], bonds: Set<Bond>) {
        guard note.findings.contains(where: { $0.assertion.certainty != .negated }) else { return }
        let facts = Facts(note, sentenceOf: sentenceOf, bonds: bonds, catalog: lexicon.catalog)
        let unanswered = unanswered(in: note)
        for index in note.findings.indices where note.findings[index].assertion.certainty != .negated {
            let start = note.evidence.count
            let evidence = evidence(for: note.findings[index], facts, note)
            note.evidence += evidence
            var suggestion = suggestion(evidence, from: start)
            let asked = note.missing.count
            note.missing += missing(suggestion, place(of: note.findings[index], facts, note), facts, unanswered)
            suggestion.missing = Slice(asked, note.missing.count - asked)
            note.findings[index].suggestion = suggestion
        }
    }

    private func suggestion(_ evidence: [Evidence], from start: Int) -> Suggestion {
        var scores = [Double](repeating: 0, count: CalcificationType.allCases.count)
        for piece in evidence { scores[Int(piece.type.rawValue)] += piece.weight }
        let probabilities = Softmax.of(scores.map { $0 * lexicon.calibration.factor })
        let best = CalcificationType.allCases.max { scores[Int($0.rawValue)] < scores[Int($1.rawValue)] }!
        // A tie is no decision.
        let isTie = scores.filter { $0 == scores[Int(best.rawValue)] }.count > 1
        return Suggestion(
            type: isTie ? .undetermined : best, scores: scores, probabilities: probabilities,
            evidence: Slice(start, evidence.count))
    }

    /// - Parameter trace: takes down what did not count, and why; the evidence is the same with and without it.
    func evidence(
        for finding: Finding, _ facts: Facts, _ note: AnnotatedNote, trace: WeighingTrace? = nil
    ) -> [Evidence] {
        var fired = Firing()
        let catalog = lexicon.catalog
        let mention = note.mentions[Int(finding.mention)]
        let place = place(of: finding, facts, note, trace)
        for rule in priors where acts(rule, at: place, seenAt: -1, facts) { fired.add(rule, lexicon, mention: -1) }
        for rule in byTerm[mention.concept] ?? [] where acts(rule, at: place, seenAt: -1, facts) {
            fired.add(rule, lexicon, mention: finding.mention)
        }
        for rule in bySection[place.section] ?? [] where acts(rule, at: place, seenAt: -1, facts) {
            fired.add(rule, lexicon, mention: -1)
        }
        for shape in place.morphologies {
            for rule in byMorphology[shape] ?? [] where acts(rule, at: place, seenAt: -1, facts) {
                fired.add(rule, lexicon, mention: -1)
            }
        }
        if finding.site >= 0 {
            addMostSpecific(
                catalog.ancestry(of: finding.site), bySite, mention: finding.siteMention, place, facts, .affirmed,
                &fired)
        }
        for value in [CueValue](of: finding.assertion) {
            for rule in byFinding[Int32(value.rawValue)] ?? [] where acts(rule, at: place, seenAt: -1, facts) {
                fired.add(rule, lexicon, mention: -1)
            }
        }
        for word in facts.typeWords where facts.typeWordFinding[word] == finding.mention {
            let said = note.mentions[Int(word)]
            for rule in byWord[said.concept] ?? []
            where meets(rule, said.assertion) && acts(rule, at: place, seenAt: word, facts) {
                fired.add(rule, lexicon, mention: word)
            }
        }
        for other in facts.typeWords + facts.calcifications {
            // What is said of this very mention counts above.
            if other == finding.mention || facts.typeWordFinding[other] == finding.mention { continue }
            let said = note.mentions[Int(other)]
            if said.assertion.temporality == .hypothetical { continue }
            for rule in byNote[said.concept] ?? []
            where meets(rule, said.assertion) && acts(rule, at: place, seenAt: other, facts) {
                fired.add(rule, lexicon, mention: other)
            }
        }
        for (index, measurement) in note.measurements.enumerated() {
            for rule in byMeasurement[measurement.analyte] ?? []
            where lexicon.evidenceRules[Int(rule)].interpretation == measurement.interpretation
                && !isAnothersFinding(finding)
                && !(measurement.interpretation == .normal && isAbnormal(measurement.analyte, note))
                && acts(rule, at: place, seenAt: note.measurements[index].mention, facts)
            {
                fired.add(rule, lexicon, mention: measurement.mention)
            }
        }
        // What is said of the patient says nothing of a relative.
        let isAnothers = finding.assertion.experiencer == .other
        for (conditions, needs) in [
            (facts.affirmed, EvidenceRule.Needs.affirmed), (facts.possible, EvidenceRule.Needs.possible),
            (facts.negated, EvidenceRule.Needs.negated),
        ] {
            for condition in conditions where condition != finding.mention {
                let concept = note.mentions[Int(condition)].concept
                if isAnothers, facts.sentenceOf[Int(condition)] != place.sentence { continue }
                if needs == .negated {
                    if !facts.isAffirmed(concept) { addDenied(concept, mention: condition, place, facts, &fired) }
                    continue
                }
                addMostSpecific(
                    catalog.ancestry(of: concept), byCondition, mention: condition, place, facts, needs, &fired)
            }
        }
        return fired.evidence(lexicon, trace)
    }

    private func isAnothersFinding(_ finding: Finding) -> Bool { finding.assertion.experiencer == .other }

    /// Whether the note gives a high or low value of an analyte somewhere: a normal one beside it proves nothing.
    private func isAbnormal(_ analyte: ConceptIndex, _ note: AnnotatedNote) -> Bool {
        note.measurements.contains {
            $0.analyte == analyte && ($0.interpretation == .high || $0.interpretation == .low)
        }
    }

    /// A denied condition denies itself and its kinds, not what it is a kind of: `no lupus` leaves other connective-tissue
    /// disease open.
    private func addDenied(
        _ concept: ConceptIndex, mention: Int32, _ place: Place, _ facts: Facts, _ fired: inout Firing
    ) {
        for (other, rules) in byCondition where lexicon.catalog.isWithin(other, concept) {
            for rule in rules
            where lexicon.evidenceRules[Int(rule)].needs.contains(.negated) && !facts.isAffirmed(other)
                && acts(rule, at: place, seenAt: mention, facts)
            {
                fired.add(rule, lexicon, mention: mention)
            }
        }
    }

    /// Fires, for each type, the rule of the most specific concept that has one that acts here.
    private func addMostSpecific(
        _ ancestry: [ConceptIndex], _ rules: [ConceptIndex: [Int32]], mention: Int32, _ place: Place, _ facts: Facts,
        _ needs: EvidenceRule.Needs, _ fired: inout Firing
    ) {
        var done: Set<CalcificationType> = []
        for concept in ancestry {
            guard let candidates = rules[concept] else { continue }
            var here: Set<CalcificationType> = []
            for rule in candidates {
                let own = lexicon.evidenceRules[Int(rule)]
                guard own.needs.contains(needs), !done.contains(own.type), acts(rule, at: place, seenAt: mention, facts)
                else {
                    continue
                }
                fired.add(rule, lexicon, mention: mention)
                here.insert(own.type)
            }
            done.formUnion(here)
        }
    }

    private func meets(_ rule: Int32, _ assertion: Assertion) -> Bool {
        lexicon.evidenceRules[Int(rule)].needs.contains(EvidenceRule.Needs(assertion.certainty))
            && assertion.experiencer == .patient
    }

    // MARK: Where a rule acts

    struct Place {
        var finding: Finding
        var term: ConceptIndex
        var section: Int32
        var sentence: Int32
        var morphologies: [ConceptIndex]
        var trace: WeighingTrace?
    }

    func place(
        of finding: Finding, _ facts: Facts, _ note: AnnotatedNote, _ trace: WeighingTrace? = nil
    ) -> Place {
        let mention = note.mentions[Int(finding.mention)]
        return Place(
            finding: finding, term: mention.concept, section: note.sections[Int(mention.section)].kind,
            sentence: facts.sentenceOf[Int(finding.mention)], morphologies: Array(note.morphologies(of: finding)),
            trace: trace)
    }

    private func acts(_ rule: Int32, at place: Place, seenAt mention: Int32, _ facts: Facts) -> Bool {
        let acts = holds(lexicon.evidenceRules[Int(rule)].clauses, place, mention, facts)
        if !acts { place.trace?.refused.append(.init(rule: rule, mention: mention, why: .elsewhere)) }
        return acts
    }

    /// Whether one of several alternatives holds; none is anywhere.
    func holds(_ clauses: Slice, _ place: Place, _ mention: Int32, _ facts: Facts) -> Bool {
        if clauses.isEmpty { return true }
        for clause in clauses.range {
            let isMet = lexicon.clauses[clause].range.allSatisfy { at in
                let predicate = lexicon.predicates[at]
                return holds(predicate, place, mention, facts) != predicate.isNegated
            }
            if isMet { return true }
        }
        return false
    }

    private func holds(_ predicate: EvidencePredicate, _ place: Place, _ mention: Int32, _ facts: Facts) -> Bool {
        switch predicate.kind {
        case .site: place.finding.site >= 0 && lexicon.catalog.isWithin(place.finding.site, predicate.concept)
        case .term: place.term == predicate.concept
        case .morphology: place.morphologies.contains(predicate.concept)
        case .sameSentence: mention < 0 || facts.sentenceOf[Int(mention)] == place.sentence
        case .near: mention < 0 || abs(facts.sentenceOf[Int(mention)] - place.sentence) <= 1
        case .bound: facts.isBound(mention, to: place.finding.mention)
        case .sharedSite: facts.isSaid(mention, ofSite: place.finding.site)
        case .with: facts.isAffirmed(predicate.concept, in: place.sentence)
        case .inNote: facts.isAffirmed(predicate.concept)
        case .section: place.section == predicate.concept
        case .noSite: place.finding.site < 0
        }
    }
}

extension [CueValue] {
    /// The values of the axes that are not the usual ones.
    fileprivate init(of assertion: Assertion) {
        self = []
        if assertion.certainty == .possible { append(.possible) }
        if assertion.temporality == .hypothetical { append(.hypothetical) }
        if assertion.temporality == .historical { append(.historical) }
        if assertion.experiencer == .other { append(.other) }
    }
}

/// The rules that fired for one finding; each once, and of a chain of concepts in a type only the most specific.
private struct Firing {
    private var mentions: [Int32: Int32] = [:]
    private var order: [Int32] = []

    mutating func add(_ rule: Int32, _ lexicon: CompiledLexicon, mention: Int32) {
        if mentions[rule] != nil { return }
        mentions[rule] = mention
        order.append(rule)
    }

    func evidence(_ lexicon: CompiledLexicon, _ trace: WeighingTrace?) -> [Evidence] {
        let rules = order.map { (number: $0, rule: lexicon.evidenceRules[Int($0)]) }
        return rules.filter { own in
            guard own.rule.when == .condition else { return true }
            let isLessExact = rules.contains { other in
                other.number != own.number && other.rule.when == .condition && other.rule.type == own.rule.type
                    && other.rule.needs == own.rule.needs && other.rule.concept != own.rule.concept
                    && (other.rule.weight < 0) == (own.rule.weight < 0)
                    && lexicon.catalog.isWithin(other.rule.concept, own.rule.concept)
            }
            if isLessExact {
                trace?.refused.append(
                    .init(rule: own.number, mention: mentions[own.number] ?? -1, why: .lessExact))
            }
            return !isLessExact
        }.sorted { a, b in
            a.rule.type != b.rule.type ? a.rule.type.rawValue < b.rule.type.rawValue : a.number < b.number
        }.map {
            Evidence(type: $0.rule.type, weight: $0.rule.weight, rule: $0.number, mention: mentions[$0.number] ?? -1)
        }
    }
}

enum Softmax {
    /// Probabilities that add up to 1; the largest score is taken off first, so that none overflows.
    static func of(_ scores: [Double]) -> [Double] {
        let largest = scores.max() ?? 0
        let powers = scores.map { Exponential.of($0 - largest) }
        let total = powers.reduce(0, +)
        return powers.map { $0 / total }
    }
}

/// e to the x by argument halving and a Taylor series: the same bits on every machine, which the C library does not promise.
enum Exponential {
    static func of(_ x: Double) -> Double {
        if x < -700 { return 0 }
        var halvings = 0
        var reduced = x
        while reduced < -0.25 || reduced > 0.25 {
            reduced /= 2
            halvings += 1
        }
        var term = 1.0
        var sum = 1.0
        for index in 1...14 {
            term *= reduced / Double(index)
            sum += term
        }
        for _ in 0..<halvings { sum *= sum }
        return sum
    }
}
