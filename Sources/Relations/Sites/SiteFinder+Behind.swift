internal import Lexicons
internal import Matching
internal import Notes

/// Behind: `calcification of the pancreas, spleen and both adrenals`.
extension SiteFinder {
    /// What stands behind a calcification.
    struct Behind {
        var sites: [SitedAt] = []
        /// Only a word of nearness (`over`, `near`) leads to them.
        var isWeak = false
        /// Another lesion stands between, joined by `and`: `calcified granulomas and scars in the left base`.
        var isOfOther = false
        /// `and` or `or` stands between.
        var isJoined = false
        /// They stand in brackets.
        var isBracketed = false
    }

    func sitesBehind(_ mention: Int, _ view: SentenceView, _ note: MatchedNote, crossingVerbs: Bool) -> Behind {
        let place = note.places[mention]
        let mayBeDirect = isAdjective(place, note)
        var token = Int(place.end)
        var preposition: EngineWord?
        var plain = 0
        var lesion: ConceptIndex?
        var other = false
        var joined = false
        var isOwnPart = false
        // Behind `and` or a comma behind the preposition.
        var isJoinedBehind = false
        var isBracketed = false
        var isTouched = false
        while token < Int(view.sentence.end) {
            if isTouched, let site = view.site(at: token) {
                (isTouched, preposition) = (false, nil)
                token = Int(note.places[site].end)
                continue
            }
            if let site = view.site(at: token) {
                guard preposition != nil || (!other && (mayBeDirect || crossingVerbs)) || isAdjacent(token, place, note)
                else {
                    return Behind()
                }
                // `the arteries show calcification on both lower-leg films`
                let isOfPicture = preposition == .on && isPicture(Int(note.places[site].end), note)
                let isWeak = preposition.map(isWeak) ?? false || isOfPicture
                let exact = isWeak ? holder(behind: site, view, note) : nil
                return Behind(
                    sites: phrase(from: exact ?? site, view, note), isWeak: isWeak && exact == nil, isOfOther: other,
                    isJoined: joined, isBracketed: isBracketed)
            }
            if let found = view.other(at: token), note.mentions[found].kind == .condition {
                // `calcified granulomas and degenerative change of the spine`
                if other, note.mentions[found].concept != lesion { return Behind() }
                lesion = note.mentions[found].concept
            }
            // `calcified on both sides, and phleboliths in the pelvis`
            if view.mineral(at: token) != nil, preposition == nil || crossingVerbs || isJoinedBehind { return Behind() }
            let mark = note.tokens[token]
            if mark.isMark(","), let behind = endOfSize(from: token, note), behind < Int(view.sentence.end) {
                token = behind
                continue
            }
            if tables.touching.contains(mark.word) { isTouched = true }
            if mark.kind == .mark {
                if mark.isMark(";") || mark.isMark(":") { return Behind() }
                if mark.isMark("(") || mark.isMark(")") { isBracketed = mark.isMark("(") }
                // `with calcification on the films of that time, resection and flank radiotherapy`
                if mark.isMark(","), preposition != nil, namesPicture(Int(place.end)..<token, note) { return Behind() }
                if mark.isMark(","), preposition != nil { isJoinedBehind = true }
                if mark.isMark(","), !crossingVerbs, preposition == nil,
                    !mayBeDirect || view.other(at: token + 1) == nil
                {
                    return Behind()
                }
                if mark.isMark(","), isOwnPart || startsClause(token + 1, view, note) { return Behind() }
            } else if let word = note.engineWord(token) {
                if word.isFiniteVerb, !crossingVerbs { return Behind() }
                // `in the right, but not the left, basal ganglia`, `absent from the right but present in the left basal ganglia`
                if word == .but, let other = otherSide(behind: token, of: place, note) {
                    token = other
                    preposition = preposition ?? .in
                    continue
                }
                switch word {
                case .with, .without, .but, .which, .where_, .while_, .versus, .vs, .no, .not, .none, .nor, .neither,
                    .rather, .after:
                    return Behind()
                // `ossified on both sides down to the hyoid`: how far it goes.
                case .to where tellsExtent(token - 1, note): return Behind()
                // `the aneurysm is calcified and lies at the hilum`
                case .lies, .lie:
                    let isOfNamed = (Int(view.sentence.first)..<Int(place.first)).contains { view.site(at: $0) != nil }
                    if joined, preposition == nil, isOfNamed { return Behind() }
                // `calcified and stuck to the artery`
                case .to where joined && preposition == nil: return Behind()
                // `sheets of calcification, accompanied by vessels`
                case .by where preposition == nil && crossingVerbs && isBehindComma(token, place, note): return Behind()
                case .its, .their: if preposition != nil { isOwnPart = true }
                // `in its fibrotic centre and tethered ileal loops`: a part of what was named before, then another thing.
                case .and where isOwnPart, .or where isOwnPart: return Behind()
                // `along the thrombosed portion, and collaterals at the hilum`
                case .and where preposition != nil && isOtherNoun(token + 1, view, note): return Behind()
                case .and, .or:
                    isJoinedBehind = preposition != nil
                    if preposition == nil {
                        joined = true
                        if lesion != nil { other = true }
                    }
                    // `calcified and thick`, `calcifications and masses in the …`; `of the right and left kidneys` goes on.
                    let isSide = token + 1 < Int(view.sentence.end) && note.engineWord(token + 1)?.isSide == true
                    // `No calcification or tumour was found on the peritoneum.`
                    let isOneSubject = crossingVerbs && preposition == nil && !hasVerb(Int(place.end)..<token, note)
                    if !(isSide && preposition != nil), !isOneSubject, startsClause(token + 1, view, note) {
                        return Behind()
                    }
                default:
                    // `to the right of the trachea`, `just left of the aorta` is beside it.
                    let isBeside =
                        word == .of
                        && (note.isWord(token - 1, .left) || note.isWord(token - 1, .right)
                            || note.engineWord(token - 1)?.isSide == true && note.isWord(token - 2, .the))
                    if isBeside {
                        preposition = .near
                    } else if word.isPlacePreposition || word == .to {
                        preposition = preposition.map { isWeak($0) ? word : $0 } ?? word
                    }
                }
            } else if view.other(at: token) == nil {
                plain += 1
                if plain > (crossingVerbs ? 12 : 7) { return Behind() }
            }
            token += 1
        }
        return Behind()
    }

