/// A report as tables for a terminal.
extension EvaluationReport {
    public func text(listsMistakes: Bool = false) -> String {
        var lines: [String] = ["\(notes) notes"]
        if mentions.recall.total + mentions.precision.total > 0 {
            lines[0] +=
                ", \(findings) calcification findings (\(mentions.recall.total) spans) in the gold, "
                + "\(mentions.precision.total) mentions found"
        }
        if targets > 0 { lines[0] += ", \(targets) targets" }
        lines.append("")
        lines.append(columns(["", "right", "total", "score", "95 % interval"]))
        append("mention", mentions, to: &lines)
        for (name, score) in attributes.named where score.total > 0 { lines.append(row(name, score)) }
        if let macro = types.macroF1 { lines.append(columns(["type macro-F1", "", "", fixed(macro), ""])) }
        for (name, agreement) in values.sorted(by: { $0.key < $1.key }) { append(name, agreement, to: &lines) }
        append("note", labels, to: &lines)
        appendConfusion("type", types, to: &lines)
        appendConfusion("certainty", certainties, to: &lines)
        appendCalibration(to: &lines)
        appendGroups(to: &lines)
        if listsMistakes { appendMistakes(to: &lines) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func append(_ name: String, _ agreement: Agreement, to lines: inout [String]) {
        if agreement.precision.total + agreement.recall.total == 0 { return }
        lines.append(row("\(name) precision", agreement.precision))
        lines.append(row("\(name) recall", agreement.recall))
        lines.append(columns(["\(name) F1", "", "", agreement.f1.map { fixed($0) } ?? "-", ""]))
    }

    private func row(_ name: String, _ score: Proportion) -> String {
        let interval = score.interval.map { "\(fixed($0.low)) to \(fixed($0.high))" } ?? ""
        return columns([
            name, String(score.right), String(score.total), score.value.map { fixed($0) } ?? "-", interval,
        ])
    }

    private func appendConfusion(_ name: String, _ confusion: Confusion, to lines: inout [String]) {
        if confusion.counts.isEmpty { return }
        lines += ["", "\(name): gold in rows, given in columns"]
        let values = confusion.values
        lines.append(columns([""] + values + ["F1"], width: 15))
        for gold in values {
            let counts = values.map { String(confusion.counts[gold]?[$0] ?? 0) }
            let f1 = confusion.agreement(gold).f1.map { fixed($0) } ?? "-"
            lines.append(columns([gold] + counts + [f1], width: 15))
        }
    }

    private func appendCalibration(to lines: inout [String]) {
        guard let error = calibration.expectedError, let brier = calibration.brier else { return }
        lines += ["", "calibration: expected error \(fixed(error)), Brier score \(fixed(brier))"]
        lines.append(columns(["probability", "cases", "right", "mean", "accuracy"]))
        for (index, bin) in calibration.bins.enumerated() where bin.cases.total > 0 {
            let (low, high) = (Double(index) / 10, Double(index + 1) / 10)
            lines.append(
                columns([
                    "\(fixed(low, 1)) to \(fixed(high, 1))", String(bin.cases.total), String(bin.cases.right),
                    fixed(bin.meanConfidence), fixed(bin.cases.value ?? 0),
                ]))
        }
        lines += ["", "abstention: suggestions that name a type with at least a probability"]
        lines.append(columns(["probability", "taken", "right", "coverage", "accuracy"]))
        for threshold in Calibration.thresholds {
            let (coverage, accuracy) = calibration.answers(from: threshold)
            lines.append(
                columns([
                    fixed(threshold, 2), String(accuracy.total), String(accuracy.right),
                    coverage.value.map { fixed($0) } ?? "-", accuracy.value.map { fixed($0) } ?? "-",
                ]))
        }
    }

    private func appendGroups(to lines: inout [String]) {
        if groups.isEmpty { return }
        lines.append("")
        lines.append(columns(["", "gold", "found", "certainty", "site", "laterality", "type"], first: 28))
        let ordered = groups.sorted { ($1.value.found.total, $0.key) < ($0.value.found.total, $1.key) }
        for (name, scores) in ordered {
            let cells = [scores.found, scores.certainty, scores.site, scores.laterality, scores.type].map {
                $0.value.map { fixed($0) } ?? "-"
            }
            lines.append(columns([name, String(scores.found.total)] + cells, first: 28))
        }
    }

    private func appendMistakes(to lines: inout [String]) {
        lines += ["", "\(mistakes.count) differences"]
        for mistake in mistakes {
            let change =
                switch mistake.kind {
                case "missed", "spurious": ""
                default: ": gold \(mistake.expected), given \(mistake.found.isEmpty ? "none" : mistake.found)"
                }
            lines.append("\(mistake.note):\(mistake.start)-\(mistake.end): \(mistake.kind)\(change)")
            lines.append("    \(mistake.context)")
        }
    }

    /// The first cell to the left, the others to the right.
    private func columns(_ cells: [String], first: Int = 24, width: Int = 10) -> String {
        var line = ""
        for (index, cell) in cells.enumerated() {
            let room = index == 0 ? first : index == cells.count - 1 && cell.contains(" ") ? 17 : width
            let padding = String(repeating: " ", count: max(index == 0 ? 0 : 1, room - cell.count))
            line += index == 0 ? cell + padding : padding + cell
        }
        while line.last == " " { line.removeLast() }
        return line
    }
}

/// A number with a fixed count of decimals: `fixed(0.98461)` → `"0.985"`.
func fixed(_ value: Double, _ decimals: Int = 3) -> String {
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let scaled = Int((value.magnitude * Double(scale)).rounded())
    let fraction = String(scaled % scale)
    return (value < 0 ? "-" : "") + String(scaled / scale) + "."
        + String(repeating: "0", count: decimals - fraction.count) + fraction
}
