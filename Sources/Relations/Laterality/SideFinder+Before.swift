internal import Lexicons
internal import Matching
internal import Notes

/// The side that the sentences before give.
extension SideFinder {
    /// The side that the sentence before gives to the same structure, where this one gives none.
    func sideInSentenceBefore(_ mention: Int, _ site: SitedAt, _ note: MatchedNote) -> Laterality? {
        let sentence = Int(note.sentenceOf[mention]) - 1
        guard sentence >= 0 else { return nil }
        let first = Int(note.sentences[sentence].first)
        guard note.layout.section(ofToken: first) == Int(note.mentions[mention].section) else { return nil }
        var view = SentenceView()
        view.fill(sentence, of: note)
        return sideOfRelatedSite(site, view, note)
    }

    /// The side that the nearest of a few sentences before gives to the structure, a part or the whole of it: `the right leg …`, and
    /// further on `tibialis anterior is calcified`. Structures told of in between do not count.
    func sideBefore(_ mention: Int, _ site: SitedAt, _ note: MatchedNote) -> Laterality? {
        guard site.concept >= 0 else { return nil }
        let own = Int(note.sentenceOf[mention])
        var view = SentenceView()
        for sentence in (max(own - Self.sentencesBack, 0)..<max(own, 0)).reversed() {
            view.fill(sentence, of: note)
            // What a diagnosis says of the whole is not said of the part that was described.
            let isSame =
                note.layout.section(ofToken: Int(note.sentences[sentence].first)) == Int(note.mentions[mention].section)
            if let side = sideOfRelatedSite(site, view, note, ofParts: isSame) ?? sideOfLimb(of: site, view, note) {
                return side
            }
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

    private static let sentencesBack = 6
}