    /// The side that another is set against behind `but`.
    private func otherSide(behind but: Int, of place: Hit, _ note: MatchedNote) -> Int? {
        if note.isWord(but + 1, .not) {
            var token = but + 2
            while token < but + 5, let word = note.engineWord(token),
                word == .the || word == .in || word == .on || word == .of
            {
                token += 1
            }
            return note.engineWord(token)?.isSide == true ? token : nil
        }
        guard let sides = tables.contrast.sides(behind: place, note), sides.first < but, but < sides.second else {
            return nil
        }
        return sides.second
    }

    /// A noun that is no structure, with its own preposition behind it.
    private func isOtherNoun(_ token: Int, _ view: SentenceView, _ note: MatchedNote) -> Bool {
        token + 1 < Int(view.sentence.end) && note.tokens[token].kind == .word && note.engineWord(token) == nil
            && view.site(at: token) == nil && note.hasEnding("s", at: token)
            && (note.isWord(token + 1, .at) || note.isWord(token + 1, .in) || note.isWord(token + 1, .on))
    }

    /// `a calcific mass, of 3 cm, at the left hip`: behind the second comma.
    private func endOfSize(from comma: Int, _ note: MatchedNote) -> Int? {
        guard note.isWord(comma + 1, .of), note.hasNumber(at: comma + 2) else { return nil }
        var token = comma + 2
        while note.hasNumber(at: token) || note.isWord(token, .x) { token += 1 }
        guard note.isWord(token, .mm) || note.isWord(token, .cm), note.hasMark(",", at: token + 1),
            note.engineWord(token + 2)?.isPlacePreposition == true
        else { return nil }
        return token + 2
    }

    private func namesPicture(_ tokens: Range<Int>, _ note: MatchedNote) -> Bool {
        tokens.contains { isPicture($0, note) }
    }

    private func tellsExtent(_ token: Int, _ note: MatchedNote) -> Bool {
        note.isWord(token, .down) || note.isWord(token, .up) || note.isWord(token, .far)
    }

    private func isBehindComma(_ token: Int, _ place: Hit, _ note: MatchedNote) -> Bool {
        token - 2 >= Int(place.end) && note.hasMark(",", at: token - 2)
    }

