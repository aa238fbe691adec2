public enum LexiconChecker {
    public static func check(folder: String) throws -> [LexiconProblem] {
        do throws(LexiconError) {
            return try LexiconCompiler.compile(try LexiconFolder(path: folder), sha256: { _ in "" }).problems
        } catch { return error.problems }
    }
}
