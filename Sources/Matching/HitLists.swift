public import Lexicons

/// The hits of a note by what is made of them, each list in the order of the hits.
public struct HitLists: Sendable {
    public private(set) var cues: [Hit] = []
    /// By their places among all hits: what a mention may be made of,
    public private(set) var named: [Int32] = []
    /// a heading,
    public private(set) var headings: [Int32] = []
    /// a measurement.
    public private(set) var measured: [Int32] = []

    private static let cueGroups: TermGroups = [.cue, .cueOfTime, .cueOfPerson]
    private static let namedGroups: TermGroups = [.mineral, .site, .condition, .morphology, .typeWord]
    private static let headingGroups: TermGroups = [.heading, .site, .mineral, .analyte]
    private static let measuredGroups: TermGroups = [.analyte, .unit]

    public init() {}

    /// Replaces all lists. Without a branch: which group comes next is what a processor guesses worst.
    mutating func fill(from hits: [Hit]) {
        cues.removeAll(keepingCapacity: true)
        named.removeAll(keepingCapacity: true)
        headings.removeAll(keepingCapacity: true)
        measured.removeAll(keepingCapacity: true)
        cues.append(addingCapacity: hits.count) { cues in
            named.append(addingCapacity: hits.count) { named in
                headings.append(addingCapacity: hits.count) { headings in
                    measured.append(addingCapacity: hits.count) {
                        Self.fill(&cues, &named, &headings, &$0, from: hits.span)
                    }
                }
            }
        }
    }

    private static func fill(
        _ cues: inout OutputSpan<Hit>, _ named: inout OutputSpan<Int32>, _ headings: inout OutputSpan<Int32>,
        _ measured: inout OutputSpan<Int32>, from hits: borrowing Swift.Span<Hit>
    ) {
        let groups = (cueGroups, namedGroups, headingGroups, measuredGroups)
        for place in hits.indices {
            let hit = hits[place]
            let index = Int32(truncatingIfNeeded: place)
            // Appended, and taken back where it does not belong there.
            cues.append(hit)
            cues.removeLast(1 &- groups.0.count(hit.term.group))
            named.append(index)
            named.removeLast(1 &- groups.1.count(hit.term.group))
            headings.append(index)
            headings.removeLast(1 &- groups.2.count(hit.term.group))
            measured.append(index)
            measured.removeLast(1 &- groups.3.count(hit.term.group))
        }
    }
}

/// Groups of terms, a bit each.
struct TermGroups: Sendable, ExpressibleByArrayLiteral {
    private var bits: UInt64 = 0

    init(arrayLiteral groups: TermGroup...) {
        for group in groups { insert(group) }
    }

    mutating func insert(_ group: TermGroup) { bits |= 1 &<< UInt64(group.rawValue) }

    func contains(_ group: TermGroup) -> Bool { count(group) == 1 }

    /// 1 or 0.
    @inline(__always) func count(_ group: TermGroup) -> Int {
        Int(truncatingIfNeeded: bits &>> UInt64(group.rawValue) & 1)
    }
}
