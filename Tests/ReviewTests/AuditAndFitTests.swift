import Annotations
import Calcinote
import Testing

@testable import Reviewing

struct AuditTests {
    static let notes = (0..<100).map { number in
        AuditPlan.Note(
            id: "n\(number)", sha256: "h\(number)", stratum: number < 3 ? .possible : number < 40 ? .affirmed : .none)
    }
    static let version = Catalog.Version(version: "x", sha256: "0123456789abcdef0123")

    static func plan(_ count: Int, seed: UInt64 = 1, _ notes: [AuditPlan.Note] = notes) -> AuditPlan {
        AuditPlan(notes, count: count, seed: seed, version: "0.1.0", lexicon: version)
    }

    @Test func `a sample is drawn from every stratum, and the same one each time`() throws {
        let plan = Self.plan(20)
        #expect(plan.notes.count == 20)
        #expect(plan.layers.map(\.drawn) == [9, 3, 0, 8])
        #expect(Self.plan(20, Self.notes.reversed()) == plan)
        #expect(Self.plan(20, seed: 2).notes != plan.notes)
        #expect(Self.plan(1000).notes.count == 100)
        #expect(try AuditPlan(plan.json, path: "p") == plan)
    }

    @Test func `a blind reading gives sensitivity and predictive value with their weights`() throws {
        func note(_ id: String, _ text: String) -> AnnotatedNote {
            var note = AnchorTests.annotator.annotate(text, id: id)
            note.document.sha256 = id
            return note
        }
        let notes = [
            note("a", "Calcified node."), note("b", "Chalky deposit of the shoulder."), note("c", "Calcified falx."),
        ]
        let plan = Self.plan(3, notes.map { .init(id: $0.document.id, sha256: $0.document.sha256, stratum: .init($0)) })
        func added(_ id: String, _ words: String, _ end: Int) -> Decision {
            Decision(
                id: "d" + id, action: .added, note: id, sha256: id, quote: Quote(start: 0, end: end, exact: words),
                now: Attributes(["certainty": "affirmed"]))
        }
        let done = ["a", "b"].map { Decision(id: "r" + $0, action: .reviewed, note: $0, sha256: $0) }
        let report = AuditReport(
            plan: plan, notes: notes, decisions: [added("a", "Calcified", 9), added("b", "Chalky", 6)] + done)
        #expect(report.read == 2)
        #expect(report.unread == ["c"])
        #expect(report.sensitivity.right == 1 && report.sensitivity.total == 2)
        #expect(report.predictiveValue.right == 1 && report.predictiveValue.total == 1)
        let interval = try #require(report.predictiveValue.interval)
        #expect(abs(interval.low - 0.2065) < 0.001 && interval.high == 1)
        #expect(report.text.contains("Wilson"))
        #expect(report.methods.contains("lexicon x (SHA-256 0123456789abcdef…)"))
    }
}

struct FitTests {
    /// Rule 0 speaks for dystrophic, rule 1 for metastatic; both weigh 0.5, yet rule 1 is nearly always right.
    static let cases: [EvidenceCase] = (0..<60).map { number in
        let isMetastatic = number % 2 == 0
        return EvidenceCase(
            note: "n\(number)", type: isMetastatic ? .metastatic : number % 3 == 0 ? .idiopathic : .dystrophic,
            evidence: [.init(rule: 0, type: .dystrophic, weight: 0.5)]
                + (isMetastatic ? [.init(rule: 1, type: .metastatic, weight: 0.5)] : []))
    }

    @Test func `a rule that is always right gains weight, and notes left out say that it helps`() throws {
        let fit = WeightFit(Self.cases)
        let row = try #require(fit.rows.first { $0.rule == 1 })
        #expect(row.cited == 0.5)
        #expect(row.fitted > 2)
        #expect(row.cases == 30)
        let best = try #require(fit.tried.first { $0.penalty == fit.penalty })
        #expect(best.score.meanLoss < fit.cited.meanLoss)
        #expect(best.score.total == 60)
    }

    @Test func `the report shows both weights and changes nothing`() {
        let catalog = AnchorTests.annotator.catalog
        let text = WeightFit(Self.cases).text(catalog)
        #expect(text.contains("cited weights") && text.contains("The lexicon is not changed."))
    }
}
