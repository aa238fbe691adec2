/// Which columns a table has and what may stand in them: the README of the lexicon, as values.
///
/// `sites/lung.tsv` has the columns `concept name terms adjectives parent laterality paired codes source`; its `paired` is
/// `yes` or `no`.
package struct LexiconSchema: Sendable {
    /// What the cells of a column hold.
    package enum Content: Sendable {
        case words, identifier, reference, codes, source
        /// One of these, or nothing.
        case oneOf([String])
        /// Any of these, with `|` between.
        case someOf([String])
        case number
        case wholeNumber
    }

    package struct Column: Sendable {
        package var name: String
        package var content: Content
        /// Without it, the table says nothing.
        package var isRequired = false
    }

    package var columns: [Column]
    /// The column that names the line and is never empty.
    package var naming: String

    package func column(_ name: String) -> Column? { columns.first { $0.name == name } }

    /// The schema of a file by its path, or nil where nothing reads it.
    package static func of(_ table: LexiconTable) -> LexiconSchema? {
        switch (table.folder, table.name) {
        case (_, "lookalikes"): lookalikes
        case ("calcifications", "type-words"): typeWords
        case ("calcifications", _), ("concretions", _): minerals
        case ("sites", "roles"): siteRoles
        case ("sites", "regions"): siteRegions
        case ("sites", "implied"): impliedSites
        case ("sites", "wholes"): wholes
        case ("sites", "studies"): studies
        case ("sites", "compositions"): compositions
        case ("sites", "ambiguous"): ambiguousSites
        case ("sites", "headed"): headedSites
        case ("sites", _): sites
        case ("conditions", _): conditions
        case ("morphology", _): morphology
        case ("measurements", "analytes"): analytes
        case ("measurements", "units"): units
        case ("measurements", "flags"): flags
        case ("sections", _): sections
        case ("context", "abbreviations"): abbreviations
        case ("context", "standing"): standing
        case ("context", "wording"): wording
        case ("context", _): cues
        case ("evidence", "missing"): missing
        case ("evidence", "calibration"): calibration
        case ("evidence", _): evidence
        case ("spelling", "prefixes"): prefixes
        case ("spelling", _): realWords
        default: nil
        }
    }
}

extension LexiconSchema {
    private static let types = CalcificationType.allCases.map(\.label)
    private static let source = Column(name: "source", content: .source)
    private static let codes = Column(name: "codes", content: .codes)
    private static let concept = Column(name: "concept", content: .identifier, isRequired: true)
    private static let name = Column(name: "name", content: .words, isRequired: true)
    private static let terms = Column(name: "terms", content: .words)

    private static func columns(_ columns: [Column], naming: String = "name") -> LexiconSchema {
        LexiconSchema(columns: columns, naming: naming)
    }

    static let lookalikes = columns(
        [
            Column(name: "term", content: .words, isRequired: true), Column(name: "reason", content: .words), source,
        ], naming: "term")

    static let minerals = columns([
        concept, name, terms, Column(name: "site", content: .reference),
        Column(name: "certainty", content: .oneOf(["negated"])), Column(name: "type", content: .oneOf(types)),
        Column(name: "context", content: .words), codes, source,
    ])

    static let typeWords = columns([
        concept, name, terms, Column(name: "type", content: .oneOf(types), isRequired: true), source,
    ])

    static let sites = columns([
        concept, name, terms, Column(name: "adjectives", content: .words),
        Column(name: "parent", content: .reference),
        Column(name: "laterality", content: .oneOf(["left", "right", "midline", "bilateral"])),
        Column(name: "paired", content: .oneOf(["yes", "no"])), codes, source,
    ])

    static let siteRoles = columns(
        [
            Column(name: "concept", content: .reference, isRequired: true),
            Column(name: "role", content: .oneOf(["region", "tissue"]), isRequired: true), source,
        ], naming: "concept")

    static let siteRegions = columns(
        [
            Column(name: "region", content: .oneOf(BodyRegion.allCases.map(\.label)), isRequired: true),
            Column(name: "site", content: .reference, isRequired: true), source,
        ], naming: "region")

    static let impliedSites = columns(
        [
            Column(name: "condition", content: .reference, isRequired: true),
            Column(name: "site", content: .reference, isRequired: true), source,
        ], naming: "condition")

    static let wholes = columns(
        ["site", "whole"].map { Column(name: $0, content: .reference, isRequired: true) } + [source], naming: "site")

    static let studies = columns(
        [
            Column(name: "terms", content: .words, isRequired: true),
            Column(name: "site", content: .reference, isRequired: true), source,
        ], naming: "terms")

