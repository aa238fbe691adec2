internal import Lexicons
internal import Matching
internal import Notes

/// What the grammar around a mention says of its time.
extension Asserter {
    /// A finding still seen is current, whatever was said of it before (`previously noted phleboliths are again seen`); one told
    /// of a past year is historical (`removed in 2009`); `Should calcification develop` is hypothetical.
    func judgeByTime(
        _ index: Int, _ sentence: Sentence, _ words: SentenceWords, _ note: MatchedNote,
        _ time: inout TimeOfSentence?, _ judgement: inout Judgement
    ) {
        // `CT too noisy to confirm calcification`: it was looked for, and is neither there nor absent.
        if let aim = judgement.temporality, aim.value == .hypothetical, aim.rule >= 0,
            aim.span.end <= note.mentions[index].span.start
        {
            let token = note.token(atByte: aim.span.start)
            // `too early to look for calcification` is still a plan.
            let isSearch = note.isWord(note.token(atByte: aim.span.end - 1), .for_)
            if note.isWord(token, .to), !isSearch,
                (max(token - 2, Int(sentence.first))..<token).contains(where: { note.isWord($0, .too) })
            {
                (judgement.certainty, judgement.temporality) = (Cue(value: .possible, span: aim.span), nil)
                return
            }
        }
        if judgement.temporality?.value == .historical, judgement.experiencer == nil,
            judgement.certainty?.value != .negated,
            note.mentions[index].kind != .target, judgement.temporality?.rule ?? -1 >= 0
        {
            for token in sentence.tokens
            where isPersistence(token, note) && !isDeniedNow(token, from: Int(sentence.first), note) {
                judgement.temporality = nil
                break
            }
        }
        // `A calcified cyst removed in 2015 is no longer present`: it was there.
        if let denial = judgement.certainty, denial.value == .negated,
            denial.span.start > note.mentions[index].span.end,
            let removal = removal(behind: note.places[index], sentence, note),
            judgement.temporality == nil || judgement.temporality?.value == .historical
        {
            judgement.certainty = nil
            judgement.temporality = Cue(value: .historical, span: note.tokens[removal].span)
        } else if let date = dateOfGone(index, sentence, note, judgement) {
            judgement.certainty = nil
            judgement.temporality = date
        }
        if judgement.temporality?.value == .historical, appeared(index, since: judgement.temporality, note) {
            judgement.temporality = nil
            return
        }
        guard judgement.temporality == nil else { return }
        if words.contains(.had), let token = toldBefore(note.places[index], sentence, note) {
            judgement.temporality = Cue(value: .historical, span: note.tokens[token].span)
            return
        }
        if words.contains(.was), judgement.certainty == nil, let token = goneSince(note.places[index], sentence, note) {
            judgement.temporality = Cue(value: .historical, span: note.tokens[token].span)
            return
        }
        if words.contains(.condition), let token = condition(before: note.places[index], sentence, note) {
            judgement.temporality = Cue(value: .hypothetical, span: note.tokens[token].span)
            return
        }
        let kind = note.mentions[index].kind
        if kind == .target { return }
        if kind == .calcification || kind == .concretion, judgement.certainty?.value != .negated,
            let token = general(index, sentence, note)
        {
            judgement.temporality = Cue(value: .hypothetical, span: note.tokens[token].span)
            return
        }
        if time == nil {
            let section = Int(note.mentions[index].section)
            time = TimeOfSentence(words: words, isBehindHeading: isBehindHeading(sentence, upTo: section, note))
        }
        guard let known = time, known.hasYear || known.hasOtherTime || known.isBehindHeading else { return }
        let place = note.places[index]
        if known.hasOtherTime, let token = plan(for: place, sentence, note) {
            judgement.temporality = Cue(value: .hypothetical, span: note.tokens[token].span)
            return
        }
        var token = pastYear(of: place, sentence, note, &time)
        if token == nil, known.hasYear { token = yearOfProcedure(for: place, sentence, note) }
        if token == nil { token = earlierTime(of: place, sentence, known, note) }
        if let token, !isSeenAgain(behind: place, sentence, note) {
            judgement.temporality = Cue(value: .historical, span: note.tokens[token].span)
        }
    }

