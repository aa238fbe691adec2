internal import Annotations

/// Mentions of one kind, so ordered that a finding need not look at them all: far from it, of those that say the same the
/// first speaks for the rest. Without it a note would cost findings times conditions.
struct FactList {
    let mentions: [Int32]
    private let sentences: [Int32]
    /// Positions in `mentions`, those with the same key together and in order, of the keys that reach far.
    private let order: [Int32]
    /// Where each key begins in `order`.
    private let groups: [Int32]
    private let isOrdered: Bool

    /// - Parameters:
    ///   - key: by position; what has the same key says the same to every finding at least two sentences away.
    ///   - reaches: by position, whether it can say anything so far away.
    init(_ mentions: [Int32], sentenceOf: [Int32], key: (Int) -> Int64, reaches: (Int) -> Bool) {
        self.mentions = mentions
        let sentences = mentions.map { $0 < 0 ? -1 : sentenceOf[Int($0)] }
        self.sentences = sentences
        isOrdered =
            !sentences.contains(-1) && (1..<max(sentences.count, 1)).allSatisfy { sentences[$0 - 1] <= sentences[$0] }
        guard isOrdered, mentions.count > 1 else {
            order = mentions.indices.map { Int32($0) }
            groups = isOrdered && !mentions.isEmpty && reaches(0) ? [0] : []
            return
        }
        let keys = mentions.indices.map(key)
        let order = mentions.indices.map { Int32($0) }.sorted {
            keys[Int($0)] != keys[Int($1)] ? keys[Int($0)] < keys[Int($1)] : $0 < $1
        }
        // Without the groups that say nothing from afar.
        var (kept, groups) = ([Int32](), [Int32]())
        var isKept = false
        for (index, position) in order.enumerated() {
            if index == 0 || keys[Int(position)] != keys[Int(order[index - 1])] {
                isKept = reaches(Int(position))
                if isKept { groups.append(Int32(kept.count)) }
            }
            if isKept { kept.append(position) }
        }
        (self.order, self.groups) = (kept, groups)
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
        guard isOrdered, !all else {
            for position in mentions.indices { positions.append(Int32(position)) }
            return positions.count
        }
        if mentions.isEmpty { return 0 }
        let near = position(of: sentence - 1)
        var end = near
        while end < sentences.count, sentences[end] < sentence + 2 {
            positions.append(Int32(end))
            end += 1
        }
        for (group, start) in groups.enumerated() {
            let behind = group + 1 < groups.count ? Int(groups[group + 1]) : order.count
            var at = Int(start)
            while at < behind, order[at] >= near, order[at] < end { at += 1 }
            if at < behind { positions.append(order[at]) }
        }
        return end - near
    }

    /// The first position that is not before a sentence.
    private func position(of sentence: Int32) -> Int {
        var (low, high) = (0, sentences.count)
        while low < high {
            let middle = (low + high) / 2
            if sentences[middle] < sentence { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
