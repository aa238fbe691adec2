internal import Testing

/// Terms, a text, and what is found in it: `mineral calcified`, in the order of the text.
struct MatchRow: Sendable, CustomTestStringConvertible {
    var name: String
    var minerals: [String] = []
    var lookalikes: [String] = []
    var sites: [String] = []
    var adjectives: [String] = []
    var conditions: [String] = []
    var cues: [String] = []
    var text: String
    var finds: [String]

    var testDescription: String { name }

    func lexicon() throws -> TestLexicon {
        try TestLexicon(
            minerals: minerals, lookalikes: lookalikes, sites: sites, adjectives: adjectives, conditions: conditions,
            cues: cues)
    }

    static let all = basics + longest + groups + letterCase + hyphens + unicode + forms

    static let basics = [
        MatchRow(name: "an empty note", minerals: ["calcified"], text: "", finds: []),
        MatchRow(name: "no term at all", text: "Calcified node.", finds: []),
        MatchRow(name: "one word", minerals: ["calcified"], text: "A calcified node.", finds: ["mineral calcified"]),
        MatchRow(
            name: "first and last word", minerals: ["calcified"], text: "calcified or calcified",
            finds: ["mineral calcified", "mineral calcified"]),
        MatchRow(name: "not inside a word", minerals: ["calcific"], text: "acalcific calcificx", finds: []),
        MatchRow(
            name: "a term across a line break", minerals: ["psammoma body"], text: "psammoma\nbody",
            finds: ["mineral psammoma\nbody"]),
        MatchRow(name: "not across an empty line", minerals: ["psammoma body"], text: "psammoma\n\nbody", finds: []),
        MatchRow(name: "not across a comma", minerals: ["psammoma body"], text: "psammoma, body", finds: []),
        MatchRow(
            name: "a comma that the term has", sites: ["artery, splenic"], text: "the artery, splenic",
            finds: ["site artery, splenic"]),
    ]

    static let longest = [
        MatchRow(
            name: "the longest wins", sites: ["aortic arch", "aortic arch branch", "arch"], text: "aortic arch branch",
            finds: ["site aortic arch branch"]),
        MatchRow(
            name: "a longer one that fails gives back the shorter",
            sites: ["aortic arch", "aortic arch branch vessel"],
            text: "aortic arch branch", finds: ["site aortic arch"]),
        MatchRow(
            name: "what began first covers", sites: ["left lung apex", "lung apex scar"], text: "left lung apex scar",
            finds: ["site left lung apex"]),
        MatchRow(
            name: "behind the covered words all starts anew", sites: ["left lung", "lung apex", "apex"],
            text: "left lung apex", finds: ["site left lung", "site apex"]),
        MatchRow(
            name: "a look-alike covers the words inside", minerals: ["calcium"],
            lookalikes: ["calcium channel blocker"],
            text: "calcium channel blocker, calcium",
            finds: ["lookalike calcium channel blocker", "mineral calcium"]),
        MatchRow(
            name: "a longer term goes over a look-alike", minerals: ["calcium score of"], lookalikes: ["calcium score"],
            text: "calcium score of 12", finds: ["mineral calcium score of"]),
    ]

    static let groups = [
        MatchRow(
            name: "groups do not cover each other", minerals: ["porcelain gallbladder"], sites: ["gallbladder"],
            text: "porcelain gallbladder", finds: ["mineral porcelain gallbladder", "site gallbladder"]),
        MatchRow(
            name: "one phrase in two groups", sites: ["fistula"], conditions: ["fistula"], text: "fistula",
            finds: ["site fistula", "condition fistula"]),
        MatchRow(
            name: "a cue beside a term", minerals: ["calcification"], cues: ["no"], text: "No calcification.",
            finds: ["cue No", "mineral calcification"]),
    ]

    static let letterCase = [
        MatchRow(
            name: "capitals count for nothing in words", minerals: ["calcified"], text: "CALCIFIED Calcified cAlCiFied",
            finds: ["mineral CALCIFIED", "mineral Calcified", "mineral cAlCiFied"]),
        MatchRow(
            name: "an abbreviation counts in capitals", minerals: ["MAC"], text: "mac Mac MAC", finds: ["mineral MAC"]),
        MatchRow(
            name: "an abbreviation has a plural", conditions: ["PSV"], text: "PSVs PSVS psvs",
            finds: ["condition PSVs", "condition PSVS"]),
        MatchRow(
            name: "an abbreviation behind a stray accent is no word in capitals", conditions: ["TB"],
            text: "\u{301}TB and TB.", finds: ["condition TB"]),
        MatchRow(
            name: "an abbreviation in a line of capitals", conditions: ["TB"], text: "OLD TB OF THE LUNG",
            finds: ["condition TB"]),
        MatchRow(
            name: "six letters are a word", conditions: ["SARCOID"], text: "sarcoid", finds: ["condition sarcoid"]),
    ]
}
