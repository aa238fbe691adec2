public import Lexicons
internal import Notes

/// Makes mentions of the terms found: drops look-alikes and what they block, abbreviations without their context, and
/// type words that name no calcification.
public final class MentionBuilder: Sendable {
    private let lexicon: CompiledLexicon
    private let titleKind: Int32
    /// Calcium scores, and the abbreviations that stand for one.
    private let scores: Set<ConceptIndex>

    public init(lexicon: CompiledLexicon) {
        self.lexicon = lexicon
        titleKind = lexicon.catalog.sectionKinds.firstIndex(of: "title").map { Int32($0) } ?? -1
        scores = Set(
            lexicon.catalog.concepts.indices.filter {
                let identifier = lexicon.catalog.concepts[$0].identifier
                return lexicon.catalog.concepts[$0].kind == .calcification
                    && (identifier.holds("score") || identifier.holds("agatston") || identifier.holds("coronary"))
            }.map { ConceptIndex($0) })
    }

    /// Fills `mentions`, `places` and `sentenceOf` of a note whose hits, sections and sentences are known.
    public func build(_ note: inout MatchedNote, targets: [Target]) {
        note.indexSentences()
        let groups = groups(of: note.hits)
        // Taken out of the note, so that they are filled while it is read.
        var (mentions, places, sentenceOf): ([Mention], [Hit], [Int32]) = ([], [], [])
        swap(&mentions, &note.mentions)
        swap(&places, &note.places)
        swap(&sentenceOf, &note.sentenceOf)
        Self.make(
            note.lists.named.count, of: Mention(kind: .site, concept: -1, span: Span(0, 0), section: 0), &mentions)
        Self.make(note.lists.named.count, of: Hit(term: Term(group: .site, payload: -1), first: 0, end: 0), &places)
        Self.make(note.lists.named.count, of: 0, &sentenceOf)
        let count = fill(mentions.mutableSpan, places.mutableSpan, sentenceOf.mutableSpan, note, groups)
        mentions.removeLast(mentions.count - count)
        places.removeLast(places.count - count)
        sentenceOf.removeLast(sentenceOf.count - count)
        swap(&mentions, &note.mentions)
        swap(&places, &note.places)
        swap(&sentenceOf, &note.sentenceOf)
        makeStones(&note)
        for target in targets { append(target, to: &note) }
        note.sortMentions()
    }

    /// Makes an array that long; what it holds is not looked at.
    private static func make<Element>(_ count: Int, of element: Element, _ array: inout [Element]) {
        if array.count > count { return array.removeLast(array.count - count) }
        array.append(contentsOf: repeatElement(element, count: count - array.count))
    }

    /// - Returns: how many there are.
    private func fill(
        _ mentions: consuming MutableSpan<Mention>, _ places: consuming MutableSpan<Hit>,
        _ sentenceOf: consuming MutableSpan<Int32>, _ note: MatchedNote, _ groups: TermGroups
    ) -> Int {
        var (count, sentence, section) = (0, 0, 0)
        var contexts = ContextMemo()
        for place in note.lists.named {
            let index = Int(place)
            let hit = note.hits[index]
            guard groups.contains(hit.term.group), let kind = kind(of: hit, index, note, groups, &contexts) else {
                continue
            }
            while sentence + 1 < note.sentences.count, note.sentences[sentence + 1].first <= hit.first { sentence += 1 }
            while section + 1 < note.layout.sections.count, note.layout.firstToken[section + 1] <= hit.first {
                section += 1
            }
            mentions[count] = Mention(
                kind: kind, concept: hit.term.payload, span: note.span(hit.tokens), section: Int32(section))
            places[count] = hit
            sentenceOf[count] = Int32(sentence)
            count &+= 1
        }
        return count
    }

    /// The groups that may become mentions in a note: shapes and type words only where there is a calcification. Studies are
    /// told because a site may be part of one.
    private func groups(of hits: [Hit]) -> TermGroups {
        var groups: TermGroups = [.mineral, .site, .condition]
        var hasMineral = false
        for hit in hits {
            switch hit.term.group {
            case .study: groups.insert(.study)
            case .mineral where isMineral(hit): hasMineral = true
            default: break
            }
        }
        if hasMineral {
            groups.insert(.morphology)
            groups.insert(.typeWord)
        }
        return groups
    }

    private func append(_ target: Target, to note: inout MatchedNote) {
        let first = min(note.token(atByte: target.span.start), max(note.tokens.count - 1, 0))
        var end = first
        while end < note.tokens.count, note.tokens[end].start < target.span.end { end += 1 }
        let place = Hit(
            term: Term(group: .condition, payload: -1), first: Int32(first),
            end: Int32(max(end, min(first + 1, note.tokens.count))))
        let section = note.layout.section(ofToken: first)
        note.mentions.append(
            Mention(kind: .target, concept: -1, span: target.span, section: Int32(section)))
        note.places.append(place)
        note.sentenceOf.append(Int32(note.sentence(ofToken: first)))
    }

