internal import Annotations

extension InlineXMLParts {
    /// `<finding id="f1" certainty="affirmed" … site="aortic arch" laterality="left"><suggestion …/></finding>`
    func finding(_ index: Int, in xml: borrowing XMLBuffer) {
        let finding = note.findings[index]
        let words = FindingWords(note: note, finding: finding)
        xml.open("finding")
        xml.attribute("id", "f\(index + 1)")
        assertion(finding.assertion, in: xml)
        xml.attribute("likelihood", note.likelihood(of: finding)?.label)
        if finding.site >= 0 {
            xml.attribute("site", words.site)
            xml.attribute("site-concept", note.catalog.concepts[Int(finding.site)].identifier)
            xml.attribute("site-path", note.sitePath(of: finding), separator: "|")
            if finding.siteMention >= 0 { xml.attribute("site-mention", "m\(finding.siteMention + 1)") }
        }
        xml.attribute("laterality", finding.laterality.label)
        xml.attribute("morphology", words.morphology, separator: "|")
        if let size = finding.size {
            xml.attribute("size", FindingWords.number(size.value))
            xml.attribute("size-unit", size.symbol)
        }
        xml.attribute("change", finding.change.label)
        if let said = finding.inImpression { xml.attribute("in-impression", said ? "true" : "false") }
        if let suggestion = finding.suggestion { self.suggestion(suggestion, in: xml) }
        xml.close()
    }

    private func suggestion(_ suggestion: Suggestion, in xml: borrowing XMLBuffer) {
        xml.open("suggestion")
        xml.attribute("type", suggestion.type.label)
        xml.attribute("probability", FindingWords.probability(suggestion.type, in: suggestion))
        let missing = note.missing[suggestion.missing.range].map { note.catalog.missingRules[Int($0)] }
        xml.attribute("missing", missing, separator: "|")
        for type in suggestion.ranking {
            xml.open("rank")
            xml.attribute("type", type.label)
            xml.attribute("score", FindingWords.decimal(suggestion.score(type)))
            xml.attribute("probability", FindingWords.probability(type, in: suggestion))
            xml.close()
        }
        for evidence in note.evidence(of: suggestion) {
            let rule = note.catalog.evidenceRules[Int(evidence.rule)]
            xml.open("evidence")
            xml.attribute("type", evidence.type.label)
            xml.attribute("weight", FindingWords.decimal(evidence.weight))
            xml.attribute("reason", rule.reason)
            if evidence.mention >= 0 { xml.attribute("mention", "m\(evidence.mention + 1)") }
            xml.attribute("source", rule.source)
            xml.attribute("rule", rule.line)
            xml.close()
        }
        xml.close()
    }

    /// `<measurement analyte="calcium" value="12.9" unit="mg/dL" si-value="3.22" si-unit="mmol/L" interpretation="high"/>`
    func measurement(_ measurement: Measurement, in xml: borrowing XMLBuffer) {
        let units = note.catalog.units
        xml.open("measurement")
        xml.attribute("analyte", note.catalog.concepts[Int(measurement.analyte)].name)
        xml.attribute("value", measurement.value.map(FindingWords.number))
        if measurement.unit >= 0 { xml.attribute("unit", units[Int(measurement.unit)]) }
        xml.attribute("si-value", measurement.siValue.map(FindingWords.number))
        if measurement.siValue != nil, measurement.siUnit >= 0 {
            xml.attribute("si-unit", units[Int(measurement.siUnit)])
        }
        xml.attribute("interpretation", measurement.interpretation.label)
        xml.close()
    }
}
