public import Annotations

/// What decisions amount to over a folder of notes.
public struct ReviewReport: Sendable {
    public private(set) var notes: [ReviewedNote] = []
    /// Decisions on notes that are not there.
    public private(set) var orphans: [Decision] = []

    /// - Parameter notes: those that have decisions, annotated.
    public init(_ notes: [AnnotatedNote], decisions: [Decision]) {
        let byNote = Dictionary(grouping: decisions, by: \.note)
        self.notes = notes.compactMap { note in byNote[note.document.id].map { ReviewedNote(note, decisions: $0) } }
        let known = Set(notes.map(\.document.id))
        orphans = decisions.filter { !known.contains($0.note) }
    }

    public var decisions: [JoinedDecision] { notes.flatMap(\.decisions) }
    public func count(_ action: Decision.Action) -> Int {
        decisions.count { $0.isPlaced && $0.decision.action == action }
    }

    /// The decisions in words: counts, then every one that moved or could not be placed.
    public var text: String {
        let all = decisions
        let lost = all.filter { !$0.isPlaced }
        var lines = [
            "\(notes.count) notes, \(all.count + orphans.count { $0.quote != nil }) decisions",
            "",
            "accepted   \(count(.accepted))", "rejected   \(count(.rejected))", "edited     \(count(.edited))",
            "added      \(count(.added))", "commented  \(count(.commented))",
            "undecided  \(notes.reduce(0) { $0 + $1.undecided.count }) findings of these notes",
        ]
        var moved: [String] = []
        var bare: [String] = []
        for note in notes {
            for item in note.decisions {
                if case .moved = item.anchor { moved.append(line(item, note.note)) }
                if item.isPlaced, item.finding == nil, item.decision.action != .added {
                    bare.append(line(item, note.note))
                }
            }
        }
        append("moved with their words", moved, &lines)
        append("stand on words where nothing is found now", bare, &lines)
        let reasons = notes.flatMap { note in note.lost.map { line($0, note.note) } }
        let missing = orphans.filter { $0.quote != nil }.map {
            "\($0.note): \($0.action.rawValue) “\($0.quote?.exact ?? "")”: \(Anchor.Reason.noteMissing.rawValue)"
        }
        append("could not be placed", reasons + missing, &lines)
        if lost.isEmpty, missing.isEmpty { lines += ["", "every decision was placed"] }
        return lines.joined(separator: "\n") + "\n"
    }

    private func append(_ title: String, _ rows: [String], _ lines: inout [String]) {
        if rows.isEmpty { return }
        lines += ["", "\(rows.count) \(title)"] + rows.map { "  " + $0 }
    }

    private func line(_ item: JoinedDecision, _ note: AnnotatedNote) -> String {
        let decision = item.decision
        var words = "\(note.document.id): \(decision.action.rawValue) “\(decision.quote?.exact ?? "")”"
        if !decision.reader.isEmpty { words += " (\(decision.reader), \(decision.time))" }
        if case .lost(let reason) = item.anchor { words += ": \(reason.rawValue)" }
        return words
    }
}