    private func kind(
        of hit: Hit, _ index: Int, _ note: MatchedNote, _ groups: TermGroups, _ contexts: inout ContextMemo
    ) -> MentionKind? {
        let term = hit.term
        switch term.group {
        case .mineral:
            if term.flags.contains(.lookalike) { return nil }
            if term.flags.contains(.contextual), !hasContext(hit, note, &contexts) { return nil }
            if isScoreInTitle(hit, note) { return nil }
            return term.flags.contains(.concretion) ? .concretion : .calcification
        case .site:
            if term.flags.contains(.lookalike) { return nil }
            return groups.contains(.study) && isPartOfStudy(hit, index, note) ? nil : .site
        case .condition:
            if term.flags.contains(.contextual), !hasContext(hit, note, &contexts) { return nil }
            // A `plaque-like` shape is no plaque.
            if note.isWord(Int(hit.end), .like), note.tokens[Int(hit.end)].flags.contains(.hyphenBefore) {
                return nil
            }
            return .condition
        case .morphology: return isNearMineral(hit, index, note) ? .morphology : nil
        case .typeWord: return namesType(hit, note) ? .typeWord : nil
        case .analyte, .unit, .flag, .heading, .study, .cue, .cueOfTime, .cueOfPerson: return nil
        }
    }

    /// `The calcification in the left ureter is a calculus`: what the note makes a stone is one.
    private func makeStones(_ note: inout MatchedNote) {
        for index in note.mentions.indices where note.mentions[index].kind == .calcification {
            var other = index + 1
            while other < note.mentions.count, note.sentenceOf[other] == note.sentenceOf[index] {
                let kind = note.mentions[other].kind
                if kind == .calcification { break }
                if kind == .concretion {
                    if isIdentified(note.places[index], with: note.places[other], note) {
                        note.mentions[index].kind = .concretion
                    }
                    break
                }
                other += 1
            }
        }
    }

    /// `… is a calculus`, `… represents a stone`, with nothing but describing words in front of the stone.
    private func isIdentified(_ calcification: Hit, with stone: Hit, _ note: MatchedNote) -> Bool {
        var token = Int(stone.first) - 1
        while token >= Int(calcification.end), Int(stone.first) - token <= 4 {
            switch note.engineWord(token) {
            case .is, .are, .was, .were: return !note.isWord(token + 1, .no) && !note.isWord(token + 1, .not)
            case .a, .an, .the, nil: token -= 1
            default: return false
            }
            if note.tokens[token].kind == .mark { return false }
        }
        return false
    }

    /// `coronary` of `coronary angiography` names the study.
    private func isPartOfStudy(_ hit: Hit, _ index: Int, _ note: MatchedNote) -> Bool {
        for at in max(index - 4, 0)..<min(index + 5, note.hits.count) where note.hits[at].term.group == .study {
            if note.hits[at].first <= hit.first, note.hits[at].end >= hit.end { return true }
        }
        return false
    }

    /// `CORONARY ARTERY CALCIUM SCORE (CAC)` as the title of a report names the method.
    private func isScoreInTitle(_ hit: Hit, _ note: MatchedNote) -> Bool {
        guard scores.contains(hit.term.payload) else { return false }
        let section = note.layout.section(ofToken: Int(hit.first))
        return note.layout.sections[section].kind == titleKind
    }

    /// Whether one of the words or concepts that an ambiguous term asks for stands in its sentence or section, beside it.
    private func hasContext(_ hit: Hit, _ note: MatchedNote, _ contexts: inout ContextMemo) -> Bool {
        let concept = hit.term.payload
        let section = Int32(note.layout.section(ofToken: Int(hit.first)))
        let near = contexts.places(concept, in: section) { context(of: concept, inSection: Int(section), note) }
        if near.holds(besides: hit.first) { return true }
        // What the note is about (`Mitral valve: …` far above `MAC, heavy`) is named early.
        return contexts.places(concept, in: -1) { earlyContext(of: concept, note) }.holds(besides: hit.first)
    }

    private func context(of concept: ConceptIndex, inSection section: Int, _ note: MatchedNote) -> ContextPlaces {
        let first = note.layout.firstToken[section]
        let end =
            section + 1 < note.layout.sections.count ? note.layout.firstToken[section + 1] : Int32(note.tokens.count)
        var places = ContextPlaces()
        for at in lexicon.traits[Int(concept)].context.range {
            let wanted = lexicon.contexts[at]
            if wanted >= 0 {
                for token in Int(first)..<Int(end) where note.tokens[token].word == wanted {
                    places.isWord = true
                    return places
                }
                continue
            }
            var index = note.firstHit(from: first)
            while index < note.hits.count, note.hits[index].first < end {
                let other = note.hits[index]
                index += 1
                guard other.term.payload >= 0 else { continue }
                switch other.term.group {
                case .mineral, .site, .condition:
                    if lexicon.catalog.isWithin(other.term.payload, -1 - wanted) { places.add(other.first) }
                default: break
                }
            }
        }
        return places
    }

