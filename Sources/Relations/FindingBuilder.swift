public import Lexicons
public import Matching
internal import Notes

/// What the relations of one note fill: findings and the flat arrays that they point into.
public struct RelatedNote: Sendable {
    public var findings: [Finding] = []
    public var morphologies: [ConceptIndex] = []
    public var segments: [Span] = []
    public var measurements: [Measurement] = []
    /// Kept from note to note.
    var view = SentenceView()
    /// What the chapters before say of the note as a whole.
    var study: ContextSites.Study?

    public init() {}

    /// For another note.
    public mutating func removeAll() {
        removeChapter()
        study = nil
    }

    /// For the next chapter of a note.
    public mutating func removeChapter() {
        findings.removeAll(keepingCapacity: true)
        morphologies.removeAll(keepingCapacity: true)
        segments.removeAll(keepingCapacity: true)
        measurements.removeAll(keepingCapacity: true)
    }
}

/// Makes the findings of a note: one for each calcification mention and site.
public final class FindingBuilder: Sendable {
    let lexicon: CompiledLexicon
    private let composer: SiteComposer
    private let finder: SiteFinder
    private let sides: SideFinder
    private let context: ContextSites
    /// Words for any deposit, which say nothing of what kind it is.
    private let general: Set<ConceptIndex>
    private let skin: ConceptIndex
    private let bone: ConceptIndex
    private let calciphylaxis: ConceptIndex
    private let ossifications: Set<ConceptIndex>
    /// Bone, cartilage and soft tissue are parts of a heading that names a limb, and of no other.
    private let limbs: [ConceptIndex]
    private let ofLimbs: Set<ConceptIndex>
    /// Organs whose two halves hold paired parts.
    private let ofTwoHalves: Set<ConceptIndex>

    public init(lexicon: CompiledLexicon) {
        self.lexicon = lexicon
        composer = SiteComposer(lexicon: lexicon)
        let tables = SiteTables(lexicon: lexicon)
        finder = SiteFinder(tables: tables)
        sides = SideFinder(tables: tables)
        context = ContextSites(tables: tables)
        skin = lexicon.concept("skin") ?? -1
        bone = lexicon.concept("bone") ?? -1
        calciphylaxis = lexicon.concept("calciphylaxis") ?? -1
        ossifications = Set(
            ["ossification", "heterotopic-ossification", "osseous-metaplasia"].compactMap { lexicon.concept($0) })
        ofTwoHalves = Set(["brain", "thyroid"].compactMap { lexicon.concept($0) })
        limbs = ["arm", "leg"].compactMap { lexicon.concept($0) }
        ofLimbs = Set(
            [
                "bone", "cartilage", "joint", "periarticular-soft-tissue", "muscle", "tendon", "ligament", "bursa",
                "fascia",
                "soft-tissue", "subcutaneous-tissue", "adipose-tissue",
            ].compactMap { lexicon.concept($0) })
        general = Set(
            [
                "calcification", "microcalcification", "ossification", "calcium-deposit", "calcinosis",
                "macrocalcification",
            ]
            .compactMap { lexicon.concept($0) })
    }

    /// Fills `related` from a note whose mentions are asserted, or from a chapter of one.
    ///
    /// - Parameter isChapter: what the note says of itself as a whole (its title) is kept in `related` for the chapters behind.
    public func build(_ note: inout MatchedNote, into related: inout RelatedNote, isChapter: Bool = false) {
        let count = note.mentions.count { $0.kind == .calcification }
        var study: ContextSites.Study?
        if isChapter {
            note.indexMentions()
            let known = context.study(sides, note, after: related.study)
            study = known
            related.study = known.ofEarlierChapter
        }
        if count == 0 { return }
        var view = SentenceView()
        swap(&view, &related.view)
        defer { swap(&view, &related.view) }
        var ready: Int32 = -1
        var parts: PartList?
        var sited = SitedFindings()
        related.findings.reserveCapacity(count)
        note.indexMentions()
        for index in note.mentions.indices where note.mentions[index].kind == .calcification {
            if note.sentenceOf[index] != ready {
                ready = note.sentenceOf[index]
                view.fill(Int(ready), of: note)
                composer.compose(view, &note, &related.segments)
            }
            let known = study ?? context.study(sides, note, after: nil)
            study = known
            let named =
                parts
                ?? PartList(of: note, sides) {
                    context.specimen.contains($0)
                } isPlace: {
                    lexicon.traits[Int($0)].siteRole == .place
                }
            parts = named
            let part = named.origin(
                ofToken: Int(note.places[index].first), note, descriptions: context.descriptions)
            add(index, view, known, part, note, &sited, &related)
        }
    }

