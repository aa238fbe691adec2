public import Lexicons

/// Groups of terms, a bit each.
public struct TermGroups: Sendable, ExpressibleByArrayLiteral {
    private var bits: UInt64 = 0

    public init(arrayLiteral groups: TermGroup...) {
        for group in groups { insert(group) }
    }

    public static let cues: TermGroups = [.cue, .cueOfTime, .cueOfPerson]

    mutating func insert(_ group: TermGroup) { bits |= 1 &<< UInt64(group.rawValue) }

    func contains(_ group: TermGroup) -> Bool { count(group) == 1 }

    /// 1 or 0.
    private func count(_ group: TermGroup) -> Int { Int(truncatingIfNeeded: bits &>> UInt64(group.rawValue) & 1) }

    /// Replaces the contents of `selected` with the hits of these groups. Without a branch: which group comes next is what a processor
    /// guesses worst.
    public func select(from hits: [Hit], into selected: inout [Hit]) {
        selected.removeAll(keepingCapacity: true)
        selected.append(addingCapacity: hits.count) { output in
            for hit in hits {
                output.append(hit)
                output.removeLast(1 &- count(hit.term.group))
            }
        }
    }

    /// The same for their places among all hits.
    public func selectPlaces(from hits: [Hit], into selected: inout [Int32]) {
        selected.removeAll(keepingCapacity: true)
        selected.append(addingCapacity: hits.count) { output in
            for (place, hit) in hits.enumerated() {
                output.append(Int32(truncatingIfNeeded: place))
                output.removeLast(1 &- count(hit.term.group))
            }
        }
    }
}
