internal import Lexicons
internal import Testing

/// A fault, and what the checker says of it, word for word.
struct CheckRow: Sendable, CustomTestStringConvertible {
    var name: String
    var changes: [String: [String]]
    var says: [String]

    init(_ name: String, _ changes: [String: [String]], says: String...) {
        self.name = name
        self.changes = changes
        self.says = says
    }

    var testDescription: String { name }
}

@Suite struct `Lexicon checks` {
    @Test func `a sound lexicon has no problem`() {
        #expect(SmallLexicon.problems([:], isPedantic: true) == [])
    }

    @Test(arguments: CheckRow.all)
    func `each fault is told with its place and category`(row: CheckRow) {
        #expect(SmallLexicon.problems(row.changes, isPedantic: true) == row.says)
    }

    @Test func `a term of nothing known, twice, is told like any other`() {
        let studies = SmallLexicon.problems([
            "sites/studies.tsv": ["terms;site;source", "mammogram|CT;;usage", "mammogram|CT;lung;usage"]
        ])
        #expect(studies.contains { $0.contains("is always taken by a term of nothing that is known") })
        let flags = SmallLexicon.problems([
            "measurements/flags.tsv": ["interpretation;terms;source", "link;serum;usage", "high;serum;usage"]
        ])
        #expect(flags.contains { $0.contains("is always taken by a flag (link)") })
    }

    @Test func `every category has a row`() {
        let told = Set(CheckRow.all.flatMap(\.says).compactMap { $0.split(separator: "[").last?.dropLast() })
        for check in LexiconCheck.all where !["no-lexicon", "unreadable", "encoding"].contains(check.category) {
            #expect(told.contains(Substring(check.category)), "no row says [\(check.category)]")
        }
    }

    @Test func `categories are told apart`() {
        let categories = LexiconCheck.all.map(\.category)
        #expect(Set(categories).count == categories.count)
    }

    @Test func `one run tells everything, in the order of the files and lines`() {
        let problems = SmallLexicon.problems([
            "+sites/all.tsv": ["stomach;stomach;;;belly;;no;;usage", ";;;;;;;;usage"],
            "+context/negation.tsv": ["without;onward;negated;;usage"],
            "+evidence/dystrophic.tsv": ["condition:leprosy;;any;much;old leprosy;a book"],
        ])
        #expect(
            problems == [
                "context/negation.tsv:4:9: error: \"without\" has no direction (forward, backward, both, terminate, "
                    + "pseudo or asking) [cue-without-direction]",
                "evidence/dystrophic.tsv:3:24: error: \"much\" is no number [bad-weight]",
                "sites/all.tsv:5:19: error: there is no concept \"belly\" [unknown-parent]",
                "sites/all.tsv:6:1: error: the concept is empty [no-concept]",
                "sites/all.tsv:6:2: error: the name is empty [empty-name]",
            ])
    }

    @Test func `a file that is not UTF-8 is told, and the rest is checked`() {
        var folder = SmallLexicon.folder(["+sites/all.tsv": ["stomach;stomach;;;belly;;no;;usage"]])
        folder.files.append(("conditions/latin1.tsv", [0x63, 0xE9, 0x0A]))
        #expect(
            LexiconChecker.check(folder).map(\.description) == [
                "conditions/latin1.tsv:0:0: error: the file is not valid UTF-8 [encoding]",
                "sites/all.tsv:5:19: error: there is no concept \"belly\" [unknown-parent]",
            ])
    }

    @Test func `a folder that is not there, or holds no table, is an error`() {
        #expect(throws: LexiconError.self) { try LexiconChecker.check(folder: "/no/such/folder") }
    }

    @Test func `forms that are generated are told only where asked for`() {
        let changes = ["+conditions/all.tsv": ["granuloma;granuloma;granulomata|granulomas;;;usage"]]
        #expect(SmallLexicon.problems(changes) == [])
        #expect(SmallLexicon.problems(changes, isPedantic: true).count == 2)
    }

    @Test func `sentences that test the terms are no part of the lexicon`() {
        #expect(SmallLexicon.problems(["sites/tests.tsv": ["concept;must;sentence", "kidney;match;A kidney."]]) == [])
    }
}
