import Annotations
import Evaluation
import Testing

struct EvaluatorTests {
    static let catalog = Catalog(
        version: .init(version: "test", sha256: ""),
        concepts: [
            .init(identifier: "calcification", name: "calcification", kind: .calcification),
            .init(identifier: "artery", name: "artery", kind: .site),
            .init(identifier: "aorta", name: "aorta", kind: .site, parent: 1),
            .init(identifier: "mitral-valve", name: "mitral valve", kind: .site),
        ],
        sectionKinds: ["findings"], units: [], evidenceRules: [])

    /// `[span, site, side]` for each finding; the same span twice is one mention with two findings.
    static func note(_ findings: [(Span, ConceptIndex, Laterality, Certainty)]) -> AnnotatedNote {
        let text = String(repeating: "calcified ", count: 10)
        var note = AnnotatedNote(document: .init(id: "n"), text: NoteText(text), catalog: catalog)
        note.sections = [Section(kind: 0, title: Span(0, 0), span: Span(0, text.utf8.count), body: 0)]
        for (span, site, side, certainty) in findings {
            if note.mentions.last?.span != span {
                note.mentions.append(Mention(kind: .calcification, concept: 0, span: span))
            }
            note.findings.append(
                Finding(
                    mention: Int32(note.mentions.count - 1), assertion: Assertion(certainty), site: site,
                    laterality: side))
        }
        return note
    }

    static func report(_ gold: [GoldFinding], _ note: AnnotatedNote) -> EvaluationReport {
        var evaluator = Evaluator(by: .site)
        evaluator.add(note, gold: GoldNote(id: "n", findings: gold))
        return evaluator.report
    }

    @Test func `spans that overlap match; the rest is missed or spurious`() {
        let report = Self.report(
            [GoldFinding(span: Span(0, 9)), GoldFinding(span: Span(20, 29))],
            Self.note([(Span(5, 14), -1, .none, .affirmed), (Span(50, 59), -1, .none, .affirmed)]))
        #expect(report.mentions.precision == Proportion(right: 1, total: 2))
        #expect(report.mentions.recall == Proportion(right: 1, total: 2))
        #expect(report.mistakes.map(\.kind) == ["missed", "spurious"])
    }

    @Test func `gold of other kinds counts neither way, nor does what overlaps it`() {
        let report = Self.report(
            [GoldFinding(span: Span(0, 9), kind: "concretion"), GoldFinding(span: Span(10, 19), kind: "ignore")],
            Self.note([(Span(0, 9), -1, .none, .affirmed)]))
        #expect(report.mentions.precision.total == 0)
        #expect(report.mentions.recall.total == 0)
    }

    @Test func `of several findings at a span, the one whose site fits answers`() {
        let report = Self.report(
            [
                GoldFinding(span: Span(0, 9), sites: ["mitral valve"], laterality: .left),
                GoldFinding(span: Span(0, 9), sites: ["artery"], laterality: .right),
            ],
            Self.note([(Span(0, 9), 2, .right, .affirmed), (Span(0, 9), 3, .left, .affirmed)]))
        #expect(report.attributes.site == Proportion(right: 2, total: 2))
        #expect(report.attributes.laterality == Proportion(right: 2, total: 2))
        #expect(report.mentions.recall == Proportion(right: 1, total: 1))
    }

