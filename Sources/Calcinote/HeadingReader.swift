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
            sides: Set([EngineWord.left, .right, .bilateral, .lt, .rt].map(\.rawValue)))
    }

    func candidates(of note: MatchedNote, into candidates: inout [HeadingCandidate]) {
        candidates.removeAll(keepingCapacity: true)
        for index in note.hits.indices {
            let hit = note.hits[index]
            switch hit.term.group {
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

    /// Whether a calcification, a concretion or an analyte covers a token.
    static func isMineral(_ token: Int, _ hits: [Hit]) -> Bool {
        var (low, high) = (0, hits.count)
        while low < high {
            let middle = (low + high) / 2
            if hits[middle].first <= token { low = middle + 1 } else { high = middle }
        }
        var at = low - 1
        while at >= 0, Int(hits[at].first) > token - 8 {
            let hit = hits[at]
            if hit.term.group == .analyte, Int(hit.end) > token { return true }
            if hit.term.group == .mineral, !hit.term.flags.contains(.lookalike), Int(hit.end) > token { return true }
            at -= 1
        }
        return false
    }
}