    /// `the 2021 report describes calcified nodes; both are seen again and unchanged`: the clause behind takes up what was told.
    private func isSeenAgain(behind place: Hit, _ sentence: Sentence, _ note: MatchedNote) -> Bool {
        let rest = Int(place.end)..<max(Int(place.end), min(Int(sentence.end), Int(place.end) + 40))
        guard let joint = rest.first(where: { note.tokens[$0].isMark(";") }) else { return false }
        switch note.engineWord(joint + 1) {
        case .both, .all, .these, .those, .they, .it, .neither: break
        default: return false
        }
        return (joint + 1..<rest.upperBound).contains {
            isPersistence($0, note) && !isDeniedNow($0, from: joint + 1, note)
        }
    }

    /// `these nodes often calcify`, `Any calcification should be biopsied`: said of such findings in general, or of one to come.
    ///
    /// - Returns: what tells it.
    private func general(_ index: Int, _ sentence: Sentence, _ note: MatchedNote) -> Int? {
        let place = note.places[index]
        let before = Int(place.first) - 1
        guard before >= Int(sentence.first) else { return nil }
        // `has begun to calcify` happens, `did not calcify` has not happened.
        if isBareVerb(Int(place.end) - 1, note), note.tokens[before].kind == .word, !note.isWord(before, .to),
            !note.isWord(before, .not)
        {
            return before
        }
        guard let any = (max(before - 2, Int(sentence.first))...before).last(where: { note.isWord($0, .any) }),
            (any + 1..<Int(place.first)).allSatisfy({ note.tokens[$0].kind == .word })
        else { return nil }
        return (Int(place.end)..<max(Int(place.end), Int(sentence.end))).contains {
            note.isWord($0, .should) || note.isWord($0, .would)
        }
            ? any : nil
    }

    /// `calcify`, `ossify`: the bare form of the verb.
    private func isBareVerb(_ token: Int, _ note: MatchedNote) -> Bool {
        note.tokens[token].count >= 6 && note.hasEnding("ify", at: token)
    }

    /// Where what is said of a mention ends: at a semicolon, or where a comma or bracket begins a verb of the past without a subject of its
    /// own (`grade 2 now on both sides, was grade 1 in 2016`).
    private func clauseEnd(behind place: Hit, _ sentence: Sentence, _ note: MatchedNote) -> Int {
        // A target may reach behind its sentence.
        (Int(place.end)..<max(Int(place.end), Int(sentence.end))).first { token in
            if note.tokens[token].isMark(";") { return true }
            // `…, not seen in 2015`
            if note.isWord(token, .not), tellsOfEarlierStudy(behind: token + 1, note) { return true }
            guard note.tokens[token].isMark(",") || note.tokens[token].isMark("(") else { return false }
            guard note.isWord(token + 1, .was) || note.isWord(token + 1, .were) else { return false }
            // `a lump, calcified in 2017, was excised` goes on.
            return !(token + 2..<max(token + 2, min(token + 5, Int(sentence.end)))).contains { isRemoval($0, note) }
        } ?? Int(sentence.end)
    }

    /// Where what is said of a mention begins: behind a semicolon, if a verb of the present follows (`it was resected in 2020; there is no
    /// residual calcification`).
    private func clauseStart(of place: Hit, _ sentence: Sentence, _ note: MatchedNote) -> Int {
        let first = Int(sentence.first)
        var isPresent = false
        for token in (max(first, Int(place.first) - 40)..<max(first, Int(place.first))).reversed() {
            switch note.engineWord(token) {
            case .is, .are, .has, .have, .shows, .show: isPresent = true
            default: if isPresent, note.tokens[token].isMark(";") { return token + 1 }
            }
        }
        return first
    }

    /// A verb that tells of a relative's finding as over.
    func isPastTense(_ token: Int, _ note: MatchedNote) -> Bool {
        switch note.engineWord(token) {
        case .had, .was, .were, .showed, .demonstrated, .revealed, .died, .developed, .presented, .underwent: true
        default: false
        }
    }

