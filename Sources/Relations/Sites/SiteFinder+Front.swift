internal import Lexicons
internal import Matching
internal import Notes

/// In front: `coarse aortic and mitral valve calcification`.
extension SiteFinder {
    func sitesInFront(of place: Hit, _ view: SentenceView, _ note: MatchedNote) -> [SitedAt] {
        var token = Int(place.first) - 1
        var steps = 0
        while token >= Int(view.sentence.first) {
            if let site = view.site(at: token) {
                if let vessel = vessel(at: site, view, note) { return [vessel] }
                return coordinated(backFrom: mostSpecific(from: site, view, note), view, note)
            }
            if note.tokens[token].kind == .mark {
                guard note.tokens[token].isMark("-") || note.tokens[token].isMark("/") || note.tokens[token].isMark(",")
                else { return [] }
                // `gastric, punctate calcification`: only describing words may follow a comma.
                if note.tokens[token].isMark(","), steps == 0 || view.other(at: token + 1) == nil { return [] }
            } else if note.isWord(token, .with), let host = view.site(at: token - 1), steps == 0 {
                // `an ovary with calcification`
                return coordinated(backFrom: host, view, note)
            } else if let word = note.engineWord(token), word.isFiniteVerb || word.isPlacePreposition || stops(word) {
                return []
            } else if let mineral = view.mineral(at: token), note.mentions[mineral].kind == .concretion {
                return []
            }
            if view.other(at: token) == nil, view.mineral(at: token) == nil {
                steps += 1
                if steps > 2 { return [] }
            }
            token -= 1
        }
        return []
    }

    /// `the radial artery at the wrist heavily calcified`: the vessel that a place tells the level of.
    private func vessel(at site: Int, _ view: SentenceView, _ note: MatchedNote) -> SitedAt? {
        guard !isVessel(note.mentions[site].concept) else { return nil }
        var token = Int(note.places[site].first) - 1
        while token > Int(view.sentence.first), let word = note.engineWord(token), word.isDeterminer || word.isSide {
            token -= 1
        }
        // `the digital arteries of either hand calcified`
        guard token > Int(view.sentence.first), note.isWord(token, .at) || note.isWord(token, .of),
            let other = view.site(at: token - 1),
            isVessel(note.mentions[other].concept)
        else { return nil }
        return sited(other, note)
    }

    /// `a goitre with calcification`: where the condition lies by its own name.
    func placeOfHost(of place: Hit, _ view: SentenceView, _ note: MatchedNote) -> SitedAt? {
        var token = Int(place.first) - 1
        while token > Int(view.sentence.first), view.other(at: token) != nil, !note.isWord(token, .with) { token -= 1 }
        guard token > Int(view.sentence.first), note.isWord(token, .with), let other = view.other(at: token - 1),
            note.mentions[other].kind == .condition
        else { return nil }
        let site = SitedAt(concept: lexicon.traits[Int(note.mentions[other].concept)].impliedSite, mention: -1)
        return site.concept >= 0 && role(site) == .place ? site : nil
    }

    /// In `aortic atherosclerotic vascular calcification` and `left lower lobe pulmonary nodule` the word further in front is
    /// the more exact one.
    private func mostSpecific(from site: Int, _ view: SentenceView, _ note: MatchedNote) -> Int {
        var best = site
        var token = Int(note.places[site].first) - 1
        while token >= Int(view.sentence.first) {
            if let other = view.site(at: token) {
                if lexicon.catalog.isWithin(note.mentions[other].concept, note.mentions[best].concept) { best = other }
                token = Int(note.places[other].first) - 1
                continue
            }
            guard note.tokens[token].kind == .word, view.mineral(at: token) == nil else { break }
            if let word = note.engineWord(token), !word.isDeterminer, !word.isSide { break }
            if note.engineWord(token) == nil, view.other(at: token) == nil { break }
            token -= 1
        }
        return best
    }

    private func stops(_ word: EngineWord) -> Bool {
        switch word {
        case .and, .or, .with, .without, .no, .not, .which, .where_, .but, .to, .by, .the, .a, .an, .there, .nor, .seen,
            .noted, .none, .any, .plus, .if, .for_:
            true
        default: false
        }
    }

    /// A site and those joined to it in front: `pancreatic, splenic and adrenal`.
    func coordinated(backFrom site: Int, _ view: SentenceView, _ note: MatchedNote) -> [SitedAt] {
        var found = [sited(site, note)]
        var token = Int(note.places[site].first) - 1
        var joint = false
        while token >= Int(view.sentence.first) {
            if let other = view.site(at: token) {
                // `calcified hilar nodes and left basilar calcified granuloma`: the nodes have a word of their own.
                guard joint, !isSaidOfOther(other, view, note), !isWhereOtherLies(other, view, note) else { break }
                found.append(sited(other, note))
                token = Int(note.places[other].first) - 1
                joint = false
                continue
            }
            if isJoint(token, note) {
                joint = true
            } else if let word = note.engineWord(token), word.isSide || word.isDeterminer {
                // Describing words of the site.
            } else {
                break
            }
            token -= 1
        }
        found.reverse()
        return found
    }

    /// Whether the phrase of a site begins with a calcification word of its own: `calcified left hilar nodes`.
    func isSaidOfOther(_ site: Int, _ view: SentenceView, _ note: MatchedNote) -> Bool {
        var token = Int(note.places[site].first) - 1
        while token >= Int(view.sentence.first), note.tokens[token].kind == .word {
            if view.mineral(at: token) != nil { return true }
            if let word = note.engineWord(token), !word.isSide { return false }
            token -= 1
        }
        return false
    }

    /// `a calcified tuber in the white matter, and subependymal calcified nodules`: the white matter is where the first lies.
    private func isWhereOtherLies(_ site: Int, _ view: SentenceView, _ note: MatchedNote) -> Bool {
        let end = Int(note.places[site].first)
        var isLed = false
        for token in (max(Int(view.sentence.first), end - 10)..<max(end, Int(view.sentence.first))).reversed() {
            if view.mineral(at: token) != nil { return isLed }
            guard note.tokens[token].kind == .word, let word = note.engineWord(token) else {
                if note.tokens[token].kind == .mark { return false }
                continue
            }
            if word == .in || word == .within || word == .of { isLed = true }
            if word.isFiniteVerb || word == .and || word == .with { return false }
        }
        return false
    }

    func isJoint(_ token: Int, _ note: MatchedNote) -> Bool {
        let mark = note.tokens[token]
        return mark.isMark(",") || mark.isMark("/") || mark.isMark("&") || note.isWord(token, .and)
            || note.isWord(token, .or)
    }
}
