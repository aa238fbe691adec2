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

    /// Annotates a note as ``annotate(_:id:source:targets:)`` does, reads it once more, and asks the stages what they look at on
    /// the way.
    public func explain(_ decoded: DecodedNote, id: String, source: String? = nil) -> Explanation {
        var workspace = Workspace()
        let (note, sentenceOf, bonds) = annotated(decoded, id: id, source: source, targets: [], in: &workspace)
        let refused = weigher.refused(in: note, sentenceOf: sentenceOf, bonds: bonds)
        var findings: [FindingExplanation] = []
        var firstMention: Int32 = 0
        forEachChapter(of: note.text, [], &workspace) { chapter, workspace in
            let matched = workspace.matched
            while findings.count < note.findings.count {
                let finding = note.findings[findings.count]
                let own = Int(finding.mention - firstMention)
                guard own < matched.mentions.count else { break }
                let sentence = matched.sentences[Int(matched.sentenceOf[own])]
                var explanation = FindingExplanation(
                    finding: findings.count, sentence: matched.span(sentence.tokens),
                    tokens: sentence.tokens.map { matched.tokens[$0].span },
                    cues: asserter.considered(
                        for: own, of: matched, given: workspace.cues[matched.mentions[own].cues.range]),
                    sites: sites(of: finding, note, matched, firstMention), refused: refused[findings.count])
                explanation.move(by: Int32(chapter.bytes.lowerBound))
                findings.append(explanation)
            }
            firstMention += Int32(matched.mentions.count)
        }
        return Explanation(note: note, findings: findings)
    }

    /// The site taken, and those of the sentence and the heading that were not. The stage that finds sites keeps no trace: the
    /// reasons are read from where the words stand.
    ///
    /// - Parameter firstMention: of the chapter, in the note.
    private func sites(
        of finding: Finding, _ note: AnnotatedNote, _ matched: MatchedNote, _ firstMention: Int32
    ) -> [ConsideredSite] {
        let sentence = matched.sentenceOf[Int(finding.mention - firstMention)]
        let subject = note.sections[Int(note.mention(of: finding).section)].subject
        var sites: [ConsideredSite] = []
        if finding.site >= 0 {
            let outcome: ConsideredSite.Outcome
            if finding.siteMention >= 0 {
                let isNear = matched.sentenceOf[Int(finding.siteMention - firstMention)] == sentence
                outcome = isNear ? .named : .namedElsewhere
            } else if finding.site == subject {
                outcome = .heading
            } else {
                let own = lexicon.traits[Int(note.mention(of: finding).concept)].impliedSite
                outcome = own == finding.site ? .ownWord : .context
            }
            sites.append(ConsideredSite(concept: finding.site, mention: finding.siteMention, outcome: outcome))
        }
        for (own, mention) in matched.mentions.enumerated()
        where mention.kind == .site && matched.sentenceOf[own] == sentence {
            let index = firstMention + Int32(own)
            if index == finding.siteMention { continue }
            sites.append(
                ConsideredSite(
                    concept: mention.concept, mention: index, outcome: whyNot(Int(index), finding, note)))
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

extension FindingExplanation {
    /// From places in a chapter to those in the note.
    fileprivate mutating func move(by bytes: Int32) {
        sentence = sentence.moved(by: bytes)
        tokens = tokens.map { $0.moved(by: bytes) }
        for index in cues.indices {
            cues[index].cue.span = cues[index].cue.span.moved(by: bytes)
            cues[index].reach = cues[index].reach.map { $0.moved(by: bytes) }
        }
    }
}
