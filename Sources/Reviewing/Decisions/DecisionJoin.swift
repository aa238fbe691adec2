public import Annotations

/// A decision with what it is about today.
public struct JoinedDecision: Sendable {
    public var decision: Decision
    public var anchor: Anchor
    /// Index into the note's findings; nil where nothing is found at the words now, and for what a reader added.
    public var finding: Int?

    /// Placed on words of the note.
    public var isPlaced: Bool { anchor.span != nil }
}

/// One annotated note with the decisions on it.
public struct ReviewedNote: Sendable {
    public var note: AnnotatedNote
    /// By place.
    public var decisions: [JoinedDecision] = []
    /// Findings without a decision.
    public var undecided: [Int] = []
    /// The reader marked the note as read, in the bytes that it has now.
    public var isMarkedDone = false

    /// Whether the reader has spoken on everything: marked the note, or decided every finding.
    public var isComplete: Bool { isMarkedDone || (!decisions.isEmpty && undecided.isEmpty) }
    public var lost: [JoinedDecision] { decisions.filter { !$0.isPlaced } }

    /// Joins decisions to a note's findings. Of two on the same finding the later counts.
    ///
    /// A decision belongs to the finding at its words that has the site and side which the reader saw; where the lexicon gives
    /// them another name today, to the one that is left there.
    public init(_ note: AnnotatedNote, decisions: [Decision]) {
        self.note = note
        var taken: Set<Int> = []
        var joined: [JoinedDecision] = []
        for decision in Self.latest(decisions) where decision.note == note.document.id {
            guard let quote = decision.quote else {
                if decision.action == .reviewed, decision.sha256 == note.document.sha256 { isMarkedDone = true }
                continue
            }
            joined.append(
                JoinedDecision(decision: decision, anchor: Anchor(quote, sha256: decision.sha256, in: note)))
        }
        for isExact in [true, false] {
            for index in joined.indices where joined[index].finding == nil && joined[index].decision.action != .added {
                guard let span = joined[index].anchor.span else { continue }
                let was = joined[index].decision.was
                joined[index].finding = note.findings.indices.first { at in
                    let finding = note.findings[at]
                    guard !taken.contains(at), note.mention(of: finding).span.overlaps(span) else { return false }
                    return !isExact
                        || was?["site"] == note.sitePath(of: finding).first
                            && was?["laterality"] == finding.laterality.label
                }
                if let finding = joined[index].finding { taken.insert(finding) }
            }
        }
        self.decisions = joined.sorted {
            ($0.anchor.span?.start ?? .max, $0.decision.id) < ($1.anchor.span?.start ?? .max, $1.decision.id)
        }
        let decided = Set(joined.filter { $0.decision.isKept != nil }.compactMap(\.finding))
        undecided = note.findings.indices.filter { !decided.contains($0) }
    }

    /// Each subject's latest decision, in the order of the file.
    private static func latest(_ decisions: [Decision]) -> [Decision] {
        struct Subject: Hashable {
            var note: String
            var sha256: String
            var quote: Quote?
            var site: String?
            var side: String?
            var addition: String?
        }
        var order: [Subject] = []
        var latest: [Subject: Decision] = [:]
        for decision in decisions {
            var subject = Subject(note: decision.note, sha256: decision.sha256, quote: decision.quote)
            subject.site = decision.was?["site"]
            subject.side = decision.was?["laterality"]
            if decision.action == .added { subject.addition = decision.id }
            if let known = latest[subject] {
                if known.time > decision.time { continue }
            } else {
                order.append(subject)
            }
            latest[subject] = decision
        }
        return order.compactMap { latest[$0] }
    }
}
