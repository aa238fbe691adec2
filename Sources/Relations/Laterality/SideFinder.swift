internal import Lexicons
internal import Matching
internal import Notes

/// Finds the side of a finding: in the site's own phrase, around the calcification, in the clause, in the headings.
struct SideFinder: Sendable {
    let lexicon: CompiledLexicon
    let limbs: [ConceptIndex]
    let eye: ConceptIndex?

    let tables: SiteTables

    init(tables: SiteTables) {
        self.tables = tables
        let lexicon = tables.lexicon
        self.lexicon = lexicon
        limbs = ["arm", "leg"].compactMap { lexicon.concept($0) }
        eye = lexicon.concept("eye")
    }

    /// - Parameter origin: of the specimen that the mention is told of: its side goes before that of a heading.
    func side(
        of mention: Int, at site: SitedAt, part origin: PartList.Origin? = nil, _ view: SentenceView,
        _ note: MatchedNote
    ) -> Laterality {
        if site.concept >= 0 {
            let own = ownSide(of: site.concept)
            if own != .none { return isSharedByBoth(site, view, note) ? .bilateral : own }
        }
        let place = note.places[mention]
        let part = origin?.side ?? .none
        if let side = sideNotDenied(mention, view, note) { return side }
        let isUnpaired = site.concept >= 0 && lexicon.traits[Int(site.concept)].isUnpaired
        if isUnpaired { return sideOfUnpaired(site, place, view, note) }
        if isSaidOfBoth(place, view, note) { return .bilateral }
        if let side = sideAsSubject(of: place, view, note) ?? sideOfContrast(place, site, view, note)
            ?? sideOfOpposite(place, view, note) ?? sideOfSame(place, view, note)
        {
            return side
        }
        if site.mention >= 0 {
            let sitePlace = note.places[Int(site.mention)]
            let inSentence = sitePlace.first >= view.sentence.first && sitePlace.first < view.sentence.end
            if inSentence {
                // `the right bulb shows soft plaque, whereas calcified plaque prevails on the left`
                if isInClauseBefore(sitePlace, place, note),
                    let own = sideBehind(place, view, note) ?? sideInPhrase(before: place, view, note)
                        ?? sideOfClause(around: place, view, note)
                {
                    return own
                }
                if let side = sideInPhrase(before: sitePlace, view, note) ?? sideBehind(sitePlace, view, note) {
                    if side != .bilateral { return side }
                    // `a film of both feet found calcification on the right only`
                    let own = sitePlace.end <= place.first ? sideBehind(place, view, note) : nil
                    return own ?? sideOfWhole(of: site, view, note) ?? side
                }
            } else if let side = sideInPhrase(before: place, view, note) ?? sideBehind(place, view, note)
                ?? sideOfClause(around: place, view, note)
            {
                return side
            } else if part == .none,
                note.mentions[Int(site.mention)].section != note.mentions[mention].section,
                let side = headingSide(Int(note.mentions[mention].section), note)
                    ?? sideHeading(above: Int(note.mentions[mention].section), site, note)
            {
                // `RIGHT: …` below `ULTRASOUND OF BOTH SHOULDERS`
                return side
            } else {
                var other = SentenceView()
                other.fill(Int(note.sentenceOf[Int(site.mention)]), of: note)
                if let side = sideInPhrase(before: sitePlace, other, note) ?? sideBehind(sitePlace, other, note) {
                    return side
                }
            }
        }
        if let side = sideInPhrase(before: place, view, note) ?? sideBehind(place, view, note) { return side }
        if let side = sideOfClause(around: place, view, note) { return side }
        if let side = sideOfNearLobe(place, view, note)
            ?? sideOfRelatedSite(
                site, view, note, ofParts: !isDeniedItem(place, note), upTo: clause(of: place, view, note).upperBound)
            ?? onlySide(in: view, around: place, of: site, note)
        {
            return side
        }
        if note.mentions[mention].assertion.experiencer != .patient { return .none }
        if part != .none { return part }
        if let side = sideOfFrame(mention, note) { return side }
        let section = Int(note.mentions[mention].section)
        if !isLabelled(site, view, note), !isOutside(site, ofHeading: section, note),
            let side = headingSide(section, note) ?? sideHeading(above: section, site, note)
        {
            return side
        }
        // `A. Skin, left arm: … B. Skin, back: calcification`: the sentence before tells of another specimen.
        if let origin, origin.opening >= view.sentence.first, origin.opening <= place.first { return .none }
        return sideInSentenceBefore(mention, site, note) ?? .none
    }

