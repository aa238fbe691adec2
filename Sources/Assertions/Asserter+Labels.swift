internal import Lexicons
internal import Matching
internal import Notes

/// Rules of their own beside cues and scopes: labels with a value, scores, headings.
extension Asserter {
    /// `"Calcification: none"`, `"Calcifications - absent"`, `"fever:none"`: the value behind the colon judges the label.
    /// `"[ ] calcification"` is a box left empty, `"[x] calcification"` one that was ticked.
    func judgeByLabel(
        _ index: Int, _ cues: Range<Int>, _ sentence: Sentence, _ note: MatchedNote, _ judgement: inout Judgement
    ) {
        guard judgement.certainty == nil else { return }
        let place = note.places[index]
        let mark = markBehindLabel(Int(place.end), sentence, note)
        if let value = valueInBrackets(behind: place, cues, sentence, note) {
            judgement.certainty = value
            return
        }
        if mark + 1 < Int(sentence.end), note.tokens[mark].kind == .mark,
            note.tokens[mark].isMark(":") || note.tokens[mark].isMark("-") || note.tokens[mark].isMark("="),
            startsItem(Int(place.first), sentence, note)
        {
            for index in cues {
                let cue = note.lists.cues[index]
                guard cue.term.group == .cue, Int(cue.first) == mark + 1 else { continue }
                let rule = lexicon.cueRules[Int(cue.term.payload)]
                guard rule.value == .negated || rule.value == .possible, rule.direction != .pseudo,
                    rule.direction != .terminate
                else { continue }
                let end = Int(cue.end)
                if end >= Int(sentence.end) || note.tokens[end].kind == .mark {
                    judgement.certainty = Cue(
                        value: rule.value, span: note.span(cue.tokens), rule: cue.term.payload)
                    return
                }
            }
            if let no = emptyValue(behind: mark, sentence, note) {
                judgement.certainty = Cue(value: .negated, span: note.span(no))
                return
            }
        }
        if let answer = answer(behind: mark, sentence, note) {
            judgement.certainty = answer
            return
        }
        // An empty box, with or without a space in it.
        let first = Int(place.first)
        if first > Int(sentence.first), note.tokens[first - 1].kind == .mark,
            note.tokens[first - 1].word == Token.emptyBox
        {
            judgement.certainty = Cue(value: .negated, span: note.tokens[first - 1].span)
            return
        }
        guard first >= 2, first - 2 >= Int(sentence.first),
            (note.hasMark("]", at: first - 1) && note.hasMark("[", at: first - 2))
                || (note.hasMark(")", at: first - 1) && note.hasMark("(", at: first - 2))
        else { return }
        judgement.certainty = Cue(value: .negated, span: note.span(first - 2..<first))
    }

    /// `calcification (absent)`, `calcification (-)`, `(-) calcification`
    private func valueInBrackets(
        behind place: Hit, _ cues: Range<Int>, _ sentence: Sentence, _ note: MatchedNote
    ) -> Cue? {
        let open = Int(place.end)
        if open + 2 < Int(sentence.end), note.tokens[open].isMark("(") {
            if note.tokens[open + 1].isMark("-"), note.tokens[open + 2].isMark(")") {
                return Cue(value: .negated, span: note.span(open..<open + 3))
            }
            // `calcification (versus haemorrhage)`
            if note.isWord(open + 1, .versus) || note.isWord(open + 1, .vs) {
                return Cue(value: .possible, span: note.span(open..<open + 2))
            }
            for index in cues where Int(note.lists.cues[index].first) == open + 1 {
                let cue = note.lists.cues[index]
                let rule = lexicon.cueRules[Int(cue.term.payload)]
                guard rule.value == .negated || rule.value == .possible, rule.direction != .pseudo,
                    rule.direction != .terminate, Int(cue.end) < Int(sentence.end), note.hasMark(")", at: Int(cue.end))
                else { continue }
                return Cue(value: rule.value, span: note.span(cue.tokens), rule: cue.term.payload)
            }
        }
        let close = Int(place.first) - 1
        if close - 2 >= Int(sentence.first), note.tokens[close].isMark(")"), note.tokens[close - 1].isMark("-"),
            note.tokens[close - 2].isMark("(")
        {
            return Cue(value: .negated, span: note.span(close - 2..<close + 1))
        }
        return nil
    }