    /// Sets `inImpression` of the findings of a whole note.
    public func markImpression(in note: inout AnnotatedNote) { ImpressionGap(catalog: lexicon.catalog).mark(&note) }

    private func add(
        _ mention: Int, _ view: SentenceView, _ study: ContextSites.Study, _ part: PartList.Origin?,
        _ note: MatchedNote, _ sited: inout SitedFindings, _ related: inout RelatedNote
    ) {
        // A handful.
        var seen: [ConceptIndex] = []
        let sites =
            sites(of: mention, view, study, part, note, sited).flatMap { composer.elided(before: $0, note) + [$0] }
            + finder.echoed(behind: note.places[mention], view, note)
        for named in sites {
            let site = sides.sibling(of: named, note.places[mention], view, note)
            if seen.contains(site.concept) { continue }
            if sites.count > 1 { seen.append(site.concept) }
            let start = related.morphologies.count
            collectMorphology(mention, view, note, &related.morphologies)
            var finding = Finding(
                mention: Int32(mention), assertion: note.mentions[mention].assertion, site: site.concept,
                siteMention: site.mention)
            finding.laterality = sides.side(of: mention, at: site, part: part, view, note)
            if finding.laterality == .none, note.mentions[mention].assertion.experiencer == .patient {
                finding.laterality = side(of: mention, at: site, study, part, note)
            }
            finding.morphology = Slice(start, related.morphologies.count - start)
            finding.size = SizeFinder.size(of: mention, view, note)
            finding.change = ChangeFinder.change(of: mention, view, note)
            sited.add(finding, of: note.mentions[mention].concept, isGeneral: general, ossifications)
            related.findings.append(finding)
        }
    }

    /// The side that specimen, title or the sentences before give where the finding's own sentence gives none.
    private func side(
        of mention: Int, at site: SitedAt, _ study: ContextSites.Study, _ part: PartList.Origin?, _ note: MatchedNote
    ) -> Laterality {
        // The label of a specimen says `right` of a structure in the middle, too.
        if let part, part.side != .none { return part.side }
        if let side = sides.sideOfOpeningLobe(site, of: mention, note) { return side }
        if site.concept >= 0, lexicon.traits[Int(site.concept)].isUnpaired { return .none }
        if part == nil {
            if study.side != .none, context.isOfTitle(site.concept, study) { return study.side }
            if study.side == .none, let place = study.site, site.concept >= 0,
                lexicon.catalog.isWithin(site.concept, place.concept), study.sideOfSite != .none,
                // A mass in the right half of the brain gives its side to what lies in the brain, not to its parts.
                !ofTwoHalves.contains(place.concept)
                    || site.concept == place.concept && note.mentions[mention].assertion.certainty != .negated
            {
                return study.sideOfSite
            }
        }
        // Sentences before the specimen's name tell of another one.
        let first = part.map { note.sentence(ofToken: $0.opening) } ?? 0
        return sides.sideBefore(mention, site, from: first, note) ?? .none
    }