    private func isInClauseBefore(_ site: Hit, _ place: Hit, _ note: MatchedNote) -> Bool {
        site.end <= place.first
            && (Int(site.end)..<Int(place.first)).contains {
                note.isWord($0, .whereas) || note.isWord($0, .while_) || note.isWord($0, .but)
                    || note.tokens[$0].isMark(";")
            }
    }

    /// `the left and right coronary arteries`: the other side stands in front of the site's own.
    func isSharedByBoth(_ site: SitedAt, _ view: SentenceView, _ note: MatchedNote) -> Bool {
        guard site.mention >= 0 else { return false }
        let place = note.places[Int(site.mention)]
        let (joint, word) = (Int(place.first) - 1, Int(place.first) - 2)
        guard word >= Int(view.sentence.first), place.end <= view.sentence.end, note.isWord(joint, .and),
            let other = side(at: word, note), let own = side(at: Int(place.first), note)
        else { return false }
        return other != own
    }

    /// The words around a calcification between two semicolons.
    func clause(of place: Hit, _ view: SentenceView, _ note: MatchedNote) -> Range<Int> {
        var first = Int(place.first)
        while first > Int(view.sentence.first), !note.hasMark(";", at: first - 1) { first -= 1 }
        var end = Int(place.end)
        while end < Int(view.sentence.end), !note.tokens[end].isMark(";") { end += 1 }
        return first..<end
    }

    /// The side of another mention of the same structure, a part or the whole of it, in the sentence: `both kidneys are
    /// echogenic, in keeping with nephrocalcinosis`.
    ///
    /// - Parameters:
    ///   - ofParts: whether the side of a part counts.
    ///   - end: behind the last token that counts: `no nephrocalcinosis; stone in the left lower calyx`.
    func sideOfRelatedSite(
        _ site: SitedAt, _ view: SentenceView, _ note: MatchedNote, ofParts: @autoclosure () -> Bool = true,
        upTo end: Int = .max
    ) -> Laterality? {
        guard site.concept >= 0 else { return nil }
        var found: Laterality?
        for other in view.mentions where note.mentions[other].kind == .site && Int(note.places[other].first) < end {
            let concept = note.mentions[other].concept
            let isPart = lexicon.catalog.isWithin(concept, site.concept) && ofParts()
            guard isPart || lexicon.catalog.isWithin(site.concept, concept) else { continue }
            let own = ownSide(of: concept)
            if let side = (own == .none ? nil : own) ?? sideInPhrase(before: note.places[other], view, note)
                ?? sideBehind(note.places[other], view, note)
            {
                found = merge(found, side)
            }
        }
        return found
    }

    /// `the right knee shows chondrocalcinosis of both menisci`: the two lie in one structure, whose side is said.
    private func sideOfWhole(of site: SitedAt, _ view: SentenceView, _ note: MatchedNote) -> Laterality? {
        for other in view.mentions where note.mentions[other].kind == .site && Int32(other) != site.mention {
            let concept = note.mentions[other].concept
            guard concept != site.concept, lexicon.catalog.isWithin(site.concept, concept) else { continue }
            let side = sideInPhrase(before: note.places[other], view, note)
            if side == .left || side == .right { return side }
        }
        return nil
    }

