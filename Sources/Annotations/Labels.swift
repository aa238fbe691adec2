// The words that every output uses for the values of an annotation (annotation guidelines, sections 2 to 4). One place,
// so that JSON, XML, CSV and pages never call one thing by two names.

extension Certainty {
    public var label: String {
        switch self {
        case .affirmed: "affirmed"
        case .possible: "possible"
        case .negated: "negated"
        }
    }
}

extension Temporality {
    public var label: String {
        switch self {
        case .current: "current"
        case .historical: "historical"
        case .hypothetical: "hypothetical"
        }
    }
}

extension Experiencer {
    public var label: String {
        switch self {
        case .patient: "patient"
        case .other: "other"
        }
    }
}

extension AssertionAxis {
    public var label: String {
        switch self {
        case .certainty: "certainty"
        case .temporality: "temporality"
        case .experiencer: "experiencer"
        }
    }
}

extension CueValue {
    public var label: String {
        switch self {
        case .negated: "negated"
        case .possible: "possible"
        case .affirmed: "affirmed"
        case .historical: "historical"
        case .hypothetical: "hypothetical"
        case .current: "current"
        case .other: "other"
        case .patient: "patient"
        }
    }
}

extension Laterality {
    /// `nil` where the note gives no side.
    public var label: String? {
        switch self {
        case .none: nil
        case .left: "left"
        case .right: "right"
        case .bilateral: "bilateral"
        case .midline: "midline"
        }
    }
}

extension Change {
    /// `nil` where the note says nothing of a change.
    public var label: String? {
        switch self {
        case .none: nil
        case .new: "new"
        case .stable: "stable"
        case .increased: "increased"
        case .decreased: "decreased"
        case .resolved: "resolved"
        }
    }
}

extension Interpretation {
    /// `nil` where neither the note nor a reference interval tells.
    public var label: String? {
        switch self {
        case .none: nil
        case .low: "low"
        case .normal: "normal"
        case .high: "high"
        }
    }
}
