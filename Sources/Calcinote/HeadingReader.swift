internal import Lexicons
internal import Matching
internal import Notes

/// Turns the headings and sites that were found into candidates for sections.
struct HeadingReader: Sendable {
    private let lexicon: CompiledLexicon
    let kinds: SectionKinds

    init(lexicon: CompiledLexicon) {
        self.lexicon = lexicon
        func kind(_ name: String) -> Int32 { Int32(lexicon.catalog.sectionKinds.firstIndex(of: name) ?? 0) }
        kinds = SectionKinds(
            other: kind("other"), title: kind("title"), findings: kind("findings"),
            sides: WordSet([EngineWord.left, .right, .bilateral, .lt, .rt, .l, .r].map(\.rawValue)))
    }

    /// - Parameter minerals: becomes the tokens that a calcification, a concretion or an analyte covers.
    func candidates(of note: MatchedNote, into candidates: inout [HeadingCandidate], minerals: inout TokenSet) {
        candidates.removeAll(keepingCapacity: true)
        minerals.removeAll(count: note.tokens.count)
        for place in note.lists.headings {
            let index = Int(place)
            let hit = note.hits[index]
            switch hit.term.group {
            case .analyte: minerals.insert(hit.tokens)
            case .mineral where !hit.term.flags.contains(.lookalike): minerals.insert(hit.tokens)
            case .heading where !Self.isSpoken(hit, index, note):
                let rule = lexicon.headingRules[Int(hit.term.payload)]
                candidates.append(
                    HeadingCandidate(
                        first: hit.first, end: hit.end, rule: hit.term.payload, kind: rule.kind, role: rule.role,
                        subject: rule.subject))
            case .site where !hit.term.flags.contains(.adjective) && !hit.term.flags.contains(.lookalike):
                candidates.append(
                    HeadingCandidate(
                        first: hit.first, end: hit.end, rule: -1, kind: kinds.findings, role: .none,
                        subject: hit.term.payload))
            default: break
            }
        }
    }

    /// Whether the words of a heading are themselves a finding (`Calcification: none`) or a cue (`Not seen: …`). A score's
    /// name is a heading all the same.
    private static func isSpoken(_ heading: Hit, _ index: Int, _ note: MatchedNote) -> Bool {
        var at = index
        while at > 0, note.hits[at - 1].first == heading.first { at -= 1 }
        while at < note.hits.count, note.hits[at].first < heading.end {
            let hit = note.hits[at]
            at += 1
            if hit.term.group == .cue, hit.first == heading.first, hit.end == heading.end { return true }
            if hit.term.group == .mineral, !hit.term.flags.contains(.lookalike), hit.first == heading.first {
                let last = note.tokens[Int(heading.end) - 1].word
                return last != EngineWord.score.rawValue && last != EngineWord.scores.rawValue
            }
        }
        return false
    }
}

/// Some tokens of a note, a bit each.
struct TokenSet: Sendable {
    private var bits: [UInt64] = []

    /// - Parameter count: the tokens of the note.
    mutating func removeAll(count: Int) {
        bits.removeAll(keepingCapacity: true)
        bits.append(contentsOf: repeatElement(0, count: count / 64 + 1))
    }

    mutating func insert(_ tokens: Range<Int>) {
        for token in tokens { bits[token >> 6] |= 1 &<< UInt64(token & 63) }
    }

    func contains(_ token: Int) -> Bool { bits[token >> 6] &>> UInt64(token & 63) & 1 != 0 }
}
