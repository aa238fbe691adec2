internal import Lexicons
internal import Matching

/// Computes the calcium-phosphate product that a note leaves to its reader.
struct ProductRule: Sendable {
    private let calcium: ConceptIndex
    private let corrected: ConceptIndex
    private let phosphate: ConceptIndex
    private let product: ConceptIndex
    private let unit: Int32
    private let mass: Int32
    private let si: UnitLine
    private let interval: AnalyteLine
    /// mmol/L of calcium and phosphate for one mg/dL.
    private let factors: (calcium: Double, phosphate: Double)

    init?(lexicon: CompiledLexicon) {
        let units = lexicon.catalog.units
        guard let calcium = lexicon.concept("calcium"), let phosphate = lexicon.concept("phosphate"),
            let product = lexicon.concept("calcium-phosphate-product"),
            let unit = units.firstIndex(of: "mg2/dL2"), let mass = units.firstIndex(of: "mg/dL"),
            let si = lexicon.unitLines.first(where: { $0.analyte == product && $0.unit == unit }),
            let interval = lexicon.analyteLines.first(where: { $0.analyte == product && $0.unit == unit })
        else { return nil }
        func factor(_ analyte: ConceptIndex) -> Double? {
            lexicon.unitLines.first { $0.analyte == analyte && $0.unit == mass }?.factor
        }
        guard let calciumFactor = factor(calcium), let phosphateFactor = factor(phosphate) else { return nil }
        self.calcium = calcium
        self.phosphate = phosphate
        self.product = product
        corrected = lexicon.concept("corrected-calcium") ?? -1
        self.unit = Int32(unit)
        self.mass = Int32(mass)
        self.si = si
        self.interval = interval
        factors = (calciumFactor, phosphateFactor)
    }

    /// Appends a product for each section that gives calcium (the corrected one if there is one) and phosphate, and no
    /// product; of several values the last counts.
    func add(to measurements: inout [Measurement], from first: Int, _ note: MatchedNote) {
        var at = first
        let end = measurements.count
        while at < end {
            let section = note.mentions[Int(measurements[at].mention)].section
            var total: Double?
            var adjusted: Double?
            var phosphorus: (value: Double, mention: Int32)?
            var isStated = false
            while at < end, note.mentions[Int(measurements[at].mention)].section == section {
                let measurement = measurements[at]
                at += 1
                if measurement.analyte == product { isStated = true }
                guard let value = measurement.siValue else { continue }
                if measurement.analyte == calcium { total = mass(measurement, value, factors.calcium) }
                if measurement.analyte == corrected { adjusted = mass(measurement, value, factors.calcium) }
                if measurement.analyte == phosphate {
                    phosphorus = (mass(measurement, value, factors.phosphate), measurement.mention)
                }
            }
            guard !isStated, let phosphorus, let calcium = adjusted ?? total else { continue }
            let value = AnalyteTable.rounded(calcium * phosphorus.value)
            measurements.append(
                Measurement(
                    mention: phosphorus.mention, analyte: product, value: value, unit: unit,
                    siValue: AnalyteTable.rounded(value * si.factor), siUnit: si.si,
                    interpretation: AnalyteTable.interpret(value, .exact, low: interval.low, high: interval.high)))
        }
    }

    /// A value in mg/dL: as written, or converted.
    private func mass(_ measurement: Measurement, _ si: Double, _ factor: Double) -> Double {
        if measurement.unit == mass, let value = measurement.value { return value }
        return si / factor
    }
}
