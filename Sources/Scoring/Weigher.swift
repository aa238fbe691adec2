public import Lexicons

/// Suggests the type of each finding that is not negated.
///
/// The score of a type is the sum of the weights of its rules that fire; the probabilities are the softmax of the scores times
/// the factor of `evidence/calibration.tsv`. A rule fires
/// once a finding; of the rules for a condition and its more general parents only the most specific fires.
public final class Weigher: Sendable {
    let lexicon: CompiledLexicon
    let byCondition: RuleChain
    private let bySite: RuleChain
    private let byTerm: RuleTable
    private let byWord: RuleTable
    private let byMorphology: RuleTable
    let byMeasurement: RuleTable
    private let bySection: RuleTable
    let byNote: RuleTable
    private let byFinding: RuleTable
    private let priors: RuleTable
    /// Conditions that a rule waits for to be denied.
    private let deniable: [Int32]

    public init(lexicon: CompiledLexicon) {
        self.lexicon = lexicon
        let conditions = RuleTable(.condition, lexicon)
        byCondition = RuleChain(conditions, lexicon.catalog)
        bySite = RuleChain(RuleTable(.site, lexicon), lexicon.catalog)
        byTerm = RuleTable(.term, lexicon)
        byWord = RuleTable(.word, lexicon)
        byMorphology = RuleTable(.morphology, lexicon)
        byMeasurement = RuleTable(.measurement, lexicon)
        bySection = RuleTable(.section, lexicon)
        byNote = RuleTable(.note, lexicon)
        byFinding = RuleTable(.finding, lexicon)
        priors = RuleTable(.prior, lexicon)
        deniable = conditions.keys.filter { key in
            conditions.range(key).contains { conditions[$0].needs.contains(.negated) }
        }
    }

    /// Whether a condition can be evidence where it is not denied.
    func mayFire(_ mention: Int32, _ note: AnnotatedNote) -> Bool {
        byCondition.head(of: note.mentions[Int(mention)].concept) >= 0
    }

    /// Fills the suggestions of `note.findings`, and `note.evidence`.
    ///
    /// - Parameters:
    ///   - sentenceOf: by mention, the number of its sentence.
    ///   - bonds: which mentions stand in one phrase with which calcification mention, in order.
    ///   - space: arrays that are kept from note to note.
    public func weigh(
        _ note: inout AnnotatedNote, sentenceOf: [Int32], bonds: [Bond], in space: inout WeighingSpace
    ) {
        guard note.findings.contains(where: { $0.assertion.certainty != .negated }) else { return }
        space.facts.fill(note, sentenceOf: sentenceOf, bonds: bonds, rules: self)
        if note.findings.count >= Self.manyFindings { space.facts.sift(note, self) }
        collectUnanswered(in: note, &space)
        space.fired.prepare(rules: lexicon.evidenceRules.count)
        var bond = 0
        for index in note.findings.indices where note.findings[index].assertion.certainty != .negated {
            let start = note.evidence.count
            let place = place(of: note.findings[index], space.facts, note, &bond)
            collectEvidence(at: place, space.facts, note, &space.fired)
            space.fired.appendEvidence(to: &note.evidence, byCondition, lexicon, nil)
            var suggestion = suggestion(note.evidence, from: start)
            let asked = note.missing.count
            appendMissing(to: &note.missing, suggestion, place, space.facts, space.unanswered)
            suggestion.missing = Slice(asked, note.missing.count - asked)
            note.findings[index].suggestion = suggestion
            if index == Self.sample { reserve(in: &note) }
        }
        space.release(mentions: note.mentions.count)
    }

    /// From so many findings on it pays to know first what can speak of which site.
    private static let manyFindings = 64

    /// So many findings tell what those behind them will need.
    private static let sample = 2048

    /// Makes room for the evidence of a note full of findings at once: what grows step by step is in memory twice.
    private func reserve(in note: inout AnnotatedNote) {
        func expected(_ count: Int) -> Int {
            Int(1.1 * Double(count) / Double(Self.sample) * Double(note.findings.count))
        }
        note.evidence.reserveCapacity(expected(note.evidence.count))
        note.missing.reserveCapacity(expected(note.missing.count))
    }

