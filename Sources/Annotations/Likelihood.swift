/// How likely a writer who doubts holds a finding to be: the grade of the words of doubt.
///
/// `"probably a calcified granuloma"` → high, more likely than not; `"may be calcification"` → intermediate;
/// `"unlikely to be calcified"` → low. The grades are those of radiologists asked: “Radiologist Preferences, Agreement, and
/// Variability in Phrases Used to Convey Diagnostic Certainty in Radiology Reports”, J Am Coll Radiol 2019 (PMID 30584042).
public enum Likelihood: UInt8, Sendable, CaseIterable, BitwiseCopyable {
    case low, intermediate, high

    public var label: String { "\(self)" }

    /// What it adds to the word `possible` for a reader; nil where the word says it all.
    public var words: String? {
        switch self {
        case .high: "more likely than not"
        case .intermediate: nil
        case .low: "less likely than not"
        }
    }
}

extension AnnotatedNote {
    /// The likelihood of a possible finding, by the words that made it possible; nil for a finding that is affirmed or negated.
    public func likelihood(of finding: Finding) -> Likelihood? {
        guard finding.assertion.certainty == .possible else { return nil }
        let cue = cues(of: mention(of: finding)).first { $0.value == .possible }
        guard let rule = cue?.rule, catalog.cueLikelihoods.indices.contains(Int(rule)) else { return .intermediate }
        return catalog.cueLikelihoods[Int(rule)]
    }
}
