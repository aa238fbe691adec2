internal import Annotations

/// One note a line, as compact JSON of schema `calcinote/1`:
///
/// ```
/// {"schema":"calcinote/1","generator":{…},"document":{…},"sections":[…],"mentions":[…],"findings":[…],"measurements":[]}
/// ```
///
/// This is the fast path: bytes go straight from the note's arrays and the catalog's ready fragments into the buffer.
struct JSONLinesWriter: AnnotationWriter {
    let offsets: OffsetUnit
    /// nil where few notes are written.
    let fragments: CatalogFragments?
    /// What each line begins with, up to what it says of the lexicon.
    let head: [UInt8]

    init(_ options: WriterOptions, _ catalog: Catalog) {
        offsets = options.offsets
        fragments = options.isForFewNotes ? nil : CatalogFragments(catalog)
        var json = JSONBuffer()
        json.raw("{\"schema\":\"calcinote/1\",\"generator\":{\"name\":\"calcinote\",\"version\":")
        json.string(options.version)
        json.raw(",\"lexicon\":")
        head = json.take()
    }

    func write(_ note: AnnotatedNote, into output: inout [UInt8]) { write(note, into: &output) { _ in } }

    func write(_ note: consuming AnnotatedNote, into output: inout [UInt8], drain: (inout [UInt8]) -> Void) {
        writeObject(note, into: &output, drain: drain)
        output.append(UInt8(ascii: "\n"))
    }

    /// The object without the line's end.
    func writeObject(
        _ note: consuming AnnotatedNote, into output: inout [UInt8], drain: (inout [UInt8]) -> Void = { _ in }
    ) {
        // A note of another lexicon is written with its own words; slow, but never with the wrong ones.
        let words: CatalogFragments
        if let fragments, fragments.catalog === note.catalog { words = fragments } else { words = .init(of: copy note) }
        var written: [UInt8] = []
        swap(&written, &output)
        let bytes = note.text.bytes
        let table = OffsetTable(note.text, unit: offsets)
        // Moved: a copy would count a reference for each of its arrays.
        var body = JSONNote(note: note, words: words, offsets: table, json: JSONBuffer(taking: &written))
        bytes.withUnsafeBufferPointer {
            body.text = $0
            body.document(head)
            body.sections(drain)
            body.mentions(drain)
            body.findings(drain)
            body.measurements(drain)
        }
        body.json.raw("}")
        output = body.json.take()
    }
}

/// One note on its way into JSON.
struct JSONNote: ~Copyable {
    let note: AnnotatedNote
    /// The note's bytes, while it is written.
    var text = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    let words: CatalogFragments
    let offsets: OffsetTable
    var json: JSONBuffer

    /// The words of the note that a span covers, escaped, without quotes.
    @inline(__always) private mutating func text(_ span: Span) {
        json.escaped(UnsafeBufferPointer(rebasing: text[span.range]), behind: text.count &- Int(span.end))
    }

    mutating func document(_ head: [UInt8]) {
        head.withUnsafeBytes { json.raw($0) }
        json.raw(words.lexicon, 0)
        json.raw("},\"document\":{\"id\":")
        json.string(note.document.id)
        json.raw(",\"source\":")
        if let source = note.document.source { json.string(source) } else { json.raw("null") }
        json.raw(",\"sha256\":")
        json.string(note.document.sha256)
        json.raw(",\"length\":")
        json.integer(offsets.length)
        json.raw(",\"encoding\":")
        json.string(note.document.encoding)
        json.raw(",\"offsets\":\"")
        json.copy(offsets.unit.rawValue)
        json.raw("\"}")
    }

    mutating func sections(_ drain: (inout [UInt8]) -> Void) {
        json.raw(",\"sections\":[")
        for (index, section) in note.sections.enumerated() {
            if index > 0 { json.raw(",") }
            json.raw("{\"kind\":")
            json.raw(words.sectionKinds, Int(section.kind))
            json.raw(",\"title\":\"")
            text(section.title)
            json.raw("\"")
            span(section.span)
            json.raw("}")
            json.drainIfLarge(drain)
        }
        json.raw("]")
    }

    mutating func mentions(_ drain: (inout [UInt8]) -> Void) {
        json.raw(",\"mentions\":[")
        let (kinds, assertions) = (CatalogFragments.kinds, CatalogFragments.assertions)
        var target = 0
        for (index, mention) in note.mentions.enumerated() {
            if index > 0 { json.raw(",") }
            json.raw("{\"id\":\"m")
            json.integer(index + 1)
            json.raw("\",")
            json.raw(kinds, Int(mention.kind.rawValue))
            if mention.concept >= 0 {
                json.raw(words.concepts, Int(mention.concept))
            } else {
                json.raw(",\"concept\":")
                if target < note.targetConcepts.count {
                    json.string(note.targetConcepts[target])
                } else {
                    json.raw("null")
                }
                json.raw(",\"name\":\"")
                text(mention.span)
                json.raw("\",\"text\":\"")
            }
            if mention.kind == .target { target += 1 }
            text(mention.span)
            json.raw("\"")
            span(mention.span)
            if !mention.segments.isEmpty { segments(mention) }
            if mention.section >= 0 {
                json.raw(words.sections, Int(note.sections[Int(mention.section)].kind))
            } else {
                json.raw(",\"section\":null")
            }
            if mention.kind.isAsserted {
                json.raw(",")
                json.raw(assertions, CatalogFragments.index(of: mention.assertion))
                cues(mention)
            }
            if mention.concept >= 0 {
                json.raw(words.codes, Int(mention.concept))
            } else {
                json.raw(",\"codes\":[]}")
            }
            json.drainIfLarge(drain)
        }
        json.raw("]")
    }

    private mutating func segments(_ mention: Mention) {
        json.raw(",\"segments\":[")
        for (index, segment) in note.segments[mention.segments.range].enumerated() {
            if index > 0 { json.raw(",") }
            json.raw("{\"start\":")
            json.integer(offsets.offset(of: segment.start))
            json.raw(",\"end\":")
            json.integer(offsets.offset(of: segment.end))
            json.raw("}")
        }
        json.raw("]")
    }

    private mutating func cues(_ mention: Mention) {
        json.raw(",\"cues\":[")
        for index in mention.cues.range {
            let cue = note.cues[index]
            if index > mention.cues.range.lowerBound { json.raw(",") }
            json.raw("{")
            json.raw(CatalogFragments.cueValues, Int(cue.value.rawValue))
            json.raw(",\"text\":\"")
            text(cue.span)
            json.raw("\"")
            span(cue.span)
            if cue.rule >= 0 {
                json.raw(",\"rule\":")
                json.raw(words.cueLines, Int(cue.rule))
            }
            json.raw("}")
        }
        json.raw("]")
    }

    mutating func span(_ span: Span) {
        json.raw(",\"start\":")
        json.integer(offsets.offset(of: span.start))
        json.raw(",\"end\":")
        json.integer(offsets.offset(of: span.end))
    }
}
