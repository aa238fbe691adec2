public import Annotations

/// An explanation for programs, schema `calcinote-explanation/1`: mentions and findings have the numbers that `annotate` gives them.
public struct ExplanationJSON: ~Copyable {
    private let note: AnnotatedNote
    private let offsets: OffsetTable
    private var json = JSONBuffer()

    private init(_ explanation: Explanation, _ unit: OffsetUnit) {
        note = explanation.note
        offsets = OffsetTable(explanation.note.text, unit: unit)
    }

    /// - Parameter finding: only this one, counted from 0.
    public static func bytes(_ explanation: Explanation, finding: Int? = nil, offsets: OffsetUnit = .scalar) -> [UInt8]
    {
        var page = ExplanationJSON(explanation, offsets)
        page.json.raw("{\"schema\":\"calcinote-explanation/1\",\"document\":{\"id\":")
        page.json.string(explanation.note.document.id)
        page.json.raw(",\"offsets\":")
        page.json.string(offsets.rawValue)
        page.json.raw("},\"findings\":")
        page.list(explanation.findings.filter { finding == nil || $0.finding == finding }) { $0.add($1) }
        page.json.raw("}\n")
        return page.json.bytes
    }

    private mutating func list<Items: Sequence>(
        _ items: Items, _ write: (inout ExplanationJSON, Items.Element) -> Void
    ) {
        json.raw("[")
        for (index, item) in items.enumerated() {
            if index > 0 { json.raw(",") }
            write(&self, item)
        }
        json.raw("]")
    }

    private mutating func add(_ own: FindingExplanation) {
        let finding = note.findings[own.finding]
        let mention = note.mention(of: finding)
        json.raw("{\"id\":")
        json.identifier("f", own.finding)
        json.raw(",\"mention\":")
        json.identifier("m", Int(finding.mention))
        text(",\"certainty\":", finding.assertion.certainty.label)
        text(",\"temporality\":", finding.assertion.temporality.label)
        text(",\"experiencer\":", finding.assertion.experiencer.label)
        text(",\"section\":", note.kind(of: note.sections[Int(mention.section)]))
        json.raw(",\"sentence\":{")
        place(own.sentence)
        json.raw("},\"tokens\":")
        list(own.tokens) { page, token in
            page.json.raw("{")
            page.place(token)
            page.json.raw("}")
        }
        json.raw(",\"cues\":")
        list(own.cues) { $0.add($1) }
        json.raw(",\"sites\":")
        list(own.sites) { $0.add($1) }
        if let suggestion = finding.suggestion {
            json.raw(",\"suggestion\":")
            add(suggestion)
            json.raw(",\"notCounted\":")
            list(own.refused) { page, item in page.add(item.evidence, why: item.reason.rawValue) }
        }
        json.raw("}")
    }

    private mutating func add(_ item: ConsideredCue) {
        json.raw("{")
        place(item.cue.span)
        text(",\"axis\":", item.cue.value.axis.label)
        text(",\"value\":", item.cue.value.label)
        text(",\"rule\":", ExplanationText.line(of: item.cue, in: note))
        json.raw(",\"reach\":")
        list(item.reach) { page, span in
            page.json.raw("{")
            page.place(span)
            page.json.raw("}")
        }
        json.raw(item.outcome == .decided ? ",\"decided\":true" : ",\"decided\":false")
        if item.outcome != .decided { text(",\"why\":", item.outcome.rawValue) }
        json.raw("}")
    }

    private mutating func add(_ site: ConsideredSite) {
        let concept = note.catalog.concepts[Int(site.concept)]
        text("{\"concept\":", concept.identifier)
        text(",\"name\":", concept.name)
        if site.mention >= 0 {
            json.raw(",\"mention\":")
            json.identifier("m", Int(site.mention))
        }
        json.raw(site.outcome.isTaken ? ",\"taken\":true" : ",\"taken\":false")
        text(",\"why\":", site.outcome.rawValue)
        json.raw("}")
    }

    private mutating func add(_ suggestion: Suggestion) {
        text("{\"type\":", suggestion.type.label)
        json.raw(",\"ranking\":")
        let evidence = note.evidence(of: suggestion)
        list(suggestion.ranking) { page, type in
            page.text("{\"type\":", type.label)
            page.json.raw(",\"score\":")
            page.json.decimal(suggestion.score(type))
            page.json.raw(",\"probability\":")
            page.json.copy(FindingWords.probability(type, in: suggestion))
            page.json.raw(",\"evidence\":")
            page.list(evidence.filter { $0.type == type }) { $0.add($1, why: nil) }
            page.json.raw("}")
        }
        json.raw(",\"missing\":")
        list(note.missing[suggestion.missing.range]) { page, rule in
            page.text("{\"asksFor\":", page.note.catalog.missingRules[Int(rule)])
            if page.note.catalog.missingReasons.indices.contains(Int(rule)) {
                page.words(of: page.note.catalog.missingReasons[Int(rule)])
            }
            page.json.raw("}")
        }
        json.raw("}")
    }

    private mutating func add(_ piece: Evidence, why: String?) {
        text("{\"type\":", piece.type.label)
        json.raw(",\"weight\":")
        json.decimal(piece.weight)
        if piece.mention >= 0 {
            json.raw(",\"mention\":")
            json.identifier("m", Int(piece.mention))
            json.raw(",")
            place(note.mentions[Int(piece.mention)].span)
        }
        words(of: note.catalog.evidenceRules[Int(piece.rule)])
        if let why { text(",\"why\":", why) }
        json.raw("}")
    }

    private mutating func words(of rule: Catalog.EvidenceRule) {
        text(",\"reason\":", rule.reason)
        text(",\"rule\":", rule.line)
        text(",\"source\":", rule.source)
    }

    private mutating func text(_ member: StaticString, _ value: String) {
        json.raw(member)
        json.string(value)
    }

    private mutating func place(_ span: Span) {
        json.raw("\"text\":")
        json.string(note.text[span])
        json.raw(",\"start\":")
        json.integer(offsets.offset(of: span.start))
        json.raw(",\"end\":")
        json.integer(offsets.offset(of: span.end))
    }
}
