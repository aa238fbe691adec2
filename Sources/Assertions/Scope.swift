internal import Lexicons
internal import Matching
internal import Notes

/// The tokens that a cue reaches.
struct Scope {
    var cue: Hit
    var rule: CueRule
    /// What it reaches in front of it and behind it; empty where it does not act that way.
    var before: Range<Int32>
    var after: Range<Int32>

    func reaches(_ place: Hit) -> Bool {
        (place.first >= after.lowerBound && place.first < after.upperBound)
            || (place.end <= before.upperBound && place.end > before.lowerBound) || leadsInto(place)
    }

    /// `does not contain` in front of `contain calcium`: a cue that acts forward and ends with the first words of what it acts on.
    func leadsInto(_ place: Hit) -> Bool {
        rule.value.axis == .certainty && cue.first < place.first && cue.end > place.first && cue.end < place.end
            && !after.isEmpty
    }

    /// How many tokens lie between the cue and a place.
    func distance(to place: Hit) -> Int32 {
        place.first >= cue.end ? place.first - cue.end : max(cue.first - place.end, 0)
    }
}

/// Works out the scopes of the cues of one sentence.
struct ScopeFinder: Sendable {
    let rules: [CueRule]

    /// - Parameter cues: those of the note's that stand in the sentence.
    func scopes(of cues: Range<Int>, in sentence: Sentence, of note: MatchedNote, into scopes: inout [Scope]) {
        scopes.removeAll(keepingCapacity: true)
        for cue in cues {
            let hit = note.lists.cues[cue]
            let rule = rules[Int(hit.term.payload)]
            guard rule.direction != .terminate, rule.direction != .pseudo, !isPartOfCue(hit, cues, note),
                !isMonth(hit, note)
            else { continue }
            // `Not seen: fat, ossification.` A cue that heads a list acts on what follows.
            let headsList =
                rule.value.axis == .certainty && Int(hit.end) < Int(sentence.end)
                && note.hasMark(":", at: Int(hit.end))
            // `to assess` asks of a few words by itself.
            let forward =
                rule.direction == .forward || rule.direction == .both || headsList
                || (rule.direction == .asking && rule.limit > 0)
            let backward = rule.direction == .backward || rule.direction == .both
            scopes.append(
                Scope(
                    cue: hit, rule: rule,
                    before: backward ? reachBackward(hit, rule, cues, sentence, note) : hit.first..<hit.first,
                    after: forward ? reachForward(hit, rule, cues, sentence, note) : hit.end..<hit.end))
            if rule.direction == .asking, let asked = reachAsked(hit, sentence, note) {
                scopes.append(Scope(cue: hit, rule: rule, before: hit.first..<hit.first, after: asked))
            }
        }
    }

    /// What is looked for: `assess the nodule for internal calcification`, `search the slide for fungi or calcification`. Where the same
    /// clause goes on to say what was found, it ends before (`inspected for calcification and none was felt`) or was no question
    /// (`for calcification, which was found`).
    private func reachAsked(_ cue: Hit, _ sentence: Sentence, _ note: MatchedNote) -> Range<Int32>? {
        let open = (cue.end..<max(cue.end, min(cue.end + 9, sentence.end))).first {
            note.tokens[Int($0)].kind != .word || note.isWord(Int($0), .for_)
                || note.engineWord(Int($0))?.isFiniteVerb == true
        }
        // Not `check-up for`.
        guard let open, note.isWord(Int(open), .for_), !note.tokens[Int(cue.end)].flags.contains(.hyphenBefore) else {
            return nil
        }
        let start = open + 1
        var end = start
        var pause: Int32?
        while end < sentence.end {
            let token = Int(end)
            switch note.engineWord(token) {
            case .of
            where note.isWord(token - 1, .presence) || note.isWord(token - 1, .evidence)
                || note.isWord(token - 1, .signs):
                break
            case .of, .which, .with, .because, .due, .despite: return start..<end
            // `inspected for leaks and removed calcified plaque`
            case .and where tellsDeed(token + 1, sentence, note): return start..<end
            case .and, .but: pause = end
            case let word? where word.isFiniteVerb:
                // A verb of its own: what was looked for ended at the last pause.
                guard let pause else { return nil }
                return start..<pause
            default: if note.tokens[token].isMark(";") || note.tokens[token].isMark(":") { return start..<end }
            }
            if note.tokens[token].isMark(",") {
                if note.isWord(token + 1, .which) { return nil }
                pause = end
            }
            end += 1
        }
        return start..<end
    }

