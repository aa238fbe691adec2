// Every category once at least. A new check needs a row here.

extension CheckRow {
    static let all: [CheckRow] = files + characters + concepts + terms + values + rules

    private static let files = [
        CheckRow(
            "a table in a folder that nothing reads", ["site/more.tsv": [SmallLexicon.sites]],
            says: "site/more.tsv:0:0: warning: nothing reads this file; the folders are calcifications, concretions, "
                + "sites, conditions, morphology, measurements, sections, context, evidence and spelling [unknown-file]"
        ),
        CheckRow(
            "a header without a name", ["morphology/shapes.tsv": ["concept;terms;source"]],
            says: "morphology/shapes.tsv:0:0: error: the header has no column \"name\" [missing-column]"),
        CheckRow(
            "a header with a slip", ["morphology/shapes.tsv": ["concept;name;term;source"]],
            says: "morphology/shapes.tsv:0:0: warning: nothing reads the column \"term\", did you mean \"terms\"? "
                + "[unknown-column]"),
        CheckRow(
            "a tab inside a value", ["+context/negation.tsv": ["not;forward;negated;;usage;;"]],
            says: "context/negation.tsv:4:0: error: 7 cells where the header has 5 [too-many-cells]"),
    ]

    private static let characters = [
        CheckRow(
            "a soft hyphen", ["+conditions/all.tsv": ["leprosy;lep\u{AD}rosy;;;;usage"]],
            says: "conditions/all.tsv:4:12: error: U+00AD SOFT HYPHEN cannot be seen; take it out or write a plain "
                + "space [invisible-character]"),
        CheckRow(
            "a no-break space", ["+conditions/all.tsv": ["leprosy;old\u{A0}leprosy;;;;usage"]],
            says: "conditions/all.tsv:4:12: error: U+00A0 NO-BREAK SPACE cannot be seen; take it out or write a plain "
                + "space [invisible-character]"),
        CheckRow(
            "a Cyrillic letter in a Latin word", ["+conditions/all.tsv": ["leprosy;lepr\u{43E}sy;;;;usage"]],
            says: "conditions/all.tsv:4:13: error: U+043E CYRILLIC SMALL LETTER O stands in a Latin word, which no "
                + "note writes so [look-alike-character]"),
        CheckRow(
            "an accent of its own", ["+conditions/all.tsv": ["scler;Mo\u{308}nckeberg;;;;usage"]],
            says: "conditions/all.tsv:4:8: warning: U+0308 COMBINING DIAERESIS is not in composed form (NFC) "
                + "[not-normalised]"),
        CheckRow(
            "two spaces, and one behind a value", ["+conditions/all.tsv": ["leprosy;old  leprosy|leprous ;;;;usage"]],
            says: "conditions/all.tsv:4:13: warning: a space too many [double-space]",
            "conditions/all.tsv:4:29: warning: a space too many [double-space]"),
    ]

