internal import Lexicons
internal import Matching
internal import Notes

/// What is told of a time before: by a study made then, or by a clause that names it.
extension Asserter {
    /// How many tokens away something may tell of the time.
    private static let reach = 40

    /// What tells that a mention is of a time before, or nil.
    func earlierTime(of place: Hit, _ sentence: Sentence, _ time: TimeOfSentence, _ note: MatchedNote) -> Int? {
        if !time.hasOtherTime {
            let token = time.isBehindHeading ? studyOfHeading(of: place, sentence, note) : nil
            return token == nil ? yearBeforeNow(place, sentence, time, note) : token
        }
        let clause =
            max(Int(sentence.first), Int(place.first) - Self.reach)..<max(Int(sentence.first), Int(place.first))
        if let token = teller(clause, place, note) {
            let end = max(Int(place.end), min(Int(sentence.end), Int(place.end) + Self.reach))
            let stays = (Int(place.end)..<end).contains {
                isPersistence($0, note) && !isDeniedNow($0, from: clause.lowerBound, note)
            }
            return stays ? nil : token
        }
        if time.isBehindHeading, let token = studyOfHeading(of: place, sentence, note) { return token }
        return yearOfStudy(behind: place, sentence, time, note) ?? yearBeforeNow(place, sentence, time, note)
    }

    /// `the first biopsy had shown calcification`, `had been reported as "rare calcification"`, `where there had been a calcified plaque`:
    /// told of the time before another one.
    ///
    /// - Returns: the `had`.
    func toldBefore(_ place: Hit, _ sentence: Sentence, _ note: MatchedNote) -> Int? {
        let first = Int(sentence.first)
        var told = Int.max
        var token = Int(place.first) - 1
        while token >= first, Int(place.first) - token < 14 {
            if note.tokens[token].isMark(";") || note.tokens[token].isMark(",") { return nil }
            switch note.engineWord(token) {
            case .is, .are, .has, .have, .shows, .show, .was, .were, .for_: return nil
            case .described, .reported, .demonstrated, .revealed, .contained, .mentioned, .noted, .seen: told = token
            case .been: if note.isWord(token - 1, .had), note.isWord(token - 2, .there) { told = token }
            case .had:
                let stays = restOfClause(behind: place, sentence, note).contains {
                    isPersistence($0, note) && !isDeniedNow($0, from: first, note)
                }
                return told <= token + 2 && !stays ? token : nil
            default: if isUsed(token, .told, note) { told = token }
            }
            token -= 1
        }
        return nil
    }

    /// Up to a comma that no `which` or `it` goes on behind.
    private func restOfClause(behind place: Hit, _ sentence: Sentence, _ note: MatchedNote) -> Range<Int> {
        var end = Int(place.end)
        while end < Int(sentence.end) {
            let goesOn = note.isWord(end + 1, .which) || note.isWord(end + 1, .that) || note.isWord(end + 1, .it)
            if note.tokens[end].isMark(","), !goesOn { break }
            end += 1
        }
        return Int(place.end)..<end
    }

    /// Something was not there yet (`a rim of calcium which was not visible on the earlier film`): it is there now.
    func appeared(_ index: Int, since time: Cue?, _ note: MatchedNote) -> Bool {
        guard let time, time.span.start > note.mentions[index].span.end else { return false }
        let between =
            Int(note.places[index].end)..<max(Int(note.places[index].end), note.token(atByte: time.span.start))
        return between.contains {
            (note.isWord($0, .which) || note.isWord($0, .that))
                && (note.isWord($0 + 1, .was) || note.isWord($0 + 1, .were)) && note.isWord($0 + 2, .not)
        }
    }

