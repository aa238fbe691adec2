public import Lexicons

/// Suggests the type of each finding that is not negated.
///
/// The score of a type is the sum of the weights of its rules that fire; the probabilities are the softmax of the scores times
/// the factor of `evidence/calibration.tsv`. A rule fires
/// once a finding; of the rules for a condition and its more general parents only the most specific fires.
public final class Weigher: Sendable {
    let lexicon: CompiledLexicon
    /// Rule numbers by what they wait for.
    private let byCondition: RuleTable
    private let bySite: RuleTable
    private let byTerm: RuleTable
    private let byWord: RuleTable
    private let byMorphology: RuleTable
    private let byMeasurement: RuleTable
    private let bySection: RuleTable
    let byNote: RuleTable
    private let byFinding: RuleTable
    private let priors: RuleTable
    /// By concept: whether a rule waits for it or what it is a kind of.
    private let isEvidence: [Bool]
    /// Conditions that a rule waits for to be denied.
    private let deniable: [Int32]

    public init(lexicon: CompiledLexicon) {
        self.lexicon = lexicon
        func group(_ when: EvidenceRule.When) -> RuleTable {
            var found: [(key: Int32, rule: Int32)] = []
            for (index, rule) in lexicon.evidenceRules.enumerated() where rule.when == when {
                found.append((rule.concept, Int32(index)))
            }
            return RuleTable(found)
        }
        let byCondition = group(.condition)
        self.byCondition = byCondition
        bySite = group(.site)
        byTerm = group(.term)
        byWord = group(.word)
        byMorphology = group(.morphology)
        byMeasurement = group(.measurement)
        bySection = group(.section)
        byNote = group(.note)
        byFinding = group(.finding)
        priors = group(.prior)
        deniable = byCondition.keys.filter { key in
            byCondition.range(key).contains { lexicon.evidenceRules[Int(byCondition[$0])].needs.contains(.negated) }
        }
        isEvidence = lexicon.catalog.concepts.indices.map { index in
            lexicon.catalog.ancestry(of: ConceptIndex(index)).contains { byCondition.has($0) }
        }
    }

    /// Whether a condition can be evidence where it is not denied.
    func mayFire(_ mention: Int32, _ note: AnnotatedNote) -> Bool {
        let concept = note.mentions[Int(mention)].concept
        return concept >= 0 && isEvidence[Int(concept)]
    }

