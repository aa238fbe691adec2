/// A line of `measurements/analytes.tsv`: an analyte in one unit.
public struct AnalyteLine: Hashable, Sendable, BitwiseCopyable {
    public var analyte: ConceptIndex
    /// Index into ``Catalog/units``, or -1 for a score without unit.
    public var unit: Int32
    /// Reference interval in that unit; NaN where the side is open.
    public var low: Double
    public var high: Double
    /// What a value without unit must lie in to be read in this unit; NaN where not given.
    public var minimum: Double
    public var maximum: Double

    public init(analyte: ConceptIndex, unit: Int32, low: Double, high: Double, minimum: Double, maximum: Double) {
        self.analyte = analyte
        self.unit = unit
        self.low = low
        self.high = high
        self.minimum = minimum
        self.maximum = maximum
    }
}

/// A line of `measurements/units.tsv`: `mg/dL` of calcium × 0.2495 = mmol/L.
public struct UnitLine: Hashable, Sendable, BitwiseCopyable {
    /// The analyte that the factor holds for, or -1 for any.
    public var analyte: ConceptIndex
    public var unit: Int32
    public var si: Int32
    public var factor: Double

    public init(analyte: ConceptIndex, unit: Int32, si: Int32, factor: Double) {
        self.analyte = analyte
        self.unit = unit
        self.si = si
        self.factor = factor
    }
}

/// What a term of `measurements/flags.tsv` does that gives no interpretation; the payload of its ``Term``.
public enum MeasureWord: Int32, Sendable, CaseIterable {
    /// May stand between an analyte and its value: `serum`, `today`, `approximately`.
    case link = -1
    /// Behind an analyte or number it makes them no laboratory value: `calcium 600 mg`, `low phosphate diet`.
    case foreign = -2
    /// Names the interval behind it: `ref`, `reference range`, `ULN`.
    case reference = -3
}
