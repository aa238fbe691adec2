public import Lexicons
public import Matching
internal import Notes

/// Reads laboratory values, scores and sizes.
///
/// `"Ca 10.9 mg/dL, phos 8.4 mg/dL, Ca x P 91.6"` → calcium 10.9 high, phosphate 8.4 high, product 91.6 high;
/// `"calcium and phosphate normal"` → one for each, without a value; `"7 mm"` → size 7 mm.
///
/// - An analyte, then in its sentence linking words (`of`, `was`, `level`, `:`), then a number. With a unit of the analyte
///   behind the number other words may stand between; without one the number must lie in a range of the table, which
///   settles the unit. Values of the note that are sure decide between two ranges.
/// - `3.5-4.0` is read as its first number, a course (`0.9 to 3.8`) as its last, `<5` and `>90` as a bound.
/// - The interpretation is the flag or word of the note (`H`, `elevated`), else comes from the interval that the note
///   prints beside the value (`(8.5-10.5)`), else from the table's.
/// - Where a section gives calcium and phosphate but no product, the product is computed and hangs on the mention of
///   the phosphate (concept `calcium-phosphate-product`, in mg2/dL2).
///
/// One pass over the hits; work is done only at analytes and units of size, and nothing is allocated for a note without.
public struct MeasurementReader: Sendable {
    let table: AnalyteTable
    let flags: [Interpretation]
    let sizeConcept: ConceptIndex
    let attenuationConcept: ConceptIndex
    let product: ProductRule?

    public init(lexicon: CompiledLexicon) {
        table = AnalyteTable(lexicon: lexicon)
        flags = lexicon.flags
        sizeConcept = lexicon.concept("size") ?? -1
        attenuationConcept = lexicon.concept("attenuation") ?? -1
        product = ProductRule(lexicon: lexicon)
    }

    /// Appends a mention for each value read (from the words of the analyte through value, unit and flag) and a measurement
    /// that points to it. Call it behind `MentionBuilder.build`; the mentions are in the order of their spans again after.
    public func read(_ note: inout MatchedNote, into measurements: inout [Measurement]) {
        var readings: [Reading] = []
        var consumed = 0
        for place in note.lists.measured {
            let hit = note.hits[Int(place)]
            if Int(hit.first) < consumed { continue }
            if hit.term.group == .analyte {
                consumed = readRun(at: Int(place), consumed, note, into: &readings)
            } else if let size = size(at: hit, consumed, note) {
                readings.append(size)
                consumed = size.end
            }
        }
        if readings.isEmpty { return }
        dropLonely(&readings, note)
        finish(readings, &note, &measurements)
    }

    /// `P 7.1` counts only beside another value of its sentence.
    private func dropLonely(_ readings: inout [Reading], _ note: MatchedNote) {
        guard readings.contains(where: \.needsCompany) else { return }
        let company = readings.lazy
            .filter { !$0.needsCompany && $0.analyte != sizeConcept && $0.analyte != attenuationConcept }
            .map { note.sentence(ofToken: $0.first) }
        let sentences = Set(company)
        readings.removeAll { $0.needsCompany && !sentences.contains(note.sentence(ofToken: $0.first)) }
    }

    private func finish(_ readings: [Reading], _ note: inout MatchedNote, _ measurements: inout [Measurement]) {
        let prefersSI = family(of: readings)
        let (firstMeasurement, firstMention) = (measurements.count, note.mentions.count)
        for reading in readings {
            var measurement = table.measurement(reading, prefersSI: prefersSI)
            measurement.mention = append(reading, to: &note)
            measurements.append(measurement)
        }
        product?.add(to: &measurements, from: firstMeasurement, note)
        let moved = note.mergeMentions(from: firstMention)
        for index in firstMeasurement..<measurements.count where measurements[index].mention >= 0 {
            measurements[index].mention = moved[Int(measurements[index].mention) - firstMention]
        }
    }

    private func append(_ reading: Reading, to note: inout MatchedNote) -> Int32 {
        let section = note.layout.section(ofToken: reading.first)
        note.mentions.append(
            Mention(
                kind: .measurement, concept: reading.analyte, span: note.span(reading.first..<reading.end),
                section: Int32(section)))
        note.places.append(
            Hit(
                term: Term(group: .analyte, payload: reading.analyte), first: Int32(reading.first),
                end: Int32(reading.end)))
        note.sentenceOf.append(Int32(note.sentence(ofToken: reading.first)))
        return Int32(note.mentions.count - 1)
    }

    /// Whether the values whose unit is sure are SI (true) or conventional (false); nil where they do not say.
    private func family(of readings: [Reading]) -> Bool? {
        var votes = 0
        for reading in readings where reading.value != nil {
            var unit = reading.unit
            if unit < 0 {
                let (sure, near) = table.lines(for: reading)
                if let sure, near == nil { unit = sure.unit }
            }
            guard unit >= 0, let isSI = table.isSI(unit, of: reading.analyte) else { continue }
            let weight = reading.unit >= 0 ? 2 : 1
            votes += isSI ? weight : -weight
        }
        return votes == 0 ? nil : votes > 0
    }
}