    static let compositions = columns(
        ["place", "tissue", "site"].map { Column(name: $0, content: .reference, isRequired: true) } + [source],
        naming: "place")

    static let ambiguousSites = columns(
        ["site", "near", "becomes"].map { Column(name: $0, content: .reference, isRequired: true) } + [source],
        naming: "site")

    static let headedSites = columns(
        ["site", "heading", "becomes"].map { Column(name: $0, content: .reference, isRequired: true) } + [source],
        naming: "site")

    static let conditions = columns([
        concept, name, terms, Column(name: "parent", content: .reference), codes, source,
        Column(name: "context", content: .words),
    ])

    static let morphology = columns([concept, name, terms, Column(name: "parent", content: .reference), source])

    static let analytes = columns([
        concept, name, terms, Column(name: "unit", content: .words), Column(name: "low", content: .number),
        Column(name: "high", content: .number), Column(name: "min", content: .number),
        Column(name: "max", content: .number), Column(name: "strict", content: .words), codes, source,
    ])

    static let units = columns(
        [
            Column(name: "unit", content: .words, isRequired: true), terms,
            Column(name: "analyte", content: .reference), Column(name: "si", content: .words, isRequired: true),
            Column(name: "factor", content: .number, isRequired: true), source,
        ], naming: "unit")

    static let flags = columns(
        [
            Column(
                name: "interpretation",
                content: .oneOf(["high", "low", "normal", "abnormal"] + MeasureWord.allCases.map { "\($0)" }),
                isRequired: true),
            terms, source,
        ], naming: "interpretation")

    static let sections = columns(
        [
            Column(name: "kind", content: .identifier, isRequired: true),
            Column(name: "titles", content: .words, isRequired: true), Column(name: "subject", content: .reference),
            Column(name: "temporality", content: .oneOf(["current", "historical", "hypothetical"])),
            Column(name: "certainty", content: .oneOf(["affirmed", "possible", "negated"])),
            Column(name: "experiencer", content: .oneOf(["patient", "other"])),
            Column(name: "role", content: .oneOf(["body", "conclusion", "request"])), source,
        ], naming: "kind")

    static let abbreviations = columns(
        [Column(name: "abbreviation", content: .words, isRequired: true), source], naming: "abbreviation")

    static let standing = columns(
        [
            Column(name: "concept", content: .reference, isRequired: true),
            Column(name: "when", content: .oneOf(["always", "alone"]), isRequired: true), source,
        ], naming: "concept")

    static let wording = columns(
        [
            Column(name: "word", content: .words, isRequired: true),
            Column(name: "use", content: .oneOf(WordUse.allCases.map(\.label)), isRequired: true), source,
        ], naming: "word")

    static let cues = columns(
        [
            Column(name: "cue", content: .words, isRequired: true),
            Column(name: "direction", content: .words, isRequired: true),
            Column(
                name: "value",
                content: .oneOf([
                    "negated", "possible", "historical", "hypothetical", "other", "affirmed", "all", "certainty",
                    "temporality", "experiencer",
                ]), isRequired: true),
            Column(name: "limit", content: .wholeNumber), source,
            Column(name: "likelihood", content: .oneOf(Likelihood.allCases.map(\.label))),
        ], naming: "cue")

    static let realWords = columns(
        [
            Column(name: "word", content: .words, isRequired: true), Column(name: "reason", content: .words), source,
        ], naming: "word")

    static let prefixes = columns(
        [
            Column(name: "prefixes", content: .words, isRequired: true), Column(name: "reason", content: .words),
            source,
        ], naming: "prefixes")

    static let evidence = columns(
        [
            Column(name: "when", content: .words, isRequired: true),
            Column(name: "needs", content: .someOf(["affirmed", "negated", "possible"])),
            Column(name: "where", content: .words), Column(name: "weight", content: .words, isRequired: true),
            Column(name: "reason", content: .words, isRequired: true), source,
        ], naming: "when")

    static let missing = columns(
        [
            Column(name: "type", content: .oneOf(types), isRequired: true),
            Column(name: "asks-for", content: .words, isRequired: true),
            Column(name: "when-absent", content: .words, isRequired: true), Column(name: "where", content: .words),
            Column(name: "reason", content: .words, isRequired: true), source,
        ], naming: "asks-for")

    static let calibration = columns([
        Column(name: "name", content: .oneOf(["factor", "settled", "contender"]), isRequired: true),
        Column(name: "value", content: .number, isRequired: true), Column(name: "reason", content: .words), source,
    ])
}
