internal import Annotations

extension JSONNote {
    mutating func findings(_ drain: (inout [UInt8]) -> Void) {
        json.raw(",\"findings\":[")
        for (index, finding) in note.findings.enumerated() {
            json.raw(index == 0 ? "{\"id\":" : ",{\"id\":")
            json.identifier("f", index)
            json.raw(",\"mention\":")
            json.identifier("m", Int(finding.mention))
            json.raw(",")
            json.raw(CatalogFragments.assertions, CatalogFragments.index(of: finding.assertion))
            if let likelihood = note.likelihood(of: finding) {
                json.raw(",\"likelihood\":")
                json.string(likelihood.label)
            }
            site(finding)
            json.raw(",\"laterality\":")
            optional(finding.laterality.label)
            morphology(finding)
            size(finding)
            if let change = finding.change.label {
                json.raw(",\"change\":")
                json.string(change)
            }
            if let said = finding.inImpression {
                json.raw(said ? ",\"inImpression\":true" : ",\"inImpression\":false")
            }
            if let suggestion = finding.suggestion { self.suggestion(suggestion) }
            json.raw("}")
            json.drainIfLarge(drain)
        }
        json.raw("]")
    }

    private mutating func site(_ finding: Finding) {
        guard finding.site >= 0 else { return json.raw(",\"site\":null") }
        json.raw(",\"site\":{")
        json.raw(words.sites, Int(finding.site))
        if finding.siteMention >= 0 {
            json.raw(",\"mention\":")
            json.identifier("m", Int(finding.siteMention))
        }
        json.raw("}")
    }

    private mutating func morphology(_ finding: Finding) {
        json.raw(",\"morphology\":[")
        for (index, concept) in note.morphologies(of: finding).enumerated() {
            if index > 0 { json.raw(",") }
            json.raw(words.names, Int(concept))
        }
        json.raw("]")
    }

    private mutating func size(_ finding: Finding) {
        guard let size = finding.size else { return json.raw(",\"size\":null") }
        json.raw(",\"size\":{\"value\":")
        json.number(size.value)
        json.raw(",\"unit\":")
        json.string(size.symbol)
        json.raw("}")
    }

    private mutating func optional(_ label: String?) {
        if let label { json.string(label) } else { json.raw("null") }
    }

    private mutating func suggestion(_ suggestion: Suggestion) {
        let probabilities = TenThousandths(of: suggestion.shares)
        json.raw(",\"suggestion\":{")
        json.raw(CatalogFragments.types, Int(suggestion.type.rawValue))
        json.raw(",\"probability\":")
        json.tenThousandths(probabilities[suggestion.type])
        json.raw(",\"ranking\":[")
        for (index, type) in suggestion.ranking.enumerated() {
            json.raw(index == 0 ? "{" : ",{")
            json.raw(CatalogFragments.types, Int(type.rawValue))
            json.raw(",\"score\":")
            json.decimal(suggestion.score(type))
            json.raw(",\"probability\":")
            json.tenThousandths(probabilities[type])
            json.raw("}")
        }
        json.raw("],\"evidence\":[")
        for (index, evidence) in note.evidence(of: suggestion).enumerated() {
            json.raw(index == 0 ? "{" : ",{")
            json.raw(CatalogFragments.types, Int(evidence.type.rawValue))
            json.raw(",\"weight\":")
            json.decimal(evidence.weight)
            json.raw(",")
            json.raw(words.reasons, Int(evidence.rule))
            if evidence.mention >= 0 {
                json.raw(",\"mention\":")
                json.identifier("m", Int(evidence.mention))
            }
            json.raw(",")
            json.raw(words.sources, Int(evidence.rule))
            json.raw("}")
        }
        json.raw("],\"missing\":[")
        for (index, rule) in note.missing[suggestion.missing.range].enumerated() {
            if index > 0 { json.raw(",") }
            json.raw(words.missing, Int(rule))
        }
        json.raw("]}")
    }

    mutating func measurements(_ drain: (inout [UInt8]) -> Void) {
        json.raw(",\"measurements\":[")
        for (index, measurement) in note.measurements.enumerated() {
            json.raw(index == 0 ? "{\"mention\":" : ",{\"mention\":")
            json.identifier("m", Int(measurement.mention))
            json.raw(",\"analyte\":")
            json.raw(words.names, Int(measurement.analyte))
            json.raw(",\"value\":")
            quantity(measurement.value, measurement.unit)
            json.raw(",\"si\":")
            if let value = measurement.siValue {
                json.raw("{\"value\":")
                quantity(value, measurement.siUnit)
                json.raw("}")
            } else {
                json.raw("null")
            }
            json.raw(",\"interpretation\":")
            optional(measurement.interpretation.label)
            json.raw("}")
            json.drainIfLarge(drain)
        }
        json.raw("]")
    }

    /// A value and its unit, each null where the note gives none.
    private mutating func quantity(_ value: Double?, _ unit: Int32) {
        if let value { json.number(value) } else { json.raw("null") }
        json.raw(",\"unit\":")
        if unit >= 0 { json.raw(words.units, Int(unit)) } else { json.raw("null") }
    }
}