    /// The sites of a mention, at least one; no site is a site of its own.
    private func sites(
        of mention: Int, _ view: SentenceView, _ study: ContextSites.Study, _ part: PartList.Origin?,
        _ note: MatchedNote, _ sited: SitedFindings
    ) -> [SitedAt] {
        let traits = lexicon.traits[Int(note.mentions[mention].concept)]
        var answer = finder.sites(of: mention, view, note)
        answer.sites.removeAll { context.isRegionOfStudy($0.concept) && !isNear($0, mention, note) }
        // `Neck: calcified goitre`, `calcified fibroid, central pelvis`: a part of the body gives way to where the condition lies by its
        // name.
        let reach: Int32 = note.isWord(Int(note.places[mention].end), .of) ? 3 : 1
        if !answer.sites.isEmpty, answer.sites.allSatisfy({ isDistantRegion($0, mention, note) }),
            let own = context.ofCondition(mention, within: reach, view, note), finder.role(own) == .place
        {
            answer.sites = [own]
        }
        // `Arch and great vessels: calcified plaque`: what a heading means counts, not one of its words.
        if let heading = subject(of: mention, nil, note), answer.sites.count == 1,
            isInHeading(answer.sites[0], mention, note), finder.role(heading) == .place,
            !lexicon.catalog.isWithin(answer.sites[0].concept, heading.concept)
        {
            answer.sites = [SitedAt(concept: heading.concept, mention: answer.sites[0].mention)]
        }
        // `Right eye: band keratopathy, calcific`: a condition that lies in a part of what is named.
        if answer.sites.count == 1, let own = context.ofCondition(mention, within: 1, view, note),
            own.concept != answer.sites[0].concept, lexicon.catalog.isWithin(own.concept, answer.sites[0].concept)
        {
            answer.sites = [own]
        }
        // `calcific band keratopathy across the palpebral fissure, lens clear`: where the whole word lies.
        if let own = ofNamedCondition(mention, view, note),
            !answer.sites.contains(where: { lexicon.catalog.isWithin($0.concept, own.concept) })
        {
            answer.sites = [own]
        }
        // Bone is what ossification makes, and calciphylaxis of the skin is named by what it does to its vessels.
        let concept = note.mentions[mention].concept
        if ossifications.contains(concept) { answer.sites.removeAll { $0.concept == bone } }
        if concept == calciphylaxis { answer.sites.removeAll { finder.isVessel($0.concept) } }
        if note.mentions[mention].assertion.experiencer == .patient, let heading = subject(of: mention, part, note),
            (!answer.isFirm && !(isPlainTissue(heading.concept) && !answer.sites.isEmpty)
                && !answer.sites.contains { lexicon.catalog.isWithin($0.concept, heading.concept) })
                || answer.sites.allSatisfy({ isMereTissue($0, below: heading, mention, note) })
        {
            // A node lies beside the structure of the heading: `Mandible: a calcified node below it`.
            let other = answer.sites.count == 1 ? answer.sites[0] : heading
            let named = finder.composed(heading, with: other) ?? (finder.isNode(other.concept) ? other : heading)
            let referred = answer.sites.isEmpty ? context.referred(within: heading.concept, mention, note) : nil
            answer.sites = [referred ?? named]
        }
        if traits.impliedSite >= 0, !traits.impliesAsLastResort, !isPlainTissue(traits.impliedSite) {
            // The word's own site, or a part of it that the sentence gives.
            let exact = answer.sites.filter {
                lexicon.catalog.isWithin($0.concept, traits.impliedSite)
                    && ($0.mention < 0 || !sides.isListed($0, behind: note.places[mention], note))
            }
            if !exact.isEmpty { return exact }
            // `phleboliths in the pelvis`
            let implied = SitedAt(concept: traits.impliedSite, mention: -1)
            let composed = answer.sites.compactMap { finder.composed($0, with: implied) }
            return composed.isEmpty ? [implied] : composed
        }
        if answer.sites.isEmpty, isDefinite(mention, note),
            // `the ossification` is not the calcification that was spoken of last.
            let known = ossifications.contains(concept)
                ? sited.lastOssification ?? sited.lastGeneral : sited.lastGeneral
        {
            answer.sites = [known]
        }
        if answer.sites.isEmpty {
            answer.sites = context.sites(of: mention, view, study, sides, note)
            if concept == calciphylaxis { answer.sites.removeAll { finder.isVessel($0.concept) } }
        }
        if answer.sites.isEmpty, let known = siteOfSameFinding(as: mention, note, sited) { answer.sites = [known] }
        if answer.sites.isEmpty { answer.sites = answer.fallback }
        if answer.sites.isEmpty, traits.impliedSite < 0, let only = context.onlyPlace(before: mention, note) {
            answer.sites = [only]
        }
        if answer.sites.isEmpty {
            return [
                SitedAt(concept: traits.impliedSite >= 0 ? traits.impliedSite : region(of: mention, note), mention: -1)
            ]
        }
        for index in answer.sites.indices {
            answer.sites[index] = context.refined(answer.sites[index], for: mention, view, study, note)
        }
        return answer.sites
    }

