import Annotations
import Calcinote
import Lexicons
import Notes

extension FuzzTarget {
    /// Bytes as one table of a small lexicon: everything wrong is reported, and what compiles annotates.
    static let lexicon = FuzzTarget(name: "lexicon") { input in
        var choices = Choices(input)
        let path = paths[choices.next(below: paths.count)]
        var files = sound.filter { $0.path != path }
        files.append((path, Array(choices.rest)))
        let folder = LexiconFolder(files: files)
        let problems = LexiconChecker.check(folder, isPedantic: true)
        for problem in problems {
            hold(!problem.message.isEmpty && !problem.category.isEmpty, "a problem without words")
            hold(problem.line >= 0 && problem.column >= 0, "a problem without a place")
            hold(files.contains { $0.path == problem.file } || problem.line == 0, "no such file: \(problem.file)")
        }
        guard let lexicon = try? LexiconCompiler.compile(folder, sha256: { SHA256.hex(of: $0) }).lexicon else {
            hold(problems.contains { $0.severity == .error }, "does not compile, and the check finds no error")
            return
        }
        let copy = lexicon.bytes().withUnsafeBytes { CompiledLexicon(bytes: $0) }
        for note in [Annotator(lexicon: lexicon), Annotator(lexicon: copy)].map({ $0.annotate(text) }) {
            let broken = note.brokenInvariants()
            hold(broken.isEmpty, broken.joined(separator: "\n"))
        }
    }

    private static let text = """
        CT CHEST
        FINDINGS: No calcification of the left kidney. Calcified lung nodule, 3 x 4 mm, old tuberculosis; but x y z.
        Calcium 2.9 mmol/L (H), possible nephrocalcinosis of the renal cortex.
        IMPRESSION: TB.
        """

    private static func table(_ path: String, _ lines: String...) -> (path: String, bytes: [UInt8]) {
        let text = lines.map { $0.map { $0 == ";" ? "\t" : $0 } + "\n" }.joined()
        return (path, Array(String(text).utf8))
    }

    /// A lexicon without a fault.
    private static let sound = [
        table(
            "calcifications/general.tsv", "concept;name;terms;site;certainty;type;context;codes;source",
            "calcification;calcification;calcification|calcified|calcific;;;;;;usage",
            "nephrocalcinosis;nephrocalcinosis;;kidney;;;;;usage"),
        table("calcifications/lookalikes.tsv", "term;reason;source", "de-calcification;of a specimen;usage"),
        table(
            "sites/all.tsv", "concept;name;terms;adjectives;parent;laterality;paired;codes;source",
            "kidney;kidney;;renal;;;yes;;usage", "renal-cortex;renal cortex;;;kidney;;yes;;usage",
            "lung;lung;;pulmonary;;;yes;;usage"),
        table(
            "conditions/all.tsv", "concept;name;terms;parent;codes;source", "tuberculosis;tuberculosis;TB;;;usage"),
        table(
            "context/negation.tsv", "cue;direction;value;limit;source", "no;forward;negated;;usage",
            "but;terminate;all;;usage"),
        table(
            "measurements/analytes.tsv", "concept;name;terms;unit;low;high;min;max;strict;codes;source",
            "calcium;calcium;serum calcium;mmol/L;2.2;2.6;1;5;;;usage"),
        table("measurements/units.tsv", "unit;terms;analyte;si;factor;source", "mmol/L;;calcium;mmol/L;1;SI unit"),
        table(
            "sections/all.tsv", "kind;titles;subject;temporality;certainty;experiencer;role;source",
            "findings;findings;;;;;body;usage", "impression;impression;;;;;conclusion;usage"),
        table(
            "evidence/dystrophic.tsv", "when;needs;where;weight;reason;source",
            "condition:tuberculosis;affirmed;lung;2;old tuberculosis;usage"),
    ]

    /// The tables that the input may stand for: those above, and those with rules of their own.
    private static let paths =
        sound.map(\.path) + [
            "sites/roles.tsv", "sites/wholes.tsv", "sites/implied.tsv", "sites/studies.tsv", "sites/compositions.tsv",
            "sites/ambiguous.tsv", "calcifications/type-words.tsv", "concretions/a.tsv", "morphology/a.tsv",
            "measurements/flags.tsv", "context/abbreviations.tsv", "context/standing.tsv", "context/wording.tsv",
            "evidence/missing.tsv",
            "evidence/calibration.tsv", "spelling/prefixes.tsv", "spelling/a.tsv", "unknown/a.tsv",
            "conditions/tests.tsv",
        ]
}
