internal import Annotations
internal import Lexicons

/// The rules that fired for one finding; each once, and of a chain of concepts in a type only the most specific. Refilled from
/// finding to finding.
struct Firing {
    private struct Fired {
        var rule: Int32
        var mention: Int32
        var order: Int32
        var isLessExact = false
    }

    /// By rule: its place in `fired`, or -1.
    private var places: [Int32] = []
    private var fired: [Fired] = []
    /// By type and number, while the evidence is made.
    private var ranks: [(rank: Int64, place: Int32)] = []
    /// Those before this place are of another kind of evidence.
    private var kindStart = 0
    /// What one list offers; kept, so that no finding makes it anew.
    var positions: [Int32] = []

    /// - Parameter rules: how many the lexicon has.
    mutating func prepare(rules: Int) {
        if places.count == rules { return }
        self = Firing()
        places = Array(repeating: -1, count: rules)
    }

    mutating func removeAll() {
        for piece in fired { places[Int(piece.rule)] = -1 }
        fired.removeAll(keepingCapacity: true)
        kindStart = 0
    }

    /// What is added from here on gives way to what was added before.
    mutating func nextKind() { kindStart = fired.count }

    /// - Parameter order: of two mentions of one kind that fire the rule the one with the lower order stays.
    mutating func add(_ rule: Int32, mention: Int32, order: Int32 = 0) {
        let place = Int(places[Int(rule)])
        if place < 0 {
            places[Int(rule)] = Int32(fired.count)
            fired.append(Fired(rule: rule, mention: mention, order: order))
        } else if place >= kindStart, order < fired[place].order {
            fired[place] = Fired(rule: rule, mention: mention, order: order)
        }
    }

    /// Appends what fired, by type and line of the lexicon, without the rules for a condition that one for a kind of it says
    /// better.
    mutating func appendEvidence(
        to evidence: inout [Evidence], _ conditions: RuleChain, _ lexicon: CompiledLexicon, _ trace: WeighingTrace?
    ) {
        let rules = lexicon.evidenceRules
        for index in fired.indices where rules[Int(fired[index].rule)].when == .condition {
            markLessExact(than: rules[Int(fired[index].rule)], conditions, rules)
        }
        ranks.removeAll(keepingCapacity: true)
        for (place, piece) in fired.enumerated() {
            if piece.isLessExact {
                trace?.refused.append(.init(rule: piece.rule, mention: piece.mention, why: .lessExact))
                continue
            }
            let rank = Int64(rules[Int(piece.rule)].type.rawValue) << 32 | Int64(piece.rule)
            // A dozen pieces: each is put in its place.
            ranks.append((rank, Int32(place)))
            var at = ranks.count - 1
            while at > 0, ranks[at - 1].rank > rank {
                ranks[at] = ranks[at - 1]
                at -= 1
            }
            ranks[at] = (rank, Int32(place))
        }
        for (_, place) in ranks {
            let piece = fired[Int(place)]
            let rule = rules[Int(piece.rule)]
            evidence.append(Evidence(type: rule.type, weight: rule.weight, rule: piece.rule, mention: piece.mention))
        }
    }

    /// Marks what fired of the rules for the concepts above a rule's own that speak of the same type the same way.
    private mutating func markLessExact(than rule: EvidenceRule, _ conditions: RuleChain, _ rules: [EvidenceRule]) {
        var (at, steps) = (conditions.next(above: rule.concept), 0)
        while at >= 0, at != rule.concept, steps < Catalog.mostSteps {
            for index in conditions.table.range(at) {
                let other = conditions.table[index]
                let place = Int(places[Int(other.rule)])
                guard place >= 0, other.type == rule.type, other.needs == rule.needs,
                    (rules[Int(other.rule)].weight < 0) == (rule.weight < 0)
                else { continue }
                fired[place].isLessExact = true
            }
            at = conditions.next(above: at)
            steps += 1
        }
    }
}
