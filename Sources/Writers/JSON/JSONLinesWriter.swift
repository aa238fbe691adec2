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
    let fragments: CatalogFragments
    /// The version of Calcinote as a JSON string.
    let version: JSONFragments

    init(_ options: WriterOptions, _ catalog: Catalog) {
        offsets = options.offsets
        fragments = CatalogFragments(catalog)
        version = JSONFragments(strings: [options.version])
    }

    func write(_ note: AnnotatedNote, into output: inout [UInt8]) {
        writeObject(note, into: &output)
        output.append(UInt8(ascii: "\n"))
    }

    /// The object without the line's end.
    func writeObject(_ note: AnnotatedNote, into output: inout [UInt8]) {
        // A note of another lexicon is written with its own words; slow, but never with the wrong ones.
        let words = note.catalog === fragments.catalog ? fragments : CatalogFragments(note.catalog)
        var body = JSONNote(note: note, words: words, offsets: OffsetTable(note.text, unit: offsets))
        swap(&body.json.bytes, &output)
        body.document(version)
        body.sections()
        body.mentions()
        body.findings()
        body.measurements()
        body.json.raw("}")
        swap(&body.json.bytes, &output)
    }
}

/// One note on its way into JSON.
struct JSONNote {
    let note: AnnotatedNote
    let words: CatalogFragments
    let offsets: OffsetTable
    var json = JSONBuffer()

    mutating func document(_ version: JSONFragments) {
        json.raw("{\"schema\":\"calcinote/1\",\"generator\":{\"name\":\"calcinote\",\"version\":")
        json.raw(version, 0)
        json.raw(",\"lexicon\":{\"version\":")
        json.string(note.catalog.version.version)
        json.raw(",\"sha256\":")
        json.string(note.catalog.version.sha256)
        json.raw("}},\"document\":{\"id\":")
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

    mutating func sections() {
        json.raw(",\"sections\":[")
        for (index, section) in note.sections.enumerated() {
            json.raw(index == 0 ? "{\"kind\":" : ",{\"kind\":")
            json.raw(words.sectionKinds, Int(section.kind))
            json.raw(",\"title\":")
            json.string(note.text, section.title)
            span(section.span)
            json.raw("}")
        }
        json.raw("]")
    }

    mutating func mentions() {
        json.raw(",\"mentions\":[")
        var target = 0
        for (index, mention) in note.mentions.enumerated() {
            json.raw(index == 0 ? "{\"id\":" : ",{\"id\":")
            json.identifier("m", index)
            json.raw(",")
            json.raw(CatalogFragments.kinds, Int(mention.kind.rawValue))
            json.raw(",")
            if mention.concept >= 0 {
                json.raw(words.concepts, Int(mention.concept))
            } else {
                json.raw("\"concept\":")
                if target < note.targetConcepts.count {
                    json.string(note.targetConcepts[target])
                } else {
                    json.raw("null")
                }
                json.raw(",\"name\":")
                json.string(note.text, mention.span)
            }
            if mention.kind == .target { target += 1 }
            json.raw(",\"text\":")
            json.string(note.text, mention.span)
            span(mention.span)
            if !mention.segments.isEmpty { segments(mention) }
            json.raw(",\"section\":")
            if mention.section >= 0 {
                json.raw(words.sectionKinds, Int(note.sections[Int(mention.section)].kind))
            } else {
                json.raw("null")
            }
            if mention.kind.isAsserted {
                json.raw(",")
                json.raw(CatalogFragments.assertions, CatalogFragments.index(of: mention.assertion))
                cues(mention)
            }
            json.raw(",")
            if mention.concept >= 0 { json.raw(words.codes, Int(mention.concept)) } else { json.raw("\"codes\":[]") }
            json.raw("}")
        }
        json.raw("]")
    }

    private mutating func segments(_ mention: Mention) {
        json.raw(",\"segments\":[")
        for (index, segment) in note.segments[mention.segments.range].enumerated() {
            json.raw(index == 0 ? "{\"start\":" : ",{\"start\":")
            json.integer(offsets.offset(of: segment.start))
            json.raw(",\"end\":")
            json.integer(offsets.offset(of: segment.end))
            json.raw("}")
        }
        json.raw("]")
    }

    private mutating func cues(_ mention: Mention) {
        json.raw(",\"cues\":[")
        for (index, cue) in note.cues(of: mention).enumerated() {
            json.raw(index == 0 ? "{" : ",{")
            json.raw(CatalogFragments.cueValues, Int(cue.value.rawValue))
            json.raw(",\"text\":")
            json.string(note.text, cue.span)
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
