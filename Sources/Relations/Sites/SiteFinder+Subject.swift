internal import Lexicons
internal import Matching
internal import Notes

/// The clause's subject: `The right coronary artery was calcified`.
extension SiteFinder {
    /// What a clause is about.
    struct Subject {
        var sites: [SitedAt]
        /// A colon parts it from the calcification.
        var isLabel: Bool
        /// It stands in front of a semicolon.
        var isOfClauseBefore: Bool
        /// A clause of its own stands between, which says what a film shows.
        var isOfOtherClause = false
        /// The clause before the semicolon tells of a calcification of its own.
        var isOfOtherMineral = false
    }

    /// The first site of the clause: what the sentence is about, rather than what stands nearest (`Arterioles in the dermis
    /// show mural calcification`).
    func subject(of place: Hit, _ view: SentenceView, _ note: MatchedNote) -> Subject {
        var start = Int(view.sentence.first)
        var token = Int(place.first) - 1
        var verbs = 0
        var siteSeen: Int?
        var crossed = false
        var isOfOtherMineral = false
        var isLabel = false
        var isOther = false
        let isRelative = isRelativeClause(of: place, view, note)
        scan: while token >= Int(view.sentence.first) {
            let mark = note.tokens[token]
            if view.site(at: token) != nil {
                siteSeen = token
            } else if mark.isMark(";") {
                // `pancreas obscured; cannot exclude calcification of the tail` is about what stands before.
                if siteSeen != nil {
                    start = token + 1
                    break scan
                }
                crossed = true
                isOfOtherMineral = (Int(view.sentence.first)..<token).contains {
                    view.mineral(at: $0).map { note.mentions[$0].kind == .calcification } == true
                }
            } else if mark.isMark(","), siteSeen != nil, verbs == 0,
                holdsMineral(Int(view.sentence.first)..<token, view)
            {
                // `L capsule calcification, R capsule smooth, no calcification`: each part has a site of its own.
                start = token + 1
                break scan
            } else if mark.isMark(","), let site = siteSeen, verbs == 0, token > Int(view.sentence.first),
                tellsState(token - 1, note),
                isWithOrWithout(behind: site, view, note)
            {
                // `femoral stent patent, popliteal without calcification`
                start = token + 1
                break scan
            } else if mark.isMark(":"), siteSeen == nil {
                isLabel = true
            } else if mark.isMark(":"), siteSeen != nil {
                start = token + 1
                break scan
            } else if (mark.isMark(",") || joinsClauses(token, note)), siteSeen != nil,
                isRelative
                    || verbs > 0 && (hasVerb(Int(view.sentence.first)..<token, note) || deniesFirst(view, note))
            {
                start = token + 1
                break scan
            } else if mark.isMark(",") || note.isWord(token, .and), siteSeen == nil, verbs > 0,
                (token + 1..<min(token + 5, Int(place.first))).contains(where: { isPicture($0, note) }),
                hasVerb(Int(view.sentence.first)..<token, note)
            {
                isOther = true
            }
            if let word = note.engineWord(token), word.isFiniteVerb, siteSeen == nil { verbs += 1 }
            token -= 1
        }
        func subject(_ sites: [SitedAt]) -> Subject {
            Subject(
                sites: sites, isLabel: isLabel, isOfClauseBefore: crossed, isOfOtherClause: isOther,
                isOfOtherMineral: isOfOtherMineral)
        }
        token = start
        var tissue: [SitedAt] = []
        while token < Int(place.first) {
            if let site = view.site(at: token) {
                let end = Int(note.places[site].end)
                if end < Int(place.first), let other = view.mineral(at: end), note.places[other].end < place.first {
                    // `bronchial calcification and atherosclerotic calcification`: the site of the other one.
                    if note.mentions[other].kind == .calcification {
                        token = Int(note.places[other].end)
                        continue
                    }
                }
                let head = head(from: site, view, note)
                var found = coordinated(forwardFrom: head, view, note, isSubject: true)
                    .filter { $0.mention < 0 || note.places[Int($0.mention)].end <= place.first }
                // `a node in the right groin is calcified`
                let own = sited(site, note)
                if head != site, role(own) == .tissue { found = found.map { composed($0, with: own) ?? $0 } }
                found = specimen(of: found, tissue, view, note)
                // `linear soft tissue uptake over the abdominal wall`: a mere tissue gives way to a place.
                if let first = found.first, tissue.isEmpty, tables.isNode(first.concept),
                    !isSaidOfOther(site, view, note)
                {
                    return subject(exact(found, view, note))
                }
                if let first = found.first,
                    role(first) == .tissue && !isVessel(first.concept) || isFrame(found, at: token, view, note)
                {
                    if tissue.isEmpty { tissue = found }
                    token = max(Int(note.places[site].end), token + 1)
                    continue
                }
                if !found.isEmpty, tissue.isEmpty || role(found[0]) == .place {
                    // `axilla clear, no node is calcified`
                    if found.count == 1, let exact = tissueBehind(found[0], to: place, view, note) {
                        return subject([exact])
                    }
                    return subject(found)
                }
            }
            token += 1
        }
        return subject(tissue)
    }