    /// Fills the suggestions of `note.findings`, and `note.evidence`.
    ///
    /// - Parameters:
    ///   - sentenceOf: by mention, the number of its sentence.
    ///   - bonds: which mentions stand in one phrase with which calcification mention.
    public func weigh(_ note: inout AnnotatedNote, sentenceOf: [Int32], bonds: Set<Bond>) {
        guard note.findings.contains(where: { $0.assertion.certainty != .negated }) else { return }
        let facts = Facts(note, sentenceOf: sentenceOf, bonds: bonds, catalog: lexicon.catalog, rules: self)
        let unanswered = unanswered(in: note)
        var fired = Firing(rules: lexicon.evidenceRules.count)
        for index in note.findings.indices where note.findings[index].assertion.certainty != .negated {
            let start = note.evidence.count
            let place = place(of: note.findings[index], facts, note)
            let evidence = evidence(at: place, facts, note, &fired)
            note.evidence += evidence
            var suggestion = suggestion(evidence, from: start)
            let asked = note.missing.count
            note.missing += missing(suggestion, place, facts, unanswered)
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

    /// What speaks for and against each type at a place. If it has a trace, that takes down what did not count, and why; the
    /// evidence is the same with and without it.
    func evidence(at place: Place, _ facts: Facts, _ note: AnnotatedNote, _ fired: inout Firing) -> [Evidence] {
        fired.removeAll()
        let finding = place.finding
        // A trace tells of the first mention that did not count, which may be neither near nor the first to say so.
        let all = place.trace != nil
        func add(_ table: RuleTable, _ key: Int32, mention: Int32) {
            for at in table.range(key) where acts(table[at], at: place, seenAt: -1, facts) {
                fired.add(table[at], mention: mention)
            }
        }
        add(priors, -1, mention: -1)
        add(byTerm, place.term, mention: finding.mention)
        add(bySection, place.section, mention: -1)
        for shape in place.morphologies { add(byMorphology, shape, mention: -1) }
        if finding.site >= 0 {
            addMostSpecific(finding.site, bySite, mention: finding.siteMention, place, facts, .affirmed, &fired)
        }
        for value in [CueValue](of: finding.assertion) { add(byFinding, Int32(value.rawValue), mention: -1) }
        for word in facts.typeWords(of: finding.mention) {
            let said = note.mentions[Int(word)]
            for at in byWord.range(said.concept)
            where meets(byWord[at], said.assertion) && acts(byWord[at], at: place, seenAt: word, facts) {
                fired.add(byWord[at], mention: word)
            }
        }
        for list in [facts.typeWordFacts, facts.calcificationFacts] {
            fired.nextKind()
            list.forEach(near: place.sentence, all: all) { position in
                let other = list.mentions[position]
                // What is said of this very mention counts above.
                if other == finding.mention || facts.typeWordFinding[other] == finding.mention { return }
                let said = note.mentions[Int(other)]
                for at in byNote.range(said.concept)
                where meets(byNote[at], said.assertion) && acts(byNote[at], at: place, seenAt: other, facts) {
                    fired.add(byNote[at], mention: other, order: position)
                }
            }
        }
        // What is said of the patient says nothing of a relative.
        let isAnothers = finding.assertion.experiencer == .other
        if !isAnothers {
            fired.nextKind()
            facts.measurementFacts.forEach(near: place.sentence, all: all) { position in
                let measurement = note.measurements[position]
                // A high or low value beside a normal one: that proves nothing.
                if measurement.interpretation == .normal, facts.abnormal.contains(measurement.analyte) { return }
                for at in byMeasurement.range(measurement.analyte)
                where lexicon.evidenceRules[Int(byMeasurement[at])].interpretation == measurement.interpretation
                    && acts(byMeasurement[at], at: place, seenAt: measurement.mention, facts)
                {
                    fired.add(byMeasurement[at], mention: measurement.mention, order: position)
                }
            }
        }
        for (list, needs) in [
            (facts.affirmedFacts, EvidenceRule.Needs.affirmed), (facts.possibleFacts, EvidenceRule.Needs.possible),
            (facts.negatedFacts, EvidenceRule.Needs.negated),
        ] {
            fired.nextKind()
            list.forEach(near: place.sentence, all: all) { position in
                let condition = list.mentions[position]
                let concept = note.mentions[Int(condition)].concept
                if isAnothers, facts.sentenceOf[Int(condition)] != place.sentence { return }
                if needs == .negated {
                    if !facts.isAffirmed(concept) { addDenied(concept, condition, position, place, facts, &fired) }
                    return
                }
                addMostSpecific(
                    concept, byCondition, mention: condition, order: position, place, facts, needs, &fired)
            }
        }
        // `Her aunt has scleroderma with calcinosis`: what is said of the same person in the same sentence.
        if isAnothers {
            for condition in facts.ofOthers[place.sentence] ?? [] {
                let concept = note.mentions[Int(condition)].concept
                addMostSpecific(concept, byCondition, mention: condition, place, facts, .affirmed, &fired)
            }
        }
        return fired.evidence(lexicon, place.trace)
    }

    /// A denied condition denies itself and its kinds, not what it is a kind of: `no lupus` leaves other connective-tissue
    /// disease open.
    private func addDenied(
        _ concept: ConceptIndex, _ mention: Int32, _ order: Int, _ place: Place, _ facts: Facts,
        _ fired: inout Firing
    ) {
        for other in deniable where lexicon.catalog.isWithin(other, concept) {
            for at in byCondition.range(other)
            where lexicon.evidenceRules[Int(byCondition[at])].needs.contains(.negated) && !facts.isAffirmed(other)
                && acts(byCondition[at], at: place, seenAt: mention, facts)
            {
                fired.add(byCondition[at], mention: mention, order: order)
            }
        }
    }

    /// Fires, for each type, the rule of the most specific concept, from `concept` upwards, that has one that acts here.
    private func addMostSpecific(
        _ concept: ConceptIndex, _ rules: RuleTable, mention: Int32, order: Int = 0, _ place: Place, _ facts: Facts,
        _ needs: EvidenceRule.Needs, _ fired: inout Firing
    ) {
        // A bit a type.
        var done: UInt8 = 0
        var at = concept
        var steps = 0
        while at >= 0, steps < Catalog.mostSteps {
            steps += 1
            var here: UInt8 = 0
            for index in rules.range(at) {
                let rule = rules[index]
                let own = lexicon.evidenceRules[Int(rule)]
                guard own.needs.contains(needs), done & (1 << own.type.rawValue) == 0,
                    acts(rule, at: place, seenAt: mention, facts)
                else {
                    continue
                }
                fired.add(rule, mention: mention, order: order)
                here |= 1 << own.type.rawValue
            }
            done |= here
            at = lexicon.catalog.parent(of: at)
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
        if facts.isInOtherItem(mention, than: place.finding.mention) { return false }
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
        case .site:
            // Where no site is said, a condition said of this calcification stands for its own site.
            place.finding.site >= 0
                ? lexicon.catalog.isWithin(place.finding.site, predicate.concept)
                : !predicate.isNegated && mention >= 0 && facts.isBound(mention, to: place.finding.mention)
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
struct Firing {
    /// By rule: its place in `fired`, or -1.
    private var places: [Int32]
    private var fired: [(rule: Int32, mention: Int32, order: Int32)] = []
    /// Those before this place are of another kind of evidence.
    private var kindStart = 0

    init(rules: Int) { places = Array(repeating: -1, count: rules) }

    mutating func removeAll() {
        for piece in fired { places[Int(piece.rule)] = -1 }
        fired.removeAll(keepingCapacity: true)
        kindStart = 0
    }

    /// What is added from here on gives way to what was added before.
    mutating func nextKind() { kindStart = fired.count }

    /// - Parameter order: of two mentions of one kind that fire the rule the one with the lower order stays.
    mutating func add(_ rule: Int32, mention: Int32, order: Int = 0) {
        let place = Int(places[Int(rule)])
        if place < 0 {
            places[Int(rule)] = Int32(fired.count)
            fired.append((rule, mention, Int32(order)))
        } else if place >= kindStart, order < Int(fired[place].order) {
            fired[place] = (rule, mention, Int32(order))
        }
    }

    func evidence(_ lexicon: CompiledLexicon, _ trace: WeighingTrace?) -> [Evidence] {
        let rules = fired.map { (number: $0.rule, mention: $0.mention, rule: lexicon.evidenceRules[Int($0.rule)]) }
        return rules.filter { own in
            guard own.rule.when == .condition else { return true }
            let isLessExact = rules.contains { other in
                other.number != own.number && other.rule.when == .condition && other.rule.type == own.rule.type
                    && other.rule.needs == own.rule.needs && other.rule.concept != own.rule.concept
                    && (other.rule.weight < 0) == (own.rule.weight < 0)
                    && lexicon.catalog.isWithin(other.rule.concept, own.rule.concept)
            }
            if isLessExact {
                trace?.refused.append(.init(rule: own.number, mention: own.mention, why: .lessExact))
            }
            return !isLessExact
        }.sorted { a, b in
            a.rule.type != b.rule.type ? a.rule.type.rawValue < b.rule.type.rawValue : a.number < b.number
        }.map {
            Evidence(type: $0.rule.type, weight: $0.rule.weight, rule: $0.number, mention: $0.mention)
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
