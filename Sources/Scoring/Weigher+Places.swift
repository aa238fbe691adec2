internal import Annotations
internal import Lexicons

/// Where a rule acts.
extension Weigher {
    struct Place {
        var finding: Finding
        var term: ConceptIndex
        var section: Int32
        /// The part of a list that holds it, or -1.
        var item: Int32
        var sentence: Int32
        var morphologies: ArraySlice<ConceptIndex>
        /// What is bound to its mention: a run of the bonds.
        var bonds: Range<Int>
        var trace: WeighingTrace?
    }

    /// - Parameter bond: where the bonds of this finding or one before it begin; becomes where its own do.
    func place(
        of finding: Finding, _ facts: Facts, _ note: AnnotatedNote, _ bond: inout Int, _ trace: WeighingTrace? = nil
    ) -> Place {
        let mention = note.mentions[Int(finding.mention)]
        return Place(
            finding: finding, term: mention.concept, section: note.sections[Int(mention.section)].kind,
            item: facts.item(of: finding.mention), sentence: facts.sentenceOf[Int(finding.mention)],
            morphologies: note.morphologies(of: finding),
            bonds: facts.bonds(of: finding.mention, from: &bond), trace: trace)
    }

    /// - Parameter isFar: whether what is seen lies at least two sentences away.
    @inline(__always) func acts(
        _ rule: RuleTable.Entry, at place: Place, seenAt mention: Int32, isFar: Bool, _ facts: Facts
    ) -> Bool {
        if isFar, rule.isNear { return false }
        if facts.isInOtherItem(mention, than: place) { return false }
        let acts = rule.clauses.isEmpty || holds(rule.clauses, place, mention, facts)
        if !acts { place.trace?.refused.append(.init(rule: rule.rule, mention: mention, why: .elsewhere)) }
        return acts
    }

    /// Whether one of several alternatives holds; none is anywhere.
    func holds(_ clauses: Slice, _ place: Place, _ mention: Int32, _ facts: Facts) -> Bool {
        if clauses.isEmpty { return true }
        for clause in clauses.range {
            var isMet = true
            for at in lexicon.clauses[clause].range {
                let predicate = lexicon.predicates[at]
                if holds(predicate, place, mention, facts) == predicate.isNegated {
                    isMet = false
                    break
                }
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
                : !predicate.isNegated && mention >= 0 && facts.isBound(mention, place.bonds)
        case .term: place.term == predicate.concept
        case .morphology: place.morphologies.contains(predicate.concept)
        case .sameSentence: mention < 0 || facts.sentenceOf[Int(mention)] == place.sentence
        case .near: mention < 0 || abs(facts.sentenceOf[Int(mention)] - place.sentence) <= 1
        case .bound: facts.isBound(mention, place.bonds)
        case .sharedSite: facts.isSaid(mention, ofSite: place.finding.site, lexicon.catalog)
        case .with: facts.isAffirmed(predicate.concept, in: place.sentence, lexicon.catalog)
        case .inNote: facts.isAffirmed(predicate.concept)
        case .section: place.section == predicate.concept
        case .noSite: place.finding.site < 0
        }
    }
}