    /// What in front of a mention tells of a time before: the study, the `when` or the `ago`.
    private func teller(_ clause: Range<Int>, _ place: Hit, _ note: MatchedNote) -> Int? {
        // Whether a verb of the past or a colon stands between, and where its clause begins with `which` or `where`.
        var (isPast, isListed) = (false, false)
        var relative: Int?
        for token in clause.reversed() {
            if note.tokens[token].isMark(";") || isUsed(token, .later, note) && !note.hasMark(":", at: token + 1) {
                return nil
            }
            if note.tokens[token].isMark(":") { isListed = true }
            switch note.engineWord(token) {
            case .is, .are, .has, .have, .shows, .show, .contains, .contain, .remains, .remain, .reveals, .demonstrates,
                .may, .might, .could, .will, .would, .should, .today, .new, .since:
                return nil
            case .was, .were, .had, .showed, .demonstrated, .revealed, .described, .reported, .contained, .mentioned,
                .mentions, .describes, .developed:
                isPast = true
            case .when where isPast && note.hasMark(",", at: token - 1) && token > clause.lowerBound: return token
            // `Compared with the film of May, in which the right side had none, …`
            case .which where isPast, .where_ where isPast: relative = token
            case .ago, .earlier:
                // `the scan of three weeks ago showed`, `three weeks ago there was`; the study itself may come before. Not `as noted earlier`.
                let isAgo = note.isWord(token, .ago) || token > clause.lowerBound && isUsed(token - 1, .interval, note)
                if isPast, isAgo, !isCompared(token, from: clause.lowerBound, note) { return token }
            case .age where isPast && note.hasNumber(at: token + 1) && note.isWord(token - 1, .at): return token
            case .at where isPast && isWeekOfPregnancy(token + 1, note): return token
            default: break
            }
            if isPast || isListed, isUsed(token, .study, note), isEarlier(token, clause.lowerBound, place, isPast, note)
            {
                let isTold = relative.map { refers($0, to: token, note) } ?? false
                return !isTold && isCompared(token, from: clause.lowerBound, note) ? nil : token
            }
        }
        return nil
    }

    /// `the film of May, in which …`: nothing but the time stands between; not `the film of May, the nodule, which …`.
    private func refers(_ relative: Int, to study: Int, _ note: MatchedNote) -> Bool {
        (study + 1..<max(study + 1, relative)).allSatisfy { token in
            if note.tokens[token].kind == .number || note.tokens[token].isMark(",") || isUsed(token, .month, note) {
                return true
            }
            switch note.engineWord(token) {
            case .of, .from, .in, .on, .the, .at: return true
            default: return false
            }
        }
    }

    /// `At 29 weeks the liver held`, `at 31 weeks' gestation`; not `at 12 weeks post-op`, `at 6 weeks after`.
    private func isWeekOfPregnancy(_ number: Int, _ note: MatchedNote) -> Bool {
        guard note.hasNumber(at: number), isUsed(number + 1, .interval, note), number + 2 < note.tokens.count,
            note.text.bytes[Int(note.tokens[number + 1].start)] | 0x20 == UInt8(ascii: "w")
        else { return false }
        let next = note.tokens[number + 2]
        switch note.engineWord(number + 2) {
        case .after, .following: return false
        // `gestation`
        case nil: return next.isMark(",") || note.text.bytes[Int(next.start)] | 0x20 == UInt8(ascii: "g")
        default: return true
        }
    }

    /// Whether a sentence follows a heading of several words.
    ///
    /// - Parameter last: the section of something in the sentence.
    func isBehindHeading(_ sentence: Sentence, upTo last: Int, _ note: MatchedNote) -> Bool {
        var section = last
        while section > 0, note.layout.firstToken[section] > sentence.first { section -= 1 }
        let words = note.layout.bodyToken[section] - note.layout.firstToken[section]
        return note.layout.bodyToken[section] == sentence.first && words > 3 && words < Self.reach
    }

    /// `CT from 5 months ago, Ca normal then: upper lobes clear, kidneys without nephrocalcinosis.`: what stands before the colon is a
    /// heading, whose study was made before.
    private func studyOfHeading(of place: Hit, _ sentence: Sentence, _ note: MatchedNote) -> Int? {
        let section = note.layout.section(ofToken: Int(sentence.first))
        let title = Int(note.layout.firstToken[section])..<Int(note.layout.bodyToken[section])
        // `CT chest 2026:` on the first line is the study itself.
        if title.lowerBound == 0, !title.contains(where: { note.isWord($0, .ago) }) { return nil }
        return title.first {
            isUsed($0, .study, note) && isEarlier($0, title.lowerBound, place, false, note)
                && !isCompared($0, from: title.lowerBound, note)
        }
    }

    /// `Compared with the earlier film`, `since the scan`: the study is no teller.
    private func isCompared(_ token: Int, from first: Int, _ note: MatchedNote) -> Bool {
        var at = token - 1
        while at >= first, token - at < 7, note.tokens[at].kind != .mark || note.tokens[at].isMark("-") {
            switch note.engineWord(at) {
            case .with, .to, .since, .than, .from, .versus, .vs, .for_: return true
            default: at -= 1
            }
        }
        return false
    }

