internal import Annotations

/// What the findings of a note or a patient come to.
struct FindingTally {
    private var certainties = [Int](repeating: 0, count: Certainty.allCases.count)
    private var (sites, types): (Set<String>, Set<String>) = ([], [])
    private var missing = 0

    mutating func add(_ finding: Finding, in note: AnnotatedNote) {
        add(site: Rollup.site(of: finding, in: note) ?? "", finding.assertion.certainty, 1)
        if let suggestion = finding.suggestion { types.insert(suggestion.type.label) }
        if finding.inImpression == false { missing += 1 }
    }

    /// - Parameter key: one of ``Rollup/counts(of:)``.
    mutating func add(_ key: String, _ count: Int) {
        let parts = key.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        switch parts[0] {
        case "site":
            if let certainty = Certainty.allCases.first(where: { $0.label == parts[2] }) {
                add(site: parts[1], certainty, count)
            }
        case "type": types.insert(parts[1])
        case "impression": missing += count
        default: break
        }
    }

    private mutating func add(site: String, _ certainty: Certainty, _ count: Int) {
        certainties[Int(certainty.rawValue)] += count
        if certainty != .negated, !site.isEmpty { sites.insert(site) }
    }

    var columns: [String] {
        Certainty.allCases.map { String(certainties[Int($0.rawValue)]) }
            + [sites.sorted().joined(separator: "|"), types.sorted().joined(separator: "|"), String(missing)]
    }
}
