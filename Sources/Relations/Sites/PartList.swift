internal import Lexicons
internal import Matching
internal import Notes

/// The specimens and lesions that a note names by letter or by word and number, and where each comes from.
///
/// `SPECIMEN: (A) skin, left eyelid. (B) skin, right hand.` and further down `B. Calcium in the papillary dermis.`: what is said
/// behind a `B` lies in the skin of the right hand. Bare numbers are names only where the note lists its specimens by them (`Specimens:
/// (1) left adnexa (2) omentum`): each list of a report has its own.
struct PartList: Sendable {
    /// Where a part is named: the number of its letter, and the tokens behind the name up to the next one.
    private struct Place {
        var name: Int32
        var body: Range<Int>
    }

    /// What the first place that says so gives for a part.
    struct Origin {
        var site: ConceptIndex = -1
        var side: Laterality = .none
        /// The token behind the name of the part that is spoken of.
        var opening = 0
    }

    /// How many tokens behind its name a part is still spoken of; so that no note costs the square of its length.
    private static let reach = 400

    private var places: [Place] = []
    private var origins: [Int32: Origin] = [:]

    /// - Parameter isSpecimen: whether a kind of section lists specimens.
    init(
        of note: MatchedNote, _ sides: SideFinder, isSpecimen: (Int32) -> Bool, isPlace: (ConceptIndex) -> Bool
    ) {
        let (numbers, lists) = Self.numbers(of: note, isSpecimen: isSpecimen)
        let inLine = Set(lists.flatMap { Self.namesInLine($0, note) })
        for (token, inList) in Self.openings(of: note, lists, inLine, numbers: !numbers.isEmpty) {
            guard let (name, body) = Self.name(at: token, inList: inList, note),
                note.tokens[token].kind == .word || numbers.contains(name),
                // `Of N:` is one name, not two.
                places.last.map({ $0.body.lowerBound <= token }) ?? true
            else { continue }
            if let last = places.indices.last { places[last].body = places[last].body.lowerBound..<token }
            places.append(Place(name: name, body: body..<note.tokens.count))
        }
        // One letter alone is an initial or the start of a sentence.
        guard Set(places.map(\.name)).count > 1 else {
            places = []
            return
        }
        endLastPart(of: note)
        for place in places where (origins[place.name]?.site ?? -1) < 0 {
            let words = Self.opening(of: place.body, note)
            let sites = note.mentions(inTokens: words).filter { note.mentions[$0].kind == .site }
            // A side may come before the structure is known.
            var origin = origins[place.name] ?? Origin()
            if let site = sites.first(where: { isPlace(note.mentions[$0].concept) }) ?? sites.first {
                origin.site = note.mentions[site].concept
                // `Skin, right arm`
                let exact = sites.lazy.compactMap {
                    sides.tables.composed(origin.site, with: note.mentions[$0].concept)
                }.first
                origin.site = exact ?? origin.site
                let own = sides.ownSide(of: origin.site)
                if own != .none { origin.side = own }
            }
            if origin.side == .none {
                // The left atrium has its name from a side, and none itself.
                let own = sites.first {
                    note.mentions[$0].concept == origin.site && sides.lexicon.traits[Int(origin.site)].isUnpaired
                }.map { note.places[$0].tokens.clamped(to: words) }
                let left = words.lowerBound..<(own?.lowerBound ?? words.upperBound)
                let right = (own?.upperBound ?? words.upperBound)..<words.upperBound
                origin.side = sides.onlySide(in: left, note) ?? sides.onlySide(in: right, note) ?? .none
            }
            if origin.site >= 0 || origin.side != .none { origins[place.name] = origin }
        }
    }

    /// The tokens at which a name may begin, in order, and whether each stands in a list: there any, elsewhere only those at which a section
    /// may begin and what stands in a bracket there. A number in a bracket amid a sentence names what stands in front of it (`the wall
    /// (1) and the septum (2)`).
    ///
    /// - Parameters:
    ///   - inLine: the names that follow another in the line of a list.
    ///   - numbers: whether a number may be a name.
    private static func openings(
        of note: MatchedNote, _ lists: [Range<Int>], _ inLine: Set<Int>, numbers: Bool
    ) -> [(token: Int, inList: Bool)] {
        let tokens = note.tokens.span
        var found: [(token: Int, inList: Bool)] = []
        var (list, done) = (0, 0)
        for token in 0...tokens.count {
            guard token == tokens.count || tokens[token].hasAny(opening) else { continue }
            while list < lists.count, lists[list].lowerBound <= token {
                for at in max(lists[list].lowerBound, done)..<max(lists[list].upperBound, done)
                where mayOpenPart(at, numbers, tokens) || inLine.contains(at) { found.append((at, true)) }
                done = max(lists[list].upperBound, done)
                list += 1
            }
            if token < done || token == tokens.count { continue }
            if mayOpenPart(token, numbers, tokens) { found.append((token, false)) }
            if tokens[token].opensName, token + 1 < tokens.count, !tokens[token + 1].hasAny(opening),
                mayOpenPart(token + 1, numbers, tokens)
            {
                found.append((token + 1, false))
            }
        }
        return found
    }