    /// `Calcification (Y/N): N`, `Microcalcifications: [ ]`, `Calcification: 0`: the letter, empty box or zero that is all that the label
    /// has.
    private func emptyValue(behind mark: Int, _ sentence: Sentence, _ note: MatchedNote) -> Range<Int>? {
        let value = mark + 1
        func isLast(_ token: Int) -> Bool {
            token == Int(sentence.end) || note.tokens[token].kind == .mark || note.tokens[token].isFirstOnLine
        }
        let token = note.tokens[value]
        if token.isMark("["), value + 1 < Int(sentence.end), note.hasMark("]", at: value + 1), isLast(value + 2) {
            return value..<value + 2
        }
        let isN = token.kind == .word && token.count == 1 && note.text.bytes[Int(token.start)] == 0x4E
        let isNothing = isN || token.kind == .number && isZero(token, note)
        return isNothing && isLast(value + 1) ? value..<value + 1 : nil
    }

    /// `Calcified? No.`: the answer to a question that ends with the mention, alone in its sentence.
    private func answer(behind mark: Int, _ sentence: Sentence, _ note: MatchedNote) -> Cue? {
        let value = mark + 1
        guard mark < Int(sentence.end), note.tokens[mark].isMark("?"), value < note.tokens.count,
            value + 1 == note.tokens.count || note.hasMark(".", at: value + 1)
                || note.tokens[value + 1].isFirstOnLine
        else { return nil }
        let span = note.tokens[value].span
        return switch note.engineWord(value) {
        case .no?, EngineWord.none?: Cue(value: .negated, span: span)
        case .yes?: Cue(value: .affirmed, span: span)
        default: nil
        }
    }

    /// The mark between a label and its value; the label may go on for a few words and a list of choices (`Valve
    /// calcification (none/mild/severe): none`).
    private func markBehindLabel(_ end: Int, _ sentence: Sentence, _ note: MatchedNote) -> Int {
        var at = end
        var words = 0
        var depth = 0
        while at < Int(sentence.end) {
            let token = note.tokens[at]
            if token.isMark("(") { depth += 1 }
            if depth == 0, token.kind == .mark { return at }
            if token.isMark(")") { depth -= 1 }
            if depth == 0, token.kind == .word {
                words += 1
                // `Calcification present: no`
                let isLink = note.engineWord(at) != nil && !note.isWord(at, .present) && !note.isWord(at, .seen)
                if words > 2 || isLink { return end }
            }
            at += 1
        }
        return end
    }

    /// Whether a label starts here: at the start of the sentence, or behind a mark.
    private func startsItem(_ token: Int, _ sentence: Sentence, _ note: MatchedNote) -> Bool {
        var at = token
        while at > Int(sentence.first), note.tokens[at - 1].kind == .word, token - at < 4 { at -= 1 }
        return at == Int(sentence.first) || note.tokens[at - 1].kind == .mark
    }

    /// `"Agatston score of 0"`: a score of zero says that there is none.
    func judgeByScore(_ index: Int, _ sentence: Sentence, _ note: MatchedNote, _ judgement: inout Judgement) {
        guard note.mentions[index].kind == .calcification, judgement.certainty == nil else { return }
        let place = note.places[index]
        var at = Int(place.end)
        let reach = min(Int(sentence.end), at + 7)
        guard endsInScore(place, note) || isGraded(at, note) else { return }
        while at < reach {
            let token = note.tokens[at]
            // `his calcium score in 2014 was 0`
            if note.isYear(token), note.isWord(at - 1, .in) || note.isWord(at - 1, .of) {
                at += 1
                continue
            }
            if token.kind == .number || token.word == EngineWord.zero.rawValue {
                if token.word == EngineWord.zero.rawValue || isZero(token, note) {
                    judgement.certainty = Cue(value: .negated, span: token.span)
                }
                return
            }
            let isLink =
                token.isMark(":") || token.isMark("=") || token.isMark("(") || token.isMark(",")
                || [EngineWord.of, .is, .was, .total, .score, .grade, .the, .in, .at].contains {
                    $0.rawValue == token.word
                }
            if !isLink { break }
            at += 1
        }
        // `referred for coronary calcium score`: nothing is said of what it was.
        let before = Int(place.first) - (note.isWord(Int(place.first) - 1, .a) ? 2 : 1)
        if isScore[Int(place.term.payload)], judgement.temporality == nil, before >= Int(sentence.first),
            note.isWord(before, .for_),
            // The value may stand on a line of its own.
            !(Int(place.end)..<min(max(Int(place.end) + 4, Int(sentence.end)), note.tokens.count)).contains(where: {
                note.tokens[$0].kind == .number
            })
        {
            judgement.temporality = Cue(value: .hypothetical, span: note.tokens[before].span)
        }
    }

