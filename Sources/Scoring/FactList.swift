internal import Annotations

/// Mentions of one kind, so ordered that a finding need not look at them all: far from it, of those that say the same the
/// first speaks for the rest. Without it a note would cost findings times conditions. Refilled from note to note.
struct FactList {
    private(set) var mentions: [Int32] = []
    /// By position.
    private var sentences: [Int32] = []
    /// Positions by sentence, and their sentences in that order; empty where the sentences of the positions are in order.
    private var places: [Int32] = []
    private var placed: [Int32] = []
    /// Positions of what reaches far, those with the same key together and in order.
    private var order: [KeyedPosition] = []
    /// Where each key begins in `order`.
    private var groups: [Int32] = []
    /// By site: which of the groups can say anything of a finding there, where that was asked.
    private var groupsBySite: [ConceptIndex: [Int32]] = [:]
    /// Whether each mention has a place in the note.
    private var isPlaced = true

    private struct KeyedPosition: Comparable {
        var key: Int64
        var position: Int32

        static func < (a: Self, b: Self) -> Bool { a.key < b.key || a.key == b.key && a.position < b.position }
    }

    mutating func removeAll() {
        mentions.removeAll(keepingCapacity: true)
        groupsBySite.removeAll()
    }

    /// - Parameter mention: -1 where it has no place in the note.
    mutating func append(_ mention: Int32) { mentions.append(mention) }

    /// To be called when all mentions are there.
    ///
    /// - Parameters:
    ///   - key: of a mention at a position; what has the same key says the same to every finding at least two sentences away.
    ///   - reaches: whether it can say anything so far away; the same for all with one key.
    mutating func arrange(
        sentenceOf: [Int32], key: (_ mention: Int32, _ position: Int) -> Int64,
        reaches: (_ mention: Int32, _ position: Int) -> Bool
    ) {
        order.removeAll(keepingCapacity: true)
        groups.removeAll(keepingCapacity: true)
        if mentions.isEmpty { return }
        sentences.removeAll(keepingCapacity: true)
        for mention in mentions { sentences.append(mention < 0 ? -1 : sentenceOf[Int(mention)]) }
        isPlaced = !sentences.contains(-1)
        guard isPlaced else { return }
        arrangePlaces()
        for (position, mention) in mentions.enumerated() where reaches(mention, position) {
            order.append(KeyedPosition(key: key(mention, position), position: Int32(position)))
        }
        Self.sort(&order)
        keepWhatIsChosen()
    }

    /// Of each key only what ``choose(near:site:all:into:)`` can come to: nothing behind what lies away from every finding that the first
    /// does not lie away from.
    private mutating func keepWhatIsChosen() {
        var kept = 0
        var key: Int64?
        var isOver = false
        var first: Int32 = 0
        for at in order.indices {
            let next = order[at]
            let sentence = sentences[Int(next.position)]
            if next.key != key {
                (key, first, isOver) = (next.key, sentence, false)
                groups.append(Int32(kept))
            } else if isOver {
                continue
            } else {
                isOver = sentence >= first + 3
            }
            order[kept] = next
            kept += 1
        }
        order.removeLast(order.count - kept)
        // The list of a very long note makes room for what is made of it.
        if order.capacity > 1 << 16 { order = Array(order) }
    }

    /// What is computed of two values stands behind them all, with the place of one.
    private mutating func arrangePlaces() {
        places.removeAll(keepingCapacity: true)
        placed.removeAll(keepingCapacity: true)
        if Self.isSorted(sentences) { return }
        for position in 0..<Int32(sentences.count) { places.append(position) }
        let sentences = sentences
        places.sort { (sentences[Int($0)], $0) < (sentences[Int($1)], $1) }
        for position in places { placed.append(sentences[Int(position)]) }
    }

    private static func sort<Element: Comparable>(_ elements: inout [Element]) {
        if !isSorted(elements) { elements.sort() }
    }

    private static func isSorted<Element: Comparable>(_ elements: [Element]) -> Bool {
        for at in elements.indices.dropFirst() where elements[at] < elements[at - 1] { return false }
        return true
    }

    /// Finds out once for each of some sites what of that which reaches far can say anything of a finding there, so that a note of
    /// thousands of findings does not look at all of it for each.
    ///
    /// - Parameter maySpeak: whether a mention can; the same for all with one key. Better yes than no.
    mutating func sift(for sites: Set<ConceptIndex>, maySpeak: (_ mention: Int32, _ site: ConceptIndex) -> Bool) {
        for site in sites {
            groupsBySite[site] = groups.indices.filter {
                maySpeak(mentions[Int(order[Int(groups[$0])].position)], site)
            }.map(Int32.init)
        }
    }

    /// Which positions matter to a finding: all in its sentence and those beside it, and the first of each key elsewhere.
    /// Not in order.
    ///
    /// - Parameters:
    ///   - site: of the finding, or -1.
    ///   - all: takes every position, in order.
    ///   - positions: is filled.
    /// - Returns: how many of `positions` lie in the finding's sentence or beside it; what stands behind lies farther away.
    func choose(near sentence: Int32, site: ConceptIndex, all: Bool, into positions: inout [Int32]) -> Int {
        positions.removeAll(keepingCapacity: true)
        if mentions.isEmpty { return 0 }
        guard isPlaced, !all else {
            for position in mentions.indices { positions.append(Int32(position)) }
            return positions.count
        }
        if places.isEmpty {
            var at = Self.first(of: sentences, from: sentence - 1)
            while at < sentences.count, sentences[at] < sentence + 2 {
                positions.append(Int32(at))
                at += 1
            }
        } else {
            var at = Self.first(of: placed, from: sentence - 1)
            while at < placed.count, placed[at] < sentence + 2 {
                positions.append(places[at])
                at += 1
            }
        }
        let near = positions.count
        if let groups = groupsBySite[site] {
            for group in groups { appendFar(Int(group), from: sentence, to: &positions) }
        } else {
            for group in groups.indices { appendFar(group, from: sentence, to: &positions) }
        }
        return near
    }

    /// Appends the first of a group that lies at least two sentences away.
    @inline(__always) private func appendFar(_ group: Int, from sentence: Int32, to positions: inout [Int32]) {
        let behind = group + 1 < groups.count ? Int(groups[group + 1]) : order.count
        var at = Int(groups[group])
        while at < behind, abs(sentences[Int(order[at].position)] - sentence) < 2 { at += 1 }
        if at < behind { positions.append(order[at].position) }
    }

    /// The first place that is not before a sentence.
    private static func first(of placed: [Int32], from sentence: Int32) -> Int {
        var (low, high) = (0, placed.count)
        while low < high {
            let middle = (low + high) / 2
            if placed[middle] < sentence { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