    /// The words in front of a site, back to a preposition, verb, comma or another site.
    func sideInPhrase(before place: Hit, _ view: SentenceView, _ note: MatchedNote) -> Laterality? {
        // A side that is a part of the mention.
        var found: Laterality?
        for token in place.tokens { if let side = side(at: token, note) { found = merge(found, side) } }
        if let found { return found }
        var token = Int(place.first) - 1
        var steps = 0
        while token >= Int(view.sentence.first), steps < 6 {
            if let side = side(at: token, note) {
                found = merge(found, side)
            } else if found != nil {
                // `right and left`
                guard
                    note.isWord(token, .and) || note.isWord(token, .or) || note.isWord(token, .nor)
                        || note.tokens[token].isMark("/") || note.isWord(token, .than) || isArticleBetween(token, note)
                        || note.isWord(token, .greater) || note.isWord(token, .more) || note.tokens[token].isMark(">")
                else {
                    break
                }
            } else if let word = note.engineWord(token) {
                if word.isFiniteVerb || word == .with || word == .without || word == .and || word == .or { break }
                if word.isPlacePreposition, word != .of { break }
            } else if note.tokens[token].kind == .mark, !note.tokens[token].isMark("-") {
                break
            }
            token -= 1
            steps += 1
        }
        return found
    }

    /// `the left nor the right kidney`
    private func isArticleBetween(_ token: Int, _ note: MatchedNote) -> Bool {
        token > 1 && note.isWord(token, .the) && (note.isWord(token - 1, .nor) || note.isWord(token - 1, .and))
            && side(at: token - 2, note) != nil
    }

    /// `on the left`, `bilaterally`, `of both breasts`, `, left`, `(right)`, `on both sides` soon behind.
    func sideBehind(_ place: Hit, _ view: SentenceView, _ note: MatchedNote) -> Laterality? {
        var token = Int(place.end)
        let end = min(Int(view.sentence.end), token + 6)
        while token < end {
            if let side = side(at: token, note) {
                // `calcification, right lung clear`: the side of another site.
                let before = note.engineWord(token - 1)
                let isLinked =
                    token > Int(place.end)
                    && (before == .of || before == .in || before == .the || before == .on || before == .about)
                if !isLinked, token + 1 < Int(view.sentence.end), let other = view.site(at: token + 1),
                    Int(note.places[other].first) > Int(place.end),
                    !lexicon.traits[Int(note.mentions[other].concept)].isUnpaired
                {
                    return nil
                }
                if isOfOtherClauseBehind(token, place, view, note) { return nil }
                // `calcified plaque, worse on the right`
                if note.isWord(token - 1, .the), note.isWord(token - 2, .on), token - 3 >= Int(place.end),
                    isComparative(token - 3, note), note.hasMark(",", at: token - 4)
                {
                    return .bilateral
                }
                return isComparedWithOther(token, side, end: Int(view.sentence.end), note) ? .bilateral : side
            }
            if let word = note.engineWord(token), word.isFiniteVerb || word == .and || word == .with || word == .but {
                return nil
            }
            if view.site(at: token) != nil || view.mineral(at: token) != nil { return nil }
            if note.tokens[token].kind == .mark, !note.tokens[token].isMark(","), !note.tokens[token].isMark("(") {
                return nil
            }
            token += 1
        }
        return nil
    }

    /// `…, the left capsule is not`, `…, left normal`: a clause of another side.
    private func isOfOtherClauseBehind(
        _ token: Int, _ place: Hit, _ view: SentenceView, _ note: MatchedNote
    ) -> Bool {
        token - 2 >= Int(place.end) && note.isWord(token - 1, .the) && note.hasMark(",", at: token - 2)
            && (note.isWord(token + 1, .one) || hasVerb(token + 1..<token + 4, view, note))
            || token > Int(place.end) && isSound(token, note)
    }

    /// `…, left normal`: nothing is found on that side.
    private func isSound(_ side: Int, _ note: MatchedNote) -> Bool {
        note.hasMark(",", at: side - 1) && note.engineWord(side + 1)?.tellsSoundness == true
    }

    private func hasVerb(_ tokens: Range<Int>, _ view: SentenceView, _ note: MatchedNote) -> Bool {
        tokens.clamped(to: view.sentence.tokens).contains { note.engineWord($0)?.isFiniteVerb == true }
    }

