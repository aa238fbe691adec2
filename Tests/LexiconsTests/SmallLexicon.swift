internal import Lexicons

/// Lexicons of a few lines, in memory. Cells are written with `;` between, for legibility.
enum SmallLexicon {
    static let minerals = "concept;name;terms;site;certainty;type;context;codes;source"
    static let sites = "concept;name;terms;adjectives;parent;laterality;paired;codes;source"
    static let conditions = "concept;name;terms;parent;codes;source"
    static let cues = "cue;direction;value;limit;source"
    static let evidence = "when;needs;where;weight;reason;source"

    /// A lexicon without a fault.
    static let sound: [String: [String]] = [
        "calcifications/general.tsv": [
            minerals, "calcification;calcification;calcified|calcific;;;;;HPO:HP:0010766;HPO 2026-02-16",
            "nephrocalcinosis;nephrocalcinosis;;kidney;;;;;usage",
        ],
        "calcifications/lookalikes.tsv": ["term;reason;source", "de-calcification;processing of a specimen;usage"],
        "sites/all.tsv": [
            sites, "kidney;kidney;;renal;;;yes;UBERON:UBERON:0002113;usage",
            "renal-cortex;renal cortex;;;kidney;;yes;;usage", "lung;lung;;pulmonary;;;yes;;usage",
        ],
        "conditions/all.tsv": [
            conditions, "tuberculosis;tuberculosis;TB;;ICD10CM:A15.9;usage",
            "hyperparathyroidism;hyperparathyroidism;HPT;;;usage",
        ],
        "context/negation.tsv": [cues, "no;forward;negated;;NegEx", "but;terminate;all;;NegEx"],
        "measurements/analytes.tsv": [
            "concept;name;terms;unit;low;high;min;max;strict;codes;source",
            "calcium;calcium;serum calcium;mmol/L;2.2;2.6;1;5;;LOINC:17861-6;usage",
        ],
        "measurements/units.tsv": ["unit;terms;analyte;si;factor;source", "mmol/L;;calcium;mmol/L;1;SI unit"],
        "sections/all.tsv": [
            "kind;titles;subject;temporality;certainty;experiencer;role;source",
            "findings;findings;;;;;body;usage",
        ],
        "evidence/dystrophic.tsv": [
            evidence, "condition:tuberculosis;affirmed;lung;2;old tuberculosis;Robbins 10th ed., ch. 8",
        ],
    ]

    /// The sound lexicon with some files replaced, or lines added where a path begins with `+`.
    static func folder(_ changes: [String: [String]]) -> LexiconFolder {
        var files = sound
        for (path, lines) in changes {
            if path.hasPrefix("+") {
                files[String(path.dropFirst()), default: []] += lines
            } else {
                files[path] = lines
            }
        }
        return LexiconFolder(files: files.map { ($0.key, bytes($0.value)) })
    }

    static func bytes(_ lines: [String]) -> [UInt8] {
        Array(lines.map { $0.replacing(";", with: "\t") + "\n" }.joined().utf8)
    }

    static func problems(_ changes: [String: [String]], isPedantic: Bool = false) -> [String] {
        LexiconChecker.check(folder(changes), isPedantic: isPedantic).map(\.description)
    }
}
