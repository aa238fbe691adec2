internal import Annotations

/// The three lists of evidence on a card.
enum EvidencePart: String, CaseIterable {
    case pro = "for"
    case con = "against"
    case others

    /// `"Against"`.
    var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

extension AnnotatedNote {
    /// What speaks for the likely type of a finding, against it, or on the other types.
    func evidence(_ part: EvidencePart, of finding: Int) -> [Evidence] {
        guard let suggestion = findings[finding].suggestion else { return [] }
        return evidence(of: suggestion).filter { piece in
            switch part {
            case .pro: piece.type == suggestion.type && piece.weight >= 0
            case .con: piece.type == suggestion.type && piece.weight < 0
            case .others: piece.type != suggestion.type
            }
        }
    }
}

/// The works that the evidence of a note is cited from, each once, in the order of the page.
struct SourceTable: Sendable {
    private(set) var words: [String] = []
    /// From 1.
    private(set) var numbers: [String: Int] = [:]

    init(_ note: AnnotatedNote) {
        for finding in note.findings.indices {
            for piece in EvidencePart.allCases.flatMap({ note.evidence($0, of: finding) }) {
                let source = note.catalog.evidenceRules[Int(piece.rule)].source
                guard !source.isEmpty, numbers[source] == nil else { continue }
                words.append(source)
                numbers[source] = words.count
            }
        }
    }
}

/// Lists of evidence that several findings share: what a note says of its patient as a whole (serum calcium, dialysis) speaks for
/// every finding alike. Such a list is written once, and the page's script puts it on the other cards.
struct SharedEvidence: Sendable {
    private struct Key: Hashable {
        var part: String
        var pieces: [Evidence]
    }

    /// By list: the finding that has it first, and how many have it.
    private var uses: [Key: (first: Int, count: Int)] = [:]

    init(_ note: AnnotatedNote) {
        for finding in note.findings.indices {
            for part in EvidencePart.allCases {
                let pieces = note.evidence(part, of: finding)
                // One line is no longer than the reference to it.
                guard pieces.count > 1 else { continue }
                uses[Key(part: part.rawValue, pieces: pieces), default: (finding, 0)].count += 1
            }
        }
    }

    /// The earlier finding that has the list, or nil where this is the first.
    func owner(of pieces: [Evidence], _ part: EvidencePart, _ finding: Int) -> Int? {
        guard let use = uses[Key(part: part.rawValue, pieces: pieces)], use.first < finding else { return nil }
        return use.first
    }

    func isShared(_ pieces: [Evidence], _ part: EvidencePart, _ finding: Int) -> Bool {
        (uses[Key(part: part.rawValue, pieces: pieces)]?.count ?? 0) > 1
    }
}
