/// Something wrong with a line of the lexicon, said so that it can be mended:
/// `sites/lung.tsv:41:9: warning: "left upper love" … [unknown-site]`.
public struct LexiconProblem: Hashable, Sendable, CustomStringConvertible {
    public enum Severity: String, Sendable {
        case error, warning
    }

    /// Path below the lexicon's folder.
    public var file: String
    /// From 1; 0 for the file as a whole.
    public var line: Int
    /// In characters, from 1; 0 for the line as a whole.
    public var column: Int
    public var severity: Severity
    public var message: String
    /// Stable, lower case with hyphens: `unknown-site`.
    public var category: String

    public init(
        file: String, line: Int, column: Int, severity: Severity, message: String, category: String
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.severity = severity
        self.message = message
        self.category = category
    }

    public var description: String {
        "\(file):\(line):\(column): \(severity.rawValue): \(message) [\(category)]"
    }
}

/// A lexicon that cannot be used, with every problem found.
public struct LexiconError: Error, Sendable, CustomStringConvertible {
    public var problems: [LexiconProblem]

    public init(problems: [LexiconProblem]) { self.problems = problems }

    public var description: String {
        let errors = problems.filter { $0.severity == .error }
        let first = errors.prefix(5).map(\.description).joined(separator: "\n")
        return errors.count > 5 ? "\(first)\n… and \(errors.count - 5) more" : first
    }
}
