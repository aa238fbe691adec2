public import Annotations

/// Holds annotated notes against a gold standard and adds up what is right.
///
/// Gold and annotated notes come in, an ``EvaluationReport`` comes out. Reading the gold, annotating and printing are
/// left to others.
public struct Evaluator: Sendable {
    public private(set) var report = EvaluationReport()
    private let grouping: Grouping?

    public init(by grouping: Grouping? = nil) { self.grouping = grouping }

    public mutating func add(_ note: AnnotatedNote, gold: GoldNote) {
        report.notes += 1
        if gold.listsFindings { addFindings(note, gold) }
        for target in gold.targets { addTarget(target, note) }
        if let isPositive = gold.isPositive { addLabel(note, isPositive) }
    }

    private mutating func addFindings(_ note: AnnotatedNote, _ gold: GoldNote) {
        let alignment = Alignment(gold: gold, note: note)
        for (span, isFound) in alignment.spans {
            report.mentions.recall.count(isFound)
            if !isFound { mistake("missed", note.text[span], "", span, note) }
        }
        for _ in alignment.found { report.mentions.precision.count(true) }
        for index in alignment.spurious {
            let mention = note.mentions[index]
            report.mentions.precision.count(false)
            mistake("spurious", "", note.text(of: mention), mention.span, note)
        }
        for (index, answer) in alignment.pairs {
            let expected = gold.findings[index]
            report.findings += 1
            var scores = AttributeScores()
            scores.found.count(answer != nil)
            if let answer { addPair(expected, note.findings[answer], note, &scores) }
            report.attributes.add(scores)
            if let grouping { report.groups[grouping.key(of: expected, in: note), default: .init()].add(scores) }
        }
    }

    private mutating func addPair(
        _ gold: GoldFinding, _ finding: Finding, _ note: AnnotatedNote, _ scores: inout AttributeScores
    ) {
        let assertion = finding.assertion
        addAssertion(
            gold.temporality == .hypothetical ? nil : gold.certainty, gold.temporality, gold.experiencer, assertion,
            gold.span, note, &scores)
        if gold.hasSite {
            let isRight = Alignment.siteFits(gold, finding, note)
            scores.site.count(isRight)
            let path = note.sitePath(of: finding).joined(separator: " < ")
            if !isRight { mistake("site", gold.sites.joined(separator: "|"), path, gold.span, note) }
        }
        let side = gold.laterality ?? .none
        scores.lateralityAll.count(side == finding.laterality)
        if gold.laterality != nil {
            scores.laterality.count(side == finding.laterality)
            if side != finding.laterality { mistake("laterality", "\(side)", "\(finding.laterality)", gold.span, note) }
        }
        if let type = gold.type {
            let suggested = finding.suggestion?.type
            scores.type.count(type == suggested)
            report.types.count(type.label, suggested?.label ?? "none")
            if type != suggested { mistake("type", type.label, suggested?.label ?? "none", gold.span, note) }
            if let suggestion = finding.suggestion {
                report.calibration.count(
                    probabilities: suggestion.probabilities, suggested: Int(suggestion.type.rawValue),
                    right: Int(type.rawValue))
            }
        }
    }

    private mutating func addTarget(_ gold: GoldTarget, _ note: AnnotatedNote) {
        report.targets += 1
        let answer = note.mentions.first { $0.kind == .target && $0.span == gold.target.span }
        var scores = AttributeScores()
        scores.found.count(answer != nil)
        if let answer {
            addAssertion(
                gold.assertion.certainty, gold.assertion.temporality, gold.assertion.experiencer, answer.assertion,
                gold.target.span, note, &scores)
        } else {
            mistake("missed", note.text[gold.target.span], "", gold.target.span, note)
        }
        report.attributes.add(scores)
    }

    /// Scores the three axes, each value of an axis also by its own precision and recall.
    private mutating func addAssertion(
        _ certainty: Certainty?, _ temporality: Temporality?, _ experiencer: Experiencer?, _ found: Assertion,
        _ span: Span, _ note: AnnotatedNote, _ scores: inout AttributeScores
    ) {
        if let certainty {
            scores.certainty.count(certainty == found.certainty)
            report.certainties.count("\(certainty)", "\(found.certainty)")
            for value in [Certainty.negated, .possible] {
                report.values["\(value)", default: .init()].count(
                    gold: certainty == value, found: found.certainty == value)
            }
            if certainty != found.certainty { mistake("certainty", "\(certainty)", "\(found.certainty)", span, note) }
        }
        if let temporality {
            scores.temporality.count(temporality == found.temporality)
            for value in [Temporality.historical, .hypothetical] {
                report.values["\(value)", default: .init()].count(
                    gold: temporality == value, found: found.temporality == value)
            }
            if temporality != found.temporality {
                mistake("temporality", "\(temporality)", "\(found.temporality)", span, note)
            }
        }
        if let experiencer {
            scores.experiencer.count(experiencer == found.experiencer)
            report.values["other", default: .init()].count(
                gold: experiencer == .other, found: found.experiencer == .other)
            if experiencer != found.experiencer {
                mistake("experiencer", "\(experiencer)", "\(found.experiencer)", span, note)
            }
        }
    }

    /// The note as a whole: does it report a calcification, affirmed or more likely than not, that is not hypothetical? People
    /// who label whole notes take what is probable for there, and what is merely possible for open.
    private mutating func addLabel(_ note: AnnotatedNote, _ isPositive: Bool) {
        let finding = note.findings.first {
            ($0.assertion.certainty == .affirmed || note.likelihood(of: $0) == .high)
                && $0.assertion.temporality != .hypothetical
        }
        report.labelled += 1
        report.labels.count(gold: isPositive, found: finding != nil)
        if isPositive == (finding != nil) { return }
        let span = finding.map { note.mention(of: $0).span } ?? Span(0, 0)
        mistake("note", isPositive ? "positive" : "negative", isPositive ? "negative" : "positive", span, note)
    }

    private mutating func mistake(
        _ kind: String, _ expected: String, _ found: String, _ span: Span, _ note: AnnotatedNote
    ) {
        report.mistakes.append(Mistake(kind, expected: expected, found: found, at: span, in: note))
    }
}

/// What `--by` splits the scores by.
public enum Grouping: String, Sendable, CaseIterable {
    case section, type, site

    func key(of gold: GoldFinding, in note: AnnotatedNote) -> String {
        switch self {
        case .section:
            note.sections.first { $0.span.contains(Span(gold.span.start, gold.span.start)) }
                .map(note.kind(of:)) ?? "none"
        case .type: gold.type?.label ?? "-"
        case .site: gold.sites.first ?? "-"
        }
    }
}
