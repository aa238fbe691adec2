internal import Annotations

/// What a note says that can be evidence: its conditions by what is said of them, and its type words.
struct Facts {
    let sentenceOf: [Int32]
    let affirmed: [Int32]
    let typeWords: [Int32]
    /// What rules may wait for, without what none waits for, ready to be asked by finding.
    let affirmedFacts: FactList
    let possibleFacts: FactList
    let negatedFacts: FactList
    let typeWordFacts: FactList
    let calcificationFacts: FactList
    let measurementFacts: FactList
    /// What is affirmed of relatives and donors, by sentence: evidence for their own findings there.
    let ofOthers: [Int32: [Int32]]
    /// Analytes with a high or low value somewhere.
    let abnormal: ConceptSet
    /// By mention: of a type word the calcification mention that it describes, or -1 where there is none; of others -2.
    private let typeWordFinding: [Int32]
    /// What is affirmed of the patient, and all it is a kind of.
    private let affirmedConcepts: ConceptSet
    private let mentions: [Mention]
    /// By section: the part of a list that it is, or -1.
    private let items: [Int32]
    private let findings: FindingPlaces
    private let catalog: Catalog
    /// By calcification.
    private let bonds: [Bond]

    /// - Parameter rules: which concepts a rule waits for.
    init(_ note: AnnotatedNote, sentenceOf: [Int32], bonds: [Bond], catalog: Catalog, rules: Weigher) {
        var (affirmed, possible, negated, typeWords) = ([Int32](), [Int32](), [Int32](), [Int32]())
        var (spoken, calcifications) = ([Int32](), [Int32]())
        var typeWordFinding = [Int32](repeating: -2, count: note.mentions.count)
        mentions = note.mentions
        let items = Self.items(of: note)
        self.items = items
        let findings = FindingPlaces(note.findings)
        self.findings = findings
        self.bonds = bonds
        self.sentenceOf = sentenceOf
        self.catalog = catalog
        var ofOthers: [Int32: [Int32]] = [:]
        for (index, mention) in note.mentions.enumerated() {
            switch mention.kind {
            // The word within `tumoral calcinosis` is no tumour.
            case .condition where Self.isInsideCalcification(index, note): break
            case .condition
            where mention.assertion.experiencer == .patient && mention.assertion.temporality != .hypothetical:
                switch mention.assertion.certainty {
                case .affirmed: affirmed.append(Int32(index))
                case .possible: possible.append(Int32(index))
                case .negated: negated.append(Int32(index))
                }
            case .condition
            where mention.assertion.experiencer == .other && mention.assertion.certainty == .affirmed
                && rules.mayFire(Int32(index), note):
                ofOthers[sentenceOf[index], default: []].append(Int32(index))
            case .calcification:
                if rules.byNote.has(mention.concept), mention.assertion.temporality != .hypothetical {
                    calcifications.append(Int32(index))
                }
            case .typeWord:
                typeWords.append(Int32(index))
                typeWordFinding[index] = Self.nearestCalcification(to: index, note, sentenceOf)
                if rules.byNote.has(mention.concept), mention.assertion.temporality != .hypothetical {
                    spoken.append(Int32(index))
                }
            default: break
            }
        }
        self.affirmed = affirmed
        self.ofOthers = ofOthers
        self.typeWords = typeWords
        self.typeWordFinding = typeWordFinding
        // A condition of another part of a list does not act, so those of each part are kept apart.
        func concept(_ mention: Int32) -> Int64 {
            let said = note.mentions[Int(mention)]
            return Int64(said.concept) | Int64(items[Int(said.section)] + 1) << 32
        }
        func list(
            _ mentions: [Int32], _ key: (Int32) -> Int64, _ reaches: (ConceptIndex) -> Bool
        ) -> FactList {
            FactList(
                mentions, sentenceOf: sentenceOf, key: { key(mentions[$0]) },
                reaches: { reaches(note.mentions[Int(mentions[$0])].concept) })
        }
        affirmedFacts = list(affirmed.filter { rules.mayFire($0, note) }, concept, rules.byCondition.reaches)
        possibleFacts = list(possible.filter { rules.mayFire($0, note) }, concept, rules.byCondition.reaches)
        negatedFacts = list(negated, concept, rules.reachesDenied)
        // Those said with one certainty of calcifications at one site weigh the same.
        func spokenKey(_ mention: Int32) -> Int64 {
            let said = note.mentions[Int(mention)]
            let word = typeWordFinding[Int(mention)]
            let run = findings.range(of: word == -2 ? mention : word)
            let ownSite = run.isEmpty ? -2 : -3 - Int64(mention)
            let site = run.count == 1 ? Int64(findings.sites[run.lowerBound]) : ownSite
            let certainty = Int64(said.assertion.certainty.rawValue)
            let assertion = certainty * 2 + (said.assertion.experiencer == .patient ? 1 : 0)
            return (site * 8 + assertion) &* 0x1_0000_0000 + Int64(said.concept)
        }
        typeWordFacts = list(spoken, spokenKey, rules.byNote.reaches)
        calcificationFacts = list(calcifications, spokenKey, rules.byNote.reaches)
        measurementFacts = FactList(
            note.measurements.map(\.mention), sentenceOf: sentenceOf,
            key: { Int64(note.measurements[$0].analyte) * 8 + Int64(note.measurements[$0].interpretation.rawValue) },
            reaches: { rules.byMeasurement.reaches(note.measurements[$0].analyte) })
        var abnormal = ConceptSet(count: catalog.concepts.count)
        for measurement in note.measurements
        where measurement.interpretation == .high || measurement.interpretation == .low {
            _ = abnormal.insert(measurement.analyte)
        }
        self.abnormal = abnormal
        var all = ConceptSet(count: catalog.concepts.count)
        for mention in affirmed { all.insertLine(of: note.mentions[Int(mention)].concept, catalog) }
        affirmedConcepts = all
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

    /// The type words that describe a calcification mention, in order.
    func typeWords(of mention: Int32) -> some Sequence<Int32> {
        let sentence = sentenceOf[Int(mention)]
        var (low, high) = (0, typeWords.count)
        while low < high {
            let middle = (low + high) / 2
            if sentenceOf[Int(typeWords[middle])] < sentence { low = middle + 1 } else { high = middle }
        }
        while high < typeWords.count, sentenceOf[Int(typeWords[high])] == sentence { high += 1 }
        return typeWords[low..<high].lazy.filter { typeWordFinding[Int($0)] == mention }
    }

    /// The parts of a list, numbered from 0; with very many, none is kept apart, so that time stays linear.
    private static func items(of note: AnnotatedNote) -> [Int32] {
        var numbers: [Int32: Int32] = [:]
        let items = note.sections.map { section -> Int32 in
            if section.item < 0 { return -1 }
            let number = numbers[section.item] ?? Int32(numbers.count)
            numbers[section.item] = number
            return number
        }
        return numbers.count <= 64 ? items : Array(repeating: -1, count: items.count)
    }

    private static func isInsideCalcification(_ index: Int, _ note: AnnotatedNote) -> Bool {
        let span = note.mentions[index].span
        return (max(index - 2, 0)...min(index + 2, note.mentions.count - 1)).contains {
            note.mentions[$0].kind == .calcification && note.mentions[$0].span.contains(span)
        }
    }

    /// The part of a list that holds a mention, or -1.
    func item(of mention: Int32) -> Int32 { items[Int(mentions[Int(mention)].section)] }

    /// Whether a mention stands in another part of a list than a finding: another specimen, another lesion.
    func isInOtherItem(_ mention: Int32, than place: Weigher.Place) -> Bool {
        guard mention >= 0, place.item >= 0 else { return false }
        let item = item(of: mention)
        return item >= 0 && item != place.item
    }

    /// The calcification that a type word describes, or -1; what is none speaks of itself.
    func subject(of mention: Int32) -> Int32 {
        let word = typeWordFinding[Int(mention)]
        return word == -2 ? mention : word
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
    func isSaid(_ mention: Int32, ofSite site: ConceptIndex) -> Bool {
        guard mention >= 0, site >= 0 else { return false }
        return findings.sites[findings.range(of: subject(of: mention))].contains {
            $0 >= 0 && (catalog.isWithin($0, site) || catalog.isWithin(site, $0))
        }
    }

    /// Whether a condition, or a kind of it, is affirmed of the patient.
    func isAffirmed(_ concept: ConceptIndex, in sentence: Int32? = nil) -> Bool {
        guard affirmedConcepts.contains(concept) else { return false }
        guard let sentence else { return true }
        var (low, high) = (0, affirmed.count)
        while low < high {
            let middle = (low + high) / 2
            if sentenceOf[Int(affirmed[middle])] < sentence { low = middle + 1 } else { high = middle }
        }
        while low < affirmed.count, sentenceOf[Int(affirmed[low])] == sentence {
            if catalog.isWithin(mentions[Int(affirmed[low])].concept, concept) { return true }
            low += 1
        }
        return false
    }
}

/// Of each finding the mention it rests on and its site: what the facts ask of findings while these get their suggestions.
private struct FindingPlaces {
    let mentions: [Int32]
    let sites: [ConceptIndex]

    init(_ findings: [Finding]) {
        mentions = findings.map(\.mention)
        sites = findings.map(\.site)
    }

    /// The run of findings that rest on a mention.
    func range(of mention: Int32) -> Range<Int> {
        var (low, high) = (0, mentions.count)
        while low < high {
            let middle = (low + high) / 2
            if mentions[middle] < mention { low = middle + 1 } else { high = middle }
        }
        while high < mentions.count, mentions[high] == mention { high += 1 }
        return low..<high
    }
}
