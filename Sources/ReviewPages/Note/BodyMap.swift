internal import Annotations

/// The findings of a note by their place on the outline of a body, laid out: labels in a column at either side, a line from each
/// to its place. The patient's left is on the reader's right, as in an image.
struct BodyMap {
    /// One label: a region and side with its findings.
    struct Entry: Equatable {
        var region: BodyRegion
        /// `.left`, `.right`, or `.none` for all else.
        var side: Laterality
        /// Indices into ``AnnotatedNote/findings``.
        var findings: [Int]
        /// Whether the label stands in the right column.
        var isRight = false
        /// Of the label's line.
        var y = 0.0

        /// `"left kidney"`.
        var words: String { (side == .none ? "" : (side.label ?? "") + " ") + region.label }
    }

    private(set) var entries: [Entry] = []
    /// Findings that are there, but at no place of the outline.
    private(set) var unplaced: [Int] = []
    private(set) var height = Self.bodyHeight

    static let width = 380.0
    static let bodyHeight = 262.0
    private static let perRow = 5
    /// Discs of one label; more would hide the body.
    static let mostDiscs = 10
    private static let rowHeight = 22.0

    init(_ note: AnnotatedNote) {
        for (index, finding) in note.findings.enumerated() where Self.isDrawn(finding) {
            guard finding.site >= 0, let region = note.catalog.region(of: finding.site) else {
                unplaced.append(index)
                continue
            }
            let isSided = finding.laterality == .left || finding.laterality == .right
            let side = isSided ? finding.laterality : .none
            if let at = entries.firstIndex(where: { $0.region == region && $0.side == side }) {
                entries[at].findings.append(index)
            } else {
                entries.append(Entry(region: region, side: side, findings: [index]))
            }
        }
        layOut()
    }

    /// What is denied, only feared or another's has no place in this body.
    static func isDrawn(_ finding: Finding) -> Bool {
        finding.assertion.certainty != .negated && finding.assertion.temporality != .hypothetical
            && finding.assertion.experiencer == .patient
    }

    private mutating func layOut() {
        entries.sort { (Self.place($0.region).y, $0.side.rawValue) < (Self.place($1.region).y, $1.side.rawValue) }
        var filled = (left: 0.0, right: 0.0)
        for index in entries.indices where entries[index].side != .none {
            put(index, entries[index].side == .left, &filled)
        }
        for index in entries.indices where entries[index].side == .none {
            put(index, filled.right < filled.left, &filled)
        }
        for isRight in [false, true] {
            let column = entries.indices.filter { entries[$0].isRight == isRight }
            // As near to its place as those above leave room, then up again where the column would hang out below.
            var end = 0.0
            for index in column {
                let wanted = Self.place(entries[index].region).y - Self.room(entries[index]) / 2
                entries[index].y = max(end, wanted)
                end = entries[index].y + Self.room(entries[index])
            }
            var limit = max(Self.bodyHeight, column.reduce(0) { $0 + Self.room(entries[$1]) })
            height = max(height, limit)
            for index in column.reversed() {
                entries[index].y = min(entries[index].y, limit - Self.room(entries[index]))
                limit = entries[index].y
            }
        }
    }

    private mutating func put(_ index: Int, _ isRight: Bool, _ filled: inout (left: Double, right: Double)) {
        entries[index].isRight = isRight
        if isRight { filled.right += Self.room(entries[index]) } else { filled.left += Self.room(entries[index]) }
    }

    private static func room(_ entry: Entry) -> Double {
        let discs = min(entry.findings.count, mostDiscs)
        return 20 + Double((discs + perRow - 1) / perRow) * rowHeight
    }

    /// Where a region lies on the outline: from the midline, and from the top.
    static func place(_ region: BodyRegion) -> (across: Double, y: Double, isPaired: Bool) {
        switch region {
        case .head: (5, 21, false)
        case .neck: (3, 47, false)
        case .shoulder: (33, 67, true)
        case .chest: (12, 71, false)
        case .heart: (4, 87, false)
        case .breast: (15, 89, true)
        case .abdomen: (10, 108, false)
        case .spine: (0, 126, false)
        case .kidney: (15, 117, true)
        case .pelvis: (8, 139, false)
        case .hip: (26, 147, true)
        case .arm: (40, 108, true)
        case .hand: (53, 164, true)
        case .leg: (18, 171, true)
        case .knee: (19, 195, true)
        case .foot: (20, 250, true)
        }
    }

    /// The dots of an entry: one at a midline place or a known side, both sides of a paired one that the note gives no side of.
    func dots(_ entry: Entry) -> [(x: Double, y: Double)] {
        let place = Self.place(entry.region)
        let middle = Self.width / 2
        if entry.region == .heart { return [(middle + place.across, place.y)] }
        switch entry.side {
        case .left: return [(middle + place.across, place.y)]
        case .right: return [(middle - place.across, place.y)]
        default:
            return place.isPaired
                ? [(middle - place.across, place.y), (middle + place.across, place.y)] : [(middle, place.y)]
        }
    }

    /// The middle of a finding's disc, in the rows below its label.
    func disc(_ number: Int, of entry: Entry) -> (x: Double, y: Double) {
        let (row, column) = (number / Self.perRow, number % Self.perRow)
        let inRow = min(Self.perRow, min(entry.findings.count, Self.mostDiscs) - row * Self.perRow)
        let x = entry.isRight ? Double(column) * 22 : Double(column - inRow + 1) * 22
        return (edge(entry) + (entry.isRight ? 10 : -10) + x, entry.y + 27 + Double(row) * Self.rowHeight)
    }

    /// Where an entry's label begins or ends, towards the body.
    func edge(_ entry: Entry) -> Double { entry.isRight ? Self.width - 116 : 116 }
}
