public enum Laterality: UInt8, Sendable, CaseIterable, BitwiseCopyable {
    case none, left, right, bilateral, midline
}

/// How a finding has changed since an earlier examination, where the note says so.
public enum Change: UInt8, Sendable, CaseIterable, BitwiseCopyable {
    case none, new, stable, increased, decreased, resolved
}

/// The types of calcification (annotation guidelines, section 4).
public enum CalcificationType: UInt8, Sendable, CaseIterable, BitwiseCopyable {
    case dystrophic, metastatic, physiologic, idiopathic, iatrogenic, calciphylaxis, undetermined

    public var label: String {
        switch self {
        case .dystrophic: "dystrophic"
        case .metastatic: "metastatic"
        case .physiologic: "physiologic"
        case .idiopathic: "idiopathic"
        case .iatrogenic: "iatrogenic"
        case .calciphylaxis: "calciphylaxis"
        case .undetermined: "undetermined"
        }
    }
}

/// A length as the note gives it.
public struct Size: Hashable, Sendable, BitwiseCopyable {
    public enum Unit: UInt8, Sendable, BitwiseCopyable { case millimetre, centimetre }
    public var value: Double
    public var unit: Unit

    public init(value: Double, unit: Unit) {
        self.value = value
        self.unit = unit
    }

    public var symbol: String { unit == .millimetre ? "mm" : "cm" }
}

/// One calcification at one site: `"aortic and mitral valve calcification"` is one mention with two findings.
public struct Finding: Hashable, Sendable {
    /// Index into ``AnnotatedNote/mentions``.
    public var mention: Int32
    public var assertion: Assertion
    /// The most specific structure that holds the deposit, or -1 where the note gives none.
    public var site: ConceptIndex
    /// The mention that names the site, or -1 where a heading or the finding's own word does.
    public var siteMention: Int32
    public var laterality: Laterality
    /// Concepts of the morphologies: a run of ``AnnotatedNote/morphologies``.
    public var morphology: Slice
    public var size: Size?
    public var change: Change
    /// Is it, or its site, said in the impression too? `nil` where the report has none or the finding is not affirmed.
    public var inImpression: Bool?
    /// `nil` for a negated finding.
    public var suggestion: Suggestion?

    public init(
        mention: Int32, assertion: Assertion, site: ConceptIndex = -1, siteMention: Int32 = -1,
        laterality: Laterality = .none, morphology: Slice = .none, size: Size? = nil, change: Change = .none,
        inImpression: Bool? = nil, suggestion: Suggestion? = nil
    ) {
        self.mention = mention
        self.assertion = assertion
        self.site = site
        self.siteMention = siteMention
        self.laterality = laterality
        self.morphology = morphology
        self.size = size
        self.change = change
        self.inImpression = inImpression
        self.suggestion = suggestion
    }
}