    private static let concepts = [
        CheckRow(
            "a line without an identifier", ["+conditions/all.tsv": [";leprosy;;;;usage"]],
            says: "conditions/all.tsv:4:1: error: the concept is empty [no-concept]"),
        CheckRow(
            "a line without a name", ["+conditions/all.tsv": ["leprosy;;leprous;;;usage"]],
            says: "conditions/all.tsv:4:9: error: the name is empty [empty-name]"),
        CheckRow(
            "an identifier of another kind", ["+conditions/all.tsv": ["kidney;renal disease;;;;usage"]],
            says:
                "calcifications/general.tsv:3:36: error: \"kidney\" is a condition, and a site is wanted here [wrong-kind]",
            "sites/all.tsv:2:1: error: \"kidney\" is a concept already (condition) [duplicate-concept]",
            "sites/all.tsv:3:29: error: \"kidney\" is a condition, \"renal-cortex\" is a site [unknown-parent]"),
        CheckRow(
            "a site with a slip", ["+calcifications/general.tsv": ["pumice-lung;pumice lung;;lungs;;;;;usage"]],
            says: "calcifications/general.tsv:4:26: error: there is no concept \"lungs\", did you mean \"lung\"? "
                + "[unknown-concept]"),
        CheckRow(
            "a condition where a site is wanted",
            ["+calcifications/general.tsv": ["x-body;x body;;tuberculosis;;;;;usage"]],
            says: "calcifications/general.tsv:4:16: error: \"tuberculosis\" is a condition, and a site is wanted here "
                + "[wrong-kind]"),
        CheckRow(
            "a parent that is not there", ["+sites/all.tsv": ["stomach;stomach;;;belly;;no;;usage"]],
            says: "sites/all.tsv:5:19: error: there is no concept \"belly\" [unknown-parent]"),
        CheckRow(
            "a concept that is its own ancestor",
            ["+sites/all.tsv": ["chest;chest;;;thorax;;no;;usage", "thorax;thorax;;;chest;;no;;usage"]],
            says: "sites/all.tsv:5:15: error: chest → thorax → chest [parent-cycle]",
            "sites/all.tsv:6:17: error: thorax → chest → thorax [parent-cycle]"),
    ]

    private static let terms = [
        CheckRow(
            "the same term, but for capitals and a hyphen",
            ["+conditions/all.tsv": ["milk;milk-alkali syndrome;Milk alkali syndrome;;;usage"]],
            says: "conditions/all.tsv:4:27: warning: \"Milk alkali syndrome\" stands in this line already "
                + "[duplicate-term]"),
        CheckRow(
            "a plural that is generated", ["+conditions/all.tsv": ["granuloma;granuloma;granulomata;;;usage"]],
            says: "conditions/all.tsv:4:21: warning: \"granulomata\" is found by \"granuloma\" in this line too "
                + "[listed-form]"),
        CheckRow(
            "a term of another concept", ["+conditions/all.tsv": ["leprosy;leprosy;TB;;;usage"]],
            says: "conditions/all.tsv:4:17: warning: \"TB\" belongs to \"tuberculosis\" (line 2) "
                + "[term-in-two-concepts]"),
        CheckRow(
            "one cue with two directions", ["+context/negation.tsv": ["no;backward;negated;;usage"]],
            says: "context/negation.tsv:4:1: warning: \"no\" belongs to a cue (forward negated) (line 2) "
                + "[term-in-two-concepts]"),
        CheckRow(
            "a denial inside a term", ["+calcifications/general.tsv": ["chalk;salt;no calcium seen;;;;;;usage"]],
            says:
                "calcifications/general.tsv:4:12: warning: \"no calcium seen\" takes its denial from the cues, and says that "
                + "something is there [swallowed-denial]"),
        CheckRow(
            "a look-alike of the same words", ["+calcifications/lookalikes.tsv": ["calcified;a word;usage"]],
            says: "calcifications/lookalikes.tsv:3:1: warning: \"calcified\" is always taken by \"calcification\" "
                + "(calcifications/general.tsv:2) [unreachable-term]"),
    ]