    /// `rule out` of `cannot rule out`, `history of` of `family history of`: a cue inside a longer one of another axis. A
    /// pseudo-cue silences only its own axis.
    private func isPartOfCue(_ hit: Hit, _ cues: Range<Int>, _ note: MatchedNote) -> Bool {
        for cue in cues {
            let other = note.lists.cues[cue]
            if other.first <= hit.first, other.end >= hit.end, other.end - other.first > hit.end - hit.first,
                rules[Int(other.term.payload)].direction != .pseudo,
                rules[Int(other.term.payload)].direction != .terminate
            {
                return true
            }
        }
        return false
    }

    /// `CT of 2 May shows calcification`, `MRI May 12: …`; not `the rest, of which 2 may represent …`.
    private func isMonth(_ cue: Hit, _ note: MatchedNote) -> Bool {
        let token = Int(cue.first)
        guard note.isWord(token, .may) else { return false }
        let start = Int(note.tokens[token].start)
        return note.text.bytes[start] == UInt8(ascii: "M") && note.text.bytes[start + 1] == UInt8(ascii: "a")
            && (note.hasNumber(at: token - 1) || note.hasNumber(at: token + 1))
    }

    /// A participle behind `and`, but for one that says `calcified`.
    private func tellsDeed(_ token: Int, _ sentence: Sentence, _ note: MatchedNote) -> Bool {
        guard token < Int(sentence.end), note.tokens[token].kind == .word else { return false }
        return note.tokens[token].count > 4 && note.hasEnding("ed", at: token) && !note.hasEnding("fied", at: token)
    }

    /// Up to a terminator of the axis, a semicolon, the closing bracket it stands in, its limit, or the sentence's end.
    private func reachForward(
        _ cue: Hit, _ rule: CueRule, _ cues: Range<Int>, _ sentence: Sentence, _ note: MatchedNote
    ) -> Range<Int32> {
        var end = cue.end
        var words = 0
        var depth = 0
        let stop = terminator(after: cue.end, rule, cues, sentence, note) ?? sentence.end
        while end < stop {
            let token = note.tokens[Int(end)]
            if token.kind == .mark {
                // `Stone? No - a calcified artery.`
                if words == 0, rule.value == .negated, isAnswer(cue, end, sentence, note) { break }
                if token.isMark(";"), !goesOn(rule, behind: end, sentence, note) { break }
                // `an area without flow - caseous calcification`: behind a dash a note says what there is.
                if rule.value == .negated, words > 0, isLoneDash(Int(end), behind: Int(cue.end), sentence, note) {
                    break
                }
                // `not cancer: calcified fibroadenoma`
                let isShort = words < (note.isWord(Int(cue.end) - 1, .not) ? 1 : 2)
                if token.isMark(":"), rule.value == .negated, !isShort, !announcesList(Int(end), note) { break }
                if token.isOpeningBracket { depth += 1 }
                if token.isClosingBracket {
                    depth -= 1
                    if depth < 0 { break }
                }
            } else {
                words += 1
                if rule.limit > 0, words > Int(rule.limit) { break }
            }
            end += 1
        }
        return cue.end..<end
    }

    /// `no` between a question and a dash or a comma.
    private func isAnswer(_ cue: Hit, _ mark: Int32, _ sentence: Sentence, _ note: MatchedNote) -> Bool {
        guard note.isWord(Int(cue.first), .no), cue.end == cue.first + 1, mark == cue.end, cue.first > 0 else {
            return false
        }
        return note.hasMark("?", at: Int(cue.first) - 1)
            && (note.tokens[Int(mark)].isMark("-") || note.tokens[Int(mark)].isMark(","))
    }

    /// One alone: two set off what goes on behind them (`no renal - or ureteric - calcification`).
    private func isLoneDash(
        _ token: Int, behind cue: Int, _ sentence: Sentence, _ note: MatchedNote
    ) -> Bool {
        func isDash(_ token: Int) -> Bool {
            note.tokens[token].isMark("-") && note.tokens[token].flags.contains(.spaceBefore)
                && token + 1 < Int(sentence.end) && note.tokens[token + 1].flags.contains(.spaceBefore)
        }
        return isDash(token) && !note.isWord(token + 1, .or) && !note.isWord(token + 1, .nor)
            && !(cue..<Int(sentence.end)).contains { $0 != token && isDash($0) }
    }

    /// `no evidence of the following: …`, `negative for the following features: …`; not `no acute finding: calcified aorta`, where the
    /// colon begins what was found.
    private func announcesList(_ colon: Int, _ note: MatchedNote) -> Bool {
        (max(colon - 3, 0)..<colon).contains { note.isWord($0, .these) || note.isWord($0, .following) }
    }

    /// `His wife is well; her scan was negative …`: of the same person still.
    private func goesOn(_ rule: CueRule, behind mark: Int32, _ sentence: Sentence, _ note: MatchedNote) -> Bool {
        guard rule.value.axis == .experiencer, mark + 1 < sentence.end else { return false }
        return switch note.engineWord(Int(mark) + 1) {
        case .her, .his, .she, .he, .their, .they: true
        default: false
        }
    }

