public import Annotations

/// One case of the corpus: a note, and what must be found in it, from the notation of `Corpus/README.md`.
///
/// `"No effusion or [[calcification|negated]]."` → the text `No effusion or calcification.` and one mark on
/// `calcification` that expects `negated`.
public struct MarkedSentence: Sendable {
    public private(set) var text = ""
    public private(set) var marks: [Mark] = []

    /// Marked words and what is expected of them; nil is not checked.
    public struct Mark: Hashable, Sendable {
        public var span: Span
        public var kind = MentionKind.calcification
        public var concept: String?
        public var certainty: Certainty? = .affirmed
        public var temporality: Temporality? = .current
        public var experiencer: Experiencer? = .patient
        public var sites: Sites?
        public var laterality: Laterality?
        public var type: CalcificationType?
        public var change: Change?
        public var morphology: [String] = []
        public var inImpression: Bool?
    }

    /// What `site=` asks for.
    public enum Sites: Hashable, Sendable {
        /// `site=none`
        case nowhere
        /// `site=A / B + C`: one finding at A or B, another at C.
        case at([[String]])
    }

    /// Why a line is no case.
    public struct NotationError: Error, Hashable, CustomStringConvertible {
        public var description: String
    }

    /// - Parameter lineBreak: what `\n` in the line stands for.
    public init(parsing line: String, lineBreak: String = "\n") throws(NotationError) {
        var rest = line.split(separator: "\\n", omittingEmptySubsequences: false).joined(separator: lineBreak)[...]
        while let open = rest.firstRange(of: "[[") {
            text += rest[..<open.lowerBound]
            guard let close = rest[open.upperBound...].firstRange(of: "]]") else {
                throw NotationError(description: "\"[[\" without \"]]\"")
            }
            let parts = rest[open.upperBound..<close.lowerBound]
                .split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
            if parts[0].isEmpty { throw NotationError(description: "a mark without words") }
            let start = text.utf8.count
            text += parts[0]
            marks.append(try Mark(Span(start, text.utf8.count), attributes: parts.count > 1 ? parts[1] : ""))
            rest = rest[close.upperBound...]
        }
        if rest.firstRange(of: "]]") != nil { throw NotationError(description: "\"]]\" without \"[[\"") }
        text += rest
    }
}

extension MarkedSentence.Mark {
    fileprivate init(_ span: Span, attributes: Substring) throws(MarkedSentence.NotationError) {
        self.span = span
        for attribute in attributes.split(separator: ",") {
            let pair = attribute.split(separator: "=", maxSplits: 1).map { $0.trimmed }
            if pair.count == 2 { try set(pair[0], pair[1]) } else { try set(value: pair.first ?? "") }
        }
        if kind != .calcification, sites != nil || laterality != nil || type != nil || change != nil {
            throw .init(description: "site, side, type and change belong to calcifications, not to a \(kind.label)")
        }
    }

    /// A bare value sets the axis that it belongs to.
    private mutating func set(value: String) throws(MarkedSentence.NotationError) {
        if let found = Certainty.allCases.first(where: { $0.label == value }) {
            certainty = found
        } else if let found = Temporality.allCases.first(where: { $0.label == value }) {
            temporality = found
        } else if let found = Experiencer.allCases.first(where: { $0.label == value }) {
            experiencer = found
        } else if let found = Laterality.allCases.first(where: { $0.label == value }) {
            laterality = found
        } else if let found = CalcificationType.allCases.first(where: { $0.label == value }) {
            type = found
        } else {
            throw .init(description: "no axis has the value \"\(value)\"")
        }
    }

    private mutating func set(_ name: String, _ value: String) throws(MarkedSentence.NotationError) {
        let unknown = MarkedSentence.NotationError(description: "\(name)= cannot be \"\(value)\"")
        switch name {
        case "site":
            let places = value.split(separator: "+").map { $0.split(separator: "/").map { $0.trimmed.lowercased() } }
            sites = value == "none" ? .nowhere : .at(places)
        case "laterality":
            guard let found = Laterality.allCases.first(where: { ($0.label ?? "none") == value }) else { throw unknown }
            laterality = found
        case "change":
            guard let found = Change.allCases.first(where: { ($0.label ?? "none") == value }) else { throw unknown }
            change = found
        case "kind":
            guard let found = MentionKind.allCases.first(where: { $0.label == value }) else { throw unknown }
            kind = found
        case "impression":
            guard ["yes", "no"].contains(value) else { throw unknown }
            inImpression = value == "yes"
        case "morphology": morphology.append(value)
        case "concept": concept = value
        default: throw .init(description: "there is no attribute \"\(name)\"")
        }
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var view = self
        while view.first?.isWhitespace == true { view.removeFirst() }
        while view.last?.isWhitespace == true { view.removeLast() }
        return String(view)
    }
}
