internal import Annotations
internal import Assertions
internal import Lexicons
internal import Matching
public import Notes
internal import Relations
internal import Scoring

extension Annotator {
    /// Annotates a string, and tells how each finding came about.
    public func explain(_ text: String, id: String = "note") -> Explanation {
        explain(DecodedNote(text: NoteText(text), encoding: "utf-8", sha256: ""), id: id)
    }

    /// Annotates a note as ``annotate(_:id:source:targets:)`` does, and asks the stages what they looked at on the way.
    public func explain(_ decoded: DecodedNote, id: String, source: String? = nil) -> Explanation {
        var workspace = Workspace()
        workspace.isKept = true
        let note = annotate(decoded, id: id, source: source, in: &workspace)
        let matched = workspace.matched
        let bonds = BondFinder().bonds(in: matched)
        let findings = note.findings.indices.map { index in
            let finding = note.findings[index]
            let sentence = matched.sentences[Int(matched.sentenceOf[Int(finding.mention)])]
            var refused: [RefusedEvidence] = []
            if finding.suggestion != nil {
                refused = weigher.trace(finding, of: note, sentenceOf: matched.sentenceOf, bonds: bonds).refused
            }
            return FindingExplanation(
                finding: index, sentence: matched.span(sentence.tokens),
                tokens: sentence.tokens.map { matched.tokens[$0].span },
                cues: asserter.considered(
                    for: Int(finding.mention), of: matched, given: note.cues(of: note.mention(of: finding))),
                sites: sites(of: finding, note, matched), refused: refused)
        }
        return Explanation(note: note, findings: findings)
    }

    /// The site taken, and those of the sentence and the heading that were not. The stage that finds sites keeps no trace: the
    /// reasons are read from where the words stand.
    private func sites(of finding: Finding, _ note: AnnotatedNote, _ matched: MatchedNote) -> [ConsideredSite] {
        let sentence = matched.sentenceOf[Int(finding.mention)]
        let subject = note.sections[Int(note.mention(of: finding).section)].subject
        var sites: [ConsideredSite] = []
        if finding.site >= 0 {
            let outcome: ConsideredSite.Outcome
            if finding.siteMention >= 0 {
                outcome = matched.sentenceOf[Int(finding.siteMention)] == sentence ? .named : .namedElsewhere
            } else if finding.site == subject {
                outcome = .heading
            } else {
                let own = lexicon.traits[Int(note.mention(of: finding).concept)].impliedSite
                outcome = own == finding.site ? .ownWord : .context
            }
            sites.append(ConsideredSite(concept: finding.site, mention: finding.siteMention, outcome: outcome))
        }
        for (index, mention) in note.mentions.enumerated()
        where mention.kind == .site && matched.sentenceOf[index] == sentence && Int32(index) != finding.siteMention {
            sites.append(
                ConsideredSite(
                    concept: mention.concept, mention: Int32(index), outcome: whyNot(index, finding, note)))
        }
        if subject >= 0, !sites.contains(where: { $0.concept == subject }) {
            let isGeneral = finding.site >= 0 && catalog.isWithin(finding.site, subject)
            sites.append(
                ConsideredSite(concept: subject, mention: -1, outcome: isGeneral ? .moreGeneral : .notLinked))
        }
        return sites
    }

    private func whyNot(_ site: Int, _ finding: Finding, _ note: AnnotatedNote) -> ConsideredSite.Outcome {
        let mention = note.mentions[site]
        if finding.site >= 0, catalog.isWithin(finding.site, mention.concept) { return .moreGeneral }
        if note.findings.contains(where: { $0.siteMention == Int32(site) }) { return .anotherFinding }
        let isInside = note.mentions.contains { $0.kind == .condition && $0.span.contains(mention.span) }
        return isInside ? .insideCondition : .notLinked
    }
}
