/// Finds everything that is wrong with a lexicon in one run.
///
/// ```
/// sites/lung.tsv:41:9: error: there is no concept "lung-uper-lobe", did you mean "lung-upper-lobe"? [unknown-parent]
/// ```
public enum LexiconChecker {
    /// - Parameters:
    ///   - path: the folder of the lexicon.
    ///   - isPedantic: with what is only redundant: forms that are generated anyway.
    /// - Returns: problems by file, line and column.
    /// - Throws: where the folder cannot be read.
    public static func check(
        folder path: String, isPedantic: Bool = false
    ) throws(LexiconError) -> [LexiconProblem] {
        check(try LexiconFolder(path: path), isPedantic: isPedantic)
    }

    /// The same for files in memory.
    public static func check(_ folder: LexiconFolder, isPedantic: Bool = false) -> [LexiconProblem] {
        let survey = LexiconSurvey(folder)
        var problems = LexiconCheck.all.filter { isPedantic || !$0.isPedantic }.flatMap { $0.find(survey) }
        problems.sort { precedes($0, $1) }
        // The compiler and a check may say the same of one cell.
        var kept: [LexiconProblem] = []
        for problem in problems {
            if let last = kept.last, last.file == problem.file, last.line == problem.line,
                last.column == problem.column, last.category == problem.category, problem.column > 0
            {
                continue
            }
            kept.append(problem)
        }
        return kept
    }

    private static func precedes(_ a: LexiconProblem, _ b: LexiconProblem) -> Bool {
        if a.file != b.file { return a.file.utf8.lexicographicallyPrecedes(b.file.utf8) }
        return (a.line, a.column, a.category, a.message) < (b.line, b.column, b.category, b.message)
    }
}