    /// `Skin, right thigh:`, `Skin (left arm)`, `Skin, back, shave:` at the beginning: the tissue that was taken, then where, are one site.
    ///
    /// - Parameters:
    ///   - found: what stands behind the tissue, or the tissue and the places.
    ///   - tissue: what stands in front.
    private func specimen(
        of found: [SitedAt], _ tissue: [SitedAt], _ view: SentenceView, _ note: MatchedNote
    ) -> [SitedAt] {
        let parts = tissue + found
        guard parts.count > 1, tissue.count < 2, role(parts[0]) == .tissue, parts.allSatisfy({ $0.mention >= 0 }) else {
            return found
        }
        let (first, second) = (note.places[Int(parts[0].mention)], note.places[Int(parts[1].mention)])
        guard
            first.first == view.sentence.first || note.tokens[Int(first.first)].flags.contains(.initialUpper),
            first.end < second.first,
            note.hasMark(",", at: Int(first.end)) || note.hasMark("(", at: Int(first.end)),
            (Int(first.end) + 1..<Int(second.first)).allSatisfy({ note.engineWord($0)?.isSide == true })
        else { return found }
        let exact = parts.dropFirst().compactMap { composed($0, with: parts[0]) }
        return exact.count == parts.count - 1 ? exact : found
    }

    /// `a mass at the hip, and a smaller one behind the elbow that is also calcified`: said of what stands directly in front.
    private func isRelativeClause(of place: Hit, _ view: SentenceView, _ note: MatchedNote) -> Bool {
        var token = Int(place.first) - 1
        let stop = max(Int(view.sentence.first), token - 4)
        while token > stop {
            if note.engineWord(token)?.isFiniteVerb == true {
                return (note.isWord(token - 1, .that) || note.isWord(token - 1, .which))
                    && view.site(at: token - 2) != nil
            }
            guard note.tokens[token].kind == .word else { return false }
            token -= 1
        }
        return false
    }

    /// `the aorta is normal but the kidney is calcified`
    private func joinsClauses(_ token: Int, _ note: MatchedNote) -> Bool {
        switch note.engineWord(token) {
        case .and, .but, .while_: true
        default: false
        }
    }

    func isPicture(_ token: Int, _ note: MatchedNote) -> Bool {
        switch note.engineWord(token) {
        case .film, .films, .image, .images, .radiograph, .radiographs: true
        default: false
        }
    }