    private func endsInScore(_ place: Hit, _ note: MatchedNote) -> Bool {
        let words = place.tokens.contains { note.isWord($0, .score) || note.isWord($0, .scores) }
        let next = Int(place.end)
        return words || (next < note.tokens.count && note.isWord(next, .score)) || isScore[Int(place.term.payload)]
    }

    /// `calcification grade 0`, `calcification (0/3)`, `CAC 0`; not `calcification 0 to 3 mm`.
    private func isGraded(_ token: Int, _ note: MatchedNote) -> Bool {
        var at = token
        if note.hasMark("(", at: at) {
            at += 1
        } else if note.isWord(at, .grade) {
            at += 1
        }
        guard at < note.tokens.count, note.tokens[at].kind == .number, isZero(note.tokens[at], note) else {
            return false
        }
        guard at + 1 < note.tokens.count, !note.tokens[at + 1].isFirstOnLine else { return true }
        let next = note.tokens[at + 1]
        return next.kind == .mark && !next.isMark("-") && !next.isMark("%") || note.isWord(at + 1, .but)
            || note.isWord(at + 1, .and)
    }

    func isZero(_ token: Int, _ note: MatchedNote) -> Bool {
        note.hasNumber(at: token) && isZero(note.tokens[token], note)
    }

    private func isZero(_ token: Token, _ note: MatchedNote) -> Bool {
        let bytes = note.text.bytes[Int(token.start)..<Int(token.end)]
        return bytes.first == 0x30 && bytes.allSatisfy { $0 == 0x30 || $0 == 0x2E }
    }

    /// `FH: …`, and on a line behind it `refer if nephrocalcinosis worsens`: a plan is for the patient.
    private func isPlanBehind(_ body: Int32, _ place: Hit, _ note: MatchedNote, _ judgement: Judgement) -> Bool {
        judgement.temporality?.value == .hypothetical
            && (body + 1..<max(place.first, body + 1)).contains { note.tokens[Int($0)].isFirstOnLine }
    }