    /// `On the right side there is a smooth plaque`, `on the left it is ossified`: the side that leads in the clause of a calcification
    /// whose structure was named before.
    func sideOfClause(around place: Hit, _ view: SentenceView, _ note: MatchedNote) -> Laterality? {
        var token = Int(place.first) - 1
        let start = clause(of: place, view, note).lowerBound
        while token >= start + 2 {
            // What is said of another structure does not lead here.
            if view.site(at: token) != nil { return nil }
            if let side = side(at: token, note), note.isWord(token - 1, .the),
                note.isWord(token - 2, .on) || note.isWord(token - 2, .at)
            {
                return isOfItemBefore(token, place, note) ? nil : side
            }
            token -= 1
        }
        // `The left side had only soft, noncalcified plaque.`
        guard start + 2 < Int(place.first), note.isWord(start, .the), let side = side(at: start + 1, note) else {
            return nil
        }
        let verb = note.isWord(start + 2, .side) ? start + 3 : start + 2
        return verb < Int(place.first) && note.engineWord(verb)?.isFiniteVerb == true ? side : nil
    }

    /// `left greater than right`, `R and L`, `L > R`
    private func isComparedWithOther(_ token: Int, _ own: Laterality, end: Int, _ note: MatchedNote) -> Bool {
        // `calcified, the left more heavily`, `ossification, right worse`
        let lead = note.isWord(token - 1, .the) ? token - 2 : token - 1
        if lead >= 0, note.tokens[lead].isMark(","), token + 1 < end, isComparative(token + 1, note) { return true }
        for at in token + 1..<max(token + 1, min(token + 4, end)) {
            if let other = side(at: at, note) { return other != own && at > token + 1 }
            let isJoint =
                note.isWord(at, .and) || note.isWord(at, .greater) || note.isWord(at, .more) || note.isWord(at, .than)
                || note.isWord(at, .less) || note.tokens[at].isMark(">") || note.tokens[at].isMark("<")
                // `right worse than left`
                || note.isWord(at + 1, .than)
            if !isJoint { return false }
        }
        return false
    }

    private func isComparative(_ token: Int, _ note: MatchedNote) -> Bool {
        switch note.engineWord(token) {
        case .more, .less, .greater, .larger, .smaller, .worse: true
        default: false
        }
    }

    /// The only side that the clause names.
    private func onlySide(
        in view: SentenceView, around place: Hit, of site: SitedAt, _ note: MatchedNote
    ) -> Laterality? {
        var found: Laterality?
        for token in clause(of: place, view, note) {
            guard let side = side(at: token, note), !isOfNext(token, behind: site, view, note),
                !isOfOtherClause(token, place, site, view, note), !isSound(token, note)
            else { continue }
            if found == nil { found = side } else if found != side { return nil }
        }
        return found
    }

    /// The side in a structure's name or in that of a whole it belongs to: right upper lobe.
    func ownSide(of concept: ConceptIndex) -> Laterality {
        for concept in lexicon.catalog.ancestry(of: concept) {
            let own = lexicon.traits[Int(concept)].laterality
            if own != .none { return own }
        }
        return .none
    }

    /// The one side that a note gives to a structure and its parts wherever it names them.
    func onlySide(of site: ConceptIndex, _ note: MatchedNote) -> Laterality? {
        var found: Laterality?
        var view = SentenceView()
        var ready: Int32 = -1
        for other in note.mentions.indices where note.mentions[other].kind == .site {
            guard lexicon.catalog.isWithin(note.mentions[other].concept, site) else { continue }
            if note.sentenceOf[other] != ready {
                ready = note.sentenceOf[other]
                view.fill(Int(ready), of: note)
            }
            let own = ownSide(of: note.mentions[other].concept)
            let place = note.places[other]
            guard
                let side = own != .none ? own : sideInPhrase(before: place, view, note) ?? sideBehind(place, view, note)
            else { continue }
            if found != nil, found != side { return nil }
            found = side
        }
        return found
    }

    /// The side that a run of tokens gives, if it gives only one.
    func onlySide(in tokens: Range<Int>, _ note: MatchedNote) -> Laterality? {
        var found: Laterality?
        for token in tokens {
            guard let side = side(at: token, note) else { continue }
            if found != nil, found != side { return nil }
            found = side
        }
        return found
    }

    func merge(_ a: Laterality?, _ b: Laterality) -> Laterality {
        guard let a, a != b else { return b }
        return .bilateral
    }
}