    /// `Within the abdomen the aorta shows calcified plaque`: a part of the body that a preposition leads to at the beginning of the
    /// sentence is not what it is about.
    private func isFrame(_ sites: [SitedAt], at token: Int, _ view: SentenceView, _ note: MatchedNote) -> Bool {
        guard sites.count == 1 else { return false }
        let first = Int(view.sentence.first)
        guard token > first, note.engineWord(first)?.isPlacePreposition == true else { return false }
        if (first + 1..<token).allSatisfy({ note.engineWord($0)?.isDeterminer == true }) {
            return role(sites[0]) == .region
        }
        // `On CT angiography of the legs, done for claudication, the arteries are calcified`
        return sites[0].mention >= 0 && note.hasMark(",", at: Int(note.places[Int(sites[0].mention)].end))
            && note.isWord(first, .on) && (first + 1..<token).contains { note.isWord($0, .of) }
            && (first + 1..<token).allSatisfy { note.tokens[$0].kind == .word }
    }

    private func holdsMineral(_ tokens: Range<Int>, _ view: SentenceView) -> Bool {
        tokens.contains { view.mineral(at: $0) != nil && view.site(at: $0) == nil }
    }

    /// `No pleural effusion, the aorta is calcified`: the first clause denies something and has no verb.
    private func deniesFirst(_ view: SentenceView, _ note: MatchedNote) -> Bool {
        let first = Int(view.sentence.first)
        return note.isWord(first, .no) || note.isWord(first, .without)
    }

    /// Whether a site word is a part of a condition's name: the cord of `spinal cord injury`.
    func isOfCondition(_ site: SitedAt, _ view: SentenceView, _ note: MatchedNote) -> Bool {
        site.mention >= 0
            && view.mentions.contains {
                note.mentions[$0].kind == .condition
                    && note.mentions[$0].span.contains(note.mentions[Int(site.mention)].span)
            }
    }

    /// `ossification after spinal cord injury`: the cord is a part of the injury's name, and no preposition of place leads to it.
    func isOnlyOfCondition(_ site: SitedAt, _ view: SentenceView, _ note: MatchedNote) -> Bool {
        guard site.mention >= 0 else { return false }
        let span = note.mentions[Int(site.mention)].span
        for other in view.mentions
        where note.mentions[other].kind == .condition && note.mentions[other].span.contains(span)
            && note.mentions[other].span != span
        {
            var token = Int(note.places[other].first) - 1
            while token > Int(view.sentence.first), let word = note.engineWord(token), word.isDeterminer || word.isSide
            {
                token -= 1
            }
            if token < Int(view.sentence.first) || note.engineWord(token)?.isPlacePreposition != true { return true }
        }
        return false
    }

    /// A tissue between a place and the calcification that makes the place exact, where the lexicon knows both together.
    private func tissueBehind(_ site: SitedAt, to place: Hit, _ view: SentenceView, _ note: MatchedNote) -> SitedAt? {
        guard site.mention >= 0 else { return nil }
        for token in Int(
            note.places[Int(site.mention)].end)..<max(Int(note.places[Int(site.mention)].end), Int(place.first))
        {
            guard let other = view.site(at: token) else { continue }
            let tissue = sited(other, note)
            if role(tissue) == .tissue, let exact = composed(site, with: tissue) { return exact }
        }
        return nil
    }

    /// Whether `with`, `without` or `no` stands directly behind the site at a token, or the last of those joined to it.
    private func isWithOrWithout(behind token: Int, _ view: SentenceView, _ note: MatchedNote) -> Bool {
        guard let site = view.site(at: token),
            let last = coordinated(forwardFrom: site, view, note, isSubject: true).last, last.mention >= 0
        else { return false }
        let end = Int(note.places[Int(last.mention)].end)
        return note.isWord(end, .without) || note.isWord(end, .with) || note.isWord(end, .no)
    }

    func hasVerb(_ tokens: Range<Int>, _ note: MatchedNote) -> Bool {
        tokens.contains { note.engineWord($0)?.isFiniteVerb == true }
    }
}
