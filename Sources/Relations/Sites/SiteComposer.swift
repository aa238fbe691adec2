internal import Lexicons
internal import Matching
internal import Notes

/// Completes sites that share a head noun: in `right hilar and subcarinal nodes` the first is a hilar node too, in
/// `aortic and mitral valve` the first is the aortic valve, in `hilar calcified nodes` the words stand apart.
struct SiteComposer: Sendable {
    let lexicon: CompiledLexicon
    private let lymph: Int32
    private let node: Int32

    init(lexicon: CompiledLexicon) {
        self.lexicon = lexicon
        lymph = lexicon.vocabulary.id(of: WordKey("lymph"))
        node = lexicon.vocabulary.id(of: WordKey("node"))
    }

    /// Changes the concepts of a sentence's sites; the parts that stand apart are appended to `segments`.
    func compose(_ view: SentenceView, _ note: inout MatchedNote, _ segments: inout [Span]) {
        // Each site and the next, from the last pair to the first.
        var next: Int?
        for a in view.mentions.reversed() where note.mentions[a].kind == .site {
            defer { next = a }
            guard let b = next else { continue }
            let (first, second) = (note.places[a], note.places[b])
            guard second.first >= first.end, second.first - first.end <= 8 else { continue }
            let gap = Int(first.end)..<Int(second.first)
            if gap.allSatisfy({ joins($0, note) }), gap.contains(where: { isJoint($0, note) }) {
                share(head: b, with: a, note: &note, &segments)
            } else if !gap.isEmpty, gap.contains(where: { view.mineral(at: $0) != nil }),
                gap.allSatisfy({ view.mineral(at: $0) != nil || view.other(at: $0) != nil || isPlain($0, note) })
            {
                // `hilar calcified nodes`
                if let concept = lookUp(words(first, note) + words(second, note))
                    ?? lookUp(words(first, note) + [lymph, node]).flatMap({ isNode(second, note) ? $0 : nil })
                {
                    note.mentions[b].concept = concept
                    note.mentions[a].concept = concept
                    part(a, [note.span(first.tokens), note.span(second.tokens)], &note, &segments)
                }
            }
        }
    }

    private func share(head b: Int, with a: Int, note: inout MatchedNote, _ segments: inout [Span]) {
        let (first, second) = (note.places[a], note.places[b])
        let own = words(first, note)
        for length in [2, 1] where second.tokens.count > length || (length == 1 && second.tokens.count == 1) {
            let head = Int(second.end) - length
            guard head > Int(second.first) || second.tokens.count > 1 else { continue }
            let tail = (head..<Int(second.end)).map { note.tokens[$0].word }
            if let concept = lookUp(own + tail), concept != note.mentions[a].concept {
                note.mentions[a].concept = concept
                part(a, [note.span(first.tokens), note.span(head..<Int(second.end))], &note, &segments)
                return
            }
        }
    }

    /// Writes down that a mention's words stand apart; its span covers them all, unless that would put it out of order.
    private func part(_ mention: Int, _ parts: [Span], _ note: inout MatchedNote, _ segments: inout [Span]) {
        note.mentions[mention].segments = Slice(segments.count, parts.count)
        segments += parts
        let whole = parts.dropFirst().reduce(parts[0]) { $0.union($1) }
        let before = mention > 0 ? note.mentions[mention - 1].span : Span(0, 0)
        let isBefore = mention + 1 >= note.mentions.count || whole < note.mentions[mention + 1].span
        if mention == 0 || before < whole, isBefore { note.mentions[mention].span = whole }
    }

    private func words(_ place: Hit, _ note: MatchedNote) -> [Int32] { place.tokens.map { note.tokens[$0].word } }

    private func isNode(_ place: Hit, _ note: MatchedNote) -> Bool { note.tokens[Int(place.end) - 1].word == node }

    /// The sites whose head noun stands with another one: `anterior and posterior tibial arteries`, `common & external iliac`.
    ///
    /// - Parameter site: the one that has the noun.
    /// - Returns: the others, in the order of the text; siblings of the one, or none.
    func elided(before site: SitedAt, _ note: MatchedNote) -> [SitedAt] {
        guard site.mention >= 0, note.places[Int(site.mention)].tokens.count > 1 else { return [] }
        let place = note.places[Int(site.mention)]
        let tail = words(place, note).dropFirst()
        var found: [SitedAt] = []
        if let other = otherSide(before: place, site, note) { return [other] }
        var at = Int(place.first) - 2
        while at >= 0, found.count < 3, isJoint(at + 1, note), note.tokens[at].kind == .word,
            note.engineWord(at)?.isSide != true, note.tokens[at].word != note.tokens[Int(place.first)].word,
            let concept = lookUp([note.tokens[at].word] + tail), concept != site.concept,
            lexicon.catalog.concepts[Int(concept)].parent == lexicon.catalog.concepts[Int(site.concept)].parent
        {
            found.insert(SitedAt(concept: concept, mention: site.mention), at: 0)
            at -= 2
        }
        return found
    }

    /// `the right middle and left lower lobes`: a side and an adjective of their own, and the noun of the second.
    private func otherSide(before place: Hit, _ site: SitedAt, _ note: MatchedNote) -> SitedAt? {
        let (side, adjective) = (Int(place.first) - 3, Int(place.first) - 2)
        guard side >= 0, note.isWord(adjective + 1, .and) || note.isWord(adjective + 1, .or),
            let own = note.engineWord(Int(place.first)), let other = note.engineWord(side),
            own == .left && other == .right || own == .right && other == .left,
            note.tokens[adjective].kind == .word,
            let concept = lookUp([side, adjective, Int(place.end) - 1].map { note.tokens[$0].word }),
            concept != site.concept
        else { return nil }
        return SitedAt(concept: concept, mention: site.mention)
    }

    /// The site that a run of words names.
    private func lookUp(_ words: [Int32]) -> ConceptIndex? {
        guard let first = words.first else { return nil }
        var at = lexicon.trie.start(first)
        for word in words.dropFirst() {
            if at == 0 { return nil }
            at = lexicon.trie.next(at, word)
        }
        guard at != 0 else { return nil }
        // A look-alike names none.
        return lexicon.trie.terms(at: at).first { $0.group == .site && $0.payload >= 0 }?.payload
    }

    private func joins(_ token: Int, _ note: MatchedNote) -> Bool {
        if isJoint(token, note) { return true }
        guard let word = note.engineWord(token) else { return false }
        return word.isSide || word.isDeterminer
    }

    private func isJoint(_ token: Int, _ note: MatchedNote) -> Bool {
        let mark = note.tokens[token]
        return mark.isMark(",") || mark.isMark("/") || mark.isMark("&") || note.isWord(token, .and)
            || note.isWord(token, .or)
    }

    private func isPlain(_ token: Int, _ note: MatchedNote) -> Bool {
        note.tokens[token].kind == .word && note.engineWord(token)?.isPlacePreposition != true
    }
}
