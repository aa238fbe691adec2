/// The concepts of a lexicon with their terms, codes and places, for reading, searching and handing on.
///
/// ```
/// site  kidney  kidney  native kidney|ren|renal  UBERON:UBERON:0002113    sites/urinary.tsv:3
/// ```
public struct LexiconListing: Sendable {
    public struct Entry: Sendable {
        public var kind: MentionKind
        public var identifier: String
        public var name: String
        /// As the tables have them, without the name itself.
        public var terms: [String]
        /// The next more general concept, or empty.
        public var parent: String
        public var codes: [String]
        /// `sites/urinary.tsv:3`; empty for a concept that no line declares (`size`).
        public var place: String
    }

    /// By kind, then in the order of the tables.
    public let entries: [Entry]

    /// - Parameter kinds: the kinds wanted; all where empty.
    public init(_ folder: LexiconFolder, kinds: Set<MentionKind> = []) {
        let survey = LexiconSurvey(folder)
        var terms: [ConceptIndex: [ListedTerm]] = [:]
        for term in survey.terms where Self.isNamed(term.term) { terms[term.term.payload, default: []].append(term) }
        var entries: [Entry] = []
        for kind in MentionKind.allCases where kinds.isEmpty || kinds.contains(kind) {
            for (index, concept) in survey.compiler.concepts.enumerated() where concept.kind == kind {
                let own = terms[ConceptIndex(index)] ?? []
                var words: [String] = []
                for term in own where term.text != concept.name && !words.contains(term.text) {
                    words.append(term.text)
                }
                entries.append(
                    Entry(
                        kind: kind, identifier: concept.identifier, name: concept.name, terms: words,
                        parent: concept.parent < 0 ? "" : survey.compiler.concepts[Int(concept.parent)].identifier,
                        codes: concept.codes.map { "\($0.system):\($0.code)" },
                        place: own.first.map { "\($0.file):\($0.line)" } ?? ""))
            }
        }
        self.entries = entries
    }

    private static func isNamed(_ term: Term) -> Bool {
        switch term.group {
        case .mineral, .site, .condition, .morphology, .typeWord, .analyte: term.payload >= 0
        default: false
        }
    }

    /// A header and a line each, with tabs between and `|` inside a cell.
    public var tsv: String {
        entries.reduce(into: "kind\tconcept\tname\tterms\tparent\tcodes\tplace\n") { text, entry in
            let cells = [
                entry.kind.label, entry.identifier, entry.name, entry.terms.joined(separator: "|"), entry.parent,
                entry.codes.joined(separator: "|"), entry.place,
            ]
            text += cells.joined(separator: "\t") + "\n"
        }
    }

    /// An array of objects, one a line.
    public var json: String {
        let lines = entries.map { entry in
            let members = [
                ("kind", Self.quoted(entry.kind.label)), ("concept", Self.quoted(entry.identifier)),
                ("name", Self.quoted(entry.name)), ("terms", Self.array(entry.terms)),
                ("parent", entry.parent.isEmpty ? "null" : Self.quoted(entry.parent)),
                ("codes", Self.array(entry.codes)), ("place", Self.quoted(entry.place)),
            ]
            return "{" + members.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
        }
        return "[\n" + lines.joined(separator: ",\n") + "\n]\n"
    }

    private static func array(_ values: [String]) -> String { "[" + values.map(quoted).joined(separator: ", ") + "]" }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
