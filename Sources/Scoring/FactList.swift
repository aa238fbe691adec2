internal import Annotations

/// Mentions of one kind, so ordered that a finding need not look at them all: far from it, of those that say the same the
/// first speaks for the rest. Without it a note would cost findings times conditions.
struct FactList {
    let mentions: [Int32]
    private let sentences: [Int32]
    /// Positions in `mentions`, those with the same key together and in order.
    private let order: [Int32]
    /// Where each key begins in `order`.
    private let groups: [Int32]
    private let isOrdered: Bool

    /// - Parameter key: by position; what has the same key says the same to every finding at least two sentences away.
    init(_ mentions: [Int32], sentenceOf: [Int32], key: (Int) -> Int64) {
        self.mentions = mentions
        let sentences = mentions.map { $0 < 0 ? -1 : sentenceOf[Int($0)] }
        self.sentences = sentences
        isOrdered =
            !sentences.contains(-1) && (1..<max(sentences.count, 1)).allSatisfy { sentences[$0 - 1] <= sentences[$0] }
        guard isOrdered, mentions.count > 1 else {
            order = mentions.indices.map { Int32($0) }
            groups = isOrdered && !mentions.isEmpty ? [0] : []
            return
        }
        let keys = mentions.indices.map(key)
        let order = mentions.indices.map { Int32($0) }.sorted {
            keys[Int($0)] != keys[Int($1)] ? keys[Int($0)] < keys[Int($1)] : $0 < $1
        }
        self.order = order
        groups = order.indices.filter { $0 == 0 || keys[Int(order[$0])] != keys[Int(order[$0 - 1])] }.map { Int32($0) }
    }

    /// Calls `body` with the positions that matter to a finding: all in its sentence and those beside it, and the first of
    /// each key elsewhere. Not in order.
    ///
    /// - Parameter all: calls it with every position, in order.
    func forEach(near sentence: Int32, all: Bool = false, _ body: (Int) -> Void) {
        guard isOrdered, !all else { return mentions.indices.forEach(body) }
        let near = position(of: sentence - 1)..<position(of: sentence + 2)
        near.forEach(body)
        for (group, start) in groups.enumerated() {
            let end = group + 1 < groups.count ? Int(groups[group + 1]) : order.count
            var at = Int(start)
            while at < end, near.contains(Int(order[at])) { at += 1 }
            if at < end { body(Int(order[at])) }
        }
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

/// Rule numbers by what they wait for, in two flat arrays.
struct RuleTable: Sendable {
    private let starts: [Int32]
    private let rules: [Int32]
    /// What at least one rule waits for.
    let keys: [Int32]

    /// - Parameter rules: with their keys, none below -1, in order.
    init(_ rules: [(key: Int32, rule: Int32)]) {
        let count = Int(rules.map(\.key).max() ?? -1) + 2
        var lists = [[Int32]](repeating: [], count: count)
        for (key, rule) in rules { lists[Int(key) + 1].append(rule) }
        var starts: [Int32] = [0]
        var flat: [Int32] = []
        var keys: [Int32] = []
        for (index, list) in lists.enumerated() {
            flat += list
            starts.append(Int32(flat.count))
            if !list.isEmpty { keys.append(Int32(index) - 1) }
        }
        (self.starts, self.rules, self.keys) = (starts, flat, keys)
    }

    func has(_ key: Int32) -> Bool { !range(key).isEmpty }

    /// The rules of a key, as a run of positions.
    func range(_ key: Int32) -> Range<Int> {
        let at = Int(key) + 1
        guard at >= 0, at + 1 < starts.count else { return 0..<0 }
        return Int(starts[at])..<Int(starts[at + 1])
    }

    subscript(position: Int) -> Int32 { rules[position] }
}