    /// The structure in which a condition lies of whose name the calcification is a part.
    private func ofNamedCondition(_ mention: Int, _ view: SentenceView, _ note: MatchedNote) -> SitedAt? {
        let span = note.mentions[mention].span
        for other in view.mentions where note.mentions[other].kind == .condition {
            let site = lexicon.traits[Int(note.mentions[other].concept)].impliedSite
            if note.mentions[other].span.contains(span), note.mentions[other].span != span, site >= 0,
                lexicon.traits[Int(site)].siteRole == .place
            {
                return SitedAt(concept: site, mention: -1)
            }
        }
        return nil
    }

    /// A tissue that is neither vessel nor skin: `myositis ossificans of the rectus femoris` lies in the muscle that is said.
    private func isPlainTissue(_ concept: ConceptIndex) -> Bool {
        lexicon.traits[Int(concept)].siteRole == .tissue && !finder.isVessel(concept) && concept != skin
    }

    /// `the calcifications`, `these calcifications`: those spoken of before; not in a section of another structure or person.
    private func isDefinite(_ mention: Int, _ note: MatchedNote) -> Bool {
        let before = Int(note.places[mention].first) - 1
        guard before >= 0, note.mentions[mention].assertion.experiencer == .patient,
            general.contains(note.mentions[mention].concept),
            note.layout.sections[Int(note.mentions[mention].section)].subject < 0
        else { return false }
        switch note.engineWord(before) {
        // `no similar calcification on the right`
        case .the, .these, .those, .this, .similar: return true
        default: return false
        }
    }

    /// The site of the finding of the same name before: a specific lesion (`calciphylaxis, slowly improving`) and one only looked
    /// for again (`to assess for further calcification`) lie where they were found.
    private func siteOfSameFinding(as mention: Int, _ note: MatchedNote, _ sited: SitedFindings) -> SitedAt? {
        let concept = note.mentions[mention].concept
        let isSpecific = !general.contains(concept)
        let assertion = note.mentions[mention].assertion
        guard assertion.experiencer == .patient,
            isSpecific && assertion.certainty != .negated || assertion.temporality == .hypothetical
        else { return nil }
        return isSpecific ? sited.last[concept] : sited.lastGeneral
    }

    /// `Myocardium: no calcification extends into muscle`: the heading is more exact than a tissue.
    private func isMereTissue(_ site: SitedAt, below heading: SitedAt, _ mention: Int, _ note: MatchedNote) -> Bool {
        site.mention >= 0
            && (note.places[Int(site.mention)].first > note.places[mention].first
                || isPlainTissue(site.concept)
                    && (!ofLimbs.contains(site.concept)
                        || limbs.contains { lexicon.catalog.isWithin(heading.concept, $0) }))
            && finder.role(site) == .tissue && finder.role(heading) == .place && !finder.isVessel(site.concept)
            && !lexicon.catalog.isWithin(site.concept, heading.concept)
    }

    /// The part of the body that the sub-heading names (`Pelvis: no calcification`), or -1.
    private func region(of mention: Int, _ note: MatchedNote) -> ConceptIndex {
        guard note.mentions[mention].assertion.experiencer == .patient else { return -1 }
        return note.layout.sections[Int(note.mentions[mention].section)].subject
    }