    /// `the antenatal scan`, `20-week scan`, `2020 CT`, `CT two years ago`, `biopsy last month`, `CT age 2`, `skin biopsy (2011)`.
    /// `Biopsy two weeks ago: …` without a verb is part of the case at hand, `CT 5 months ago: …` is not.
    private func isEarlier(_ study: Int, _ first: Int, _ place: Hit, _ isPast: Bool, _ note: MatchedNote) -> Bool {
        // `the previous biopsy site` is no study.
        if isCompound(study, note) { return false }
        var at = study - 1
        while at >= first, study - at < 5, note.tokens[at].kind != .mark {
            if isUsed(at, .before, note) || note.isYear(note.tokens[at]) && at == study - 1 { return true }
            // `20-week scan`
            if isUsed(at, .interval, note), at > first, note.tokens[at - 1].kind == .number,
                note.tokens[at].flags.contains(.hyphenBefore)
            {
                return true
            }
            if note.engineWord(at)?.isFiniteVerb == true { break }
            at -= 1
        }
        for at in study + 1..<max(study + 1, min(study + 9, Int(place.first))) {
            // `Coronary CT, done in 2018: …`
            let isClose = at <= study + 3 || at <= study + 5 && note.isWord(at - 1, .in)
            if note.isYear(note.tokens[at]), isClose { return true }
            switch note.engineWord(at) {
            case .ago: return isPast || isLong(at - 1, note)
            case .age where note.hasNumber(at: at + 1) && at <= study + 3: return true
            // `films of 2020`
            case .of where at == study + 1 && note.hasNumber(at: at + 1) && note.isYear(note.tokens[at + 1]): continue
            case .of where at == study + 1 && isUsed(at + 1, .month, note): continue
            // `hand films compared with 2020: …`
            case .is, .are, .of, .for_, .with, .since, .than: return false
            default: break
            }
            // `a CT that year showed`
            if isPast, note.isWord(at, .that), isUsed(at + 1, .interval, note) { return true }
            // `a biopsy in April showed`
            if isPast, isUsed(at, .month, note) {
                switch note.engineWord(at - 1) {
                case .in, .of, .from: return true
                default: break
                }
            }
            // `last month`
            if isPast, isUsed(at, .before, note), note.tokens.indices.contains(at + 1),
                isUsed(at + 1, .interval, note)
            {
                return true
            }
        }
        return false
    }

    /// Whether another noun follows that the study only describes; a structure is what was studied (`CT chest`).
    private func isCompound(_ study: Int, _ note: MatchedNote) -> Bool {
        let next = study + 1
        guard note.tokens.indices.contains(next), note.tokens[next].kind == .word, note.engineWord(next) == nil,
            !isUsed(next, .study, note), !isUsed(next, .before, note), !note.hasEnding("ed", at: next)
        else { return false }
        return !note.hits[note.firstHit(from: Int32(next))...].prefix { Int($0.first) == next }.contains {
            $0.term.group == .site
        }
    }

    /// Months and years, not weeks and days.
    private func isLong(_ interval: Int, _ note: MatchedNote) -> Bool {
        let initial = note.text.bytes[Int(note.tokens[interval].start)] | 0x20
        return initial == UInt8(ascii: "m") || initial == UInt8(ascii: "y")
    }

    /// `no basal ganglia calcification on his 2020 CT head`.
    private func yearOfStudy(
        behind place: Hit, _ sentence: Sentence, _ time: TimeOfSentence, _ note: MatchedNote
    ) -> Int? {
        if !time.hasYear { return nil }
        let end = max(Int(place.end), min(Int(sentence.end), Int(place.end) + Self.reach))
        for token in Int(place.end)..<end {
            if note.tokens[token].kind == .mark { return nil }
            switch note.engineWord(token) {
            case .not, .than, .since, .with, .from, .new, .is, .are, .and, .but, .unchanged, .stable: return nil
            default: break
            }
            if note.isYear(note.tokens[token]), token + 1 < end, isUsed(token + 1, .study, note),
                note.isWord(token - 1, .on) || note.isWord(token - 1, .at) || note.isWord(token - 2, .on)
            {
                return token
            }
        }
        return nil
    }

    /// `non-calcified in 1990, are now densely calcified`.
    private func yearBeforeNow(
        _ place: Hit, _ sentence: Sentence, _ time: TimeOfSentence, _ note: MatchedNote
    ) -> Int? {
        let year = Int(place.end) + 1
        guard time.hasYear, year + 1 < Int(sentence.end), note.isWord(year - 1, .in), note.isYear(note.tokens[year]),
            note.hasMark(",", at: year + 1)
        else { return nil }
        return (year + 1..<Int(sentence.end)).prefix(Self.reach).contains { isUsed($0, .later, note) } ? year : nil
    }
}
