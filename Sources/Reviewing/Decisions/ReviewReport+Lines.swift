internal import Annotations

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Decisions as lines of JSON, and as the gold standard that they are.
extension ReviewReport {
    /// One line a decision: what it is, where it stands now, what it says; each with the annotation's own id.
    public func lines() -> [UInt8] {
        var rows: [Row] = []
        for note in notes {
            let offsets = OffsetTable(note.note.text, unit: .scalar)
            for item in note.decisions { rows.append(Row(item, note.note, offsets)) }
        }
        rows += orphans.filter { $0.quote != nil }.map { Row($0) }
        return Self.bytes(rows)
    }

    /// Gold lines for `evaluate`: what the reader accepted, edited and added, in notes on which everything is said.
    ///
    /// - Parameter partial: other notes, too; findings without a decision then have kind `undecided`, which counts neither way.
    public func goldLines(partial: Bool = false) -> [UInt8] {
        Self.bytes(notes.filter { partial || $0.isComplete }.map { GoldRow($0) })
    }

    private static func bytes(_ rows: [some Encodable]) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return rows.flatMap { row in
            guard let data = try? encoder.encode(row) else { preconditionFailure("strings and numbers are encodable") }
            return Array(data) + [0x0A]
        }
    }

    private struct Row: Encodable {
        var annotation: String
        var note: String
        var action: String
        var reader: String
        var time: String
        var words: String
        var placed: String
        var start: Int?
        var end: Int?
        var finding: String?
        var was: [String: String?]?
        var now: [String: String?]?
        var comment: String?

        init(_ decision: Decision) {
            annotation = decision.id
            note = decision.note
            action = decision.action.rawValue
            reader = decision.reader
            time = decision.time
            words = decision.quote?.exact ?? ""
            placed = Anchor.Reason.noteMissing.rawValue
            was = decision.was?.values
            now = decision.now?.values
            comment = decision.comment
        }

        init(_ item: JoinedDecision, _ note: AnnotatedNote, _ offsets: OffsetTable) {
            self.init(item.decision)
            switch item.anchor {
            case .same: placed = "same"
            case .moved: placed = "moved"
            case .lost(let reason): placed = reason.rawValue
            }
            start = item.anchor.span.map { offsets.offset(of: $0.start) }
            end = item.anchor.span.map { offsets.offset(of: $0.end) }
            finding = item.finding.map { "f\($0 + 1)" }
        }
    }

    private struct GoldRow: Encodable {
        struct Finding: Encodable {
            var start: Int
            var end: Int
            var kind = "calcification"
            var certainty = "-"
            var temporality = "-"
            var experiencer = "-"
            var site = "-"
            var laterality = "-"
            var type = "-"
        }
        var id: String
        var text: String
        var findings: [Finding] = []

        init(_ reviewed: ReviewedNote) {
            let note = reviewed.note
            let offsets = OffsetTable(note.text, unit: .scalar)
            id = note.document.id
            text = note.text.string
            for item in reviewed.decisions where item.decision.isKept == true {
                guard let span = item.anchor.span else { continue }
                let held = item.decision.held
                var finding = Finding(start: offsets.offset(of: span.start), end: offsets.offset(of: span.end))
                finding.certainty = held["certainty"] ?? "-"
                finding.temporality = held["temporality"] ?? "-"
                finding.experiencer = held["experiencer"] ?? "-"
                finding.site = held["site"] ?? "unspecified"
                finding.laterality = held["laterality"] ?? "-"
                finding.type = held["certainty"] == "negated" ? "-" : held["type"] ?? "-"
                findings.append(finding)
            }
            for index in reviewed.undecided {
                let span = note.mention(of: note.findings[index]).span
                findings.append(
                    Finding(
                        start: offsets.offset(of: span.start), end: offsets.offset(of: span.end), kind: "undecided"))
            }
            findings.sort { ($0.start, $0.end) < ($1.start, $1.end) }
        }
    }
}