    /// `a calcification on the film of 2006 is no longer visible`, `the previously seen calcification has resolved`: an earlier finding
    /// that is quoted with its time was there; `its calcification is no longer seen` only says that there is none.
    ///
    /// - Returns: what tells the time.
    private func dateOfGone(_ index: Int, _ sentence: Sentence, _ note: MatchedNote, _ judgement: Judgement) -> Cue? {
        guard let denial = judgement.certainty, denial.value == .negated, denial.rule >= 0,
            denial.span.start > note.mentions[index].span.end, note.mentions[index].kind != .target,
            judgement.temporality == nil || judgement.temporality?.value == .historical
        else { return nil }
        let end = note.token(atByte: denial.span.start)
        // `not seen`, `absent`: it may never have been there, unless somebody saw it (`described in 2021, is not found`).
        guard
            saysThatItWent(end..<note.token(atByte: denial.span.end), note)
                || wasTold(Int(note.places[index].end)..<max(Int(note.places[index].end), end), note)
        else { return nil }
        if let known = judgement.temporality { return known }
        let start = Int(note.places[index].end)
        let between = (start..<max(start, end)).first { note.isYear(note.tokens[$0]) && $0 > start }
        // `A film of 2006 showed a calcified node, no longer present`; not `haematoma of 2013: its calcification is no longer seen`.
        let first = Int(note.places[index].first)
        let before = (Int(sentence.first)..<first).last { note.isYear(note.tokens[$0]) }.flatMap { year in
            (year..<first).contains { tells($0, note) } ? year : nil
        }
        return (between ?? before).map { Cue(value: .historical, span: note.tokens[$0].span) }
    }

    /// `was seen in 2015 and is absent today`, `were noted before but have resolved`: it was there.
    ///
    /// - Returns: the verb that tells of it.
    private func goneSince(_ place: Hit, _ sentence: Sentence, _ note: MatchedNote) -> Int? {
        let end = Int(sentence.end)
        let start = Int(place.end)
        guard
            let verb = (start..<max(start, min(end, start + 6))).first(where: {
                note.tokens[$0].kind == .mark || note.engineWord($0)?.isFiniteVerb == true
            }), note.isWord(verb, .was) || note.isWord(verb, .were),
            (verb + 1..<min(end, verb + 4)).contains(where: { isUsed($0, .real, note) || tellsOfFinding($0, note) }),
            let joint = (verb + 1..<min(end, verb + 14)).first(where: {
                note.isWord($0, .and) || note.isWord($0, .but) || note.tokens[$0].kind == .mark
            })
        else { return nil }
        for token in joint + 1..<max(joint + 1, min(end, joint + 8)) {
            switch note.engineWord(token) {
            case .and, .but, .is, .are, .has, .have, .it, .they, .been, .now, .today, .since: continue
            case .no where note.isWord(token + 1, .longer): return verb
            case .not where isUsed(token + 1, .real, note) && !note.isWord(token + 2, .to): return verb
            default:
                if isUsed(token, .gone, note) { return verb }
                if note.hasEnding("ly", at: token) { continue }
                return nil
            }
        }
        return nil
    }

    private func tellsOfFinding(_ token: Int, _ note: MatchedNote) -> Bool {
        switch note.engineWord(token) {
        case .described, .reported, .seen, .noted, .mentioned, .identified: true
        default: false
        }
    }

    /// `described in 2021`, `seen in 2019`.
    private func wasTold(_ tokens: Range<Int>, _ note: MatchedNote) -> Bool {
        tokens.contains { token in
            tellsOfFinding(token, note) && note.isWord(token + 1, .in) && note.hasNumber(at: token + 2)
                && note.isYear(note.tokens[token + 2]) && !note.isWord(token - 1, .not)
        }
    }

    /// A verb that says what was found then.
    private func tells(_ token: Int, _ note: MatchedNote) -> Bool {
        switch note.engineWord(token) {
        case .showed, .demonstrated, .revealed, .described, .reported, .contained, .had, .mentioned: true
        default: false
        }
    }

    /// `has resolved`, `is no longer seen`; not `has been ruled out`.
    private func saysThatItWent(_ cue: Range<Int>, _ note: MatchedNote) -> Bool {
        cue.contains {
            switch note.engineWord($0) {
            case .resolved, .longer, .disappeared, .vanished, .cleared: true
            default: false
            }
        }
    }

    private func removal(behind place: Hit, _ sentence: Sentence, _ note: MatchedNote) -> Int? {
        (Int(place.end)..<max(Int(place.end), Int(sentence.end))).first {
            isRemoval($0, note)
        }
    }

