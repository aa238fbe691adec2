/// The words of a cue once, with every mention that it decides: in `"No effusion, calcification or mass"` the word
/// `"No"` is one cue mark with one mention a list item, although each mention has a ``Cue`` of its own.
public struct CueMark: Hashable, Sendable {
    public var value: CueValue
    public var span: Span
    /// As in ``Cue/rule``.
    public var rule: Int32
    /// Indices into ``AnnotatedNote/mentions``, ascending.
    public var mentions: [Int32]

    public init(value: CueValue, span: Span, rule: Int32, mentions: [Int32]) {
        self.value = value
        self.span = span
        self.rule = rule
        self.mentions = mentions
    }
}

/// A stretch of the note in which the same section, mentions and cues apply from its first byte to its last. The runs of
/// a note are its text cut at every boundary: for highlights that overlap without nesting.
public struct Run: Hashable, Sendable {
    public var span: Span
    /// Index into ``AnnotatedNote/sections``, or -1.
    public var section: Int32
    /// Whether the run is part of the section's heading.
    public var isTitle: Bool
    /// Indices into ``AnnotatedNote/mentions``, ascending.
    public var mentions: [Int32]
    /// Indices into the cue marks that the runs were made with, ascending.
    public var cues: [Int32]
}

extension AnnotatedNote {
    /// The cues of all mentions, each stretch of words and value once, by span. Cost: O(cues log cues).
    public func cueMarks() -> [CueMark] {
        var marks: [CueMark] = []
        for (index, mention) in mentions.enumerated() {
            for cue in cues(of: mention) where !cue.span.isEmpty {
                marks.append(CueMark(value: cue.value, span: cue.span, rule: cue.rule, mentions: [Int32(index)]))
            }
        }
        marks.sort {
            if $0.span != $1.span { return $0.span < $1.span }
            if $0.value != $1.value { return $0.value.rawValue < $1.value.rawValue }
            return $0.rule != $1.rule ? $0.rule < $1.rule : $0.mentions[0] < $1.mentions[0]
        }
        var merged: [CueMark] = []
        for mark in marks {
            if let last = merged.last, last.span == mark.span, last.value == mark.value, last.rule == mark.rule {
                if last.mentions.last != mark.mentions[0] {
                    merged[merged.count - 1].mentions.append(mark.mentions[0])
                }
            } else {
                merged.append(mark)
            }
        }
        return merged
    }

    /// The stretches of words that a mention covers: its segments where they do not stand together, else its span.
    public func pieces(of mention: Mention) -> [Span] {
        mention.segments.isEmpty ? [mention.span] : Array(segments[mention.segments.range])
    }

    /// The whole text cut at every boundary of a section, heading, mention, segment and cue, in order and without gap.
    public func runs(cueMarks: [CueMark]) -> [Run] {
        var cuts: [Int32] = [0, Int32(text.count)]
        for section in sections {
            cuts += [section.span.start, section.title.start, section.title.end, section.span.end]
        }
        var spans: [(span: Span, mention: Int32, cue: Int32)] = []
        for (index, mention) in mentions.enumerated() {
            for piece in pieces(of: mention) { spans.append((piece, Int32(index), -1)) }
        }
        for (index, cue) in cueMarks.enumerated() { spans.append((cue.span, -1, Int32(index))) }
        for entry in spans { cuts += [entry.span.start, entry.span.end] }
        spans.sort { $0.span.start < $1.span.start }
        cuts.sort()

        var result: [Run] = []
        var open: [(span: Span, mention: Int32, cue: Int32)] = []
        var (next, section) = (0, 0)
        for (start, end) in zip(cuts, cuts.dropFirst()) where start < end {
            open.removeAll { $0.span.end <= start }
            while next < spans.count, spans[next].span.start <= start {
                if spans[next].span.end > start { open.append(spans[next]) }
                next += 1
            }
            while section < sections.count, sections[section].span.end <= start { section += 1 }
            let inSection = section < sections.count && sections[section].span.start <= start
            result.append(
                Run(
                    span: Span(start, end), section: inSection ? Int32(section) : -1,
                    isTitle: inSection && sections[section].title.contains(Span(start, end)),
                    mentions: open.map(\.mention).filter { $0 >= 0 }.sorted(),
                    cues: open.map(\.cue).filter { $0 >= 0 }.sorted()))
        }
        return result
    }

    /// What the caller called the `target` mention at an index of ``mentions``, or nil.
    public func targetConcept(at index: Int) -> String? {
        guard mentions[index].kind == .target else { return nil }
        let ordinal = mentions[..<index].lazy.filter { $0.kind == .target }.count
        return targetConcepts.indices.contains(ordinal) ? targetConcepts[ordinal] : nil
    }
}