    /// `just above the greater tuberosity, in the region of the supraspinatus tendon`: of a structure that is only near, what `in`
    /// leads to directly behind it.
    private func holder(behind site: Int, _ view: SentenceView, _ note: MatchedNote) -> Int? {
        var token = Int(note.places[site].end)
        var leads = false
        while token < min(Int(view.sentence.end), Int(note.places[site].end) + 8) {
            if let other = view.site(at: token) {
                let found = sited(other, note)
                return leads && (role(found) == .place || isNode(found.concept)) ? other : nil
            }
            guard note.tokens[token].kind == .word, let word = note.engineWord(token) else { return nil }
            switch word {
            case .in, .within, .inside, .along: leads = true
            case .the, .a, .an, .region, .area, .of, .left, .right: if !leads { return nil }
            default: return nil
            }
            token += 1
        }
        return nil
    }

    /// The sites from one on; a tissue that gives way to a place makes it exact: `lymph node in the right hilum`.
    func phrase(from site: Int, _ view: SentenceView, _ note: MatchedNote) -> [SitedAt] {
        let head = head(from: site, view, note)
        let found = coordinated(forwardFrom: head, view, note)
        let tissue = sited(site, note)
        guard head != site, role(tissue) == .tissue else { return found }
        return found.map { composed($0, with: tissue) ?? $0 }
    }

    /// `calcifications aorta`, `calcification proximal right coronary artery`: only sides and describing words between.
    private func isAdjacent(_ token: Int, _ place: Hit, _ note: MatchedNote) -> Bool {
        (Int(place.end)..<token).allSatisfy { note.engineWord($0).map { $0.isSide || $0.isDeterminer } ?? false }
    }

    func isWeak(_ word: EngineWord) -> Bool {
        switch word {
        case .over, .overlying, .overlies, .overlie, .near, .adjacent, .around, .to, .from, .along, .above, .below: true
        default: false
        }
    }

    /// `calcified`, `calcific`, `ossified`: a word that may stand in front of what it describes.
    private func isAdjective(_ place: Hit, _ note: MatchedNote) -> Bool {
        let last = Int(place.end) - 1
        return note.hasEnding("ed", at: last) || note.hasEnding("ic", at: last) || note.hasEnding("ing", at: last)
            || note.hasEnding("ous", at: last)
    }

    /// Of sites side by side the last is the head noun, `breast skin`; unless it is a mere tissue, `shoulder soft tissue`.
    func head(from site: Int, _ view: SentenceView, _ note: MatchedNote) -> Int {
        var best = site
        var end = Int(note.places[site].end)
        while let next = view.site(at: end), Int(note.places[next].first) == end {
            let concept = note.mentions[next].concept
            // `left lower lobe pulmonary nodule`: the more exact one stays.
            let isWider = lexicon.catalog.isWithin(note.mentions[best].concept, concept)
            if !isWider, lexicon.traits[Int(concept)].siteRole != .tissue || isVessel(concept) { best = next }
            end = Int(note.places[next].end)
        }
        // `soft tissue lesion in the right pelvis`: the tissue gives way to the place.
        if lexicon.traits[Int(note.mentions[best].concept)].siteRole == .tissue, !isVessel(note.mentions[best].concept)
        {
            var token = Int(note.places[best].end)
            var leads = false
            while token < Int(view.sentence.end), token - Int(note.places[best].end) < 7 {
                if let other = view.site(at: token) {
                    return leads || isBesidePlace(best, other, note) ? other : best
                }
                guard note.tokens[token].kind == .word else { break }
                if let word = note.engineWord(token) {
                    // `a node to the right of the trachea` is not in it.
                    if word.isFiniteVerb || word == .and || word == .with || word == .to { break }
                    if word == .of, note.isWord(token - 1, .left) || note.isWord(token - 1, .right) { break }
                    if word == .in || word == .of || word == .within || word == .at { leads = true }
                }
                token += 1
            }
        }
        return best
    }

    /// `calcified node left axilla`: a node, and where it lies, with nothing but a side between.
    private func isBesidePlace(_ node: Int, _ place: Int, _ note: MatchedNote) -> Bool {
        tables.isNode(note.mentions[node].concept)
            && (Int(note.places[node].end)..<Int(note.places[place].first)).allSatisfy {
                note.engineWord($0)?.isSide == true
            } && composed(sited(place, note), with: sited(node, note)) != nil
    }

