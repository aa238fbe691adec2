public import Annotations

/// How good the annotator is on a folder, told from a blind reading of a sample of it.
public struct AuditReport: Sendable {
    /// A share of weighted cases, with Wilson's interval on the number of cases that the weights are worth.
    public struct Estimate: Sendable {
        public private(set) var right = 0
        public private(set) var total = 0
        private var (weightRight, weight, squares) = (0.0, 0.0, 0.0)

        mutating func count(_ isRight: Bool, weight own: Double) {
            right += isRight ? 1 : 0
            total += 1
            weightRight += isRight ? own : 0
            weight += own
            squares += own * own
        }

        public var value: Double? { weight > 0 ? weightRight / weight : nil }
        /// Kish's effective number of cases.
        public var effective: Double { squares > 0 ? weight * weight / squares : 0 }

        public var interval: (low: Double, high: Double)? {
            guard let p = value else { return nil }
            let (z, n) = (1.959964, effective)
            let middle = (p + z * z / (2 * n)) / (1 + z * z / n)
            let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
            return (max(0, middle - half), min(1, middle + half))
        }
    }

    public let plan: AuditPlan
    public private(set) var sensitivity = Estimate()
    public private(set) var predictiveValue = Estimate()
    public private(set) var noteSensitivity = Estimate()
    public private(set) var noteSpecificity = Estimate()
    public private(set) var read = 0
    public private(set) var unread: [String] = []
    public private(set) var changed: [String] = []

    /// - Parameter notes: the sample, annotated.
    public init(plan: AuditPlan, notes: [AnnotatedNote], decisions: [Decision]) {
        self.plan = plan
        let byID = Dictionary(notes.map { ($0.document.id, $0) }) { first, _ in first }
        let byNote = Dictionary(grouping: decisions, by: \.note)
        for entry in plan.notes {
            guard let note = byID[entry.id], note.document.sha256 == entry.sha256 else {
                changed.append(entry.id)
                continue
            }
            let reviewed = ReviewedNote(note, decisions: byNote[entry.id] ?? [])
            guard reviewed.isMarkedDone, let layer = plan.layers.first(where: { $0.stratum == entry.stratum }) else {
                unread.append(entry.id)
                continue
            }
            read += 1
            add(reviewed, weight: Double(layer.notes) / Double(max(1, layer.drawn)))
        }
    }

    private mutating func add(_ reviewed: ReviewedNote, weight: Double) {
        let note = reviewed.note
        let told = reviewed.decisions.compactMap { item -> Span? in
            let held = item.decision.held
            let isThere =
                item.decision.isKept == true && held["certainty"] ?? "affirmed" == "affirmed"
                && held["temporality"] ?? "current" == "current" && held["experiencer"] ?? "patient" == "patient"
            return isThere ? item.anchor.span : nil
        }
        // One word is one case, at however many sites.
        let found = Set(note.findings.filter { $0.assertion == .affirmed }.map { note.mention(of: $0).span })
        for span in Set(told) { sensitivity.count(found.contains { $0.overlaps(span) }, weight: weight) }
        for span in found { predictiveValue.count(told.contains { $0.overlaps(span) }, weight: weight) }
        if told.isEmpty {
            noteSpecificity.count(found.isEmpty, weight: weight)
        } else {
            noteSensitivity.count(!found.isEmpty, weight: weight)
        }
    }

    public var text: String {
        var lines = ["stratum     notes   drawn"]
        for layer in plan.layers {
            lines.append(pad(layer.stratum.rawValue, 10) + right(layer.notes, 7) + right(layer.drawn, 8))
        }
        lines += ["", "                      right  total  weighted  95 % interval"]
        for (name, estimate) in [
            ("sensitivity", sensitivity), ("PPV", predictiveValue), ("note sensitivity", noteSensitivity),
            ("note specificity", noteSpecificity),
        ] {
            let interval = estimate.interval.map { "\(decimal($0.low, 3)) to \(decimal($0.high, 3))" } ?? ""
            lines.append(
                pad(name, 20) + right(estimate.right, 7) + right(estimate.total, 7) + "  "
                    + pad(estimate.value.map { decimal($0, 3) } ?? "-", 10) + interval)
        }
        if !unread.isEmpty {
            lines += [
                "", "\(unread.count) notes of the sample are not marked as read and do not count: " + some(unread),
            ]
        }
        if !changed.isEmpty {
            lines += [
                "",
                "\(changed.count) notes of the sample are gone or have other bytes and do not count: " + some(changed),
            ]
        }
        return (lines + ["", "Methods", "", methods]).joined(separator: "\n") + "\n"
    }

    /// A paragraph for a paper: what was done, with versions and hashes.
    public var methods: String {
        let total = plan.layers.reduce(0) { $0 + $1.notes }
        let strata = plan.layers.filter { $0.notes > 0 }.map { "\($0.stratum.words) (\($0.drawn) of \($0.notes))" }
        return """
            From \(total) notes, \(plan.notes.count) were drawn at random within strata of Calcinote's output, as many from each as \
            it held: \(strata.joined(separator: "; ")) (seed \(plan.seed)). A reader, blind to the output, marked in each note every \
            calcification that it reports as present, current and the patient's own; \(read) notes were read. A marked and a \
            predicted finding matched when their words overlapped. Sensitivity is the share of marked findings that were \
            predicted, positive predictive value (PPV) the share of predicted findings that were marked, each case weighted by the \
            inverse of its stratum's sampling fraction; intervals are Wilson's at 95 % on Kish's effective number of cases, and take \
            findings of one note as independent. Calcinote \(plan.version), lexicon \(plan.lexicon) (SHA-256 \
            \(plan.lexiconSHA256.prefix(16))…).
            """
    }

    private func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }
    private func right(_ number: Int, _ width: Int) -> String {
        String(repeating: " ", count: max(1, width - String(number).count)) + String(number)
    }
    private func some(_ names: [String]) -> String {
        names.prefix(5).joined(separator: ", ") + (names.count > 5 ? " …" : "")
    }
}
