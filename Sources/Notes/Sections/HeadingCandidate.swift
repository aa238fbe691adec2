/// Words that a lexicon knows as a heading, or as a site that may head a paragraph; whether they do is for
/// ``SectionDetector`` to say.
public struct HeadingCandidate: Hashable, Sendable, BitwiseCopyable {
    /// First token and behind the last.
    public var first: Int32
    public var end: Int32
    /// The heading rule, or -1 for a site.
    public var rule: Int32
    /// Index into the catalog's section kinds; not used for a site.
    public var kind: Int32
    public var role: SectionRole
    public var subject: ConceptIndex

    public init(first: Int32, end: Int32, rule: Int32, kind: Int32, role: SectionRole, subject: ConceptIndex) {
        self.first = first
        self.end = end
        self.rule = rule
        self.kind = kind
        self.role = role
        self.subject = subject
    }
}

/// The kinds that the detector itself gives out, as indices into the catalog's section kinds, and the words it knows.
public struct SectionKinds: Sendable {
    public var other: Int32
    public var title: Int32
    public var findings: Int32
    /// The words `left`, `right`, `bilateral`: alone on a line they head what follows.
    public var sides: WordSet

    public init(other: Int32, title: Int32, findings: Int32, sides: WordSet = WordSet([])) {
        self.other = other
        self.title = title
        self.findings = findings
        self.sides = sides
    }
}

/// The sections of a note with what the engines ask about them.
public struct SectionLayout: Sendable {
    public var sections: [Section] = []
    /// By section: the heading rule that opened it or the region it lies in, or -1.
    public var rules: [Int32] = []
    /// By section: its first token, and the first behind the heading.
    public var firstToken: [Int32] = []
    public var bodyToken: [Int32] = []
    /// By section: whether a sentence may run from the heading into the body (`"Calcification: none"`), because the heading
    /// is no known title.
    public var isSoft: [Bool] = []
    /// What is open at the end.
    public internal(set) var open: OpenSection?
    /// Whether the first section is the one in which the chapter before ended.
    public internal(set) var goesOn = false

    public init() {}

    public mutating func removeAll() {
        sections.removeAll(keepingCapacity: true)
        rules.removeAll(keepingCapacity: true)
        firstToken.removeAll(keepingCapacity: true)
        bodyToken.removeAll(keepingCapacity: true)
        isSoft.removeAll(keepingCapacity: true)
        (open, goesOn) = (nil, false)
    }

    /// The section that holds a token.
    public func section(ofToken token: Int) -> Int {
        var (low, high) = (0, sections.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(firstToken[middle]) <= token { low = middle } else { high = middle }
        }
        return low
    }
}