    /// Whether a new clause begins: an article or side and soon a verb, before any preposition.
    func startsClause(_ start: Int, _ view: SentenceView, _ note: MatchedNote) -> Bool {
        var token = start
        while token < Int(view.sentence.end), token - start < 7 {
            if let word = note.engineWord(token) {
                if word.isFiniteVerb || word == .there || word == .no { return true }
                // `…, lens clear`
                if view.site(at: token - 1) != nil, tellsState(token, note) { return true }
                if word.isPlacePreposition { return false }
            } else if note.tokens[token].kind == .mark {
                return false
            }
            token += 1
        }
        return false
    }

    func tellsState(_ token: Int, _ note: MatchedNote) -> Bool {
        note.engineWord(token)?.tellsSoundness == true
    }

    /// `lymph node, left axilla`: behind a comma the place of a node, not another site.
    private func placeOfNode(_ place: SitedAt, behind found: [SitedAt], _ note: MatchedNote) -> SitedAt? {
        guard let node = found.last, tables.isNode(node.concept),
            note.hasMark(",", at: Int(note.places[Int(node.mention)].end)),
            !(note.places[Int(node.mention)].end..<note.places[Int(place.mention)].first).contains(where: {
                note.isWord(Int($0), .and) || note.isWord(Int($0), .or)
            })
        else { return nil }
        return composed(place, with: node)
    }

    /// `lung, right lower lobe`: behind a comma the part of a whole, not another site.
    private func isPart(_ part: SitedAt, behind found: [SitedAt], _ note: MatchedNote) -> Bool {
        guard let whole = found.last, whole.concept != part.concept,
            lexicon.catalog.isWithin(part.concept, whole.concept)
        else { return false }
        return !(note.places[Int(whole.mention)].end..<note.places[Int(part.mention)].first).contains {
            note.isWord(Int($0), .and) || note.isWord(Int($0), .or)
        }
    }

    /// `over the kidney and along the ureter`; not `of the arch and, at the hilum, a node`.
    private func leadsOn(_ word: EngineWord, at token: Int, _ note: MatchedNote) -> Bool {
        switch word {
        case .within, .along, .at, .on, .over, .overlying, .involving, .throughout, .near, .around, .inside, .adjacent:
            note.isWord(token - 1, .and) || note.isWord(token - 1, .or)
        default: false
        }
    }

    func coordinated(
        forwardFrom site: Int, _ view: SentenceView, _ note: MatchedNote, isSubject: Bool = false
    ) -> [SitedAt] {
        var found = [sited(site, note)]
        var token = Int(note.places[site].end)
        var joint = false
        var isLed = false
        while token < Int(view.sentence.end) {
            if let other = view.site(at: token) {
                guard joint else { break }
                let behind = Int(note.places[other].end)
                // `of the pancreas and near the spleen a cyst`: what a preposition of its own leads to ends the list.
                if isLed, behind < Int(view.sentence.end), note.tokens[behind].kind != .mark, !isJoint(behind, note) {
                    break
                }
                // `calcified hilar nodes and right basal calcified granuloma`
                if !isSubject, behind < Int(view.sentence.end), view.mineral(at: behind) != nil { break }
                // `…, and the heart is normal`: a new clause, no further site; `mediastinal and hilar nodes are calcified` have one
                // head noun.
                let last = Int(found[found.count - 1].mention)
                let hasOneHead = note.mentions[last].span.end == note.mentions[other].span.end
                if !isSubject, !hasOneHead, startsClause(behind, view, note), behind < Int(view.sentence.end),
                    !note.tokens[behind].isMark(",")
                {
                    break
                }
                if let exact = placeOfNode(sited(other, note), behind: found, note) {
                    found[found.count - 1] = exact
                } else if isPart(sited(other, note), behind: found, note) {
                    found[found.count - 1] = sited(other, note)
                } else {
                    found.append(sited(other, note))
                }
                token = behind
                joint = false
                continue
            }
            if isJoint(token, note) {
                (joint, isLed) = (true, false)
            } else if let word = note.engineWord(token),
                word.isSide || word.isDeterminer || (joint && (word == .of || word == .in))
            {
                // `, of the spleen and`
            } else if joint, let word = note.engineWord(token), leadsOn(word, at: token, note) {
                isLed = true
            } else if joint, note.tokens[token].kind == .number {
                // `and 3 diagonal branches`
            } else if joint, isLed, note.isWord(token + 1, .of), note.tokens[token].kind == .word {
                // `and along the course of the artery`
            } else {
                break
            }
            token += 1
        }
        return found
    }
}
