/// A note with what careful readers found in it, to hold the annotator's work against.
public struct GoldNote: Hashable, Sendable {
    public var id: String
    public var findings: [GoldFinding]
    /// Spans to be judged for their assertion alone.
    public var targets: [GoldTarget]
    /// Whether people say that the note reports a calcification that is there; nil where they leave it open.
    public var isPositive: Bool?
    /// Whether the findings are listed: an empty list then says that there are none.
    public var listsFindings: Bool

    public init(
        id: String, findings: [GoldFinding] = [], targets: [GoldTarget] = [], isPositive: Bool? = nil,
        listsFindings: Bool = true
    ) {
        self.id = id
        self.findings = findings
        self.targets = targets
        self.isPositive = isPositive
        self.listsFindings = listsFindings
    }
}

/// One finding as the readers have it. An attribute that they left open is nil and not scored.
public struct GoldFinding: Hashable, Sendable {
    public var span: Span
    /// `"calcification"`, or a kind that counts neither way: `"concretion"`, `"ignore"` …
    public var kind: String
    public var certainty: Certainty?
    public var temporality: Temporality?
    public var experiencer: Experiencer?
    /// The accepted names, `["kidney", "renal pyramid"]`; `"unspecified"` accepts that no site is given.
    public var sites: [String]
    /// nil where the gold says `-`.
    public var laterality: Laterality?
    public var type: CalcificationType?

    public init(
        span: Span, kind: String = "calcification", certainty: Certainty? = nil, temporality: Temporality? = nil,
        experiencer: Experiencer? = nil, sites: [String] = [], laterality: Laterality? = nil,
        type: CalcificationType? = nil
    ) {
        self.span = span
        self.kind = kind
        self.certainty = certainty
        self.temporality = temporality
        self.experiencer = experiencer
        self.sites = sites
        self.laterality = laterality
        self.type = type
    }

    public var isCalcification: Bool { kind == MentionKind.calcification.label }
    /// Whether the readers gave a site to score.
    public var hasSite: Bool { sites.contains { $0 != "unspecified" } }
}

/// A span and its assertion, whatever it names.
public struct GoldTarget: Hashable, Sendable {
    public var target: Target
    public var assertion: Assertion

    public init(target: Target, assertion: Assertion) {
        self.target = target
        self.assertion = assertion
    }
}
