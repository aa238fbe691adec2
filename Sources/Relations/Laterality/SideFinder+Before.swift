internal import Lexicons
internal import Matching
internal import Notes

/// The side that the sentences before give.
extension SideFinder {
    /// The side that the sentence before gives to the same structure, where this one gives none.
    func sideInSentenceBefore(_ mention: Int, _ site: SitedAt, _ note: MatchedNote) -> Laterality? {
        let sentence = Int(note.sentenceOf[mention]) - 1
        guard sentence >= 0, !speaksOfRest(mention, note) else { return nil }
        let first = Int(note.sentences[sentence].first)
        guard note.layout.section(ofToken: first) == Int(note.mentions[mention].section) else { return nil }
        var view = SentenceView()
        view.fill(sentence, of: note)
        lazy var known = isKnown(mention, note)
        return sideOfRelatedSite(site, view, note, ofParts: known)
    }

    /// `On the right, there is a spur. There is a calcification in the heel pad.`: the side that a sentence of the paragraph begins with.
    func sideOfFrame(_ mention: Int, _ note: MatchedNote) -> Laterality? {
        let own = Int(note.sentenceOf[mention])
        if let side = sideAlone(before: own, note) { return side }
        for sentence in (max(own - 3, 0)..<max(own, 0)).reversed() {
            if note.tokens[Int(note.sentences[sentence + 1].first)].flags.contains(.blankBefore) { return nil }
            let first = Int(note.sentences[sentence].first)
            if note.isWord(first, .on), note.isWord(first + 1, .the),
                first + 2 < Int(note.sentences[sentence].end),
                let side = side(at: first + 2, note)
            {
                return side == .left || side == .right ? side : nil
            }
            // Another side, or something in the middle, was told of in between.
            let isOther = note.mentions(ofSentence: sentence).contains {
                note.mentions[$0].kind == .site && lexicon.traits[Int(note.mentions[$0].concept)].isUnpaired
            }
            if isOther || note.sentences[sentence].tokens.contains(where: { side(at: $0, note) != nil }) { return nil }
        }
        return nil
    }

    /// `RIGHT. Supraspinatus: soft calcification. … LEFT. The deposit has gone.`: a side that is a sentence by itself heads those behind it.
    private func sideAlone(before own: Int, _ note: MatchedNote) -> Laterality? {
        for sentence in (max(own - 8, 0)..<max(own, 0)).reversed() {
            if note.tokens[Int(note.sentences[sentence + 1].first)].flags.contains(.blankBefore) { return nil }
            let tokens = note.sentences[sentence].tokens
            guard tokens.count == 2, note.tokens[tokens.lowerBound + 1].isMark(".") else { continue }
            if let side = side(at: tokens.lowerBound, note), side == .left || side == .right { return side }
        }
        return nil
    }

    /// The side that the nearest of a few sentences before gives to the structure, a part or the whole of it: `the right leg …`, and
    /// further on `tibialis anterior is calcified`. Structures told of in between do not count.
    ///
    /// - Parameter first: the first sentence that may give it.
    func sideBefore(_ mention: Int, _ site: SitedAt, from first: Int = 0, _ note: MatchedNote) -> Laterality? {
        guard site.concept >= 0, !speaksOfRest(mention, note) else { return nil }
        let own = Int(note.sentenceOf[mention])
        lazy var known = isKnown(mention, note)
        var view = SentenceView()
        for sentence in (max(own - Self.sentencesBack, first)..<max(own, first)).reversed() {
            view.fill(sentence, of: note)
            // What a diagnosis says of the whole is not said of the part that was described.
            let isSame =
                note.layout.section(ofToken: Int(note.sentences[sentence].first)) == Int(note.mentions[mention].section)
            if let side = sideOfRelatedSite(site, view, note, ofParts: isSame && known)
                ?? sideOfLimb(of: site, view, note)
            {
                return side
            }
        }
        return nil
    }

    /// `the calcified nodule`, `these are calcified`: what was spoken of before, so that the side of a part counts; in `scarring in the right
    /// base. Calcified granulomas are noted` it does not.
    private func isKnown(_ mention: Int, _ note: MatchedNote) -> Bool {
        let sentence = note.sentences[Int(note.sentenceOf[mention])]
        let place = Int(note.places[mention].first)
        // A sentence may be long: what stands near, as all of a short one does.
        return (max(Int(sentence.first), place - Self.wordsBefore)..<max(place, Int(sentence.first))).contains {
            note.isWord($0, .the) || note.isWord($0, .this) || note.isWord($0, .these) || note.isWord($0, .it)
                || note.isWord($0, .its) || note.isWord($0, .they) || note.isWord($0, .that)
        }
    }

    /// `The rest of the lungs is clear without calcification.`
    private func speaksOfRest(_ mention: Int, _ note: MatchedNote) -> Bool {
        note.sentences[Int(note.sentenceOf[mention])].tokens.prefix(8).contains {
            note.isWord($0, .rest) || note.isWord($0, .remainder)
        }
    }

    /// `Right lobe 5 x 2 cm. In the upper pole a nodule with calcification.`: the lobe that a sentence of the paragraph begins with, if nothing
    /// behind it tells of another side or another structure.
    func sideOfOpeningLobe(_ site: SitedAt, of mention: Int, _ note: MatchedNote) -> Laterality? {
        let place = note.places[mention]
        let own = Int(note.sentenceOf[mention])
        // A structure of the sentence's own has its own side.
        guard site.concept >= 0, site.mention < 0 || Int(note.sentenceOf[Int(site.mention)]) != own else { return nil }
        for sentence in (max(own - Self.sentencesBack, 0)...max(own, 0)).reversed() {
            var first = Int(note.sentences[sentence].first)
            let isOpening = note.tokens[first].flags.contains(.blankBefore)
            if note.isWord(first, .the) { first += 1 }
            if first + 1 < Int(place.first), note.isWord(first + 1, .lobe), let side = side(at: first, note) {
                let rest = first + 2..<Int(place.first)
                let isAlone = note.mentions(inTokens: rest).allSatisfy {
                    note.mentions[$0].kind != .site
                        || lexicon.catalog.isWithin(note.mentions[$0].concept, site.concept)
                }
                return isAlone && !rest.contains { self.side(at: $0, note) != nil } ? side : nil
            }
            if isOpening { return nil }
        }
        return nil
    }

    /// `Films of the left foot … Calcification at the insertion of the Achilles tendon`: the side of the limb that is spoken of.
    private func sideOfLimb(of site: SitedAt, _ view: SentenceView, _ note: MatchedNote) -> Laterality? {
        guard let limb = limbs.first(where: { lexicon.catalog.isWithin(site.concept, $0) }) else { return nil }
        var found: Laterality?
        for other in view.mentions where note.mentions[other].kind == .site {
            guard lexicon.catalog.isWithin(note.mentions[other].concept, limb),
                let side = sideInPhrase(before: note.places[other], view, note)
                    ?? sideBehind(note.places[other], view, note)
            else { continue }
            found = merge(found, side)
        }
        return found == .bilateral ? nil : found
    }

    private static let sentencesBack = 4
    private static let wordsBefore = 24
}