    /// What a token has at which a name may begin outside a list.
    private static let opening: Token.Flags = [.firstOnLine, .afterBreak, .allUpper]

    /// Whether a name may begin at a token: a number, a capital or a short word where a part may.
    @inline(__always) private static func mayOpenPart(
        _ token: Int, _ numbers: Bool, _ tokens: borrowing Swift.Span<Token>
    ) -> Bool {
        let first = tokens[token]
        return mayOpenPart(token, tokens)
            && (first.kind == .number ? numbers : first.hasAny(.initialUpper) || first.count < 4 && first.kind == .word)
    }

    /// Where each part is told on a line of its own, the line behind the last one tells of something else.
    private mutating func endLastPart(of note: MatchedNote) {
        guard let last = places.last, let end = nextStatement(in: last.body, note) else { return }
        // The list begins where the names begin anew.
        let first = places.dropLast().lastIndex { $0.name >= last.name }.map { $0 + 1 } ?? 0
        let others = places[first..<places.count - 1]
        guard !others.isEmpty, others.allSatisfy({ nextStatement(in: $0.body, note) == nil }) else { return }
        places[places.count - 1].body = last.body.lowerBound..<end
    }

    /// The first line of a part that begins with a capital behind a full stop.
    private func nextStatement(in body: Range<Int>, _ note: MatchedNote) -> Int? {
        body.dropFirst().prefix(Self.reach).first {
            note.tokens[$0].isFirstOnLine && note.tokens[$0].hasAny(.initialUpper) && note.hasMark(".", at: $0 - 1)
        }
    }

    /// Where the part that a token speaks of comes from; nil where it speaks of none.
    ///
    /// - Parameter descriptions: the kinds of sections that describe a specimen.
    func origin(ofToken token: Int, _ note: MatchedNote, descriptions: Set<Int32>) -> Origin? {
        var (low, high) = (0, places.count)
        while low < high {
            let middle = (low + high) / 2
            if places[middle].body.lowerBound <= token { low = middle + 1 } else { high = middle }
        }
        guard low > 0, token < places[low - 1].body.upperBound, token - places[low - 1].body.lowerBound < Self.reach,
            var origin = origins[places[low - 1].name]
        else { return nil }
        origin.opening = places[low - 1].body.lowerBound
        let section = note.layout.section(ofToken: token)
        let between = note.layout.section(ofToken: places[low - 1].body.lowerBound)..<section
        // `C. SCROTUM: … Diagnosis: calcinosis.` goes on in its line.
        func isInside(_ section: Int) -> Bool {
            note.layout.isSoft[section] || !note.tokens[Int(note.layout.firstToken[section])].isFirstOnLine
        }
        // `A. AORTIC VALVE … Microscopy: … B. AORTA`: what is described before the next name is of this part.
        if low < places.count, places[low].name > places[low - 1].name,
            between.contains(where: { !note.layout.isSoft[$0 + 1] }),
            between.allSatisfy({
                isInside($0 + 1) || descriptions.contains(note.layout.sections[$0 + 1].kind)
            })
        {
            return origin
        }
        // A known heading or an empty line ends the list.
        for at in between where !isInside(at + 1) { return nil }
        for at in places[low - 1].body.lowerBound...token
        where note.tokens[at].isFirstOnLine && note.tokens[at].flags.contains(.blankBefore) { return nil }
        return origin
    }

