/// Where each concept stands when all are listed in front of their kinds and parts: what belongs to a concept lies in one run, so
/// that to ask whether one belongs to another is two comparisons, however deep it lies.
struct Nesting: Sendable {
    /// By concept: its place, and behind the last of its own; -1 for what lies in a circle of parents or below one.
    private let places: [(first: Int32, end: Int32)]

    init(parents: [ConceptIndex]) {
        // By concept: the first concept whose parent it is, and the next with the same parent.
        var first = [Int32](repeating: -1, count: parents.count)
        var next = [Int32](repeating: -1, count: parents.count)
        for concept in parents.indices.reversed() where parents[concept] >= 0 {
            next[concept] = first[Int(parents[concept])]
            first[Int(parents[concept])] = Int32(concept)
        }
        var places = [(first: Int32, end: Int32)](repeating: (-1, -1), count: parents.count)
        var place: Int32 = 0
        for root in parents.indices where parents[root] < 0 {
            var at = Int32(root)
            while at >= 0 {
                if places[Int(at)].first < 0 {
                    places[Int(at)].first = place
                    place += 1
                    if first[Int(at)] >= 0 {
                        at = first[Int(at)]
                        continue
                    }
                }
                places[Int(at)].end = place
                at = at == Int32(root) ? -1 : next[Int(at)] >= 0 ? next[Int(at)] : parents[Int(at)]
            }
        }
        self.places = places
    }

    /// Whether a concept is `general` or belongs to it; nil where a circle of parents keeps it from being told.
    func isWithin(_ concept: ConceptIndex, _ general: ConceptIndex) -> Bool? {
        let place = places[Int(concept)].first
        if place < 0 { return nil }
        if general < 0 { return false }
        let run = places[Int(general)]
        return run.first <= place && place < run.end
    }
}
