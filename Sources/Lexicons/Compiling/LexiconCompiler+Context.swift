extension LexiconCompiler {
    /// Look-alikes: they block and are not written out.
    mutating func readTermsWithoutConcept() {
        for table in tables where table.name == "lookalikes" {
            for row in table.rows {
                for term in table.values(row, "term") {
                    let group: TermGroup = table.folder == "sites" ? .site : .mineral
                    add(term, Term(group: group, flags: .lookalike, payload: -1), table, row, "term")
                }
            }
        }
    }

    /// `context/abbreviations.tsv`.
    private mutating func readAbbreviations(_ table: LexiconTable) {
        for row in table.rows {
            let word = table.cell(row, "abbreviation")
            if let first = words.split(word).words.first {
                abbreviations.append(words.number(first, inflected: false))
            }
        }
        abbreviations.sort()
    }

    /// `context/wording.tsv`.
    private mutating func readWording(_ table: LexiconTable) {
        for row in table.rows {
            let use = WordUse.allCases.first { $0.label == table.cell(row, "use") }
            if let use, let word = words.split(table.cell(row, "word")).words.first {
                usedWords.append(UsedWord(word: words.number(word, inflected: false), use: use))
            }
        }
    }

    /// `context/standing.tsv`.
    private mutating func readStanding(_ table: LexiconTable) {
        for row in table.rows {
            let concept = resolve(table.cell(row, "concept"), table, row, "concept")
            guard concept >= 0 else { continue }
            traits[Int(concept)].standing = table.cell(row, "when") == "always" ? .always : .alone
        }
    }

    /// `context/*.tsv`.
    mutating func readContext() {
        for table in tables where table.folder == "context" {
            if table.name == "standing" {
                readStanding(table)
                continue
            }
            if table.name == "wording" {
                readWording(table)
                continue
            }
            if table.name == "abbreviations" {
                readAbbreviations(table)
                continue
            }
            for row in table.rows {
                let cue = table.cell(row, "cue")
                let direction = CueDirection.allCases.first { $0.label == table.cell(row, "direction") }
                guard let direction else {
                    problems.append(
                        table.problem(
                            row, "direction", .error,
                            "\"\(cue)\" has no direction (forward, backward, both, terminate, pseudo or asking)",
                            "cue-without-direction"))
                    continue
                }
                let word = table.cell(row, "value")
                var values: [CueValue] = []
                switch word {
                case "all": values = [.negated, .historical, .other]
                case "certainty": values = [.negated]
                case "temporality": values = [.historical]
                case "experiencer": values = [.other]
                default: values = CueValue.allCases.filter { "\($0)" == word }
                }
                if values.isEmpty {
                    problems.append(
                        table.problem(row, "value", .error, "\"\(word)\" is no value of an axis", "bad-value"))
                }
                // Relatives have plurals and possessives: `her brother's`, `two sisters`.
                let isInflected = table.name == "experiencer"
                for value in values {
                    let rule = Int32(cueRules.count)
                    cueRules.append(
                        CueRule(direction: direction, value: value, limit: Int16(table.cell(row, "limit")) ?? 0))
                    cueLines.append("\(table.path):\(row.line)")
                    cueLikelihoods.append(likelihood(value, table, row))
                    let entry = Term(group: TermGroup(value.axis), payload: rule)
                    add(cue, entry, table, row, "cue", inflected: isInflected)
                }
            }
        }
    }

    /// How likely a cue of doubt holds what it is said of; without a word, as likely as not.
    private mutating func likelihood(_ value: CueValue, _ table: LexiconTable, _ row: LexiconTable.Row) -> Likelihood {
        let word = table.cell(row, "likelihood")
        if word.isEmpty { return .intermediate }
        guard value == .possible, let likelihood = Likelihood.allCases.first(where: { $0.label == word }) else {
            let fault =
                value == .possible
                ? "\"\(word)\" is not high, intermediate or low" : "only a cue of doubt has a likelihood"
            problems.append(table.problem(row, "likelihood", .error, fault, "bad-value"))
            return .intermediate
        }
        return likelihood
    }

    /// `sections/*.tsv`.
    mutating func readSections() {
        for table in tables where table.folder == "sections" {
            for row in table.rows {
                let kindName = table.cell(row, "kind")
                if !sectionKinds.contains(kindName) { sectionKinds.append(kindName) }
                func value<Value: CaseIterable>(_ column: String, _: Value.Type) -> Value? {
                    let word = table.cell(row, column)
                    return word.isEmpty ? nil : Value.allCases.first { "\($0)" == word }
                }
                let rule = Int32(headingRules.count)
                headingRules.append(
                    HeadingRule(
                        kind: Int32(sectionKinds.firstIndex(of: kindName)!),
                        subject: resolve(table.cell(row, "subject"), table, row, "subject"),
                        role: value("role", SectionRole.self) ?? .none,
                        temporality: value("temporality", Temporality.self),
                        certainty: value("certainty", Certainty.self),
                        experiencer: value("experiencer", Experiencer.self)))
                for title in table.values(row, "titles") {
                    let (parts, _) = words.split(title)
                    let term = Term(group: .heading, payload: rule)
                    let firstPath = paths.count
                    if !parts.isEmpty { paths.append((parts.map { words.number($0, inflected: false) }, term)) }
                    listed.append(
                        ListedTerm(
                            text: title, term: term, file: table.path, line: row.line, column: "titles",
                            paths: firstPath..<paths.count))
                }
            }
        }
    }
}
