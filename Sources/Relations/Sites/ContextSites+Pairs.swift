internal import Lexicons
internal import Matching
internal import Notes

/// The structure that a side stands for where its name was said of the other one.
extension ContextSites {
    /// `The left ovary is normal. The right contains a calcification.`, `The right kidney … On the left there is …`
    func otherOfPair(
        _ mention: Int, _ view: SentenceView, _ sides: SideFinder, _ note: MatchedNote
    ) -> SitedAt? {
        guard let own = bareSide(before: Int(note.places[mention].first), view, sides, note) else { return nil }
        let section = note.mentions[mention].section
        let sentence = Int(note.sentenceOf[mention])
        var other = SentenceView()
        for before in (max(sentence - 2, 0)..<sentence).reversed() {
            // A paragraph of its own.
            if note.tokens[Int(note.sentences[before + 1].first)].flags.contains(.blankBefore) { return nil }
            other.fill(before, of: note)
            var found: SitedAt?
            for site in other.mentions
            where note.mentions[site].kind == .site && note.mentions[site].section == section {
                guard let pair = ofPair(note.mentions[site].concept, sides) else { continue }
                let place = note.places[site]
                let named = sides.ownSide(of: note.mentions[site].concept)
                let said = named != .none ? named : sides.sideInPhrase(before: place, other, note) ?? .none
                let known = SitedAt(concept: pair, mention: Int32(site))
                if said != .none, said != own, said != .midline { return known }
                if found == nil { found = known }
            }
            if let found { return found }
        }
        return nil
    }

    /// The structure, or what it is a part of, of which there are two or two lobes: of `right lower lobe` the lung.
    private func ofPair(_ site: ConceptIndex, _ sides: SideFinder) -> ConceptIndex? {
        if isRegionOfStudy(site) { return nil }
        let lobed = organsOfPart.first { $0.word == .lobe }?.organs ?? []
        let whole = lexicon.catalog.ancestry(of: site).filter { sides.ownSide(of: $0) == .none }
        if let organ = whole.first(where: lobed.contains) { return organ }
        guard let pair = whole.first, lexicon.traits[Int(pair)].siteRole == .place else { return nil }
        return pair != site || !lexicon.traits[Int(pair)].isUnpaired ? pair : nil
    }

    /// A side in front of a calcification that stands for a structure: `the right contains`, `on the right there is`, `on the left,`.
    private func bareSide(
        before end: Int, _ view: SentenceView, _ sides: SideFinder, _ note: MatchedNote
    ) -> Laterality? {
        for token in Int(view.sentence.first)..<end {
            guard note.isWord(token, .left) || note.isWord(token, .right), note.isWord(token - 1, .the),
                let side = sides.side(at: token, note)
            else { continue }
            var behind = note.isWord(token + 1, .side) ? token + 2 : token + 1
            if behind < end, sides.isAdverb(behind, note) { behind += 1 }
            if behind >= end || note.tokens[behind].isMark(",") || note.tokens[behind].isMark(":") { return side }
            let word = note.engineWord(behind)
            let isLed = note.isWord(token - 2, .on) || note.isWord(token - 2, .at)
            return word?.isFiniteVerb == true || isLed && (word == .there || word?.isDeterminer == true) ? side : nil
        }
        return nil
    }
}
