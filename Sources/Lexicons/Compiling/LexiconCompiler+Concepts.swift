extension LexiconCompiler {
    /// Which table holds which kind of concept.
    private func kind(of table: LexiconTable) -> MentionKind? {
        switch (table.folder, table.name) {
        case ("calcifications", "lookalikes"): nil
        case ("calcifications", "type-words"): .typeWord
        case ("calcifications", _): .calcification
        case ("concretions", "lookalikes"): nil
        case ("concretions", _): .concretion
        case ("sites", "roles"), ("sites", "regions"), ("sites", "implied"), ("sites", "studies"), ("sites", "wholes"),
            ("sites", "lookalikes"),
            ("sites", "compositions"), ("sites", "ambiguous"), ("sites", "headed"):
            nil
        case ("sites", _): .site
        case ("conditions", _): .condition
        case ("morphology", _): .morphology
        default: nil
        }
    }

    /// All concepts but analytes: first their names, then what refers to other concepts, then their terms.
    mutating func readConcepts() {
        var rows: [(table: LexiconTable, row: LexiconTable.Row, index: ConceptIndex)] = []
        for table in tables {
            guard let kind = kind(of: table) else { continue }
            for row in table.rows {
                guard let index = declare(kind, table, row) else { continue }
                rows.append((table, row, index))
            }
        }
        for (table, row, index) in rows {
            let kind = concepts[Int(index)].kind
            if kind == .site || kind == .condition || kind == .morphology {
                concepts[Int(index)].parent = resolve(table.cell(row, "parent"), table, row, "parent")
            }
            traits[Int(index)] = readTraits(kind, table, row)
            addTerms(index, table, row)
        }
        readSiteTables()
    }

    /// Gives a row's concept its number.
    mutating func declare(_ kind: MentionKind, _ table: LexiconTable, _ row: LexiconTable.Row) -> ConceptIndex? {
        let identifier = table.cell(row, "concept")
        guard !identifier.isEmpty else {
            problems.append(table.problem(row, "concept", .error, "the concept is empty", "no-concept"))
            return nil
        }
        if let known = indices[identifier] {
            problems.append(
                table.problem(
                    row, "concept", .error,
                    "\"\(identifier)\" is a concept already (\(concepts[Int(known)].kind.label))",
                    "duplicate-concept"))
            return nil
        }
        var name = table.cell(row, "name")
        if name.hasPrefix("-") { name.removeFirst() }
        let codes = table.values(row, "codes").compactMap { code -> Catalog.Code? in
            guard let colon = code.firstIndex(of: ":") else {
                problems.append(table.problem(row, "codes", .error, "\"\(code)\" has no system", "bad-code"))
                return nil
            }
            return Catalog.Code(system: String(code[..<colon]), code: String(code[code.index(after: colon)...]))
        }
        let index = ConceptIndex(concepts.count)
        indices[identifier] = index
        concepts.append(
            Catalog.Concept(identifier: identifier, name: name.isEmpty ? identifier : name, kind: kind, codes: codes))
        traits.append(ConceptTraits())
        return index
    }

    /// `sites/roles.tsv`, `sites/regions.tsv`, `sites/wholes.tsv`, `sites/implied.tsv`, `sites/studies.tsv`: what sites are good
    /// for, where they are drawn, what they lie in, and what else names them.
    private mutating func readSiteTables() {
        for table in tables where table.folder == "sites" {
            for row in table.rows {
                switch table.name {
                case "roles":
                    let concept = resolve(table.cell(row, "concept"), table, row, "concept")
                    guard concept >= 0 else { continue }
                    switch table.cell(row, "role") {
                    case "region": traits[Int(concept)].siteRole = .region
                    case "tissue": traits[Int(concept)].siteRole = .tissue
                    case let role:
                        problems.append(
                            table.problem(row, "role", .error, "\"\(role)\" is not region or tissue", "bad-value"))
                    }
                case "regions":
                    let name = table.cell(row, "region")
                    guard let region = BodyRegion.allCases.first(where: { $0.label == name }) else {
                        problems.append(
                            table.problem(row, "region", .error, "\"\(name)\" is no region of a body", "bad-value"))
                        continue
                    }
                    for site in table.values(row, "site") {
                        let concept = resolve(site, table, row, "site")
                        if concept >= 0 { concepts[Int(concept)].region = region }
                    }
                case "implied":
                    let condition = resolve(table.cell(row, "condition"), table, row, "condition")
                    let site = resolve(table.cell(row, "site"), table, row, "site")
                    if condition >= 0 { traits[Int(condition)].impliedSite = site }
                case "compositions": addRule(.composition, ["place", "tissue", "site"], table, row)
                case "ambiguous": addRule(.ambiguity, ["site", "near", "becomes"], table, row)
                case "headed": addRule(.headed, ["site", "heading", "becomes"], table, row)
                case "wholes":
                    let site = resolve(table.cell(row, "site"), table, row, "site")
                    let whole = resolve(table.cell(row, "whole"), table, row, "whole")
                    if site >= 0, whole >= 0 { addWhole(whole, to: site) }
                case "studies":
                    let site = resolve(table.cell(row, "site"), table, row, "site")
                    let entry = Term(group: .study, payload: site)
                    for term in table.values(row, "terms") { add(term, entry, table, row, "terms") }
                default: break
                }
            }
        }
    }

    /// Adds what two sites together name.
    private mutating func addRule(
        _ kind: SiteRule.Kind, _ columns: [String], _ table: LexiconTable, _ row: LexiconTable.Row
    ) {
        let parts = columns.map { resolve(table.cell(row, $0), table, row, $0) }
        guard !parts.contains(-1) else { return }
        if kind == .composition { for part in parts.prefix(2) { addWhole(part, to: parts[2]) } }
        siteRules.append(SiteRule(kind: kind, site: parts[0], other: parts[1], result: parts[2]))
    }

    /// Says that a site lies in another, unless its parents say so.
    private mutating func addWhole(_ whole: ConceptIndex, to site: ConceptIndex) {
        var at = site
        var steps = 0
        while at >= 0, steps < Catalog.mostSteps {
            if at == whole { return }
            at = concepts[Int(at)].parent
            steps += 1
        }
        if !concepts[Int(site)].wholes.contains(whole) { concepts[Int(site)].wholes.append(whole) }
    }

    private mutating func readTraits(
        _ kind: MentionKind, _ table: LexiconTable, _ row: LexiconTable.Row
    ) -> ConceptTraits {
        var traits = ConceptTraits()
        switch table.cell(row, "laterality") {
        case "left": traits.laterality = .left
        case "right": traits.laterality = .right
        case "midline": traits.laterality = .midline
        case "bilateral": traits.laterality = .bilateral
        case "": break
        case let value:
            problems.append(table.problem(row, "laterality", .error, "\"\(value)\" is no side", "bad-value"))
        }
        traits.isUnpaired = table.cell(row, "paired") == "no"
        if kind == .calcification || kind == .concretion {
            let site = table.cell(row, "site")
            traits.impliesAsLastResort = site.hasPrefix("~")
            traits.impliedSite = resolve(site.hasPrefix("~") ? String(site.dropFirst()) : site, table, row, "site")
            traits.isNegated = table.cell(row, "certainty") == "negated"
        }
        let type = table.cell(row, "type")
        if !type.isEmpty {
            traits.type = CalcificationType.allCases.first { $0.label == type }
            if traits.type == nil {
                problems.append(table.problem(row, "type", .error, "\"\(type)\" is no type", "bad-value"))
            }
        }
        let context = table.values(row, "context")
        if !context.isEmpty {
            let start = contexts.count
            for value in context {
                if let concept = indices[value] {
                    contexts.append(-1 - concept)
                } else {
                    let parts = words.split(value).words
                    // `CAC` is no word that `CACS` could be the plural of.
                    let isInflected = value.contains { $0.isLowercase }
                    if parts.count == 1 { contexts.append(words.number(parts[0], inflected: isInflected)) }
                }
            }
            traits.context = Slice(start, contexts.count - start)
        }
        return traits
    }

    private mutating func addTerms(_ index: ConceptIndex, _ table: LexiconTable, _ row: LexiconTable.Row) {
        let kind = concepts[Int(index)].kind
        let group: TermGroup =
            switch kind {
            case .calcification, .concretion: .mineral
            case .site: .site
            case .condition: .condition
            case .morphology: .morphology
            case .typeWord: .typeWord
            case .measurement, .target: .analyte
            }
        var flags: Term.Flags = []
        if kind == .concretion { flags.insert(.concretion) }
        if !traits[Int(index)].context.isEmpty { flags.insert(.contextual) }
        let name = table.cell(row, "name")
        if !name.isEmpty, !name.hasPrefix("-") {
            add(name, Term(group: group, flags: flags, payload: index), table, row, "name")
        }
        for term in table.values(row, "terms") {
            add(term, Term(group: group, flags: flags, payload: index), table, row, "terms")
        }
        flags.insert(.adjective)
        for term in table.values(row, "adjectives") {
            add(term, Term(group: group, flags: flags, payload: index), table, row, "adjectives", inflected: false)
        }
    }
}