    private func reachBackward(
        _ cue: Hit, _ rule: CueRule, _ cues: Range<Int>, _ sentence: Sentence, _ note: MatchedNote
    ) -> Range<Int32> {
        var start = cue.first
        var words = 0
        var depth = 0
        // `to exclude calcification as mother seroconverted`
        if rule.value == .other, givesReason(before: Int(cue.first), sentence, note) { return start..<start }
        let stop = terminator(before: cue.first, rule, cues, note) ?? sentence.first
        // A comma ends it, unless it parts the members of a list: `calcification, mass or cyst was not seen`.
        var isList = false
        while start > stop {
            let token = note.tokens[Int(start) - 1]
            if token.kind == .mark {
                if token.isMark(";") { break }
                if token.isClosingBracket { depth += 1 }
                if token.isOpeningBracket {
                    depth -= 1
                    if depth < 0 { break }
                }
                if token.isMark(","), !isList, depth == 0, start < cue.first { break }
            } else {
                words += 1
                if rule.limit > 0, words > Int(rule.limit) { break }
                if token.word == EngineWord.or.rawValue || token.word == EngineWord.and.rawValue
                    || token.word == EngineWord.nor.rawValue
                {
                    isList = true
                }
            }
            start -= 1
        }
        return start..<cue.first
    }

    /// Whether `as`, `because` or `since` leads to a cue.
    private func givesReason(before token: Int, _ sentence: Sentence, _ note: MatchedNote) -> Bool {
        var at = token - 1
        switch at >= Int(sentence.first) ? note.engineWord(at) : nil {
        case .the, .her, .his, .their: at -= 1
        default: break
        }
        guard at > Int(sentence.first) else { return false }
        return note.isWord(at, .as_) || note.isWord(at, .because) || note.isWord(at, .since)
    }

    private func ends(_ hit: Hit, _ rule: CueRule) -> Bool {
        let other = rules[Int(hit.term.payload)]
        guard other.value.axis == rule.value.axis else { return false }
        // `history of scleroderma who presents with …`: a cue that looks back closes what was before it.
        if other.direction == .backward, rule.direction == .forward, other.value.axis == .temporality { return true }
        return other.direction == .terminate
    }

    private func terminator(
        after token: Int32, _ rule: CueRule, _ cues: Range<Int>, _ sentence: Sentence, _ note: MatchedNote
    ) -> Int32? {
        // One `but` at most is passed over, so that no sentence costs the square of its length.
        var mayPass = rule.value == .other
        for cue in cues {
            let hit = note.lists.cues[cue]
            if hit.first < token || !ends(hit, rule) { continue }
            guard mayPass, goesOnDenying(hit, behind: token, sentence, note) else { return hit.first }
            mayPass = false
        }
        return nil
    }

    /// `Her brother has gout but no calcification`: still said of the brother, unless a verb or `this`, `today` tells what was seen.
    ///
    /// - Parameter subject: the token behind the relative.
    private func goesOnDenying(
        _ terminator: Hit, behind subject: Int32, _ sentence: Sentence, _ note: MatchedNote
    ) -> Bool {
        guard terminator.end == terminator.first + 1, note.isWord(Int(terminator.first), .but),
            note.isWord(Int(terminator.end), .no) || note.isWord(Int(terminator.end), .not)
                || note.isWord(Int(terminator.end), .without),
            // Not `family history of cancer but no calcification`.
            (max(subject - 1, sentence.first, terminator.first - Self.clause)..<terminator.first).contains(where: {
                note.engineWord(Int($0))?.isFiniteVerb == true || note.isWord(Int($0), .with)
            })
        else { return false }
        let rest = max(terminator.end, min(sentence.end, terminator.end + Self.clause))
        return !(terminator.end..<rest).contains { at in
            switch note.engineWord(Int(at)) {
            case .seen, .noted, .identified, .this, .these, .today, .now: true
            case let word: word?.isFiniteVerb == true
            }
        }
    }

    /// So many tokens of a clause are looked at.
    private static let clause: Int32 = 40

    private func terminator(
        before token: Int32, _ rule: CueRule, _ cues: Range<Int>, _ note: MatchedNote
    ) -> Int32? {
        for cue in cues.reversed() {
            let hit = note.lists.cues[cue]
            if hit.end <= token, ends(hit, rule) { return hit.end }
        }
        return nil
    }
}

extension Token {
    fileprivate var isOpeningBracket: Bool { isMark("(") || isMark("[") || isMark("{") }
    fileprivate var isClosingBracket: Bool { isMark(")") || isMark("]") || isMark("}") }
}
