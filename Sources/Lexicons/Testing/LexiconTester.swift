/// Runs the sentences that stand beside the terms: `sites/tests.tsv` and its like.
///
/// ```
/// concept        must    sentence
/// mitral-annulus match   Calcification of the [[mitral anulus]].
/// mitral-annulus not     Anular pancreas.
/// kind:site      not     [[Brain]] natriuretic peptide was raised.
/// ```
///
/// `match`: a mention of that very concept is found, with exactly the marked words where words are marked; `not`: none is,
/// or none that touches the marked words. `kind:` and the name of a kind stands for all its concepts, `\n` for a line break.
public struct LexiconTester: Sendable {
    struct Test: Sendable {
        var file: String
        var line: Int
        var column: Int
        /// An identifier, or `kind:site`.
        var subject: String
        var mustMatch: Bool
        var text: String
        /// Bytes of the text.
        var mark: Span?
    }

    let tests: [Test]
    /// Lines that are no tests.
    private let faults: [LexiconProblem]

    public var count: Int { tests.count }

    public init(_ folder: LexiconFolder) {
        var tests: [Test] = []
        var faults: [LexiconProblem] = []
        for file in folder.files where LexiconFolder.isTests(file.path) {
            let table = LexiconTable(path: file.path, bytes: file.bytes, problems: &faults)
            for row in table.rows {
                switch Self.read(row, of: table) {
                case .success(let test): tests.append(test)
                case .failure(let fault): faults += fault.problems
                }
            }
        }
        self.tests = tests
        self.faults = faults
    }

    /// What does not hold, in the order of the files and lines.
    ///
    /// - Parameter annotate: how a note is annotated with the lexicon that is tested.
    public func failures(_ annotate: (_ text: String) -> AnnotatedNote) -> [LexiconProblem] {
        var problems = faults
        for test in tests {
            if let message = failure(of: test, in: annotate(test.text)) {
                problems.append(
                    LexiconProblem(
                        file: test.file, line: test.line, column: test.column, severity: .error, message: message,
                        category: "test-failed"))
            }
        }
        return problems.sorted { ($0.file, $0.line, $0.column) < ($1.file, $1.line, $1.column) }
    }

    private func failure(of test: Test, in note: AnnotatedNote) -> String? {
        let concepts = note.catalog.concepts
        let kind = test.subject.hasPrefix("kind:") ? test.subject.dropFirst(5) : nil
        if let kind, !MentionKind.allCases.contains(where: { $0.label == kind }) {
            return "\"\(kind)\" is none of \(MentionKind.allCases.map(\.label).joined(separator: ", "))"
        }
        if kind == nil, !concepts.contains(where: { $0.identifier == test.subject }) {
            let near = Nearest.to(test.subject, among: concepts.map(\.identifier))
            return "there is no concept \"\(test.subject)\"" + (near.map { ", did you mean \"\($0)\"?" } ?? "")
        }
        let found = note.mentions.filter { mention in
            mention.concept >= 0
                && (kind.map { $0 == mention.kind.label } ?? (concepts[Int(mention.concept)].identifier == test.subject))
        }
        if test.mustMatch {
            if found.contains(where: { test.mark == nil || $0.span == test.mark }) { return nil }
            return "\(test.subject) is not found" + (test.mark.map { " in \"\(note.text[$0])\"" } ?? "") + seen(note)
        }
        let wrong = found.first { mention in test.mark.map { $0.overlaps(mention.span) } ?? true }
        return wrong.map { "\(test.subject) is found in \"\(note.text[$0.span])\"" }
    }

    /// What was found instead.
    private func seen(_ note: AnnotatedNote) -> String {
        let words = note.mentions.filter { $0.concept >= 0 }.map {
            "\(note.catalog.concepts[Int($0.concept)].identifier) \"\(note.text[$0.span])\""
        }
        return words.isEmpty ? "; nothing is" : "; found: \(words.joined(separator: ", "))"
    }

    private static func read(_ row: LexiconTable.Row, of table: LexiconTable) -> Result<Test, LexiconError> {
        func fault(_ column: String, _ message: String) -> Result<Test, LexiconError> {
            .failure(LexiconError(problems: [table.problem(row, column, .error, message, "bad-value")]))
        }
        let must = table.cell(row, "must")
        guard must == "match" || must == "not" else { return fault("must", "\"\(must)\" is neither match nor not") }
        let parts = table.cell(row, "sentence").replacing("\\n", with: "\n").split(
            separator: "[[", omittingEmptySubsequences: false)
        guard let before = parts.first, parts.count <= 2 else { return fault("sentence", "two places are marked") }
        var text = String(before)
        var mark: Span?
        if parts.count == 2 {
            let halves = parts[1].split(separator: "]]", omittingEmptySubsequences: false)
            guard halves.count == 2 else { return fault("sentence", "the mark [[ does not end, with ]]") }
            mark = Span(text.utf8.count, text.utf8.count + halves[0].utf8.count)
            text += halves.joined()
        }
        if text.isEmpty { return fault("sentence", "the sentence is empty") }
        return .success(
            Test(
                file: table.path, line: row.line, column: table.place(row, "sentence"),
                subject: table.cell(row, "concept"), mustMatch: must == "match", text: text, mark: mark))
    }
}
