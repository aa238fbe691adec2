internal import Annotations

/// Mentions of one kind, so ordered that a finding need not look at them all: far from it, of those that say the same the
/// first speaks for the rest. Without it a note would cost findings times conditions. Refilled from note to note.
struct FactList {
    private(set) var mentions: [Int32] = []
    /// By position.
    private var sentences: [Int32] = []
    /// Positions by sentence, and their sentences in that order.
    private var places: [Int32] = []
    private var placed: [Int32] = []
    /// By position.
    private var keys: [Int64] = []
    /// Positions, those with the same key together and in order, of the keys that reach far.
    private var order: [Int32] = []
    /// Where each key begins in `order`.
    private var groups: [Int32] = []
    /// Whether each mention has a place in the note.
    private var isPlaced = true

    mutating func removeAll() { mentions.removeAll(keepingCapacity: true) }

    /// - Parameter mention: -1 where it has no place in the note.
    mutating func append(_ mention: Int32) { mentions.append(mention) }

    /// To be called when all mentions are there.
    ///
    /// - Parameters:
    ///   - key: of a mention at a position; what has the same key says the same to every finding at least two sentences away.
    ///   - reaches: whether it can say anything so far away.
    mutating func arrange(
        sentenceOf: [Int32], key: (_ mention: Int32, _ position: Int) -> Int64,
        reaches: (_ mention: Int32, _ position: Int) -> Bool
    ) {
        if mentions.isEmpty { return }
        sentences.removeAll(keepingCapacity: true)
        for mention in mentions { sentences.append(mention < 0 ? -1 : sentenceOf[Int(mention)]) }
        isPlaced = !sentences.contains(-1)
        guard isPlaced else { return }
        let sentences = sentences
        // What is computed of two values stands behind them all, with the place of one.
        Self.sort(&places, sentences.count) { sentences[$0] < sentences[$1] }
        placed.removeAll(keepingCapacity: true)
        for position in places { placed.append(sentences[Int(position)]) }
        keys.removeAll(keepingCapacity: true)
        for (position, mention) in mentions.enumerated() { keys.append(key(mention, position)) }
        let keys = keys
        Self.sort(&order, keys.count) { keys[$0] < keys[$1] }
        // Without the groups that say nothing from afar.
        groups.removeAll(keepingCapacity: true)
        var kept = 0
        var last: Int64?
        var isKept = false
        for index in order.indices {
            let position = order[index]
            if keys[Int(position)] != last {
                last = keys[Int(position)]
                isKept = reaches(mentions[Int(position)], Int(position))
                if isKept { groups.append(Int32(kept)) }
            }
            if isKept {
                order[kept] = position
                kept += 1
            }
        }
        order.removeLast(order.count - kept)
    }

    /// Fills an array with the positions below a number, in order; of equal ones the lower first.
    private static func sort(_ positions: inout [Int32], _ count: Int, by precedes: (Int, Int) -> Bool) {
        positions.removeAll(keepingCapacity: true)
        for position in 0..<Int32(count) { positions.append(position) }
        if !(1..<max(count, 1)).contains(where: { precedes($0, $0 - 1) }) { return }
        positions.sort { a, b in
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