    /// The structure that the heading names, or that the part comes from (`B: …` of a list of specimens).
    private func subject(of mention: Int, _ part: PartList.Origin?, _ note: MatchedNote) -> SitedAt? {
        let section = Int(note.mentions[mention].section)
        let heading = note.layout.sections[section].subject
        // `C. Skin, right arm.` ends a list of specimens without a heading, and `A. Calcified cusps.` begins the next.
        let isLater = part.map { $0.site >= 0 && $0.opening > Int(note.layout.bodyToken[section]) + 1 } ?? false
        let subject = heading >= 0 && !isLater ? heading : part?.site ?? -1
        return subject < 0 || context.isRegionOfStudy(subject) ? nil : SitedAt(concept: subject, mention: -1)
    }

    /// Whether a site that usually names the study (`CT chest`) stands in the calcification's own phrase.
    private func isNear(_ site: SitedAt, _ mention: Int, _ note: MatchedNote) -> Bool {
        guard site.mention >= 0 else { return false }
        let (a, b) = (note.places[Int(site.mention)], note.places[mention])
        let gap = a.end <= b.first ? a.end..<b.first : b.end..<max(b.end, a.first)
        // `calciphylaxis is not present in the abdominal wall`
        let isPredicate = gap.contains { note.isWord(Int($0), .present) || note.isWord(Int($0), .seen) }
        return gap.count <= 8
            && (isPredicate || !gap.contains { note.engineWord(Int($0))?.isFiniteVerb == true })
    }

    /// Whether a site that usually names the study stands behind the calcification, or in front of it with a colon between; not
    /// `abdominal calcification`.
    private func isDistantRegion(_ site: SitedAt, _ mention: Int, _ note: MatchedNote) -> Bool {
        guard site.mention >= 0, context.isRegionOfStudy(site.concept) else { return false }
        let (end, first) = (Int(note.places[Int(site.mention)].end), Int(note.places[mention].first))
        return end > first || (end..<first).contains { note.tokens[$0].isMark(":") }
    }

    /// Whether the heading of a mention's section names a site.
    private func isInHeading(_ site: SitedAt, _ mention: Int, _ note: MatchedNote) -> Bool {
        guard site.mention >= 0 else { return false }
        let section = Int(note.mentions[mention].section)
        let first = note.places[Int(site.mention)].first
        return first >= note.layout.firstToken[section] && first < note.layout.bodyToken[section]
    }

    /// The shapes that describe this calcification: those nearer to it than to another, a few words away at most.
    private func collectMorphology(
        _ mention: Int, _ view: SentenceView, _ note: MatchedNote, _ morphologies: inout [ConceptIndex]
    ) {
        let place = note.places[mention]
        let start = morphologies.count
        for other in view.mentions where note.mentions[other].kind == .morphology {
            let shape = note.places[other]
            if shape.overlaps(place) { continue }
            let gap = shape.end <= place.first ? shape.end..<place.first : place.end..<shape.first
            guard gap.count <= 6 else { continue }
            let isBlocked = gap.contains {
                view.mineral(at: Int($0)) != nil || note.tokens[Int($0)].isMark(";") || note.tokens[Int($0)].isMark(":")
            }
            let concept = note.mentions[other].concept
            if !isBlocked, !morphologies[start...].contains(concept) { morphologies.append(concept) }
        }
    }
}

/// The newest of the patient's findings that have a site and are not denied.
private struct SitedFindings {
    /// By concept of the calcification.
    var last: [ConceptIndex: SitedAt] = [:]
    /// Of all words for any deposit.
    var lastGeneral: SitedAt?
    var lastOssification: SitedAt?

    mutating func add(
        _ finding: Finding, of concept: ConceptIndex, isGeneral general: Set<ConceptIndex>,
        _ ossifications: Set<ConceptIndex>
    ) {
        guard finding.site >= 0, finding.assertion.certainty != .negated, finding.assertion.experiencer == .patient
        else { return }
        let site = SitedAt(concept: finding.site, mention: finding.siteMention)
        if ossifications.contains(concept) { lastOssification = site }
        if general.contains(concept) { lastGeneral = site } else { last[concept] = site }
    }
}