    /// What the heading decides where no cue does: past history is historical, family history another's; in a request
    /// a question is hypothetical.
    func judgeBySection(_ index: Int, _ sentence: Sentence, _ note: MatchedNote, _ judgement: inout Judgement) {
        let at = Int(note.mentions[index].section)
        let section = note.layout.sections[at]
        let place = note.places[index]
        let last = note.tokens[Int(sentence.end) - 1]
        if section.role == .request, judgement.temporality == nil, let doubt = judgement.certainty,
            doubt.value == .possible
        {
            judgement.temporality = Cue(value: .hypothetical, span: doubt.span, rule: doubt.rule)
        }
        if last.isMark("?"), place.end <= sentence.end, judgement.temporality == nil,
            !isAskedAbout(place, sentence, note)
        {
            if section.role == .request {
                judgement.temporality = Cue(value: .hypothetical, span: last.span)
            } else if judgement.certainty == nil, !isQuestionElsewhere(place, sentence, note) {
                judgement.certainty = Cue(value: .possible, span: last.span)
            }
        }
        if section.kind == comparison, judgement.temporality == nil {
            for token in sentence.tokens
            where
                (note.isWord(token, .was) || note.isWord(token, .were) || note.isWord(token, .had)
                || note.isWord(token, .showed))
                && !(min(token, Int(place.end))..<max(token, Int(place.end))).contains(where: {
                    note.hasMark(";", at: $0)
                })
            {
                judgement.temporality = Cue(value: .historical, span: note.tokens[token].span)
                break
            }
        }
        if section.kind == comparison, judgement.temporality == nil, judgement.experiencer == nil,
            tellsOfComparison(sentence, at, place, note)
        {
            judgement.temporality = Cue(value: .historical, span: section.title)
        }
        let rule = note.layout.rules[at]
        guard rule >= 0 else { return }
        let heading = lexicon.headingRules[Int(rule)]
        if judgement.temporality == nil, heading.temporality == .historical {
            judgement.temporality = Cue(value: .historical, span: section.title)
        } else if judgement.temporality == nil, heading.temporality == .hypothetical {
            judgement.temporality = Cue(value: .hypothetical, span: section.title)
        }
        if judgement.certainty == nil, heading.certainty == .possible {
            judgement.certainty = Cue(value: .possible, span: section.title)
        } else if judgement.certainty == nil, heading.certainty == .negated {
            judgement.certainty = Cue(value: .negated, span: section.title)
        }
        if judgement.experiencer == nil, heading.experiencer == .other,
            !isPlanBehind(note.layout.bodyToken[at], place, note, judgement)
        {
            judgement.experiencer = Cue(value: .other, span: section.title)
            // Another person's finding told in the past tense is past.
            if judgement.temporality == nil,
                let verb = sentence.tokens.prefix(40).first(where: {
                    $0 < Int(place.first)
                        && (note.isWord($0, .had) || note.isWord($0, .was) || note.isWord($0, .were))
                })
            {
                judgement.temporality = Cue(value: .historical, span: note.tokens[verb].span)
            }
        }
    }

    /// `Does the calcification of the nodes have the same cause?`, `Is the calcified granuloma old?`: what is asked about is there; not `Is
    /// the calcification still there?`
    private func isAskedAbout(_ place: Hit, _ sentence: Sentence, _ note: MatchedNote) -> Bool {
        let last = Int(place.end) - 1
        let next = Int(place.end)
        // `Is the valve calcified?`
        let isAdjective = note.hasEnding("ified", at: last) || note.hasEnding("ific", at: last)
        guard next < note.tokens.count,
            !isAdjective || note.tokens[next].kind == .word && note.engineWord(next) == nil
        else { return false }
        var token = Int(place.first) - 1
        while token > Int(sentence.first), Int(place.first) - token < 4, note.engineWord(token) == nil { token -= 1 }
        switch note.engineWord(token) {
        case .the, .those, .his, .her, .their: break
        // Not `Is this calcification?`
        case .this, .these: if note.isWord(token - 1, .is) || note.isWord(token - 1, .are) { return false }
        default: return false
        }
        switch note.engineWord(token - 1) {
        case .is, .are, .do_, .does, .did, .could, .can, .would, .may, .what: break
        default: return false
        }
        return !(next..<Int(sentence.end)).contains {
            isOfExistence($0, note) || note.isWord($0, .still) || note.isWord($0, .again)
        }
    }

    /// `Previous scans: 20 and 32 weeks, fetal brain without calcification.`: the sentence that names the studies goes on to tell what they
    /// showed; what follows it may be of today.
    private func tellsOfComparison(_ sentence: Sentence, _ section: Int, _ place: Hit, _ note: MatchedNote) -> Bool {
        let first = Int(sentence.first)
        guard note.layout.bodyToken[section] == sentence.first, Int(place.first) > first + 1,
            !note.isWord(first, .no), !note.isWord(first, .none), !note.isWord(first, .not)
        else { return false }
        return !sentence.tokens.contains { token in
            switch note.engineWord(token) {
            case .is, .are, .has, .have, .shows, .show, .now, .new, .since:
                true
            default: isPersistence(token, note)
            }
        }
    }

    /// Whether a comma or another clause lies between a mention and the question mark that ends its sentence.
    private func isQuestionElsewhere(_ place: Hit, _ sentence: Sentence, _ note: MatchedNote) -> Bool {
        // The question mark may be the end of the mention itself: a target can be any span.
        note.tokens[Int(place.end)..<max(Int(place.end), Int(sentence.end) - 1)].contains {
            $0.isMark(",") || $0.isMark(";") || $0.isMark("?")
        }
    }
}
