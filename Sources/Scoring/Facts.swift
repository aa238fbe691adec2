internal import Annotations
internal import Lexicons

/// What a note says that can be evidence: its conditions by what is said of them, and its type words. Refilled from note to
/// note.
struct Facts {
    private(set) var sentenceOf: [Int32] = []
    /// What rules may wait for, without what none waits for, ready to be asked by finding.
    /// Without those that speak of nothing but what stands near them, where no finding does.
    private(set) var affirmedFacts = FactList()
    private(set) var possibleFacts = FactList()
    private(set) var negatedFacts = FactList()
    private(set) var typeWordFacts = FactList()
    private(set) var calcificationFacts = FactList()
    private(set) var measurementFacts = FactList()
    /// What is affirmed of relatives and donors, by sentence: evidence for their own findings there.
    private(set) var ofOthers: [Int32: [Int32]] = [:]
    /// Analytes with a high or low value somewhere.
    private(set) var abnormal = ConceptSet()
    /// Near a finding only: nobody asks for what is affirmed elsewhere.
    private var affirmed: [Int32] = []
    private var typeWords: [Int32] = []
    /// Of each type word the calcification mention that it describes, or -1 where there is none.
    private var typeWordFinding: [Int32] = []
    /// What is affirmed of the patient, and all it is a kind of.
    private var affirmedConcepts = ConceptSet()
    private var mentions: [Mention] = []
    /// By section: the part of a list that it is, or -1. Empty where the note has no such list.
    private var items: [Int32] = []
    private var findings = FindingPlaces()
    private var weighedSentences = WeighedSentences()
    /// By calcification.
    private var bonds: [Bond] = []

    /// - Parameters:
    ///   - rules: which concepts a rule waits for.
    ///   - keepsAll: also what can say nothing of any finding of the note, for those who ask why.
    mutating func fill(
        _ note: AnnotatedNote, sentenceOf: [Int32], bonds: [Bond], rules: Weigher, keepsAll: Bool = false
    ) {
        let catalog = rules.lexicon.catalog
        removeAll(concepts: catalog.concepts.count)
        self.sentenceOf = sentenceOf
        self.bonds = bonds
        mentions = note.mentions
        numberItems(of: note)
        findings.fill(note.findings)
        weighedSentences.fill(note.findings, sentenceOf)
        weighedSentences.reachesAll = keepsAll
        for index in note.mentions.indices { sort(Int32(index), note, rules) }
        for measurement in note.measurements {
            measurementFacts.append(measurement.mention)
            if measurement.interpretation == .high || measurement.interpretation == .low {
                _ = abnormal.insert(measurement.analyte)
            }
        }
        arrange(note, rules)
    }

    /// Finds out what of the conditions can say anything of a finding from afar, site by site.
    mutating func sift(_ note: AnnotatedNote, _ rules: Weigher) {
        let sites = Set(note.findings.lazy.filter { $0.assertion.certainty != .negated }.map(\.site))
        affirmedFacts.sift(for: sites) { mention, site in
            rules.maySpeak(note.mentions[Int(mention)].concept, .affirmed, of: site)
        }
        possibleFacts.sift(for: sites) { mention, site in
            rules.maySpeak(note.mentions[Int(mention)].concept, .possible, of: site)
        }
    }

    /// Gives back what belongs to the note.
    mutating func release() { (mentions, sentenceOf, bonds) = ([], [], []) }

    private mutating func removeAll(concepts: Int) {
        affirmedFacts.removeAll()
        possibleFacts.removeAll()
        negatedFacts.removeAll()
        typeWordFacts.removeAll()
        calcificationFacts.removeAll()
        measurementFacts.removeAll()
        ofOthers.removeAll()
        abnormal.removeAll(count: concepts)
        affirmedConcepts.removeAll(count: concepts)
        affirmed.removeAll(keepingCapacity: true)
        typeWords.removeAll(keepingCapacity: true)
        typeWordFinding.removeAll(keepingCapacity: true)
    }

