internal import Annotations

/// A column of the CSV table: its name, what it means, and how a finding fills it. The header, the rows and the column
/// dictionary come from one list.
struct CSVColumn: Sendable {
    /// A cell: text is guarded against being read as a formula, a number is not.
    enum Cell {
        case text(String)
        case number(String)
        case empty

        init(_ text: String?) { self = text.map(Cell.text) ?? .empty }
    }

    let name: String
    let meaning: String
    let cell: @Sendable (CSVRow) -> Cell

    init(_ name: String, _ meaning: String, _ cell: @escaping @Sendable (CSVRow) -> Cell) {
        self.name = name
        self.meaning = meaning
        self.cell = cell
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
        CSVColumn("document", "The note's identifier.") { .text($0.note.document.id) },
        CSVColumn("source", "The file the note was read from; empty for a stream.") { .init($0.note.document.source) },
        CSVColumn("finding", "The finding's identifier within the note, as in JSON.") { .text("f\($0.index + 1)") },
        CSVColumn("mention", "The identifier of the mention it rests on; two findings may share one.") {
            .text("m\($0.finding.mention + 1)")
        },
        CSVColumn("start", "Where the mention starts, in the unit of the column offsets.") {
            .number(String($0.offsets.offset(of: $0.mention.span.start)))
        },
        CSVColumn("end", "Where the mention ends; the character there is no longer part of it.") {
            .number(String($0.offsets.offset(of: $0.mention.span.end)))
        },
        CSVColumn("offsets", "The unit of start and end: scalar, utf8 or utf16.") { .text($0.offsets.unit.rawValue) },
        CSVColumn("text", "The words of the note that the mention covers.") { .text($0.note.text(of: $0.mention)) },
        CSVColumn("concept", "The concept of the mention.") {
            .text($0.note.catalog.concepts[Int($0.mention.concept)].identifier)
        },
        CSVColumn("name", "The concept's plain name.") { .text($0.note.name(of: $0.mention)) },
        CSVColumn("section", "The kind of section the mention stands in.") { row in
            let section = row.mention.section
            return .init(section < 0 ? nil : row.note.kind(of: row.note.sections[Int(section)]))
        },
        CSVColumn("certainty", "affirmed, possible or negated.") { .text($0.finding.assertion.certainty.label) },
        CSVColumn(
            "likelihood",
            "Of a possible finding how likely the words of doubt hold it to be: high, intermediate or low."
        ) {
            .init($0.note.likelihood(of: $0.finding)?.label)
        },
        CSVColumn("temporality", "current, historical or hypothetical.") {
            .text($0.finding.assertion.temporality.label)
        },
        CSVColumn("experiencer", "patient or other.") { .text($0.finding.assertion.experiencer.label) },
        CSVColumn("cues", "The words that decided the assertion, separated by |.") { row in
            .init(row.words.cues.map { row.note.text[$0.span] }.joinedOrNil)
        },
        CSVColumn("site", "The structure that holds the deposit; empty where the note gives none.") {
            .init($0.words.site)
        },
        CSVColumn("site_path", "The site from the most specific name to the most general, separated by |.") {
            .init($0.note.sitePath(of: $0.finding).joinedOrNil)
        },
        CSVColumn("laterality", "left, right, bilateral or midline; empty where the note gives none.") {
            .init($0.finding.laterality.label)
        },
        CSVColumn("morphology", "Shapes, patterns and distributions, separated by |.") {
            .init($0.words.morphology.joinedOrNil)
        },
        CSVColumn("size_value", "The size as the note gives it.") {
            $0.finding.size.map { .number(FindingWords.number($0.value)) } ?? .empty
        },
        CSVColumn("size_unit", "mm or cm.") { .init($0.finding.size?.symbol) },
        CSVColumn("change", "new, stable, increased, decreased or resolved; empty where the note says nothing.") {
            .init($0.finding.change.label)
        },
        CSVColumn(
            "in_impression",
            "true or false: is the finding, or its site, in the impression too? Empty where there is none to be in."
        ) { .init($0.finding.inImpression.map { $0 ? "true" : "false" }) },
        CSVColumn("type", "The likely type; empty for a negated finding.") {
            .init($0.finding.suggestion?.type.label)
        },
        CSVColumn("probability", "The probability of that type, 0 to 1.") {
            $0.finding.suggestion.map { .number(FindingWords.probability($0.type, in: $0)) } ?? .empty
        },
        CSVColumn("evidence", "type weight: reason, for each piece of evidence, separated by |.") { row in
            guard let suggestion = row.finding.suggestion else { return .empty }
            return .init(
                row.note.evidence(of: suggestion).map { evidence in
                    let sign = evidence.weight < 0 ? "" : "+"
                    let reason = row.note.catalog.evidenceRules[Int(evidence.rule)].reason
                    return "\(evidence.type.label) \(sign)\(FindingWords.decimal(evidence.weight)): \(reason)"
                }.joinedOrNil)
        },
        CSVColumn("missing", "What would settle the type, separated by |.") { row in
            guard let suggestion = row.finding.suggestion else { return .empty }
            return .init(
                row.note.missing[suggestion.missing.range].map { row.note.catalog.missingRules[Int($0)] }.joinedOrNil)
        },
        CSVColumn("calcinote", "The version of Calcinote.") { .text($0.version) },
        CSVColumn("lexicon", "The version of the lexicon.") { .text($0.note.catalog.version.version) },
    ]
}

extension [String] {
    /// The parts with a bar between, or nil where there are none.
    fileprivate var joinedOrNil: String? { isEmpty ? nil : joined(separator: "|") }
}