    /// - Parameter start: where a finding's evidence begins; it goes on to the end.
    private func suggestion(_ evidence: [Evidence], from start: Int) -> Suggestion {
        var scores = TypeNumbers()
        for at in start..<evidence.count { scores[evidence[at].type] += evidence[at].weight }
        var best = CalcificationType.dystrophic
        var isTie = false
        for type in CalcificationType.allCases where type != best {
            if scores[type] > scores[best] {
                (best, isTie) = (type, false)
            } else if scores[type] == scores[best] {
                isTie = true
            }
        }
        // A tie is no decision.
        return Suggestion(
            type: isTie ? .undetermined : best, scores: scores, factor: lexicon.calibration.factor,
            evidence: Slice(start, evidence.count - start))
    }

    /// Fires what speaks for and against each type at a place. If it has a trace, that takes down what did not count, and why;
    /// the evidence is the same with and without it.
    func collectEvidence(at place: Place, _ facts: Facts, _ note: AnnotatedNote, _ fired: inout Firing) {
        fired.removeAll()
        let finding = place.finding
        addOwn(place, facts, note, &fired)
        addSpoken(facts.typeWordFacts, place, facts, note, &fired)
        addSpoken(facts.calcificationFacts, place, facts, note, &fired)
        // What is said of the patient says nothing of a relative.
        let isAnothers = finding.assertion.experiencer == .other
        if !isAnothers {
            each(of: facts.measurementFacts, place, &fired) { position, isFar, fired in
                let measurement = note.measurements[Int(position)]
                // A high or low value beside a normal one: that proves nothing.
                if measurement.interpretation == .normal, facts.abnormal.contains(measurement.analyte) { return }
                for at in byMeasurement.range(measurement.analyte)
                where byMeasurement[at].interpretation == measurement.interpretation
                    && acts(byMeasurement[at], at: place, seenAt: measurement.mention, isFar: isFar, facts)
                {
                    fired.add(byMeasurement[at].rule, mention: measurement.mention, order: position)
                }
            }
        }
        addConditions(facts.affirmedFacts, .affirmed, place, facts, note, &fired)
        addConditions(facts.possibleFacts, .possible, place, facts, note, &fired)
        each(of: facts.negatedFacts, place, &fired) { position, isFar, fired in
            let condition = facts.negatedFacts.mentions[Int(position)]
            let concept = note.mentions[Int(condition)].concept
            if isAnothers, facts.sentenceOf[Int(condition)] != place.sentence { return }
            if facts.isAffirmed(concept) { return }
            for other in deniable where denies(concept, other) && !facts.isAffirmed(other) {
                for at in byCondition.table.range(other) {
                    let rule = byCondition.table[at]
                    if rule.needs.contains(.negated),
                        acts(rule, at: place, seenAt: condition, isFar: isFar, facts)
                    {
                        fired.add(rule.rule, mention: condition, order: position)
                    }
                }
            }
        }
        // `Her aunt has scleroderma with calcinosis`: what is said of the same person in the same sentence.
        if isAnothers {
            for condition in facts.ofOthers[place.sentence] ?? [] {
                let concept = note.mentions[Int(condition)].concept
                addMostSpecific(concept, byCondition, mention: condition, place, facts, .affirmed, &fired)
            }
        }
    }

    /// Fires what type words and calcifications elsewhere in the note say.
    private func addSpoken(
        _ list: FactList, _ place: Place, _ facts: Facts, _ note: AnnotatedNote, _ fired: inout Firing
    ) {
        each(of: list, place, &fired) { position, isFar, fired in
            let other = list.mentions[Int(position)]
            // What is said of this very mention counts as its own.
            if other == place.finding.mention || facts.subject(of: other) == place.finding.mention { return }
            let said = note.mentions[Int(other)]
            for at in byNote.range(said.concept)
            where meets(byNote[at], said.assertion)
                && acts(byNote[at], at: place, seenAt: other, isFar: isFar, facts)
            {
                fired.add(byNote[at].rule, mention: other, order: position)
            }
        }
    }

    /// Fires what conditions that are said with one certainty say.
    private func addConditions(
        _ list: FactList, _ needs: EvidenceRule.Needs, _ place: Place, _ facts: Facts, _ note: AnnotatedNote,
        _ fired: inout Firing
    ) {
        // What is said of the patient says nothing of a relative.
        let isAnothers = place.finding.assertion.experiencer == .other
        each(of: list, place, &fired) { position, isFar, fired in
            let condition = list.mentions[Int(position)]
            if isAnothers, facts.sentenceOf[Int(condition)] != place.sentence { return }
            addMostSpecific(
                note.mentions[Int(condition)].concept, byCondition, mention: condition, order: position,
                isFar: isFar, place, facts, needs, &fired)
        }
    }