    @Test func `a general gold name is right anywhere in the path, and one of several is enough`() {
        let note = Self.note([(Span(0, 9), 2, .none, .affirmed)])
        #expect(Self.report([GoldFinding(span: Span(0, 9), sites: ["artery"])], note).attributes.site.right == 1)
        #expect(
            Self.report([GoldFinding(span: Span(0, 9), sites: ["vein", "aorta"])], note).attributes.site.right == 1)
        #expect(Self.report([GoldFinding(span: Span(0, 9), sites: ["vein"])], note).attributes.site.right == 0)
    }

    @Test func `an unspecified site, an open side and the certainty of a hypothetical finding are not scored`() {
        let report = Self.report(
            [GoldFinding(span: Span(0, 9), certainty: .affirmed, temporality: .hypothetical, sites: ["unspecified"])],
            Self.note([(Span(0, 9), 2, .left, .negated)]))
        #expect(report.attributes.site.total == 0)
        #expect(report.attributes.laterality.total == 0)
        #expect(report.attributes.lateralityAll == Proportion(right: 0, total: 1))
        #expect(report.attributes.certainty.total == 0)
        #expect(report.attributes.temporality == Proportion(right: 0, total: 1))
    }

    @Test func `unspecified beside a name accepts no site`() {
        let gold = [GoldFinding(span: Span(0, 9), sites: ["unspecified", "artery"])]
        #expect(Self.report(gold, Self.note([(Span(0, 9), -1, .none, .affirmed)])).attributes.site.right == 1)
        #expect(Self.report(gold, Self.note([(Span(0, 9), 3, .none, .affirmed)])).attributes.site.right == 0)
    }

    @Test func `targets are scored by value`() {
        var note = Self.note([])
        note.mentions = [
            Mention(kind: .target, concept: -1, span: Span(0, 9), assertion: Assertion(.negated)),
            Mention(kind: .target, concept: -1, span: Span(10, 19), assertion: Assertion(.negated, .historical)),
        ]
        let gold = [Assertion(.negated), Assertion(.affirmed, .historical)].enumerated().map { index, assertion in
            GoldTarget(target: Target(span: Span(index * 10, index * 10 + 9), concept: "x"), assertion: assertion)
        }
        var evaluator = Evaluator()
        evaluator.add(note, gold: GoldNote(id: "n", targets: gold, listsFindings: false))
        let report = evaluator.report
        #expect(report.values["negated"]?.precision == Proportion(right: 1, total: 2))
        #expect(report.values["negated"]?.recall == Proportion(right: 1, total: 1))
        #expect(report.values["historical"]?.f1 == 1)
        #expect(report.mentions.recall.total == 0)
    }

    @Test func `a note's label is held against findings that are not negated`() {
        var evaluator = Evaluator()
        for (certainty, label) in [(Certainty.negated, false), (.affirmed, true), (.negated, true)] {
            evaluator.add(
                Self.note([(Span(0, 9), -1, .none, certainty)]),
                gold: GoldNote(id: "n", isPositive: label, listsFindings: false))
        }
        #expect(evaluator.report.labels.recall == Proportion(right: 1, total: 2))
        #expect(evaluator.report.labels.precision == Proportion(right: 1, total: 1))
    }

    @Test func `Wilson's interval is that of the textbook`() throws {
        let interval = try #require(Proportion(right: 9, total: 10).interval)
        #expect(abs(interval.low - 0.5958) < 1e-3)
        #expect(abs(interval.high - 0.9821) < 1e-3)
        #expect(Proportion().interval == nil)
    }

    @Test func `calibration measures the distance between what is said and what is so`() throws {
        var calibration = Calibration()
        for right in [0, 0, 0, 1] { calibration.count(probabilities: [0.75, 0.25], suggested: 0, right: right) }
        #expect(abs(try #require(calibration.expectedError)) < 1e-9)
        #expect(abs(try #require(calibration.brier) - 0.375) < 1e-9)
        var boaster = Calibration()
        for right in [0, 1] { boaster.count(probabilities: [1, 0], suggested: 0, right: right) }
        #expect(boaster.expectedError == 0.5)
    }

    @Test func `the abstention curve counts what is taken, and undetermined is never taken`() {
        var calibration = Calibration(undecided: 1)
        calibration.count(probabilities: [0.95, 0.05], suggested: 0, right: 0)
        calibration.count(probabilities: [0.6, 0.4], suggested: 0, right: 1)
        calibration.count(probabilities: [0.1, 0.9], suggested: 1, right: 1)
        let all = calibration.answers(from: 0)
        #expect(all.coverage == Proportion(right: 2, total: 3))
        #expect(all.accuracy == Proportion(right: 1, total: 2))
        let sure = calibration.answers(from: 0.9)
        #expect(sure.coverage == Proportion(right: 1, total: 3))
        #expect(sure.accuracy == Proportion(right: 1, total: 1))
    }

    @Test func `the same report gives the same text and JSON, mistakes with their words`() throws {
        let note = Self.note([(Span(0, 9), 2, .left, .affirmed)])
        let gold = [
            GoldFinding(span: Span(0, 9), certainty: .negated, sites: ["vein"]), GoldFinding(span: Span(20, 29)),
        ]
        let report = Self.report(gold, note)
        #expect(report.text(listsMistakes: true) == Self.report(gold, note).text(listsMistakes: true))
        #expect(report.text(listsMistakes: true).contains("n:0-9: certainty: gold negated, given affirmed"))
        #expect(report.text(listsMistakes: true).contains("»calcified«"))
        let json = String(decoding: report.json(listsMistakes: true), as: UTF8.self)
        #expect(json.contains("\"calcinote-evaluation/1\""))
        #expect(json == String(decoding: Self.report(gold, note).json(listsMistakes: true), as: UTF8.self))
    }
}
