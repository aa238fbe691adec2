internal import Annotations

/// A column of the CSV table: its name, what it means, and how a finding fills it. The header, the rows and the column
/// dictionary come from one list.
struct CSVColumn: Sendable {
    let name: String
    let meaning: String
    let fill: @Sendable (CSVRow, inout CSVCell) -> Void

    init(_ name: String, _ meaning: String, _ fill: @escaping @Sendable (CSVRow, inout CSVCell) -> Void) {
        self.name = name
        self.meaning = meaning
        self.fill = fill
    }
}

/// What a row is made from.
struct CSVRow {
    let note: AnnotatedNote
    let index: Int
    let offsets: OffsetTable
    let version: String

    var finding: Finding { note.findings[index] }
    var mention: Mention { note.mention(of: finding) }
    var words: FindingWords { FindingWords(note: note, finding: finding) }
}

extension CSVColumn {
    static let all: [CSVColumn] = [
        CSVColumn("document", "The note's identifier.") { $1.add($0.note.document.id) },
        CSVColumn("source", "The file the note was read from; empty for a stream.") { $1.add($0.note.document.source) },
        CSVColumn("finding", "The finding's identifier within the note, as in JSON.") {
            $1.add("f")
            $1.add($0.index + 1)
        },
        CSVColumn("mention", "The identifier of the mention it rests on; two findings may share one.") {
            $1.add("m")
            $1.add(Int($0.finding.mention) + 1)
        },
        CSVColumn("start", "Where the mention starts, in the unit of the column offsets.") {
            $1.add($0.offsets.offset(of: $0.mention.span.start))
        },
        CSVColumn("end", "Where the mention ends; the character there is no longer part of it.") {
            $1.add($0.offsets.offset(of: $0.mention.span.end))
        },
        CSVColumn("offsets", "The unit of start and end: scalar, utf8 or utf16.") { $1.add($0.offsets.unit.rawValue) },
        CSVColumn("text", "The words of the note that the mention covers.") { $1.add($0.mention.span, of: $0.note) },
        CSVColumn("concept", "The concept of the mention.") {
            $1.add($0.note.catalog.concepts[Int($0.mention.concept)].identifier)
        },
        CSVColumn("name", "The concept's plain name.") { $1.add($0.note.name(of: $0.mention)) },
        CSVColumn("section", "The kind of section the mention stands in.") { row, cell in
            let section = row.mention.section
            if section >= 0 { cell.add(row.note.kind(of: row.note.sections[Int(section)])) }
        },
        CSVColumn("certainty", "affirmed, possible or negated.") { $1.add($0.finding.assertion.certainty.label) },
        CSVColumn(
            "likelihood",
            "Of a possible finding how likely the words of doubt hold it to be: high, intermediate or low."
        ) { $1.add($0.note.likelihood(of: $0.finding)?.label) },
        CSVColumn("temporality", "current, historical or hypothetical.") {
            $1.add($0.finding.assertion.temporality.label)
        },
        CSVColumn("experiencer", "patient or other.") { $1.add($0.finding.assertion.experiencer.label) },
        CSVColumn("cues", "The words that decided the assertion, separated by |.") { row, cell in
            cell.add(each: row.words.cues) { $0.add($1.span, of: row.note) }
        },
        CSVColumn("site", "The structure that holds the deposit; empty where the note gives none.") {
            $1.add($0.words.site)
        },
        CSVColumn("site_path", "The site from the most specific name to the most general, separated by |.") {
            $1.add(each: $0.note.sitePath(of: $0.finding)) { $0.add($1) }
        },
        CSVColumn("laterality", "left, right, bilateral or midline; empty where the note gives none.") {
            $1.add($0.finding.laterality.label)
        },
        CSVColumn("morphology", "Shapes, patterns and distributions, separated by |.") {
            $1.add(each: $0.words.morphology) { $0.add($1) }
        },
        CSVColumn("size_value", "The size as the note gives it.") { row, cell in
            if let size = row.finding.size { cell.add(number: size.value) }
        },
        CSVColumn("size_unit", "mm or cm.") { $1.add($0.finding.size?.symbol) },
        CSVColumn("change", "new, stable, increased, decreased or resolved; empty where the note says nothing.") {
            $1.add($0.finding.change.label)
        },
        CSVColumn(
            "in_impression",
            "true or false: is the finding, or its site, in the impression too? Empty where there is none to be in."
        ) { $1.add($0.finding.inImpression.map { $0 ? "true" : "false" }) },
        CSVColumn("type", "The likely type; empty for a negated finding.") {
            $1.add($0.finding.suggestion?.type.label)
        },
        CSVColumn("probability", "The probability of that type, 0 to 1.") { row, cell in
            if let suggestion = row.finding.suggestion { cell.add(probabilityOf: suggestion) }
        },
        CSVColumn("evidence", "type weight: reason, for each piece of evidence, separated by |.") { row, cell in
            guard let suggestion = row.finding.suggestion else { return }
            cell.add(each: row.note.evidence(of: suggestion)) { cell, evidence in
                cell.add(evidence.type.label)
                cell.add(evidence.weight < 0 ? " " : " +")
                cell.add(decimal: evidence.weight)
                cell.add(": ")
                cell.add(row.note.catalog.evidenceRules[Int(evidence.rule)].reason)
            }
        },
        CSVColumn("missing", "What would settle the type, separated by |.") { row, cell in
            guard let suggestion = row.finding.suggestion else { return }
            cell.add(each: row.note.missing[suggestion.missing.range]) {
                $0.add(row.note.catalog.missingRules[Int($1)])
            }
        },
        CSVColumn("calcinote", "The version of Calcinote.") { $1.add($0.version) },
        CSVColumn("lexicon", "The version of the lexicon.") { $1.add($0.note.catalog.version.version) },
    ]
}
