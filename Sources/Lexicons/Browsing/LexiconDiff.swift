/// What changes in the notes when the lexicon does: mentions gained, lost and changed, with the findings that hang on them.
///
/// ```
/// gained   ct-004  calcification "tram-track" affirmed; site bronchus          …airways with [[tram-track]] opacities…
/// changed  ct-009  site "hilum": lung-hilum → hilar-lymph-node                  …calcified right [[hilum]]…
/// ```
public struct LexiconDiff: Sendable {
    public enum Kind: String, Sendable { case gained, lost, changed }

    public struct Change: Sendable, CustomStringConvertible {
        public var kind: Kind
        public var note: String
        /// What is said of the mention by the old and by the new lexicon; nil where it is no mention.
        public var before: String?
        public var after: String?
        /// The words around, the mention in double brackets.
        public var context: String

        public var description: String {
            let what = [before, after].compactMap { $0 }.joined(separator: " → ")
            return "\(kind.rawValue)\t\(note)\t\(what)\t\(context)"
        }
    }

    public private(set) var changes: [Change] = []
    /// Mentions that are the same by both.
    public private(set) var sameCount = 0
    public private(set) var noteCount = 0

    public init() {}

    /// Adds one note, annotated with the old lexicon and with the new.
    public mutating func add(before: AnnotatedNote, after: AnnotatedNote) {
        noteCount += 1
        var rest = Array(after.mentions.indices)
        var lost: [Int] = []
        func take(_ fits: (Mention) -> Bool) -> Int? {
            rest.firstIndex { fits(after.mentions[$0]) }.map { rest.remove(at: $0) }
        }
        for index in before.mentions.indices {
            let mention = before.mentions[index]
            if let same = take({ $0.kind == mention.kind && $0.span == mention.span }) {
                compare(index, before, same, after)
            } else {
                lost.append(index)
            }
        }
        for index in lost {
            let mention = before.mentions[index]
            if let other = take({ $0.kind == mention.kind && $0.span.overlaps(mention.span) }) {
                compare(index, before, other, after)
            } else {
                append(.lost, before, mention, Self.words(of: index, in: before), nil)
            }
        }
        for index in rest { append(.gained, after, after.mentions[index], nil, Self.words(of: index, in: after)) }
    }

    private mutating func compare(_ old: Int, _ before: AnnotatedNote, _ new: Int, _ after: AnnotatedNote) {
        let (a, b) = (Self.words(of: old, in: before), Self.words(of: new, in: after))
        if a == b {
            sameCount += 1
        } else {
            append(.changed, after, after.mentions[new], a, b)
        }
    }

    private mutating func append(
        _ kind: Kind, _ note: AnnotatedNote, _ mention: Mention, _ before: String?, _ after: String?
    ) {
        changes.append(
            Change(
                kind: kind, note: note.document.id, before: before, after: after,
                context: note.text.context(of: mention.span)))
    }

    /// `calcification "calcified" negated; site kidney left metastatic`: all that is said of a mention.
    private static func words(of index: Int, in note: AnnotatedNote) -> String {
        let mention = note.mentions[index]
        let concepts = note.catalog.concepts
        var words = mention.kind.label
        if mention.concept >= 0, concepts[Int(mention.concept)].identifier != words {
            words += " \(concepts[Int(mention.concept)].identifier)"
        }
        words += " \"\(note.text[mention.span])\""
        if mention.kind.isAsserted { words += " " + Self.words(of: mention.assertion) }
        for finding in note.findings where Int(finding.mention) == index {
            var parts = [finding.site < 0 ? "no site" : "site \(concepts[Int(finding.site)].identifier)"]
            if finding.laterality != .none { parts.append("\(finding.laterality)") }
            if finding.assertion != mention.assertion { parts.append(Self.words(of: finding.assertion)) }
            if let suggestion = finding.suggestion { parts.append(suggestion.type.label) }
            words += "; " + parts.joined(separator: " ")
        }
        return words
    }

    private static func words(of assertion: Assertion) -> String {
        var words = assertion.certainty.label
        if assertion.temporality != .current { words += " \(assertion.temporality.label)" }
        if assertion.experiencer != .patient { words += " \(assertion.experiencer.label)" }
        return words
    }
}

extension NoteText {
    /// A span with the words around it on one line: `…in the right [[hilum]] and the left…`.
    package func context(of span: Span, width: Int = 40) -> String {
        func boundary(_ at: Int, _ step: Int) -> Int {
            var at = at
            while at > 0, at < bytes.count, bytes[at] & 0xC0 == 0x80 { at += step }
            return at
        }
        let start = boundary(max(0, Int(span.start) - width), 1)
        let end = boundary(min(bytes.count, Int(span.end) + width), -1)
        func line(_ range: Range<Int>) -> String {
            String(decoding: bytes[range], as: UTF8.self).split(omittingEmptySubsequences: false) { $0.isWhitespace }
                .joined(separator: " ")
        }
        return (start > 0 ? "…" : "") + line(min(start, Int(span.start))..<Int(span.start))
            + "[[" + line(span.range) + "]]" + line(Int(span.end)..<max(end, Int(span.end)))
            + (end < bytes.count ? "…" : "")
    }
}
