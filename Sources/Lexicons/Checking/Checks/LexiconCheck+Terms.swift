// Terms that are listed twice, belong to two, or can never be found.

extension LexiconCheck {
    static let duplicateTerm = LexiconCheck(
        "duplicate-term", .warning, "a term that its concept has already, but for capitals, accents and hyphens"
    ) { survey in
        repeated(survey).compactMap { index, first in
            guard survey.readings[index].words == survey.readings[first].words else { return nil }
            let (term, known) = (survey.terms[index], survey.terms[first])
            return survey.problem(
                term, .warning, "\"\(term.text)\" stands in \(known.place(from: term)) already", "duplicate-term")
        }
    }

    static let listedForm = LexiconCheck(
        "listed-form", .warning, "a plural or spelling that is generated from another term anyway", isPedantic: true
    ) { survey in
        repeated(survey).compactMap { index, first in
            guard survey.readings[index].words != survey.readings[first].words else { return nil }
            let (term, known) = (survey.terms[index], survey.terms[first])
            return survey.problem(
                term, .warning, "\"\(term.text)\" is found by \"\(known.text)\" in \(known.place(from: term)) too",
                "listed-form")
        }
    }

    static let termInTwoConcepts = LexiconCheck(
        "term-in-two-concepts", .warning, "a term that another concept of its kind has: only the first is ever found"
    ) { survey in
        shadowed(survey).compactMap { term, winner, words in
            guard term.term.payload >= 0, winner.payload >= 0 else { return nil }
            let origin = survey.origin(of: winner, words: words)
            return survey.problem(
                term, .warning,
                "\"\(term.text)\" belongs to \(survey.owner(of: winner))"
                    + (origin.map { " (\($0.place(from: term)))" } ?? ""),
                "term-in-two-concepts")
        }
    }

    static let unreachableTerm = LexiconCheck(
        "unreachable-term", .warning,
        "a term that no note can match: nothing but marks, letter case that cannot be met, or a look-alike of the same words"
    ) { survey in
        var problems: [LexiconProblem] = []
        for (term, reading) in zip(survey.terms, survey.readings) where !term.text.isEmpty {
            func report(_ message: String) {
                problems.append(survey.problem(term, .warning, message, "unreachable-term"))
            }
            if term.paths.isEmpty {
                report("no word is left of \"\(term.text)\"")
            } else if reading.found.isEmpty {
                report("a note that writes \"\(term.text)\" is read as \(reading.words.joined(separator: " "))")
            } else if reading.winner == nil {
                report("\"\(term.text)\" counts only in capitals, and begins with \"\(reading.words[0])\"")
            }
        }
        for (term, winner, words) in shadowed(survey) where term.term.payload < 0 || winner.payload < 0 {
            let origin = survey.origin(of: winner, words: words)
            problems.append(
                survey.problem(
                    term, .warning,
                    "\"\(term.text)\" is always taken by \(survey.owner(of: winner))"
                        + (origin.map { " (\($0.place(from: term)))" } ?? ""),
                    "unreachable-term"))
        }
        return problems
    }

    static let swallowedDenial = LexiconCheck(
        "swallowed-denial", .warning,
        "a denial inside a term of what is there, or at the end of a cue of the past: the cue of the denial is never asked"
    ) { survey in
        zip(survey.terms, survey.readings).compactMap { term, reading in
            guard let last = reading.words.last else { return nil }
            let isSwallowed =
                switch term.term.group {
                case .mineral where term.term.payload >= 0:
                    !survey.lexicon.traits[Int(term.term.payload)].isNegated && !denials.isDisjoint(with: reading.words)
                case .cueOfTime where term.term.payload >= 0: denials.contains(last) && isOfPast(term, survey)
                default: false
                }
            return isSwallowed
                ? survey.problem(
                    term, .warning, "\"\(term.text)\" takes its denial from the cues, and says that something is there",
                    "swallowed-denial") : nil
        }
    }

    private static func isOfPast(_ cue: ListedTerm, _ survey: LexiconSurvey) -> Bool {
        let rule = survey.compiler.cueRules[Int(cue.term.payload)]
        return rule.value == .historical && rule.direction != .pseudo && rule.direction != .terminate
    }

    private static let denials: Set<String> = ["no", "not", "without", "nor", "never", "none"]

    /// Terms as written that lead to something else than what lists them.
    private static func shadowed(_ survey: LexiconSurvey) -> [(term: ListedTerm, winner: Term, words: [Int32])] {
        zip(survey.terms, survey.readings).compactMap { term, reading in
            guard let winner = reading.winner, !survey.isSame(term.term, winner) else { return nil }
            return (term, winner, reading.numbers)
        }
    }

    /// Terms that come to the same words and the same concept as one listed before: (term, that one).
    private static func repeated(_ survey: LexiconSurvey) -> [(index: Int, first: Int)] {
        struct Key: Hashable {
            var words: [Int32]
            var term: Term
        }
        var known: [Key: Int] = [:]
        var result: [(index: Int, first: Int)] = []
        for (index, term) in survey.terms.enumerated() {
            let key = { (path: Int) in Key(words: survey.compiler.paths[path].words, term: survey.canonical(term.term))
            }
            guard let path = term.paths.first else { continue }
            if let first = known[key(path)], !isRepeatedByDesign(term, survey.terms[first]) {
                result.append((index, first))
            }
            for path in term.paths where known[key(path)] == nil { known[key(path)] = index }
        }
        return result
    }

    /// Units and analytes have a line for each pair of the two, and repeat their names.
    private static func isRepeatedByDesign(_ term: ListedTerm, _ first: ListedTerm) -> Bool {
        (term.term.group == .unit || term.term.group == .analyte) && term.line != first.line
    }
}

extension LexiconSurvey {
    /// A term with the first of the payloads that say the same.
    fileprivate func canonical(_ term: Term) -> Term {
        guard term.payload >= 0 else { return term }
        var term = term
        switch term.group {
        case .cue, .cueOfTime, .cueOfPerson:
            term.payload = Int32(compiler.cueRules.firstIndex(of: compiler.cueRules[Int(term.payload)])!)
        case .heading:
            term.payload = Int32(compiler.headingRules.firstIndex(of: compiler.headingRules[Int(term.payload)])!)
        case .flag: term.payload = Int32(compiler.flags.firstIndex(of: compiler.flags[Int(term.payload)])!)
        default: break
        }
        return term
    }
}

extension ListedTerm {
    /// `line 14`, or `sites/heart.tsv:14` seen from another file; `this line` from the same.
    fileprivate func place(from other: ListedTerm) -> String {
        if file != other.file { return "\(file):\(line)" }
        return line == other.line ? "this line" : "line \(line)"
    }
}
