internal import Lexicons
internal import Matching
internal import Notes

/// What a sentence leaves out because the one before has just named it.
extension ContextSites {
    /// `The cyst of the right kidney is thin walled. Mural calcification.`, `Thickened pericardium. Extensive calcification is present.`
    func ofElliptic(_ mention: Int, _ view: SentenceView, _ note: MatchedNote) -> SitedAt? {
        let sentence = Int(note.sentenceOf[mention])
        let isOfPart = isOfPart(note.places[mention], view, note)
        guard sentence > 0, isOfPart || isBare(mention, view, note),
            !view.mentions.contains(where: { note.mentions[$0].kind == .site || note.mentions[$0].kind == .condition }),
            !note.tokens[Int(view.sentence.first)].flags.contains(.blankBefore),
            // `Bladder normal. Calcification.` begins anew.
            !note.sentences[sentence - 1].tokens.contains(where: { note.isWord($0, .normal) })
        else { return nil }
        var found: SitedAt?
        // `Follicular cells.` names no place.
        for other in note.mentions(ofSentence: sentence - 1)
        where note.mentions[other].kind == .site && !note.places[other].term.flags.contains(.adjective) {
            let concept = note.mentions[other].concept
            guard note.mentions[other].section == note.mentions[mention].section, !isRegionOfStudy(concept) else {
                return nil
            }
            // Of several that are not parts of one another it does not say which; a part of something is in the first.
            if let known = found {
                if isOfPart { break }
                guard
                    lexicon.catalog.isWithin(concept, known.concept) || lexicon.catalog.isWithin(known.concept, concept)
                else { return nil }
                if lexicon.catalog.isWithin(known.concept, concept) { continue }
            }
            found = SitedAt(concept: concept, mention: Int32(other))
        }
        return found
    }

    /// `central calcification`, `rim calcification`
    private func isOfPart(_ place: Hit, _ view: SentenceView, _ note: MatchedNote) -> Bool {
        (max(Int(view.sentence.first), Int(place.first) - 3)..<Int(place.first)).contains {
            inner.contains(note.tokens[$0].word)
        }
    }

    /// A sentence of a few words, with no comma, that says nothing but that there is calcification. One that denies it may go on with
    /// a list: `Normal bowel. No pathologic calcification.`
    private func isBare(_ mention: Int, _ view: SentenceView, _ note: MatchedNote) -> Bool {
        let tokens = view.sentence.tokens
        return note.mentions[mention].assertion.certainty == .affirmed && tokens.count <= 7
            && Int(note.places[mention].first) - tokens.lowerBound <= 3
            // `This examination shows calcification.`
            && !(tokens.lowerBound..<Int(note.places[mention].first)).contains {
                note.engineWord($0)?.isFiniteVerb == true
            }
            && !tokens.dropLast().contains { note.tokens[$0].kind == .mark }
    }

    /// `Left thigh mass for 5 years. Radiograph: spotty calcification.`: a section that names no structure speaks of the only one that was
    /// named before it.
    func onlyPlace(before mention: Int, _ note: MatchedNote) -> SitedAt? {
        let own = note.mentions[mention].section
        guard own > 0, note.mentions[mention].assertion.experiencer == .patient,
            note.layout.sections[Int(own)].subject < 0, note.layout.sections[Int(own)].role != .conclusion
        else { return nil }
        var found: SitedAt?
        for index in (max(mention - Self.mentionsToPlace, 0)..<mention).reversed() {
            let other = note.mentions[index]
            guard other.kind == .site, lexicon.traits[Int(other.concept)].siteRole == .place else { continue }
            let rule = note.layout.rules[Int(other.section)]
            if rule >= 0, lexicon.headingRules[Int(rule)].experiencer == .other { continue }
            // `Prostate normal.`
            if note.sentences[Int(note.sentenceOf[index])].tokens.contains(where: { note.isWord($0, .normal) }) {
                return nil
            }
            // A heading speaks of its own section alone.
            if other.section == own || note.places[index].first < note.layout.bodyToken[Int(other.section)] {
                return nil
            }
            guard let known = found else {
                found = SitedAt(concept: other.concept, mention: Int32(index))
                continue
            }
            if lexicon.catalog.isWithin(known.concept, other.concept) { continue }
            guard lexicon.catalog.isWithin(other.concept, known.concept) else { return nil }
            found = SitedAt(concept: other.concept, mention: Int32(index))
        }
        return found
    }

    private static let mentionsToPlace = 24
}
