internal import Annotations
internal import Lexicons
internal import Matching
internal import Notes
internal import Relations

extension Annotator {
    /// Reads a text as one chapter after the other.
    ///
    /// - Parameter body: is called behind each, when the workspace holds what was read, by its places in the chapter.
    func forEachChapter(
        of text: NoteText, _ targets: [Target], _ workspace: inout Workspace, _ body: (Chapter, Workspace) -> Void
    ) {
        var open: OpenSection?
        workspace.related.removeAll()
        defer { workspace.matched.earlySites = [] }
        for chapter in Chapter.all(of: text, length: chapterLength) {
            var cues: [Cue] = []
            swap(&cues, &workspace.cues)
            read(
                chapter.text(in: text), chapter.targets(among: targets), isChapter: true, after: open, cues: &cues,
                &workspace)
            swap(&cues, &workspace.cues)
            body(chapter, workspace)
            if open == nil {
                workspace.matched.earlySites = Set(MentionBuilder.earlySites(of: workspace.matched).map(\.term.payload))
            }
            open = workspace.matched.layout.open
            open?.endsParagraph = chapter.endsParagraph
        }
    }

    /// What ``find(_:in:_:)`` does, chapter by chapter.
    func findByChapter(
        _ targets: [Target], in note: inout AnnotatedNote, _ workspace: inout Workspace
    ) -> (sentenceOf: [Int32], bonds: [Bond]) {
        var sentenceOf: [Int32] = []
        var bonds: [Bond] = []
        var sentences: Int32 = 0
        forEachChapter(of: note.text, targets, &workspace) { chapter, workspace in
            let mentions = Int32(note.mentions.count)
            if mentions == 0 {
                // As dense as the first, and a fifth: what grows step by step is in memory twice.
                let share = 1.2 * Double(note.text.count) / Double(chapter.bytes.count)
                func expected(_ count: Int) -> Int { Int(Double(count) * share) }
                note.mentions.reserveCapacity(expected(workspace.matched.mentions.count))
                note.cues.reserveCapacity(expected(workspace.cues.count))
                note.sections.reserveCapacity(expected(workspace.matched.layout.sections.count))
                note.measurements.reserveCapacity(expected(workspace.related.measurements.count))
                note.findings.reserveCapacity(expected(workspace.related.findings.count))
                note.morphologies.reserveCapacity(expected(workspace.related.morphologies.count))
                sentenceOf.reserveCapacity(expected(workspace.matched.mentions.count))
            }
            for bond in BondFinder().bonds(in: workspace.matched) {
                bonds.append(
                    Bond(mention: bond.mention + mentions, calcification: bond.calcification + mentions))
            }
            for sentence in workspace.matched.sentenceOf { sentenceOf.append(sentence + sentences) }
            sentences += Int32(workspace.matched.sentences.count)
            note.append(chapter, workspace)
        }
        // Of a very long note, what the last one was read in makes room for the weighing of all.
        if note.text.count > 8 * chapterLength {
            workspace.matched = MatchedNote()
            workspace.related = RelatedNote()
        }
        return (sentenceOf, bonds)
    }
}

extension AnnotatedNote {
    /// Appends what was read in the next chapter.
    fileprivate mutating func append(_ chapter: Chapter, _ read: Workspace) {
        let bytes = Int32(chapter.bytes.lowerBound)
        let firstMention = Int32(mentions.count)
        let firstSection = append(read.matched.layout, bytes)
        for mention in read.matched.mentions {
            var mention = mention
            mention.span = mention.span.moved(by: bytes)
            mention.section += firstSection
            mention.cues = mention.cues.moved(by: cues.count)
            mention.segments = mention.segments.moved(by: segments.count)
            mentions.append(mention)
        }
        for finding in read.related.findings {
            var finding = finding
            finding.mention += firstMention
            if finding.siteMention >= 0 { finding.siteMention += firstMention }
            finding.morphology = finding.morphology.moved(by: morphologies.count)
            findings.append(finding)
        }
        for measurement in read.related.measurements {
            var measurement = measurement
            if measurement.mention >= 0 { measurement.mention += firstMention }
            measurements.append(measurement)
        }
        for cue in read.cues {
            var cue = cue
            cue.span = cue.span.moved(by: bytes)
            cues.append(cue)
        }
        for segment in read.related.segments { segments.append(segment.moved(by: bytes)) }
        morphologies += read.related.morphologies
    }

    /// Appends sections; the first may be the one in which the chapter before ended.
    ///
    /// - Returns: what the first becomes.
    private mutating func append(_ layout: SectionLayout, _ bytes: Int32) -> Int32 {
        var own = layout.sections[...]
        if layout.goesOn, let last = sections.indices.last, let first = own.popFirst() {
            sections[last].span.end = first.span.end + bytes
        }
        let first = Int32(sections.count) - Int32(layout.sections.count - own.count)
        for section in own {
            var section = section
            section.span = section.span.moved(by: bytes)
            section.title = section.title.moved(by: bytes)
            section.body += bytes
            sections.append(section)
        }
        return first
    }
}
