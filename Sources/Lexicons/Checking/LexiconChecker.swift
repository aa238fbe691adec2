/// Every problem of a lexicon folder, in one run.
public enum LexiconChecker {
    public static func check(folder: String) throws -> [LexiconProblem] {
        do {
            _ = try LexiconFolder(path: folder)
            return []
        } catch { return error.problems }
    }
}
