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

    /// Fills `hits`, `hitIndex`, `lists` and `beginnings` of a note whose tokens are known.
    public func match(_ note: inout MatchedNote) {
        match(note.tokens, in: note.text, into: &note.hits, &note.hitIndex, &note.beginnings)
        note.lists.fill(from: note.hits)
    }

    /// Replaces the contents of `hits`, in the order of their first token.
    ///
    /// - Parameters:
    ///   - index: becomes that of the hits.
    ///   - beginnings: become those of the tokens, which it has to tell anyway.
    private func match(
        _ tokens: [Token], in text: NoteText, into hits: inout [Hit], _ index: inout TokenIndex,
        _ beginnings: inout SectionBeginnings
    ) {
        hits.removeAll(keepingCapacity: true)
        index.removeAll()
        beginnings.removeAll()
        let trie = trie
        var covered = Covered(repeating: 0)
        var at = 0
        while at < tokens.count {
            let before = hits.count
            // At one token begins at most one term a group.
            let stretches = min((tokens.count - at + Self.stretch - 1) / Self.stretch, Self.most)
            hits.append(addingCapacity: stretches * Self.stretch * Covered.count) { output in
                for _ in 0..<stretches {
                    let count = before + output.count
                    let bits = Self.match(tokens.span, from: at, in: text, trie, &covered, &output)
                    index.append(count, begins: bits.hits)
                    beginnings.append(bits.sections)
                    at += Self.stretch
                }
            }
        }
    }

    /// By group: behind the last token that a hit covers.
    private typealias Covered = InlineArray<16, Int32>

    /// As many tokens as a ``TokenIndex`` has a number for.
    private static let stretch = TokenIndex.stretch

    /// So many are gone through with room made once.
    private static let most = 8

    /// The hits alone.
    public func match(_ tokens: [Token], in text: NoteText, into hits: inout [Hit]) {
        var (index, beginnings) = (TokenIndex(), SectionBeginnings())
        match(tokens, in: text, into: &hits, &index, &beginnings)
    }

    /// The groups of which a term may begin at a token: a heading only where a section may.
    ///
    /// - Parameter mayOpen: 1 where a section may begin, otherwise 0.
    @inline(__always) private static func groups(_ mayOpen: UInt64) -> UInt16 {
        ~(1 &<< UInt16(TermGroup.heading.rawValue))
            | UInt16(truncatingIfNeeded: mayOpen) &<< UInt16(TermGroup.heading.rawValue)
    }

    /// The terms that begin in one stretch of tokens. Where one may begin is found first, without a branch: so the processor
    /// waits for many nodes at once.
    ///
    /// - Returns: a bit for each token of the stretch at which a hit begins, and at which a section may.
    private static func match(
        _ tokens: borrowing Swift.Span<Token>, from first: Int, in text: NoteText, _ trie: Trie,
        _ covered: inout Covered, _ hits: inout OutputSpan<Hit>
    ) -> (hits: UInt64, sections: UInt64) {
        let (nodes, terms, edges, pairs) = (trie.nodes.span, trie.terms.span, trie.edges.span, trie.pairs.span)
        // Said once, it need not be asked at each look.
        precondition(!pairs.isEmpty)
        let count = tokens.count
        let last = min(first &+ stretch, count) &- 1
        // A bit for each token of the stretch: where something may begin, where the next word may lead on, where a section may begin.
        // They come in from above.
        var (starts, leads, openings): (UInt64, UInt64, UInt64) = (0, 0, 0)
        var token = tokens[first]
        for index in first..<last {
            let next = tokens[index &+ 1]
            let node = nodes[Int(token.word)]
            let goesOn = Trie.mayGoOn(token.word, node, next.word, pairs)
            let mayOpen: UInt64 = token.mayOpenSection ? 1 : 0
            leads = leads &>> 1 | goesOn &<< 63
            openings = openings &>> 1 | mayOpen &<< 63
            starts = starts &>> 1 | (UInt64(node.groups & groups(mayOpen)) | goesOn == 0 ? 0 : 1) &<< 63
            token = next
        }
        let place = UInt64(truncatingIfNeeded: last &- first)
        // At most one less than all came in: for none the shift is by 64, that is by 0, of zeros.
        let above = 64 &- place
        (starts, leads, openings) = (starts &>> above, leads &>> above, openings &>> above)
        starts |= 1 &<< place
        openings |= (token.mayOpenSection ? 1 : 0) &<< place
        if last &+ 1 < count {
            leads |= Trie.mayGoOn(token.word, nodes[Int(token.word)], tokens[last &+ 1].word, pairs) &<< place
        }
        var begins: UInt64 = 0
        while starts != 0 {
            let index = first &+ starts.trailingZeroBitCount
            starts &= starts &- 1
            let place = UInt64(truncatingIfNeeded: index &- first)
            var goesOn = leads &>> place & 1 != 0
            let allowed = groups(openings &>> place & 1)
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
                let edge = Trie.place(number, tokens[end].word, edges)
                if edge < 0 { break }
                number = Int32(truncatingIfNeeded: nodes.count &+ edge)
                node = edges[edge].node
                end &+= 1
                goesOn = end < count && Trie.mayGoOn(number, node, tokens[end].word, pairs) != 0
            }
            begins |= (found == 0 ? 0 : 1) &<< place
        }
        return (begins, openings)
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
