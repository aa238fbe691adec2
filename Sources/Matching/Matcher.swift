public import Lexicons
public import Notes

/// Finds all terms in one pass: at each token the trie is walked as far as it goes, and in each group the longest term
/// that begins there is kept, unless a term of the same group that began earlier still covers the token.
///
/// `"calcium channel blocker"` is one look-alike, and hides nothing of another group.
public final class Matcher: Sendable {
    private let trie: Trie

    public init(lexicon: CompiledLexicon) { trie = lexicon.trie }

    /// Replaces the contents of `hits`, in the order of their first token.
    public func match(_ tokens: [Token], in text: NoteText, into hits: inout [Hit]) {
        hits.removeAll(keepingCapacity: true)
        // By group: behind the last token that a hit covers; and the token of its newest hit with that hit's place in `found`.
        var covered = InlineArray<16, Int32>(repeating: 0)
        var newest = InlineArray<16, Int32>(repeating: -1)
        var places = InlineArray<16, Int>(repeating: 0)
        // The terms found from one token, one a group, in the order of their first words' terms.
        var found = InlineArray<16, Hit>(repeating: Hit(term: Term(group: .mineral, payload: 0), first: 0, end: 0))
        let trie = trie
        let (nodes, terms, edges) = (trie.nodes.span, trie.terms.span, trie.edges.span)
        let tokenArray = tokens
        let tokens = tokenArray.span
        let count = tokens.count
        // The tokens of a stretch at which a term may begin: to find them first, without a branch, lets the processor wait
        // for many of their nodes at once.
        var starts = InlineArray<64, Int32>(repeating: 0)
        var (startCount, nextStart, stretch) = (0, 0, 0)
        while true {
            if nextStart == startCount {
                if stretch == count { break }
                let end = min(stretch &+ 64, count)
                (startCount, nextStart) = (0, 0)
                while stretch < end {
                    starts[startCount] = Int32(truncatingIfNeeded: stretch)
                    startCount &+= nodes[Int(tokens[stretch].word)].isEmpty ? 0 : 1
                    stretch &+= 1
                }
                continue
            }
            let index = Int(starts[nextStart])
            nextStart &+= 1
            var node = tokens[index].word
            var known = nodes[Int(node)]
            var end = index &+ 1
            var groups = 0
            while true {
                var at = Int(known.terms.start)
                let last = at &+ Int(known.terms.count)
                while at < last {
                    let term = terms[at]
                    at &+= 1
                    let group = Int(term.group.rawValue)
                    if covered[group] > index { continue }
                    if term.flags.contains(.capitals), !isCapital(tokens[index], text) { continue }
                    let hit = Hit(term: term, first: Int32(index), end: Int32(end))
                    if newest[group] == index {
                        // Longer than the one found before at this token; of two terms of one length the first stays.
                        if found[places[group]].end < hit.end { found[places[group]] = hit }
                    } else {
                        newest[group] = Int32(index)
                        places[group] = groups
                        found[groups] = hit
                        groups &+= 1
                    }
                }
                guard end < count, known.mayGoOn(tokens[end].word), !tokens[end].flags.contains(.blankBefore) else {
                    break
                }
                node = Trie.next(node, tokens[end].word, edges)
                if node == 0 { break }
                known = nodes[Int(node)]
                end &+= 1
            }
            for at in 0..<groups {
                covered[Int(found[at].term.group.rawValue)] = found[at].end
                hits.append(found[at])
            }
        }
    }

    /// Capitals throughout, but for a plural `s`: `PSVs`.
    @inline(never)
    private func isCapital(_ token: Token, _ text: NoteText) -> Bool {
        if token.flags.contains(.allUpper) { return true }
        guard token.flags.contains(.initialUpper), token.count >= 3, text.bytes[Int(token.end) - 1] == 0x73 else {
            return false
        }
        return text.bytes[Int(token.start)..<Int(token.end) - 1].allSatisfy { $0 &- 0x61 >= 26 }
    }
}
