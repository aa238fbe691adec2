/// What a lexicon makes of a term, and why: which lines have it, in which spellings, and what takes it.
///
/// ```
/// "hematomas" is read as: hematomas
/// condition haematoma  (conditions/trauma-and-haemorrhage.tsv:4, "haematoma")
///   spellings: haematoma's|haematomas|haematomata|hematoma's|hematomas|hematomata
/// ```
public struct TermExplanation: Sendable, CustomStringConvertible {
    /// A line that has the term.
    public struct Entry: Sendable {
        /// `condition "haematoma"`, `a look-alike`.
        public var owner: String
        /// The term as the line has it.
        public var listed: String
        public var place: String
        /// Counts only in capitals, only beside its context …
        public var conditions: [String]
        /// For each word its spellings.
        public var spellings: [[String]]
        /// Of the terms of its group, it is the one that counts.
        public var isFirst: Bool
        /// Longer terms of its group that hold it: where one of them stands, it is not found.
        public var blockers: [String]
    }

    public let term: String
    /// How a note that writes it is read.
    public let words: [String]
    public let entries: [Entry]
    /// Where nothing has the term: the nearest that something has.
    public let nearest: String?

    public init(_ term: String, in folder: LexiconFolder) {
        let survey = LexiconSurvey(folder)
        let found = survey.find(term)
        self.term = term
        words = found.words
        let spellings = survey.spellings()
        entries = survey.terms.filter { listed in
            listed.paths.contains { survey.compiler.paths[$0].words == found.numbers }
        }.map { listed in
            Entry(
                owner: survey.ownerWithGroup(of: listed.term), listed: listed.text,
                place: "\(listed.file):\(listed.line)",
                conditions: survey.conditions(of: listed.term),
                spellings: found.numbers.map { spellings[$0]?.sorted() ?? [] },
                isFirst: found.winners[listed.term.group].map { survey.isSame($0, listed.term) } ?? false,
                blockers: survey.blockers(of: listed, found.numbers))
        }
        nearest = entries.isEmpty ? Nearest.to(term.lowercased(), among: survey.terms.map(\.text)) : nil
    }

    public var description: String {
        var lines = ["\"\(term)\" is read as: \(words.joined(separator: " "))"]
        if entries.isEmpty {
            lines.append("no line has it" + (nearest.map { "; the nearest is \"\($0)\"" } ?? ""))
        }
        for entry in entries {
            lines.append("\(entry.owner)  (\(entry.place), \"\(entry.listed)\")")
            if !entry.isFirst {
                lines.append("  never found: another line has the same words first, or letter case forbids it")
            }
            for condition in entry.conditions { lines.append("  \(condition)") }
            let forms = entry.spellings.map { $0.joined(separator: "|") }
            if entry.spellings.contains(where: { $0.count > 1 }) {
                lines.append("  spellings: \(forms.joined(separator: "  "))")
            }
            if !entry.blockers.isEmpty {
                lines.append("  taken by longer terms: \(entry.blockers.joined(separator: "; "))")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension LexiconSurvey {
    /// A term of a note: its words, their numbers, and what counts in each group.
    fileprivate func find(_ term: String) -> (words: [String], numbers: [Int32], winners: [TermGroup: Term]) {
        var winners: [TermGroup: Term] = [:]
        var first = Reading(words: [], numbers: [], found: [], winner: nil)
        for group in TermGroup.allCases {
            first = reading(of: term, as: group)
            winners[group] = first.winner
        }
        return (first.words, first.numbers, winners)
    }

    /// By number: all words that have it.
    fileprivate func spellings() -> [Int32: [String]] {
        var result: [Int32: [String]] = [:]
        for (word, number) in compiler.words.numbers {
            result[compiler.words.canonical(number), default: []].append(word)
        }
        return result
    }

    fileprivate func ownerWithGroup(of term: Term) -> String {
        switch term.group {
        case .mineral, .site, .condition, .morphology, .typeWord, .analyte:
            term.payload < 0 ? owner(of: term) : "\(compiler.concepts[Int(term.payload)].kind.label) \(owner(of: term))"
        default: owner(of: term)
        }
    }

    fileprivate func conditions(of term: Term) -> [String] {
        var result: [String] = []
        if term.flags.contains(.capitals) { result.append("counts only in capitals") }
        if term.flags.contains(.adjective) { result.append("an adjective: names the site in front of another word") }
        if term.flags.contains(.strict) { result.append("counts only with a plausible value behind it") }
        if term.flags.contains(.contextual) {
            let spellings = spellings()
            let context = compiler.traits[Int(term.payload)].context.range.map { at -> String in
                let wanted = compiler.contexts[at]
                if wanted < 0 { return compiler.concepts[Int(-1 - wanted)].identifier }
                return spellings[wanted]?.min { ($0.count, $0) < ($1.count, $1) } ?? "?"
            }
            result.append("counts only beside one of: \(context.joined(separator: ", "))")
        }
        return result
    }

    /// Longer terms of the same group that hold the words, look-alikes first; the first few.
    fileprivate func blockers(of term: ListedTerm, _ numbers: [Int32]) -> [String] {
        let longer = terms.filter { other in
            guard other.term.group == term.term.group, let path = other.paths.first else { return false }
            let words = compiler.paths[path].words
            guard words.count > numbers.count else { return false }
            return (0...words.count - numbers.count).contains { Array(words[$0..<$0 + numbers.count]) == numbers }
        }
        let lookalikes = longer.filter { $0.term.payload < 0 }
        let rest = longer.filter { $0.term.payload >= 0 && !isSame($0.term, term.term) }
        let shown = (lookalikes + rest).prefix(12).map { "\"\($0.text)\" (\($0.file):\($0.line))" }
        let more = lookalikes.count + rest.count - shown.count
        return shown + (more > 0 ? ["and \(more) more"] : [])
    }
}