    /// The numbers by which a note lists its specimens, where there is more than one, and the tokens of the lists.
    private static func numbers(
        of note: MatchedNote, isSpecimen: (Int32) -> Bool
    ) -> (names: Set<Int32>, lists: [Range<Int>]) {
        var names: Set<Int32> = []
        var lists: [Range<Int>] = []
        for (index, section) in note.layout.sections.enumerated() where isSpecimen(section.kind) {
            let first = Int(note.layout.bodyToken[index])
            let end =
                index + 1 < note.layout.sections.count ? Int(note.layout.firstToken[index + 1]) : note.tokens.count
            lists.append(first..<max(first, end))
            for token in lists[lists.count - 1] where note.tokens[token].kind == .number {
                if mayOpenPart(token, note.tokens.span), let (name, _) = name(at: token, inList: true, note) {
                    names.insert(name)
                }
            }
        }
        for token in lists.flatMap({ namesInLine($0, note) }) where note.tokens[token].kind == .number {
            names.insert(letter(note.tokens[token], note))
        }
        if names.count < 2 { return ([], lists) }
        // `MICROSCOPY: 1) Fibroadenoma … 2) Fat necrosis …`: the same numbers again.
        for (index, section) in note.layout.sections.enumerated() where !isSpecimen(section.kind) {
            let first = Int(note.layout.bodyToken[index])
            let end =
                index + 1 < note.layout.sections.count ? Int(note.layout.firstToken[index + 1]) : note.tokens.count
            if first < end, !note.tokens[first].isFirstOnLine, note.tokens[first].kind == .number,
                let (name, _) = name(at: first, inList: true, note), names.contains(name)
            {
                lists.append(first..<end)
            }
        }
        return (names, lists.sorted { $0.lowerBound < $1.lowerBound })
    }

    /// `1. Left breast core 2. Right breast core`, `A) Left ovary B) Right ovary`: the names that follow the one before in its line,
    /// each the next letter or number.
    private static func namesInLine(_ list: Range<Int>, _ note: MatchedNote) -> [Int] {
        let tokens = note.tokens
        var found: [Int] = []
        var last: Int32?
        for token in list {
            guard tokens[token].count <= 2, let (name, body) = name(at: token, inList: true, note) else { continue }
            if mayOpenPart(token, tokens.span) {
                last = name
            } else if let before = last, name == before + 1, tokens[token].flags.contains(.spaceBefore),
                tokens[token - 1].kind == .word, body < list.upperBound,
                tokens[body].hasAny(.initialUpper), tokens[body].flags.contains(.spaceBefore)
            {
                found.append(token)
                last = name
            }
        }
        return found
    }

    /// Whether a token begins a line, stands in a bracket or behind a full stop, semicolon or colon (`MICROSCOPIC: A. …`).
    @inline(__always) private static func mayOpenPart(_ token: Int, _ tokens: borrowing Swift.Span<Token>) -> Bool {
        if tokens[token].isFirstOnLine || isReferredTo(token, tokens) { return true }
        let mark = tokens[max(token - 1, 0)]
        return mark.opensName
            || tokens[token].hasAny(.afterBreak) && (mark.isMark(".") || mark.isMark(";") || mark.isMark(":"))
    }

    /// `Microscopy of A (after decalcification): …`, `Sections of B show`, `The tumor in C has`: a capital behind `of` or `in` that is no
    /// article.
    @inline(__always) private static func isReferredTo(_ token: Int, _ tokens: borrowing Swift.Span<Token>) -> Bool {
        guard tokens[token].count == 1, tokens[token].hasAny(.allUpper), token > 0, token + 1 < tokens.count,
            tokens[token - 1].kind == .word
        else { return false }
        let isIn = tokens[token - 1].word == EngineWord.in.rawValue
        guard isIn || tokens[token - 1].word == EngineWord.of.rawValue else { return false }
        let next = tokens[token + 1]
        return !isIn && next.kind == .mark && !next.isMark("-") || EngineWord(number: next.word)?.isFiniteVerb == true
    }

