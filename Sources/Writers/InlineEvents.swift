internal import Annotations

/// Something that encloses words of the note: a section, a mention or a cue, by its index.
enum InlineItem: Hashable {
    case section(Int)
    case mention(Int)
    /// Index into the cue marks.
    case cue(Int)

    /// What encloses what where both cover the same words: the section the mention, the mention the cue.
    var rank: Int {
        switch self {
        case .section: 0
        case .mention: 1
        case .cue: 2
        }
    }

    var index: Int {
        switch self {
        case .section(let index), .mention(let index), .cue(let index): index
        }
    }
}

/// The note's text as a properly nested sequence of openings, words and closings, for outputs that can only nest.
///
/// Spans that cross are cut: in `"calcified aortic valve"` with mentions `"calcified aortic"` and `"aortic valve"` the second
/// opens inside the first, closes with it and opens again as its part 2. The words come out once, in order and complete.
enum InlineEvent: Hashable {
    /// `part` counts from 1; a mention whose words do not stand together has a part for each segment too.
    case open(InlineItem, part: Int)
    case words(Span)
    case close(InlineItem)
}

/// Makes the events of a note. Cost: O(items log items), and the depth of nesting for each boundary.
struct InlineEvents {
    private(set) var events: [InlineEvent] = []
    /// How many parts an item was cut into.
    private(set) var parts: [InlineItem: Int] = [:]
    private var stack: [(item: InlineItem, end: Int32)] = []

    init(_ note: AnnotatedNote, cueMarks: [CueMark]) {
        var pieces: [(item: InlineItem, span: Span)] = []
        for (index, section) in note.sections.enumerated() { pieces.append((.section(index), section.span)) }
        for (index, mention) in note.mentions.enumerated() {
            for piece in note.pieces(of: mention) { pieces.append((.mention(index), piece)) }
        }
        for (index, cue) in cueMarks.enumerated() { pieces.append((.cue(index), cue.span)) }
        pieces.removeAll(where: \.span.isEmpty)
        pieces.sort { $0.span.start < $1.span.start }
        let cuts = Set(pieces.flatMap { [$0.span.start, $0.span.end] } + [0, Int32(note.text.count)]).sorted()

        var next = 0
        for (position, cut) in cuts.enumerated() {
            var opening: [(item: InlineItem, end: Int32)] = []
            while next < pieces.count, pieces[next].span.start == cut {
                opening.append((pieces[next].item, pieces[next].span.end))
                next += 1
            }
            // What ends here closes, and so does all that was opened inside it: the rest of that opens again. A section
            // stands outside everything.
            while stack.contains(where: { $0.end <= cut })
                || (!stack.isEmpty && opening.contains { $0.item.rank == 0 })
            {
                let top = stack.removeLast()
                events.append(.close(top.item))
                if top.end > cut { opening.append(top) }
            }
            opening.sort {
                if ($0.item.rank == 0) != ($1.item.rank == 0) { return $0.item.rank == 0 }
                if $0.end != $1.end { return $0.end > $1.end }
                return $0.item.rank != $1.item.rank ? $0.item.rank < $1.item.rank : $0.item.index < $1.item.index
            }
            for entry in opening {
                parts[entry.item, default: 0] += 1
                events.append(.open(entry.item, part: parts[entry.item, default: 1]))
                stack.append(entry)
            }
            if position + 1 < cuts.count, cut < cuts[position + 1] {
                events.append(.words(Span(cut, cuts[position + 1])))
            }
        }
    }
}