    /// Puts a mention among those that say what it says.
    private mutating func sort(_ index: Int32, _ note: AnnotatedNote, _ rules: Weigher) {
        let mention = note.mentions[Int(index)]
        switch mention.kind {
        // The word within `tumoral calcinosis` is no tumour.
        case .condition where Self.isInsideCalcification(Int(index), note): break
        case .condition
        where mention.assertion.experiencer == .patient && mention.assertion.temporality != .hypothetical:
            let isNear = weighedSentences.areNear(sentenceOf[Int(index)])
            let mayFire = rules.mayFire(index, note) && (isNear || rules.byCondition.reaches(mention.concept))
            switch mention.assertion.certainty {
            case .affirmed:
                affirmedConcepts.insertLine(of: mention.concept, rules.lexicon.catalog)
                if isNear { affirmed.append(index) }
                if mayFire { affirmedFacts.append(index) }
            case .possible: if mayFire { possibleFacts.append(index) }
            case .negated: if isNear || rules.reachesDenied(mention.concept) { negatedFacts.append(index) }
            }
        case .condition
        where mention.assertion.experiencer == .other && mention.assertion.certainty == .affirmed
            && rules.mayFire(index, note):
            let sentence = sentenceOf[Int(index)]
            if weighedSentences.areNear(sentence) { ofOthers[sentence, default: []].append(index) }
        case .calcification:
            if rules.byNote.has(mention.concept), mention.assertion.temporality != .hypothetical {
                calcificationFacts.append(index)
            }
        case .typeWord:
            typeWords.append(index)
            typeWordFinding.append(Self.nearestCalcification(to: Int(index), note, sentenceOf))
            if rules.byNote.has(mention.concept), mention.assertion.temporality != .hypothetical {
                typeWordFacts.append(index)
            }
        default: break
        }
    }

    /// Brings the lists into their orders.
    private mutating func arrange(_ note: AnnotatedNote, _ rules: Weigher) {
        func concept(_ mention: Int32) -> ConceptIndex { note.mentions[Int(mention)].concept }
        // A condition of another part of a list does not act, so those of each part are kept apart.
        let items = items
        func key(_ mention: Int32, _ position: Int) -> Int64 {
            let item = items.isEmpty ? -1 : items[Int(note.mentions[Int(mention)].section)]
            return Int64(concept(mention)) | Int64(item + 1) << 32
        }
        // What no rule waits for by name says what the next above it says that has rules: those with the same one say the same.
        func chainKey(_ mention: Int32, _ position: Int) -> Int64 {
            key(mention, position) & ~0xFFFF_FFFF | Int64(rules.byCondition.head(of: concept(mention)))
        }
        func reaches(_ mention: Int32, _ position: Int) -> Bool { rules.byCondition.reaches(concept(mention)) }
        affirmedFacts.arrange(sentenceOf: sentenceOf, key: chainKey, reaches: reaches)
        possibleFacts.arrange(sentenceOf: sentenceOf, key: chainKey, reaches: reaches)
        negatedFacts.arrange(sentenceOf: sentenceOf, key: key) { mention, _ in rules.reachesDenied(concept(mention)) }
        // Those said with one certainty of calcifications at one site weigh the same.
        let (describes, findings) = (typeWordFinding, findings)
        let typeWords = typeWords
        func spokenKey(_ mention: Int32, _ position: Int) -> Int64 {
            let said = note.mentions[Int(mention)]
            let run = findings.range(of: Self.subject(of: mention, typeWords, describes))
            let ownSite = run.isEmpty ? -2 : -3 - Int64(mention)
            let site = run.count == 1 ? Int64(findings.sites[run.lowerBound]) : ownSite
            let certainty = Int64(said.assertion.certainty.rawValue)
            let assertion = certainty * 2 + (said.assertion.experiencer == .patient ? 1 : 0)
            return (site * 8 + assertion) &* 0x1_0000_0000 + Int64(said.concept)
        }
        func speaksFar(_ mention: Int32, _ position: Int) -> Bool { rules.byNote.reaches(concept(mention)) }
        typeWordFacts.arrange(sentenceOf: sentenceOf, key: spokenKey, reaches: speaksFar)
        calcificationFacts.arrange(sentenceOf: sentenceOf, key: spokenKey, reaches: speaksFar)
        measurementFacts.arrange(sentenceOf: sentenceOf) { _, position in
            let measurement = note.measurements[position]
            return Int64(measurement.analyte) * 8 + Int64(measurement.interpretation.rawValue)
        } reaches: { _, position in
            rules.byMeasurement.reaches(note.measurements[position].analyte)
        }
    }

    /// The calcification of the same sentence that is nearest, the one behind where two are as near.
    private static func nearestCalcification(to word: Int, _ note: AnnotatedNote, _ sentenceOf: [Int32]) -> Int32 {
        let span = note.mentions[word].span
        var best: (distance: Int32, mention: Int32)?
        var first = word
        while first > 0, sentenceOf[first - 1] == sentenceOf[word] { first -= 1 }
        for index in first..<note.mentions.count {
            if sentenceOf[index] != sentenceOf[word] { break }
            let mention = note.mentions[index]
            guard mention.kind == .calcification else { continue }
            let distance =
                mention.span.start >= span.end ? mention.span.start - span.end : span.start - mention.span.end + 20
            if best == nil || distance < best!.distance { best = (distance, Int32(index)) }
        }
        return best?.mention ?? -1
    }

