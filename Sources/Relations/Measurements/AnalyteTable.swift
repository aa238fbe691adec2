internal import Lexicons
internal import Matching

/// What the measurement tables say of each analyte: its units, intervals and factors, ready to be asked by concept.
struct AnalyteTable: Sendable {
    struct Analyte: Sendable {
        /// The first line with a unit has the SI unit.
        var lines: [AnalyteLine] = []
        var units: [UnitLine] = []

        /// A score: 0 is normal, everything above is calcium.
        var isScore: Bool { lines.first.map { $0.high == 0 && $0.low.isNaN } ?? false }
        /// Nothing of it is ever read (`CA 19-9`): it only keeps its number from others.
        var isSilent: Bool { lines.isEmpty && units.isEmpty }
    }

    private let slots: [Int32]
    private let analytes: [Analyte]

    init(lexicon: CompiledLexicon) {
        var slots = [Int32](repeating: -1, count: lexicon.catalog.concepts.count)
        var analytes: [Analyte] = [Analyte()]
        func slot(_ concept: ConceptIndex) -> Int {
            if slots[Int(concept)] < 0 {
                slots[Int(concept)] = Int32(analytes.count)
                analytes.append(Analyte())
            }
            return Int(slots[Int(concept)])
        }
        for line in lexicon.analyteLines {
            // Lines of further names have no unit and no number.
            if line.unit < 0, line.low.isNaN, line.high.isNaN, line.minimum.isNaN { continue }
            analytes[slot(line.analyte)].lines.append(line)
        }
        for line in lexicon.unitLines where line.analyte >= 0 { analytes[slot(line.analyte)].units.append(line) }
        for line in lexicon.unitLines where line.analyte < 0 {
            for index in analytes.indices where index > 0 { analytes[index].units.append(line) }
        }
        self.slots = slots
        self.analytes = analytes
    }

    /// Of a concept that the lexicon lacks (-1), or that is no analyte: one without lines.
    subscript(_ concept: ConceptIndex) -> Analyte {
        concept < 0 ? analytes[0] : analytes[Int(max(slots[Int(concept)], 0))]
    }

    func unitLine(_ unit: Int32, of concept: ConceptIndex) -> UnitLine? {
        self[concept].units.first { $0.unit == unit }
    }

    // MARK: Values without a unit

    /// The lines that a value without unit may be read in: those whose range holds it; the line whose interval is the
    /// printed one; and lines near whose interval it lies, which count only where the note's other values speak for them.
    func lines(for reading: Reading) -> (sure: AnalyteLine?, near: AnalyteLine?) {
        guard let value = reading.value else { return (nil, nil) }
        var sure: AnalyteLine?
        var near: AnalyteLine?
        for line in self[reading.analyte].lines {
            if !reading.high.isNaN, !line.high.isNaN, line.high > 0, reading.high / line.high > 0.6,
                reading.high / line.high < 1.7
            {
                return (line, nil)
            }
            if value >= line.minimum, value <= line.maximum, sure == nil {
                sure = line
            } else if !line.minimum.isNaN, value >= line.low / 2.5, value <= line.high * 2.6, near == nil {
                near = line
            }
        }
        return (sure, near)
    }

    /// Whether a reading can be of its analyte.
    func accepts(_ reading: Reading) -> Bool {
        if reading.value == nil { return true }
        if reading.unit >= 0 { return unitLine(reading.unit, of: reading.analyte) != nil }
        return lines(for: reading).sure != nil
    }

    /// Whether a line is of the SI family; nil for an analyte that has one family only.
    func isSI(_ unit: Int32, of concept: ConceptIndex) -> Bool? {
        let lines = self[concept].lines
        guard let first = lines.first, let last = lines.last, first.unit != last.unit, !first.minimum.isNaN else {
            return nil
        }
        return unit == first.unit
    }

    // MARK: Interpretation

    /// High, low or normal by an interval; a side that is open says nothing against a value.
    static func interpret(_ value: Double, _ bound: Reading.Bound, low: Double, high: Double) -> Interpretation {
        if low.isNaN, high.isNaN { return .none }
        switch bound {
        case .exact:
            if value > high { return .high }
            return value < low ? .low : .normal
        case .below:
            if value <= low { return .low }
            return low.isNaN && value <= high ? .normal : .none
        case .above:
            if value >= high { return .high }
            return high.isNaN && value >= low ? .normal : .none
        }
    }

    /// The measurement of a reading, but for its mention.
    func measurement(_ reading: Reading, prefersSI: Bool?) -> Measurement {
        var measurement = Measurement(mention: -1, analyte: reading.analyte, value: reading.value)
        measurement.interpretation = reading.word ?? .none
        guard let value = reading.value else { return measurement }
        let analyte = self[reading.analyte]
        var line: AnalyteLine?
        if reading.unit >= 0 {
            measurement.unit = reading.unit
            line = analyte.lines.first { $0.unit == reading.unit }
        } else {
            let (sure, near) = lines(for: reading)
            line = sure
            if let prefersSI, let near, isSI(near.unit, of: reading.analyte) == prefersSI { line = near }
            measurement.unit = line?.unit ?? -1
        }
        var inLine = value
        if let unit = unitLine(measurement.unit, of: reading.analyte) {
            measurement.siUnit = unit.si
            measurement.siValue = unit.factor == 1 ? value : Self.rounded(value * unit.factor)
            if line == nil {
                line = analyte.lines.first { $0.unit == unit.si }
                inLine = value * unit.factor
            }
        }
        if reading.word == nil {
            let isPrinted = !reading.low.isNaN || !reading.high.isNaN
            measurement.interpretation = Self.interpret(
                isPrinted ? value : inLine, reading.bound, low: isPrinted ? reading.low : line?.low ?? .nan,
                high: isPrinted ? reading.high : line?.high ?? .nan)
        }
        return measurement
    }

    /// To three figures, as laboratories print a converted value: 3.21855 → 3.22.
    static func rounded(_ value: Double) -> Double {
        guard value > 0, value < 1e9, value > 1e-9 else { return value }
        var scale: Double = 1
        while value * scale < 100 { scale *= 10 }
        while value * scale >= 1000 { scale /= 10 }
        return scale >= 1 ? (value * scale).rounded() / scale : value.rounded()
    }
}

/// A value or a word read of an analyte, before its unit is settled.
struct Reading {
    /// `<5` is `below`, `>90` is `above`.
    enum Bound { case exact, below, above }

    var analyte: ConceptIndex
    /// First token, and behind the last.
    var first: Int
    var end: Int
    var value: Double?
    var bound: Bound = .exact
    var unit: Int32 = -1
    /// What a flag or word says; nil without one.
    var word: Interpretation?
    /// The interval printed beside the value; NaN where none is.
    var low: Double = .nan
    var high: Double = .nan
    /// Counts only where its sentence gives another value (`P 7.1` beside `Ca 10.9`).
    var needsCompany = false
    var hasPoint = false
}
