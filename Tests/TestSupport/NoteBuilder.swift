public import Annotations

/// Builds an ``AnnotatedNote`` by hand from the words themselves, no counted offsets:
///
/// ```
/// var builder = NoteBuilder("No calcification of the aorta.")
/// builder.mention(.calcification, "calcification", Assertion(.negated), cues: [(.negated, "No", 0)])
/// ```
///
/// Words are looked for after ``from``, so that the second `"calcified"` can be meant.
public struct NoteBuilder {
    public var note: AnnotatedNote
    /// Everything is looked for behind this byte.
    public var from: Int32 = 0
    private var mentions: [Entry] = []

    /// A mention before the mentions are put in order.
    private struct Entry {
        var mention: Mention
        var cues: [Cue]
        var segments: [Span]
        var target: String?
        var handle: Int
    }

    public init(_ text: String, id: String = "note") {
        note = AnnotatedNote(
            document: .init(id: id, source: "\(id).txt", sha256: String(repeating: "0f", count: 32)),
            text: NoteText(text), catalog: SampleCatalog.catalog)
    }

    /// Where the words stand.
    public func span(_ words: String) -> Span {
        let (needle, bytes) = (Array(words.utf8), note.text.bytes)
        for start in Int(from)..<max(Int(from), bytes.count - needle.count + 1)
        where bytes[start..<start + needle.count].elementsEqual(needle) {
            return Span(start, start + needle.count)
        }
        preconditionFailure("the note has no \"\(words)\" after byte \(from)")
    }

    /// Moves ``from`` to the words.
    public mutating func go(to words: String) { from = span(words).start }

    /// A section from its heading to the next; a heading of no words is the note's start.
    public mutating func section(_ kind: String, title: String, role: SectionRole = .none) {
        let title = span(title)
        if let last = note.sections.indices.last { note.sections[last].span.end = title.start }
        let index = note.catalog.sectionKinds.firstIndex(of: kind)
        note.sections.append(
            Section(
                kind: Int32(index ?? 0), title: title, span: Span(title.start, Int32(note.text.count)),
                body: title.end, role: role))
    }

    /// - Returns: a handle that ``findings`` and evidence use until ``finish()`` puts the mentions in order.
    @discardableResult
    public mutating func mention(
        _ concept: String, _ words: String, _ assertion: Assertion = .affirmed,
        cues: [(CueValue, String, Int32)] = [], segments: [String] = []
    ) -> Int32 {
        let index = SampleCatalog.concept(concept)
        return add(
            Mention(
                kind: note.catalog.concepts[Int(index)].kind, concept: index, span: span(words), assertion: assertion),
            cues, segments)
    }

    @discardableResult
    public mutating func target(_ concept: String, _ words: String, _ assertion: Assertion = .affirmed) -> Int32 {
        add(Mention(kind: .target, concept: -1, span: span(words), assertion: assertion), [], [], target: concept)
    }

    private mutating func add(
        _ mention: Mention, _ cues: [(CueValue, String, Int32)], _ segments: [String], target: String? = nil
    ) -> Int32 {
        let cues = cues.map { Cue(value: $0.0, span: span($0.1), rule: $0.2) }
        mentions.append(
            Entry(mention: mention, cues: cues, segments: segments.map(span), target: target, handle: mentions.count))
        return Int32(mentions.count - 1)
    }

    /// A suggestion whose scores are the sums of its evidence and whose probabilities are their softmax.
    public mutating func suggestion(_ evidence: [Evidence], missing: [Int32] = []) -> Suggestion {
        var scores = TypeNumbers()
        for piece in evidence { scores[piece.type] += piece.weight }
        let suggestion = Suggestion(
            type: CalcificationType.allCases.max { scores[$0] < scores[$1] } ?? .undetermined, scores: scores,
            evidence: Slice(note.evidence.count, evidence.count), missing: Slice(note.missing.count, missing.count))
        note.evidence += evidence
        note.missing += missing
        return suggestion
    }

    public mutating func finding(_ finding: Finding, morphology: [String] = []) {
        var finding = finding
        finding.morphology = Slice(note.morphologies.count, morphology.count)
        note.morphologies += morphology.map(SampleCatalog.concept)
        note.findings.append(finding)
    }

    /// Puts the mentions in order and turns handles into indices.
    public func finish() -> AnnotatedNote {
        var note = note
        let ordered = mentions.sorted {
            $0.mention.span != $1.mention.span ? $0.mention.span < $1.mention.span : $0.handle < $1.handle
        }
        var index = [Int32](repeating: -1, count: mentions.count)
        for (position, entry) in ordered.enumerated() {
            index[entry.handle] = Int32(position)
            var mention = entry.mention
            mention.section = Int32(note.sections.firstIndex { $0.span.contains(mention.span) } ?? -1)
            mention.cues = Slice(note.cues.count, entry.cues.count)
            mention.segments = Slice(note.segments.count, entry.segments.count)
            note.cues += entry.cues
            note.segments += entry.segments
            if let target = entry.target { note.targetConcepts.append(target) }
            note.mentions.append(mention)
        }
        func resolve(_ handle: Int32) -> Int32 { handle < 0 ? -1 : index[Int(handle)] }
        for position in note.findings.indices {
            note.findings[position].mention = resolve(note.findings[position].mention)
            note.findings[position].siteMention = resolve(note.findings[position].siteMention)
        }
        note.findings.sort { $0.mention < $1.mention }
        for position in note.evidence.indices {
            note.evidence[position].mention = resolve(note.evidence[position].mention)
        }
        for position in note.measurements.indices {
            note.measurements[position].mention = resolve(note.measurements[position].mention)
        }
        return note
    }
}