    private func earlyContext(of concept: ConceptIndex, _ note: MatchedNote) -> ContextPlaces {
        var places = ContextPlaces()
        for at in lexicon.traits[Int(concept)].context.range where lexicon.contexts[at] < 0 {
            let wanted = -1 - lexicon.contexts[at]
            if note.earlySites.contains(where: { lexicon.catalog.isWithin($0, wanted) }) { places.isWord = true }
            for other in Self.earlySites(of: note) where lexicon.catalog.isWithin(other.term.payload, wanted) {
                places.add(other.first)
            }
        }
        return places
    }

    /// The sites among the first terms of a note.
    public static func earlySites(of note: MatchedNote) -> some Sequence<Hit> {
        note.hits.prefix(4096).lazy.filter { $0.term.group == .site && $0.term.payload >= 0 }
    }

    /// A shape counts where a calcification stands in its sentence.
    private func isNearMineral(_ hit: Hit, _ index: Int, _ note: MatchedNote) -> Bool {
        let sentence = note.sentences[note.sentence(ofToken: Int(hit.first))]
        var at = index
        while at >= 0, note.hits[at].first >= sentence.first {
            if isMineral(note.hits[at]) { return true }
            at -= 1
        }
        at = index + 1
        while at < note.hits.count, note.hits[at].first < sentence.end {
            if isMineral(note.hits[at]) { return true }
            at += 1
        }
        return false
    }

    private func isMineral(_ hit: Hit) -> Bool {
        hit.term.group == .mineral && !hit.term.flags.contains(.lookalike)
    }

    /// A type word names the type of a calcification only in front of it (`dystrophic coarse calcification`), or
    /// predicated of it (`calcification, metastatic in nature`): no other noun may stand between.
    private func namesType(_ hit: Hit, _ note: MatchedNote) -> Bool {
        let sentence = note.sentences[note.sentence(ofToken: Int(hit.first))]
        var index = note.firstHit(from: sentence.first)
        while index < note.hits.count, note.hits[index].first < sentence.end {
            let other = note.hits[index]
            index += 1
            guard isMineral(other) else { continue }
            if other.first >= hit.end {
                let gap = Int(hit.end)..<Int(other.first)
                if gap.count <= 4, gap.allSatisfy({ bridges($0, note) }) { return true }
            } else if other.end <= hit.first {
                let gap = Int(other.end)..<Int(hit.first)
                if gap.count <= 7, predicates(hit, gap, note) { return true }
            }
        }
        return false
    }

    /// A word that may stand between a type word and its calcification: another describing word.
    private func bridges(_ token: Int, _ note: MatchedNote) -> Bool {
        let word = note.tokens[token]
        if word.kind == .mark { return word.isMark(",") || word.isMark("/") || word.isMark("-") }
        var index = note.firstHit(from: Int32(token))
        while index < note.hits.count, note.hits[index].first == token {
            switch note.hits[index].term.group {
            case .morphology, .site, .typeWord: return true
            default: index += 1
            }
        }
        return note.isWord(token, .and) || note.isWord(token, .or) || note.isWord(token, .type)
            || note.isWord(token, .not) || note.isWord(token, .versus) || note.isWord(token, .vs)
            || note.isWord(token, .rather) || note.isWord(token, .than)
    }

    /// `calcification … is physiologic`, `calcification, metastatic in nature`.
    private func predicates(_ hit: Hit, _ gap: Range<Int>, _ note: MatchedNote) -> Bool {
        for token in gap where note.tokens[token].isMark(";") || note.isWord(token, .from) || note.isWord(token, .with)
        {
            return false
        }
        // `favoured to be dystrophic over metastatic`: the other one is named to be left.
        if note.isWord(Int(hit.first) - 1, .over) { return false }
        let next = Int(hit.end)
        // In front of a noun of its own (`metastatic carcinoma`) it says nothing of the calcification.
        if next < note.tokens.count, note.tokens[next].kind == .word, !note.tokens[next].isFirstOnLine {
            let word = note.tokens[next].word
            let ends: [EngineWord] = [
                .in, .and, .or, .pattern, .type, .nature, .but, .with, .at, .on, .versus, .vs, .rather, .over, .not,
            ]
            if !ends.contains(where: { $0.rawValue == word }) { return false }
        }
        return true
    }
}
