/// How far two readers of the same notes agree, axis by axis.
public struct ReaderAgreement: Sendable {
    /// Does the finding stand in the note?
    public private(set) var presence = Kappa()
    /// By axis, on the findings that both kept.
    public private(set) var axes: [(name: String, kappa: Kappa)]
    /// Missed findings that both added, that only the first and that only the second added.
    public private(set) var additions = (both: 0, first: 0, second: 0)
    public private(set) var onlyFirst = 0
    public private(set) var onlySecond = 0

    /// Two decisions are on the same finding when they are on the same bytes of the same note and their words overlap; of
    /// several the one with the same site and side is taken first.
    public init(_ first: [Decision], _ second: [Decision]) {
        axes = Attributes.names.map { ($0, Kappa()) }
        let pairs = Self.pairs(first.filter { $0.isKept != nil }, second.filter { $0.isKept != nil })
        for (one, other) in pairs {
            switch (one, other) {
            case (let one?, let other?):
                let isAddition = one.action == .added && other.action == .added
                if isAddition { additions.both += 1 } else { presence.count(Self.word(one), Self.word(other)) }
                if one.isKept == true, other.isKept == true { countAxes(one.held, other.held) }
            case (let one?, nil): if one.action == .added { additions.first += 1 } else { onlyFirst += 1 }
            case (nil, let other?): if other.action == .added { additions.second += 1 } else { onlySecond += 1 }
            case (nil, nil): break
            }
        }
    }

    private mutating func countAxes(_ one: Attributes, _ other: Attributes) {
        for index in axes.indices {
            let name = axes[index].name
            let isNegated = one["certainty"] == "negated" || other["certainty"] == "negated"
            if name == "type", isNegated { continue }
            axes[index].kappa.count(one[name] ?? "none", other[name] ?? "none")
        }
    }

    private static func word(_ decision: Decision) -> String { decision.isKept == true ? "there" : "not there" }

    private static func pairs(_ first: [Decision], _ second: [Decision]) -> [(Decision?, Decision?)] {
        var result: [(Decision?, Decision?)] = []
        var rest = second
        func take(_ one: Decision, where fits: (Decision) -> Bool) -> Decision? {
            guard let quote = one.quote else { return nil }
            let at = rest.firstIndex { other in
                guard let theirs = other.quote, other.note == one.note, other.sha256 == one.sha256 else { return false }
                return theirs.start < quote.end && quote.start < theirs.end && fits(other)
            }
            return at.map { rest.remove(at: $0) }
        }
        var open: [Decision] = []
        for one in first {
            if let other = take(
                one,
                where: {
                    $0.was != nil && $0.was?["site"] == one.was?["site"]
                        && $0.was?["laterality"] == one.was?["laterality"]
                })
            {
                result.append((one, other))
            } else {
                open.append(one)
            }
        }
        for one in open {
            result.append(
                (one, take(one) { ($0.action == .added) == (one.action == .added) } ?? take(one) { _ in true }))
        }
        return result + rest.map { (nil, $0) }
    }

    /// A table for a terminal.
    public var text: String {
        var lines = [Self.columns(["", "pairs", "agreed", "share", "kappa", "95 % interval"])]
        for (name, kappa) in [("there or not", presence)] + axes where kappa.total > 0 {
            let value = kappa.value.map { decimal($0, 2) } ?? "-"
            let interval = kappa.interval.map { "\(decimal($0.low, 2)) to \(decimal($0.high, 2))" } ?? ""
            lines.append(
                Self.columns([
                    name, String(kappa.total), String(kappa.agreed), kappa.observed.map { decimal($0, 3) } ?? "-",
                    value, interval,
                ]))
        }
        lines += [
            "",
            "missed findings added: \(additions.both) by both, \(additions.first) by the first alone, "
                + "\(additions.second) by the second alone",
            "decided by one reader only: \(onlyFirst) by the first, \(onlySecond) by the second",
            "kappa is - where both gave one answer throughout; the axes count findings that both kept, the type those that "
                + "neither holds negated",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    private static func columns(_ cells: [String]) -> String {
        var line = cells[0] + String(repeating: " ", count: max(1, 16 - cells[0].count))
        for (index, cell) in cells.enumerated().dropFirst() {
            line += String(repeating: " ", count: max(1, (index == 5 ? 17 : 9) - cell.count)) + cell
        }
        while line.last == " " { line.removeLast() }
        return line
    }
}

/// A number with a fixed count of decimals: `decimal(0.4, 2)` → `"0.40"`.
func decimal(_ value: Double, _ places: Int) -> String {
    guard value.isFinite else { return "-" }
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    let scaled = Int((value.magnitude * Double(scale)).rounded())
    let fraction = String(scaled % scale)
    return (value < 0 && scaled > 0 ? "-" : "") + String(scaled / scale) + "."
        + String(repeating: "0", count: places - fraction.count) + fraction
}