    private static let values = [
        CheckRow(
            "a likelihood that is none",
            ["context/possibility.tsv": [SmallLexicon.cues + ";likelihood", "probably;forward;possible;;usage;sure"]],
            says: "context/possibility.tsv:2:34: error: \"sure\" is none of low, intermediate, high [bad-value]"),
        CheckRow(
            "a likelihood of what is denied",
            ["context/negation.tsv": [SmallLexicon.cues + ";likelihood", "no;forward;negated;;NegEx;high"]],
            says: "context/negation.tsv:2:27: error: only a cue of doubt has a likelihood [bad-value]"),
        CheckRow(
            "a side with a slip", ["+sites/all.tsv": ["spleen;spleen;;;;lefft;no;;usage"]],
            says: "sites/all.tsv:5:18: error: \"lefft\" is no side [bad-value]"),
        CheckRow(
            "neither yes nor no", ["+sites/all.tsv": ["spleen;spleen;;;;left;nope;;usage"]],
            says: "sites/all.tsv:5:23: error: \"nope\" is none of yes, no; did you mean \"no\"? [bad-value]"),
        CheckRow(
            "a decimal comma",
            ["measurements/units.tsv": ["unit;terms;analyte;si;factor;source", "mmol/L;;calcium;mmol/L;1,0;SI unit"]],
            says: "measurements/units.tsv:2:24: error: \"1,0\" is no number (write 1.5, not 1,5) [bad-value]"),
        CheckRow(
            "a context of two words", ["+calcifications/general.tsv": ["mac;-mac;MAC;;;;mitral valve|echo;;usage"]],
            says: "calcifications/general.tsv:4:17: error: \"mitral valve\" is neither a concept nor a single word "
                + "[bad-value]"),
        CheckRow(
            "a code of no known system", ["+conditions/all.tsv": ["leprosy;leprosy;;;SNOMED:81004002;usage"]],
            says: "conditions/all.tsv:4:19: error: \"SNOMED\" is none of HPO, MONDO, DOID, UBERON, FMA, MESH, LOINC, "
                + "ICD10CM [bad-code]"),
        CheckRow(
            "a code with a digit too few",
            ["+conditions/all.tsv": ["leprosy;leprosy;;;ICD10CM:A30.9|HPO:HP:001076;usage"]],
            says: "conditions/all.tsv:4:33: error: \"HP:001076\" is no code of HPO, which are like HPO:HP:0010766 "
                + "[bad-code]"),
        CheckRow(
            "a code without its system", ["+conditions/all.tsv": ["leprosy;leprosy;;;A30;usage"]],
            says: "conditions/all.tsv:4:19: error: \"A30\" has no system [bad-code]"),
        CheckRow(
            "a line without a source", ["+conditions/all.tsv": ["leprosy;leprosy;;;;"]],
            says: "conditions/all.tsv:4:20: warning: the line names no source [no-source]"),
    ]

    private static let rules = [
        CheckRow(
            "a cue without a direction", ["+context/negation.tsv": ["without;;negated;;usage"]],
            says: "context/negation.tsv:4:9: error: \"without\" has no direction (forward, backward, both, terminate, "
                + "pseudo or asking) [cue-without-direction]"),
        CheckRow(
            "a unit that is not converted",
            ["+measurements/analytes.tsv": ["calcium;calcium;;mg/dL;8.8;10.4;5;20;;;usage"]],
            says: "measurements/analytes.tsv:3:18: warning: units.tsv has no line for calcium in mg/dL "
                + "[unused-analyte-unit]"),
        CheckRow(
            "a file of evidence for no type",
            ["evidence/dystropic.tsv": [SmallLexicon.evidence, "prior;;any;1;a start;Robbins"]],
            says: "evidence/dystropic.tsv:0:0: error: \"dystropic\" is no type of calcification "
                + "[evidence-for-unknown-type]"),
        CheckRow(
            "a weight in words", ["+evidence/dystrophic.tsv": ["prior;;any;much;a start;Robbins"]],
            says: "evidence/dystrophic.tsv:3:12: error: \"much\" is no number [bad-weight]"),
        CheckRow(
            "a weight that outweighs everything", ["+evidence/dystrophic.tsv": ["prior;;any;80;a start;Robbins"]],
            says: "evidence/dystrophic.tsv:3:12: warning: 80.0 is beyond ±8 [weight-out-of-range]"),
        CheckRow(
            "evidence from hearsay", ["+evidence/dystrophic.tsv": ["prior;;any;1;a start;usage"]],
            says: "evidence/dystrophic.tsv:3:22: warning: the evidence cites no source [no-citation]"),
        CheckRow(
            "evidence of what no line declares",
            ["+evidence/dystrophic.tsv": ["condition:tuberculsis;;any;1;a start;Robbins"]],
            says: "evidence/dystrophic.tsv:3:1: error: there is no concept \"tuberculsis\", did you mean "
                + "\"tuberculosis\"? [unknown-concept]"),
    ]
}
