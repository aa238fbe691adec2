/// The closest known name, for a "did you mean".
package enum Nearest {
    package static func to(_ name: String, among names: some Sequence<String>) -> String? {
        var best: (distance: Int, name: String)?
        for candidate in names where abs(candidate.utf8.count - name.utf8.count) <= 3 {
            let distance = edits(Array(name.utf8), Array(candidate.utf8))
            if distance <= 3, best.map({ (distance, candidate) < ($0.distance, $0.name) }) ?? true {
                best = (distance, candidate)
            }
        }
        return best?.name
    }

    /// Levenshtein distance.
    static func edits(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var row = Array(0...b.count)
        for (i, x) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, y) in b.enumerated() {
                let above = row[j + 1]
                row[j + 1] = x == y ? diagonal : min(diagonal, above, row[j]) + 1
                diagonal = above
            }
        }
        return row[b.count]
    }
}
