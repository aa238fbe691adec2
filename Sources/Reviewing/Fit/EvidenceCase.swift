public import Annotations
internal import Evaluation

/// A finding whose type the gold gives, with the evidence that spoke on it: what weights are learned from.
public struct EvidenceCase: Hashable, Sendable {
    public var note: String
    public var type: CalcificationType
    /// The rules that fired, each with the type that it speaks on.
    public var evidence: [Piece]

    public struct Piece: Hashable, Sendable {
        public var rule: Int32
        public var type: CalcificationType
        /// As the lexicon has it.
        public var weight: Double
    }

    public init(note: String, type: CalcificationType, evidence: [Piece]) {
        self.note = note
        self.type = type
        self.evidence = evidence
    }

    /// The cases of one note: matched findings with a gold type and a suggestion.
    public static func cases(_ note: AnnotatedNote, gold: GoldNote) -> [EvidenceCase] {
        guard gold.listsFindings else { return [] }
        return Alignment(gold: gold, note: note).pairs.compactMap { index, answer in
            guard let type = gold.findings[index].type, let answer, let suggestion = note.findings[answer].suggestion
            else { return nil }
            return EvidenceCase(
                note: gold.id, type: type,
                evidence: note.evidence(of: suggestion).map { Piece(rule: $0.rule, type: $0.type, weight: $0.weight) })
        }
    }
}