    /// The name that begins at such a word with a capital, and the first token behind it: `A.`, `B:`, `(C)`, `(1)`, `D  Antrum`, `Part 2.`,
    /// `Lesion B:`.
    ///
    /// - Parameter inList: whether the token stands in a list of specimens, where a number need not begin its line.
    private static func name(
        at token: Int, inList: Bool, _ note: MatchedNote
    ) -> (name: Int32, body: Int)? {
        let tokens = note.tokens
        let first = tokens[token]
        func isEnd(_ at: Int) -> Bool {
            at < tokens.count && !tokens[at].isFirstOnLine
                && (tokens[at].isMark(".") || tokens[at].isMark(":") || tokens[at].closesName)
        }
        let isBracketed = token > 0 && tokens[token - 1].opensName
        if first.kind == .number {
            guard first.count <= 2, isEnd(token + 1),
                isBracketed ? tokens[token + 1].closesName : inList || first.isFirstOnLine
            else { return nil }
            return (letter(first, note), token + 2)
        }
        // `II. Bladder, left ureteric orifice`
        if !isBracketed, first.count > 1, isRoman(first, note) {
            return isEnd(token + 1) ? (letter(first, note), token + 2) : nil
        }
        // `(ii)`
        if !first.flags.contains(.initialUpper) || first.count > 1 && isBracketed {
            guard isBracketed, tokens[token - 1].isFirstOnLine, isEnd(token + 1), tokens[token + 1].closesName,
                note.text.bytes[first.span.range].allSatisfy({ "ivx".utf8.contains($0 | 0x20) })
            else { return nil }
            return (letter(first, note), token + 2)
        }
        if first.count == 1, first.flags.contains(.allUpper) {
            if isEnd(token + 1), !isBracketed || tokens[token + 1].closesName {
                return (letter(first, note), token + 2)
            }
            if isReferredTo(token, tokens.span) { return (letter(first, note), token + 1) }
            // `A - cheek lesion`; `L` and `R` are sides.
            let isSide = note.engineWord(token)?.isSide == true
            if !isSide, token + 2 < tokens.count, tokens[token + 1].isMark("-"),
                tokens[token + 1].flags.contains(.spaceBefore),
                tokens[token + 2].flags.contains(.spaceBefore), !tokens[token + 1].isFirstOnLine
            {
                return (letter(first, note), token + 2)
            }
            // `A consists of`, `B shows`; not `I have`.
            if !isSide, token + 1 < tokens.count, !tokens[token + 1].isFirstOnLine,
                let verb = note.engineWord(token + 1),
                verb.isFiniteVerb || verb == .consists, !note.text.bytes[first.span.range].elementsEqual([0x49])
            {
                return (letter(first, note), token + 1)
            }
            // `A  Antrum`: a gap wider than one between words.
            if first.isFirstOnLine, token + 1 < tokens.count, !tokens[token + 1].isFirstOnLine,
                tokens[token + 1].start - first.end >= 2
            {
                return (letter(first, note), token + 1)
            }
            return nil
        }
        guard token + 2 < tokens.count, !tokens[token + 1].isFirstOnLine else { return nil }
        let (label, next) = (tokens[token + 1], tokens[token + 2])
        // `Part 1 - left ovary`; not `Case 6 - woman of 66`.
        let isDash =
            next.isMark("-") && next.flags.contains(.spaceBefore) && !next.isFirstOnLine
            && ["part", "specimen"].contains { word in
                note.text.bytes[first.span.range].elementsEqual(word.utf8) { $0 | 0x20 == $1 }
            }
        guard isEnd(token + 2) || isDash else { return nil }
        let isLetter = label.kind == .word && label.count == 1 && label.flags.contains(.allUpper)
        guard isLetter || isRoman(label, note) || (label.kind == .number && label.count <= 2) else { return nil }
        return (letter(label, note), token + 3)
    }

    /// `II`, `IV`, `III`, in capitals.
    private static func isRoman(_ token: Token, _ note: MatchedNote) -> Bool {
        token.kind == .word && token.count > 1 && token.count < 5 && token.flags.contains(.allUpper)
            && note.text.bytes[token.span.range].allSatisfy { "IVX".utf8.contains($0) }
    }

    private static func letter(_ label: Token, _ note: MatchedNote) -> Int32 {
        note.text.bytes[Int(label.start)..<Int(label.end)].reduce(0) { $0 << 8 | Int32($1) }
    }

    /// The words behind a name that say where the part comes from: up to the end of the sentence or of a line that is not
    /// merely wrapped.
    private static func opening(of body: Range<Int>, _ note: MatchedNote) -> Range<Int> {
        var end = body.lowerBound
        while end < body.upperBound, end - body.lowerBound < 14, !note.tokens[end].isMark("."),
            !note.tokens[end].isMark(";"),
            end == body.lowerBound || !note.tokens[end].isFirstOnLine
                || note.tokens[end].flags.isDisjoint(with: [.initialUpper, .blankBefore])
        {
            end += 1
        }
        return body.lowerBound..<end
    }
}

extension Token {
    /// A bracket that a name may stand in: `(B)`, `[B]`.
    fileprivate var opensName: Bool { isMark("(") || isMark("[") }
    fileprivate var closesName: Bool { isMark(")") || isMark("]") }
}
