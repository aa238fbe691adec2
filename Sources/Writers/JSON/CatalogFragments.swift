internal import Annotations

/// The words of one catalog as ready JSON. A class, so that a note on its way out holds one reference and not two a list.
final class CatalogFragments: Sendable {
    let catalog: Catalog
    /// `{"version":"2026.11","sha256":"…"}`, one piece.
    let lexicon: JSONFragments
    /// `,"concept":"aortic-arch","name":"aortic arch","text":"`, up to the words of the note.
    let concepts: JSONFragments
    /// `,"codes":[{"system":"HPO","code":"HP:0010766"}]}`, the end of a mention.
    let codes: JSONFragments
    /// `"concept":"aortic-arch","name":"aortic arch","path":["aortic arch","aorta","artery"]`; empty for other kinds.
    let sites: JSONFragments
    /// `"aortic arch"`.
    let names: JSONFragments
    let sectionKinds: JSONFragments
    /// `,"section":"findings"`.
    let sections: JSONFragments
    let units: JSONFragments
    /// `"reason":"…"`, written before the mention of a piece of evidence.
    let reasons: JSONFragments
    /// `"source":"…","rule":"evidence/metastatic.tsv:41"`, written after it.
    let sources: JSONFragments
    let missing: JSONFragments
    let cueLines: JSONFragments

    /// What a whole catalog says.
    convenience init(_ catalog: Catalog) { self.init(catalog, isSaid: { _ in true }, isWeighed: { _ in true }) }

    /// What one note says of its catalog; the other fragments are empty.
    convenience init(of note: AnnotatedNote) {
        var said = [Bool](repeating: false, count: note.catalog.concepts.count)
        func say(_ concept: ConceptIndex) {
            if concept >= 0 { said[Int(concept)] = true }
        }
        for mention in note.mentions { say(mention.concept) }
        for finding in note.findings { say(finding.site) }
        for measurement in note.measurements { say(measurement.analyte) }
        for shape in note.morphologies { say(shape) }
        var weighed = [Bool](repeating: false, count: note.catalog.evidenceRules.count)
        for evidence in note.evidence { weighed[Int(evidence.rule)] = true }
        self.init(note.catalog, isSaid: { said[$0] }, isWeighed: { weighed[$0] })
    }

    /// - Parameters:
    ///   - isSaid: whether the fragments of a concept will be asked for.
    ///   - isWeighed: whether those of an evidence rule will.
    private init(_ catalog: Catalog, isSaid: (Int) -> Bool, isWeighed: (Int) -> Bool) {
        self.catalog = catalog
        lexicon = JSONFragments(count: 1) { _, json in
            json.raw("{\"version\":")
            json.string(catalog.version.version)
            json.raw(",\"sha256\":")
            json.string(catalog.version.sha256)
            json.raw("}")
        }
        let concepts = catalog.concepts
        self.concepts = JSONFragments(count: concepts.count) { index, json in
            guard isSaid(index) else { return }
            json.raw(",\"concept\":")
            json.string(concepts[index].identifier)
            json.raw(",\"name\":")
            json.string(concepts[index].name)
            json.raw(",\"text\":\"")
        }
        codes = JSONFragments(count: concepts.count) { index, json in
            guard isSaid(index) else { return }
            json.raw(",\"codes\":[")
            for (position, code) in concepts[index].codes.enumerated() {
                json.raw(position == 0 ? "{\"system\":" : ",{\"system\":")
                json.string(code.system)
                json.raw(",\"code\":")
                json.string(code.code)
                json.raw("}")
            }
            json.raw("]}")
        }
        sites = JSONFragments(count: concepts.count) { index, json in
            guard isSaid(index), concepts[index].kind == .site else { return }
            json.raw("\"concept\":")
            json.string(concepts[index].identifier)
            json.raw(",\"name\":")
            json.string(concepts[index].name)
            json.raw(",\"path\":[")
            for (position, name) in catalog.path(of: ConceptIndex(index)).enumerated() {
                if position > 0 { json.raw(",") }
                json.string(name)
            }
            json.raw("]")
        }
        names = JSONFragments(count: concepts.count) { index, json in
            if isSaid(index) { json.string(concepts[index].name) }
        }
        sectionKinds = JSONFragments(strings: catalog.sectionKinds)
        sections = JSONFragments(count: catalog.sectionKinds.count) { index, json in
            json.raw(",\"section\":")
            json.string(catalog.sectionKinds[index])
        }
        units = JSONFragments(strings: catalog.units)
        reasons = JSONFragments(count: catalog.evidenceRules.count) { index, json in
            guard isWeighed(index) else { return }
            json.raw("\"reason\":")
            json.string(catalog.evidenceRules[index].reason)
        }
        sources = JSONFragments(count: catalog.evidenceRules.count) { index, json in
            guard isWeighed(index) else { return }
            json.raw("\"source\":")
            json.string(catalog.evidenceRules[index].source)
            json.raw(",\"rule\":")
            json.string(catalog.evidenceRules[index].line)
        }
        missing = JSONFragments(strings: catalog.missingRules)
        cueLines = JSONFragments(strings: catalog.cueLines)
    }

    deinit {
        for list in [
            lexicon, concepts, codes, sites, names, sectionKinds, sections, units, reasons, sources, missing, cueLines,
        ] {
            list.deallocate()
        }
    }

    /// `"certainty":"affirmed","temporality":"current","experiencer":"patient"` for each of the 18 assertions.
    static let assertions = JSONFragments(count: 18) { index, json in
        let assertion = Assertion(
            Certainty.allCases[index / 6], Temporality.allCases[index / 2 % 3], Experiencer.allCases[index % 2])
        json.copy("\"certainty\":\"" + assertion.certainty.label)
        json.copy("\",\"temporality\":\"" + assertion.temporality.label)
        json.copy("\",\"experiencer\":\"" + assertion.experiencer.label + "\"")
    }

    /// Where an assertion stands in ``assertions``.
    @inline(__always) static func index(of assertion: Assertion) -> Int {
        Int(assertion.certainty.rawValue) * 6 + Int(assertion.temporality.rawValue) * 2
            + Int(assertion.experiencer.rawValue)
    }

    /// `"kind":"calcification"` for each kind.
    static let kinds = JSONFragments(count: MentionKind.allCases.count) { index, json in
        json.copy("\"kind\":\"" + MentionKind.allCases[index].label + "\"")
    }

    /// `"axis":"certainty","value":"negated"` for each cue value.
    static let cueValues = JSONFragments(count: CueValue.allCases.count) { index, json in
        let value = CueValue.allCases[index]
        json.copy("\"axis\":\"" + value.axis.label + "\",\"value\":\"" + value.label + "\"")
    }

    /// `"type":"dystrophic"` for each type.
    static let types = JSONFragments(count: CalcificationType.allCases.count) { index, json in
        json.copy("\"type\":\"" + CalcificationType.allCases[index].label + "\"")
    }
}