    private func isRemoval(_ token: Int, _ note: MatchedNote) -> Bool {
        switch note.engineWord(token) {
        case .removed, .excised, .resected, .curetted: true
        default: false
        }
    }

    func isPersistence(_ token: Int, _ note: MatchedNote) -> Bool {
        switch note.engineWord(token) {
        case .unchanged, .stable, .again, .persists, .persist, .persistent, .still, .increased, .larger, .smaller,
            .decreased,
            .today,
            .already, .remains, .remain, .progressed:
            true
        default: false
        }
    }

    /// `…; none today`, `none is seen again`: what a word of persistence is said of is not there.
    func isDeniedNow(_ token: Int, from first: Int, _ note: MatchedNote) -> Bool {
        (max(token - 4, first)..<token).contains {
            note.isWord($0, .none) || note.isWord($0, .no) || note.isWord($0, .not)
        }
            // `today no longer visible`
            || note.isWord(token, .today) && (note.isWord(token + 1, .no) || note.isWord(token + 1, .not))
    }

    /// What has been found of the times that a sentence names: the same for all mentions of a clause.
    struct TimeOfSentence {
        let words: SentenceWords
        let isBehindHeading: Bool
        var clause = 0..<0
        var token: Int?

        var hasYear: Bool { words.contains(.year) }
        var hasOtherTime: Bool { words.contains(.otherTime) }

        init(words: SentenceWords, isBehindHeading: Bool) {
            self.words = words
            self.isBehindHeading = isBehindHeading
        }
    }

    /// The year of the clause told in the past that a mention stands in.
    private func pastYear(
        of place: Hit, _ sentence: Sentence, _ note: MatchedNote, _ time: inout TimeOfSentence?
    ) -> Int? {
        guard time?.hasYear == true else { return nil }
        let clause = clauseStart(of: place, sentence, note)..<clauseEnd(behind: place, sentence, note)
        if time?.clause != clause {
            time?.token = pastYear(clause, note)
            time?.clause = clause
        }
        return time?.token
    }

    /// The year of a clause told in the past: `was excised in 2012`, `at ultrasound in 2018 there was …`.
    private func pastYear(_ clause: Range<Int>, _ note: MatchedNote) -> Int? {
        var year: Int?
        var isPast = false
        let isRemoved = clause.contains {
            isRemoval($0, note)
        }
        for token in clause {
            if isPersistence(token, note), !isDeniedNow(token, from: clause.lowerBound, note) { return nil }
            switch note.engineWord(token) {
            // `and have since disappeared`
            case .has where isGone(behind: token, note), .have where isGone(behind: token, note): isPast = true
            case .since where isGone(behind: token, note): break
            case .has where note.isWord(token + 1, .had), .have where note.isWord(token + 1, .had):
                isPast = true
            case .is, .are, .has, .have, .since, .known: if !isRemoved { return nil }
            // `was there in 2019 too`
            case .too where year != nil: return nil
            // `which were there in 2020`, and are now
            case .was where isRelative(token, note), .were where isRelative(token, note): break
            case .was, .were, .had, .showed, .removed, .excised, .resected, .underwent, .demonstrated, .revealed,
                .mentions, .mentioned,
                .describes, .reported, .refers:
                isPast = true
            default: break
            }
            if token > clause.lowerBound, note.isYear(note.tokens[token]),
                !isOfCause(token, from: clause.lowerBound, note),
                note.isWord(token - 1, .in) || note.isWord(token - 1, .of) || note.isWord(token - 1, .from)
                    || note.isWord(token - 1, .dated)
                    || note.isWord(token - 1, .the) || note.hasMark("(", at: token - 1)
                    || isPossessive(token - 1, note)
            {
                year = token
            }
        }
        return isPast || namesOldStudy(clause, note) ? year : nil
    }

    /// `her 2019 pregnancy`, `our 2018 washings`.
    private func isPossessive(_ token: Int, _ note: MatchedNote) -> Bool {
        switch note.engineWord(token) {
        case .her, .his, .their, .our: true
        default: false
        }
    }

