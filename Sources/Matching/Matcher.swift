public import Lexicons
public import Notes

/// Finds all terms in one pass: at each token the trie is walked as far as it goes, and in each group the longest term
/// that begins there is kept, unless a term of the same group that began earlier still covers the token. Headings are taken only
/// where a section may begin (``Token/mayOpenSection``).
///
/// `"calcium channel blocker"` is one look-alike, and hides nothing of another group.
public final class Matcher: Sendable {
    private let trie: Trie

    public init(lexicon: CompiledLexicon) { trie = lexicon.trie }

    /// Replaces the contents of `hits`, in the order of their first token.
    ///
    /// - Parameter index: becomes that of the hits.
    public func match(_ tokens: [Token], in text: NoteText, into hits: inout [Hit], _ index: inout TokenIndex) {
        hits.removeAll(keepingCapacity: true)
        index.removeAll()
        let trie = trie
        var covered = Covered(repeating: 0)
        var at = 0
        while at < tokens.count {
            let before = hits.count
            var begins: UInt64 = 0
            // At one token begins at most one term a group.
            hits.append(addingCapacity: Self.stretch * Covered.count) { output in
                begins = Self.match(tokens.span, from: at, in: text, trie, &covered, &output)
            }
            index.append(before, begins: begins)
            at += Self.stretch
        }
    }

    /// By group: behind the last token that a hit covers.
    private typealias Covered = InlineArray<16, Int32>

    /// As many tokens as a ``TokenIndex`` has a number for.
    private static let stretch = TokenIndex.stretch

    /// The same without an index.
    public func match(_ tokens: [Token], in text: NoteText, into hits: inout [Hit]) {
        var index = TokenIndex()
        match(tokens, in: text, into: &hits, &index)
    }

    /// The groups of which a term may begin at a token: a heading only where a section may.
    @inline(__always) private static func groups(at token: Token) -> UInt16 {
        token.mayOpenSection ? ~0 : ~(1 &<< UInt16(TermGroup.heading.rawValue))
    }

    /// The terms that begin in one stretch of tokens. Where one may begin is found first, without a branch: so the processor
    /// waits for many nodes at once.
    ///
    /// - Returns: a bit for each token of the stretch at which a hit begins.
    private static func match(
        _ tokens: borrowing Swift.Span<Token>, from first: Int, in text: NoteText, _ trie: Trie,
        _ covered: inout Covered, _ hits: inout OutputSpan<Hit>
    ) -> UInt64 {
        let (nodes, terms, edges, pairs) = (trie.nodes.span, trie.terms.span, trie.edges.span, trie.pairs.span)
        let count = tokens.count
        let last = min(first &+ stretch, count) &- 1
        // A bit for each token of the stretch: where something may begin, and where the next word may lead on.
        var (starts, leads): (UInt64, UInt64) = (0, 0)
        var token = tokens[first]
        for index in first..<last {
            let next = tokens[index &+ 1]
            let node = nodes[Int(token.word)]
            let goesOn = Trie.mayGoOn(token.word, node, next.word, pairs)
            let place = UInt64(truncatingIfNeeded: index &- first)
            leads |= goesOn &<< place
            starts |= (UInt64(node.groups & groups(at: token)) | goesOn == 0 ? 0 : 1) &<< place
            token = next
        }
        let place = UInt64(truncatingIfNeeded: last &- first)
        starts |= 1 &<< place
        if last &+ 1 < count {
            leads |= Trie.mayGoOn(token.word, nodes[Int(token.word)], tokens[last &+ 1].word, pairs) &<< place
        }
        var begins: UInt64 = 0
        while starts != 0 {
            let index = first &+ starts.trailingZeroBitCount
            starts &= starts &- 1
            var goesOn = leads &>> UInt64(truncatingIfNeeded: index &- first) & 1 != 0
            let allowed = groups(at: tokens[index])
            var number = tokens[index].word
            var node = nodes[Int(number)]
            var end = index &+ 1
            let own = hits.count
            var found: UInt16 = 0
            while true {
                if node.groups & allowed != 0 {
                    if let term = node.term {
                        take(term, index, end, allowed, tokens, text, own: own, &found, &covered, &hits)
                    } else {
                        for at in node.range {
                            take(terms[at], index, end, allowed, tokens, text, own: own, &found, &covered, &hits)
                        }
                    }
                }
                guard goesOn, !tokens[end].flags.contains(.blankBefore) else { break }
                let place = Trie.place(number, tokens[end].word, edges)
                if place < 0 { break }
                number = Int32(truncatingIfNeeded: nodes.count &+ place)
                node = edges[place].node
                end &+= 1
                goesOn = end < count && Trie.mayGoOn(number, node, tokens[end].word, pairs) != 0
            }
            begins |= (found == 0 ? 0 : 1) &<< UInt64(truncatingIfNeeded: index &- first)
        }
        return begins
    }

    /// Takes a term that ends behind some token, if nothing speaks against it.
    ///
    /// - Parameter covered: changed in place; passed as a value it would be copied for each term.
    @inline(__always) private static func take(
        _ term: Term, _ index: Int, _ end: Int, _ allowed: UInt16, _ tokens: borrowing Swift.Span<Token>,
        _ text: NoteText, own: Int, _ found: inout UInt16, _ covered: inout Covered, _ hits: inout OutputSpan<Hit>
    ) {
        let group = UInt16(term.group.rawValue)
        let isFirst = found &>> group & 1 == 0
        if isFirst && covered[Int(group)] > index || allowed &>> group & 1 == 0 { return }
        if term.flags.contains(.capitals), !isCapital(tokens[index], text) { return }
        let hit = Hit(term: term, first: Int32(truncatingIfNeeded: index), end: Int32(truncatingIfNeeded: end))
        if isFirst {
            found |= 1 &<< group
            hits.append(hit)
        } else {
            // Longer than the one found before at this token; of two terms of one length the first stays.
            var at = own
            while hits[at].term.group != term.group { at &+= 1 }
            if hits[at].end >= hit.end { return }
            hits[at] = hit
        }
        covered[Int(group)] = hit.end
    }

    /// Capitals throughout, but for a plural `s`: `PSVs`.
    @inline(never)
    private static func isCapital(_ token: Token, _ text: NoteText) -> Bool {
        if token.flags.contains(.allUpper) { return true }
        guard token.flags.contains(.initialUpper), token.count >= 3, text.bytes[Int(token.end) - 1] == 0x73 else {
            return false
        }
        return text.bytes[Int(token.start)..<Int(token.end) - 1].allSatisfy { $0 &- 0x61 >= 26 }
    }
}
