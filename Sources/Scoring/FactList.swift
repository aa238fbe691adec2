internal import Annotations

/// Mentions of one kind, so ordered that a finding need not look at them all: far from it, of those that say the same the
/// first speaks for the rest. Without it a note would cost findings times conditions.
struct FactList {
    let mentions: [Int32]
    /// By position.
    private let sentences: [Int32]
    /// Positions by sentence, and their sentences in that order.
    private let places: [Int32]
    private let placed: [Int32]
    /// Positions, those with the same key together and in order, of the keys that reach far.
    private let order: [Int32]
    /// Where each key begins in `order`.
    private let groups: [Int32]
    /// Whether each mention has a place in the note.
    private let isPlaced: Bool

    /// - Parameters:
    ///   - key: by position; what has the same key says the same to every finding at least two sentences away.
    ///   - reaches: by position, whether it can say anything so far away.
    init(_ mentions: [Int32], sentenceOf: [Int32], key: (Int) -> Int64, reaches: (Int) -> Bool) {
        self.mentions = mentions
        let sentences = mentions.map { $0 < 0 ? -1 : sentenceOf[Int($0)] }
        self.sentences = sentences
        isPlaced = !sentences.contains(-1)
        // What is computed of two values stands behind them all, with the place of one.
        let places = Self.sorted(mentions.count) { sentences[$0] < sentences[$1] }
        self.places = places
        placed = places.map { sentences[Int($0)] }
        guard isPlaced else {
            (order, groups) = ([], [])
            return
        }
        let keys = mentions.indices.map(key)
        // Without the groups that say nothing from afar.
        var (kept, groups) = ([Int32](), [Int32]())
        var last: Int64?
        var isKept = false
        for position in Self.sorted(mentions.count, by: { keys[$0] < keys[$1] }) {
            if keys[Int(position)] != last {
                last = keys[Int(position)]
                isKept = reaches(Int(position))
                if isKept { groups.append(Int32(kept.count)) }
            }
            if isKept { kept.append(position) }
        }
        (order, self.groups) = (kept, groups)
    }

    /// The positions below a number in an order; of equal ones the lower first.
    private static func sorted(_ count: Int, by precedes: (Int, Int) -> Bool) -> [Int32] {
        let all = (0..<Int32(count)).map { $0 }
        if !(1..<max(count, 1)).contains(where: { precedes($0, $0 - 1) }) { return all }
        return all.sorted { a, b in
            precedes(Int(a), Int(b)) || !precedes(Int(b), Int(a)) && a < b
        }
    }

    /// Which positions matter to a finding: all in its sentence and those beside it, and the first of each key elsewhere.
    /// Not in order.
    ///
    /// - Parameters:
    ///   - all: takes every position, in order.
    ///   - positions: is filled.
    /// - Returns: how many of `positions` lie in the finding's sentence or beside it; what stands behind lies farther away.
    func choose(near sentence: Int32, all: Bool, into positions: inout [Int32]) -> Int {
        positions.removeAll(keepingCapacity: true)
        guard isPlaced, !all else {
            for position in mentions.indices { positions.append(Int32(position)) }
            return positions.count
        }
        var at = first(from: sentence - 1)
        while at < placed.count, placed[at] < sentence + 2 {
            positions.append(places[at])
            at += 1
        }
        let near = positions.count
        for (group, start) in groups.enumerated() {
            let behind = group + 1 < groups.count ? Int(groups[group + 1]) : order.count
            var at = Int(start)
            while at < behind, abs(sentences[Int(order[at])] - sentence) < 2 { at += 1 }
            if at < behind { positions.append(order[at]) }
        }
        return near
    }

    /// The first of the places that is not before a sentence.
    private func first(from sentence: Int32) -> Int {
        var (low, high) = (0, placed.count)
        while low < high {
            let middle = (low + high) / 2
            if placed[middle] < sentence { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