    /// Calls `body` with each type word that describes a calcification mention, in order.
    func forEachTypeWord(of mention: Int32, _ body: (Int32) -> Void) {
        if typeWords.isEmpty { return }
        let sentence = sentenceOf[Int(mention)]
        var at = partition(typeWords) { sentenceOf[Int($0)] < sentence }
        while at < typeWords.count, sentenceOf[Int(typeWords[at])] == sentence {
            if typeWordFinding[at] == mention { body(typeWords[at]) }
            at += 1
        }
    }

    /// Numbers the parts of a list from 0; with very many, none is kept apart, so that time stays linear.
    private mutating func numberItems(of note: AnnotatedNote) {
        items.removeAll(keepingCapacity: true)
        if !note.sections.contains(where: { $0.item >= 0 }) { return }
        var numbers: [Int32: Int32] = [:]
        for section in note.sections {
            var number: Int32 = -1
            if section.item >= 0 {
                number = numbers[section.item] ?? Int32(numbers.count)
                numbers[section.item] = number
                if numbers.count > 64 {
                    items.removeAll()
                    return
                }
            }
            items.append(number)
        }
    }

    private static func isInsideCalcification(_ index: Int, _ note: AnnotatedNote) -> Bool {
        let span = note.mentions[index].span
        return (max(index - 2, 0)...min(index + 2, note.mentions.count - 1)).contains {
            note.mentions[$0].kind == .calcification && note.mentions[$0].span.contains(span)
        }
    }

    /// The part of a list that holds a mention, or -1.
    func item(of mention: Int32) -> Int32 {
        items.isEmpty ? -1 : items[Int(mentions[Int(mention)].section)]
    }

    /// Whether a mention stands in another part of a list than a finding: another specimen, another lesion.
    func isInOtherItem(_ mention: Int32, than place: Weigher.Place) -> Bool {
        guard mention >= 0, place.item >= 0 else { return false }
        let item = item(of: mention)
        return item >= 0 && item != place.item
    }

    /// The calcification that a type word describes, or -1; what is none speaks of itself.
    func subject(of mention: Int32) -> Int32 { Self.subject(of: mention, typeWords, typeWordFinding) }

    private static func subject(of mention: Int32, _ typeWords: [Int32], _ describes: [Int32]) -> Int32 {
        let at = partition(typeWords) { $0 < mention }
        return at < typeWords.count && typeWords[at] == mention ? describes[at] : mention
    }

    /// The run of the bonds of a calcification mention.
    ///
    /// - Parameter first: where those of a mention before it begin, or its own; becomes where its own do.
    func bonds(of calcification: Int32, from first: inout Int) -> Range<Int> {
        while first < bonds.count, bonds[first].calcification < calcification { first += 1 }
        var end = first
        while end < bonds.count, bonds[end].calcification == calcification { end += 1 }
        return first..<end
    }

    /// Whether a mention stands in the phrase of a calcification mention with these bonds.
    func isBound(_ mention: Int32, _ own: Range<Int>) -> Bool {
        for at in own where bonds[at].mention == mention { return true }
        return false
    }

    /// Whether what a mention says, it says of a calcification at the same site, or at a part or the whole of it.
    func isSaid(_ mention: Int32, ofSite site: ConceptIndex, _ catalog: Catalog) -> Bool {
        guard mention >= 0, site >= 0 else { return false }
        return findings.sites[findings.range(of: subject(of: mention))].contains {
            $0 >= 0 && (catalog.isWithin($0, site) || catalog.isWithin(site, $0))
        }
    }

    /// Whether a condition, or a kind of it, is affirmed of the patient.
    func isAffirmed(_ concept: ConceptIndex) -> Bool { affirmedConcepts.contains(concept) }

    /// Whether it is so in one sentence, which holds a finding.
    func isAffirmed(_ concept: ConceptIndex, in sentence: Int32, _ catalog: Catalog) -> Bool {
        guard affirmedConcepts.contains(concept) else { return false }
        var at = partition(affirmed) { sentenceOf[Int($0)] < sentence }
        while at < affirmed.count, sentenceOf[Int(affirmed[at])] == sentence {
            if catalog.isWithin(mentions[Int(affirmed[at])].concept, concept) { return true }
            at += 1
        }
        return false
    }
}