    /// Fires what the finding itself says: its words, site, shape, section and assertion.
    private func addOwn(_ place: Place, _ facts: Facts, _ note: AnnotatedNote, _ fired: inout Firing) {
        let finding = place.finding
        func add(_ table: RuleTable, _ key: Int32, mention: Int32, _ fired: inout Firing) {
            for at in table.range(key) where acts(table[at], at: place, seenAt: -1, isFar: false, facts) {
                fired.add(table[at].rule, mention: mention)
            }
        }
        add(priors, -1, mention: -1, &fired)
        add(byTerm, place.term, mention: finding.mention, &fired)
        add(bySection, place.section, mention: -1, &fired)
        for shape in place.morphologies { add(byMorphology, shape, mention: -1, &fired) }
        if finding.site >= 0 {
            addMostSpecific(finding.site, bySite, mention: finding.siteMention, place, facts, .affirmed, &fired)
        }
        forEachUnusual(finding.assertion) { add(byFinding, Int32($0.rawValue), mention: -1, &fired) }
        facts.forEachTypeWord(of: finding.mention) { word in
            let said = note.mentions[Int(word)]
            for at in byWord.range(said.concept)
            where meets(byWord[at], said.assertion) && acts(byWord[at], at: place, seenAt: word, isFar: false, facts) {
                fired.add(byWord[at].rule, mention: word)
            }
        }
    }

    /// Calls `body` with what a list says that matters at a place: a position, and whether it lies at least two sentences away.
    @inline(__always) private func each(
        of list: FactList, _ place: Place, _ fired: inout Firing, _ body: (Int32, Bool, inout Firing) -> Void
    ) {
        fired.nextKind()
        if list.mentions.isEmpty { return }
        // A trace tells of the first mention that did not count, which may be neither near nor the first to say so.
        let near = list.choose(
            near: place.sentence, site: place.finding.site, all: place.trace != nil, into: &fired.positions)
        for index in 0..<fired.positions.count { body(fired.positions[index], index >= near, &fired) }
    }

    /// A denied condition denies itself and its kinds, not what it is a kind of: `no lupus` leaves other connective-tissue
    /// disease open.
    func denies(_ denied: ConceptIndex, _ condition: ConceptIndex) -> Bool {
        lexicon.catalog.isWithin(condition, denied)
    }

    /// Whether a denied condition can be evidence far away.
    func reachesDenied(_ concept: ConceptIndex) -> Bool {
        deniable.contains { denies(concept, $0) && byCondition.table.reaches($0) }
    }

    /// Fires, for each type, the rule of the most specific concept, from `concept` upwards, that has one that acts here.
    private func addMostSpecific(
        _ concept: ConceptIndex, _ rules: RuleChain, mention: Int32, order: Int32 = 0, isFar: Bool = false,
        _ place: Place, _ facts: Facts, _ needs: EvidenceRule.Needs, _ fired: inout Firing
    ) {
        // A bit a type.
        var done: UInt8 = 0
        var at = rules.head(of: concept)
        var steps = 0
        while at >= 0, steps < Catalog.mostSteps {
            steps += 1
            var here: UInt8 = 0
            for index in rules.table.range(at) {
                let rule = rules.table[index]
                guard rule.needs.contains(needs), done & (1 << rule.type.rawValue) == 0,
                    acts(rule, at: place, seenAt: mention, isFar: isFar, facts)
                else {
                    continue
                }
                fired.add(rule.rule, mention: mention, order: order)
                here |= 1 << rule.type.rawValue
            }
            done |= here
            at = rules.next(above: at)
        }
    }

    private func meets(_ rule: RuleTable.Entry, _ assertion: Assertion) -> Bool {
        rule.needs.contains(EvidenceRule.Needs(assertion.certainty)) && assertion.experiencer == .patient
    }
}

/// Calls `body` with the values of the axes that are not the usual ones.
private func forEachUnusual(_ assertion: Assertion, _ body: (CueValue) -> Void) {
    if assertion.certainty == .possible { body(.possible) }
    if assertion.temporality == .hypothetical { body(.hypothetical) }
    if assertion.temporality == .historical { body(.historical) }
    if assertion.experiencer == .other { body(.other) }
}
