internal import Lexicons
internal import Matching
internal import Notes

/// The side that a heading gives, or the one above it.
extension SideFinder {
    /// The side that a heading gives: `Left breast:`, `RIGHT SHOULDER, 3 VIEWS`.
    func headingSide(_ section: Int, _ note: MatchedNote) -> Laterality? {
        let first = Int(note.layout.firstToken[section])
        let end = Int(note.layout.bodyToken[section])
        var found: Laterality?
        for token in first..<max(first, end) { if let side = side(at: token, note) { found = merge(found, side) } }
        if found == nil, end > first {
            // `Transbronchial biopsy RUL:`
            for other in note.mentions(inTokens: first..<end) where note.mentions[other].kind == .site {
                let own = ownSide(of: note.mentions[other].concept)
                if own != .none { found = merge(found, own) }
            }
        }
        return found
    }

    /// The side alone on its line above the items that it heads: `RIGHT`, then `1. Upper outer quadrant: …`; or with the structure of
    /// which they name parts: `Right breast:`, then `- Upper outer quadrant: …`.
    ///
    /// - Parameter site: of the finding.
    func sideHeading(above section: Int, _ site: SitedAt, _ note: MatchedNote) -> Laterality? {
        var at = section - 1
        while at >= 0, section - at <= 24, note.layout.isSoft[at + 1] {
            let words = Int(note.layout.firstToken[at])..<Int(note.layout.bodyToken[at])
            let (whole, part) = (note.layout.sections[at].subject, note.layout.sections[section].subject)
            // `12 o'clock:`, `Old thrombosis:` are parts of whatever stands above; not `Nonvascular: the seminal vesicles …` below a leg, nor
            // `Skin, back:` below `Skin, left arm:`.
            let isOfWhole =
                whole >= 0 && !(whole == part && namesAnother(part, section, note))
                && (part < 0
                    ? mayLie(site, in: whole)
                    : lexicon.catalog.isWithin(part, whole) || isSuppliedBy(part, whole))
            let isAlone =
                words.count { note.tokens[$0].kind == .word } == 1 && !(part >= 0 && namesBoth(part, section, note))
            if isAlone || isOfWhole, let side = onlySide(in: words, note) { return side }
            if note.tokens[words.lowerBound].flags.contains(.blankBefore) { return nil }
            at -= 1
        }
        return nil
    }

    /// `R hilum: calcified nodes. Costal cartilages calcified.`: a structure that the
    /// heading's own is neither a part nor the whole of, and nodes under a heading of both sides.
    func isOutside(_ site: SitedAt, ofHeading section: Int, _ note: MatchedNote) -> Bool {
        guard site.mention >= 0, site.concept >= 0 else { return false }
        let words =
            Int(
                note.layout.firstToken[section])..<max(
                Int(note.layout.firstToken[section]), Int(note.layout.bodyToken[section]))
        if tables.isKindOfNode(site.concept) { return headingSide(section, note) == .bilateral }
        if tables.isVessel(site.concept) || lexicon.traits[Int(site.concept)].siteRole != .place { return false }
        // `Right kidney: … Its ureter is beaded.`
        let place = Int(note.places[Int(site.mention)].first)
        if note.isWord(place - 1, .its) || note.isWord(place - 1, .their) { return false }
        let sites = note.mentions(inTokens: words).filter { note.mentions[$0].kind == .site }
        return !sites.isEmpty && !sites.contains { mayShareSide(site.concept, note.mentions[$0].concept) }
    }

    /// Whether two structures lie in one organ or one limb, or one of them may be anywhere.
    private func mayShareSide(_ a: ConceptIndex, _ b: ConceptIndex) -> Bool {
        if lexicon.traits[Int(b)].siteRole != .place || tables.isKindOfNode(b) || tables.isWithin(b, a) { return true }
        let (pathA, pathB) = (lexicon.catalog.path(of: a), lexicon.catalog.path(of: b))
        if limbs.contains(where: {
            let name = lexicon.catalog.concepts[Int($0)].name
            return pathA.contains(name) && pathB.contains(name)
        }) {
            return true
        }
        return lexicon.catalog.ancestry(of: a).contains {
            lexicon.traits[Int($0)].siteRole == .place && tables.isWithin(b, $0)
        }
    }

    /// `Skin, back:`: a heading that names a place besides its own structure.
    private func namesAnother(_ part: ConceptIndex, _ section: Int, _ note: MatchedNote) -> Bool {
        let words = Int(note.layout.firstToken[section])..<Int(note.layout.bodyToken[section])
        return note.mentions(inTokens: words).contains {
            note.mentions[$0].kind == .site && note.mentions[$0].concept != part
        }
    }

    /// Whether a site lies in a whole for all that is known: tissues lie anywhere.
    private func mayLie(_ site: SitedAt, in whole: ConceptIndex) -> Bool {
        site.concept < 0 || lexicon.traits[Int(site.concept)].siteRole != .place || tables.isVessel(site.concept)
            || tables.isWithin(site.concept, whole)
    }

    /// `Right leg: common iliac stented. External iliac normal. …`: the vessels on the way to a limb.
    private func isSuppliedBy(_ vessel: ConceptIndex, _ limb: ConceptIndex) -> Bool {
        tables.isVessel(vessel) && !lexicon.traits[Int(vessel)].isUnpaired
            && limbs.contains { lexicon.catalog.isWithin(limb, $0) }
    }

    /// `AXILLAE:` below `LEFT:` speaks of both.
    private func namesBoth(_ part: ConceptIndex, _ section: Int, _ note: MatchedNote) -> Bool {
        let traits = lexicon.traits[Int(part)]
        guard traits.siteRole == .place, !traits.isUnpaired, !tables.isVessel(part), !tables.isNode(part) else {
            return false
        }
        var last = Int(note.layout.bodyToken[section]) - 1
        while last >= Int(note.layout.firstToken[section]), note.tokens[last].kind != .word { last -= 1 }
        guard last >= Int(note.layout.firstToken[section]) else { return false }
        return note.hasEnding("ae", at: last)
            || note.hasEnding("s", at: last) && !note.hasEnding("us", at: last) && !note.hasEnding("is", at: last)
                && !note.hasEnding("as", at: last)
    }

    /// `Right ovary: cyst. Tubes: no calcification.`: a structure with a label of its own is not what the heading names.
    func isLabelled(_ site: SitedAt, _ view: SentenceView, _ note: MatchedNote) -> Bool {
        guard site.mention >= 0, case let place = note.places[Int(site.mention)], place.first == view.sentence.first,
            note.hasMark(":", at: Int(place.end))
        else { return false }
        return note.layout.bodyToken[note.layout.section(ofToken: Int(place.first))] <= place.first
    }
}