    /// `thyroidectomy (2009) for calcified goitre`: what was operated on; not `splenectomy 1998 for trauma; a calcified splenule`, `for
    /// arthritis with calcified cartilage now`.
    ///
    /// - Returns: the year.
    private func yearOfProcedure(for place: Hit, _ sentence: Sentence, _ note: MatchedNote) -> Int? {
        let first = Int(sentence.first)
        var at = Int(place.first) - 1
        while at > first, Int(place.first) - at <= 4, note.tokens[at].kind == .word, !note.isWord(at, .for_) {
            if let word = note.engineWord(at), !word.isDeterminer, !word.isSide { return nil }
            at -= 1
        }
        guard at > first, note.isWord(at, .for_) else { return nil }
        let year = note.hasMark(")", at: at - 1) ? at - 2 : at - 1
        guard year > first, note.isYear(note.tokens[year]) else { return yearOfOperation(before: at, first, note) }
        var end = year
        while end > first, note.isWord(end - 1, .in) || note.hasMark("(", at: end - 1) { end -= 1 }
        // `barbotage on the right in 2016 for`
        if end > first + 3, note.engineWord(end - 1)?.isSide == true, note.isWord(end - 2, .the),
            note.isWord(end - 3, .on)
        {
            end -= 3
        }
        let hit = note.firstHit(from: Int32(max(end - 4, first)))
        let isProcedure =
            isOperation(end - 1, note)
            || note.hits[hit...].prefix { Int($0.first) < end }.contains {
                $0.term.group == .condition && Int($0.end) == end
            }
        return isProcedure ? year : nil
    }

    /// `1999 right hepatectomy in Sarajevo for a calcified cyst`
    ///
    /// - Parameter reason: the `for`.
    private func yearOfOperation(before reason: Int, _ first: Int, _ note: MatchedNote) -> Int? {
        var token = reason - 1
        while token > first, reason - token < 6, note.tokens[token].kind == .word, !isOperation(token, note) {
            token -= 1
        }
        guard token > first, isOperation(token, note) else { return nil }
        return (max(first, token - 3)..<token).last { note.isYear(note.tokens[$0]) }
    }

    /// `hepatectomy`, `arthroplasty`, `resection`, `excision`.
    private func isOperation(_ token: Int, _ note: MatchedNote) -> Bool {
        note.tokens.indices.contains(token)
            && (note.hasEnding("ectomy", at: token) || note.hasEnding("otomy", at: token)
                || note.hasEnding("plasty", at: token) || note.hasEnding("section", at: token)
                || note.hasEnding("cision", at: token))
    }

    /// `MRI of 2011, reviewed: …`: the study that a clause begins with has its year.
    private func namesOldStudy(_ clause: Range<Int>, _ note: MatchedNote) -> Bool {
        let opening = clause.prefix(5)
        guard let year = opening.first(where: { note.isYear(note.tokens[$0]) }), year > clause.lowerBound + 1,
            note.isWord(year - 1, .of) || note.isWord(year - 1, .from),
            note.hasMark(",", at: year + 1) || note.hasMark(":", at: year + 1)
        else { return false }
        // `Haematoma of 2013: …` names no study; `Compared with the CT of 2011, …` is about now.
        let named = note.hits[note.firstHit(from: Int32(clause.lowerBound))...].prefix { Int($0.first) < year }
        if named.contains(where: { $0.term.group == .condition }) { return false }
        return !(clause.lowerBound..<year).contains {
            note.isWord($0, .with) || note.isWord($0, .to) || note.isWord($0, .since) || note.isWord($0, .than)
        }
    }

    private func isGone(behind token: Int, _ note: MatchedNote) -> Bool {
        (token + 1...token + 2).contains {
            note.isWord($0, .resolved) || note.isWord($0, .disappeared) || note.isWord($0, .vanished)
        }
    }

    /// `ossification after the arthroplasty of 2009`: the year of what came before the finding.
    private func isOfCause(_ year: Int, from first: Int, _ note: MatchedNote) -> Bool {
        note.isWord(year - 1, .of)
            && (max(year - 5, first)..<year).contains {
                note.isWord($0, .after) || note.isWord($0, .since)
            }
    }

    /// `which was there`, `which were already present`.
    private func isRelative(_ token: Int, _ note: MatchedNote) -> Bool {
        guard note.isWord(token - 1, .which) || note.isWord(token - 1, .that) else { return false }
        return (token + 1...token + 2).contains {
            note.isWord($0, .there) || note.isWord($0, .present) || note.isWord($0, .already)
        }
    }
}
