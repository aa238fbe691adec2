public enum Interpretation: UInt8, Sendable, CaseIterable, BitwiseCopyable {
    case none, low, normal, high
}

/// A laboratory value, score or size with its number and unit.
public struct Measurement: Hashable, Sendable, BitwiseCopyable {
    /// Index into ``AnnotatedNote/mentions``.
    public var mention: Int32
    /// The concept of the analyte (`calcium`), or of `size`.
    public var analyte: ConceptIndex
    /// `nil` where the note gives only a word (`calcium normal`).
    public var value: Double?
    /// Index into ``Catalog/units``, or -1.
    public var unit: Int32
    /// The value in ``siUnit``, where the unit has a factor.
    public var siValue: Double?
    /// Index into ``Catalog/units``, or -1.
    public var siUnit: Int32
    public var interpretation: Interpretation

    public init(
        mention: Int32, analyte: ConceptIndex, value: Double? = nil, unit: Int32 = -1, siValue: Double? = nil,
        siUnit: Int32 = -1, interpretation: Interpretation = .none
    ) {
        self.mention = mention
        self.analyte = analyte
        self.value = value
        self.unit = unit
        self.siValue = siValue
        self.siUnit = siUnit
        self.interpretation = interpretation
    }
}
