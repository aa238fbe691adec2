/// The words behind the numbers of an annotation: what each concept is called, its codes, its path, and what each
/// evidence rule says. One catalog belongs to one lexicon and is shared by all notes annotated with it.
public final class Catalog: Sendable {
    public struct Concept: Hashable, Sendable {
        /// `"aortic-arch"`.
        public var identifier: String
        /// `"aortic arch"`.
        public var name: String
        public var kind: MentionKind
        /// The next more general concept of the same kind, or -1.
        public var parent: ConceptIndex
        public var codes: [Code]
        /// What a site lies in besides: the hand, for the skin of the hand, whose parent is the skin.
        public var wholes: [ConceptIndex]
        /// Where a site is drawn on the outline of a body, if the lexicon says it of this very concept.
        public var region: BodyRegion?

        public init(
            identifier: String, name: String, kind: MentionKind, parent: ConceptIndex = -1, codes: [Code] = [],
            wholes: [ConceptIndex] = [], region: BodyRegion? = nil
        ) {
            self.identifier = identifier
            self.name = name
            self.kind = kind
            self.parent = parent
            self.codes = codes
            self.wholes = wholes
            self.region = region
        }
    }

    /// A code of an open terminology, `HPO` `HP:0010766`.
    public struct Code: Hashable, Sendable {
        public var system: String
        public var code: String

        public init(system: String, code: String) {
            self.system = system
            self.code = code
        }
    }

    /// What a line of `Lexicon/evidence` says to a reader.
    public struct EvidenceRule: Hashable, Sendable {
        public var reason: String
        public var source: String
        /// `"evidence/metastatic.tsv:41"`.
        public var line: String

        public init(reason: String, source: String, line: String) {
            self.reason = reason
            self.source = source
            self.line = line
        }
    }

    /// What a line of `Lexicon/evidence/missing.tsv` says to a reader.
    public struct MissingRule: Hashable, Sendable {
        /// `"serum phosphate"`.
        public var asksFor: String
        public var because: EvidenceRule

        public init(asksFor: String, because: EvidenceRule) {
            self.asksFor = asksFor
            self.because = because
        }
    }

    /// The lexicon's own name.
    public struct Version: Hashable, Sendable {
        /// `"2026.11"`.
        public var version: String
        /// Of the compiled lexicon, lower-case hexadecimal.
        public var sha256: String

        public init(version: String, sha256: String) {
            self.version = version
            self.sha256 = sha256
        }
    }

    public let version: Version
    public let concepts: [Concept]
    /// By concept: its parent, apart from the words, because it is asked for at every mention.
    private let parents: [ConceptIndex]
    private let nesting: Nesting
    /// `"findings"`, `"impression"` …
    public let sectionKinds: [String]
    /// `"mg/dL"`, `"mmol/L"` …
    public let units: [String]
    public let evidenceRules: [EvidenceRule]
    /// `"phosphate"`, `"biopsy"` …: what would settle a type.
    public let missingRules: [String]
    /// Why each of them would: in the same order, or empty.
    public let missingReasons: [EvidenceRule]
    /// `"context/negation.tsv:12"` for each cue rule.
    public let cueLines: [String]
    /// Of each cue rule of doubt how likely it holds what it is said of; intermediate for all others.
    public let cueLikelihoods: [Likelihood]

    public init(
        version: Version, concepts: [Concept], sectionKinds: [String], units: [String], evidenceRules: [EvidenceRule],
        missingRules: [String] = [], missingReasons: [EvidenceRule] = [], cueLines: [String] = [],
        cueLikelihoods: [Likelihood] = []
    ) {
        self.version = version
        self.concepts = concepts
        parents = concepts.map(\.parent)
        nesting = Nesting(parents: parents)
        self.sectionKinds = sectionKinds
        self.units = units
        self.evidenceRules = evidenceRules
        self.missingRules = missingRules
        self.missingReasons = missingReasons
        self.cueLines = cueLines
        self.cueLikelihoods = cueLikelihoods
    }

    /// How far a concept's parents are followed; a circle of them, which the lexicon's checker reports, ends here.
    public static let mostSteps = 32

    /// The concepts from this one to the most general: aortic arch, aorta, artery.
    public func ancestry(of concept: ConceptIndex) -> Ancestry { Ancestry(at: concept, parents: parents) }

    /// A concept and all that it is a kind or part of, one after the other.
    public struct Ancestry: Sequence, IteratorProtocol, Sendable {
        fileprivate var at: ConceptIndex
        fileprivate let parents: [ConceptIndex]
        private var steps = 0

        fileprivate init(at concept: ConceptIndex, parents: [ConceptIndex]) {
            at = concept
            self.parents = parents
        }

        public mutating func next() -> ConceptIndex? {
            guard at >= 0, steps < Catalog.mostSteps else { return nil }
            defer { at = parents[Int(at)] }
            steps += 1
            return at
        }
    }

    /// The next more general concept, or -1.
    public func parent(of concept: ConceptIndex) -> ConceptIndex { parents[Int(concept)] }

    /// Where a site is drawn: its own region, or that of the nearest structure that it is part of. A mitral annulus lies at the
    /// heart; an artery of no name lies nowhere.
    public func region(of concept: ConceptIndex) -> BodyRegion? {
        ancestry(of: concept).lazy.compactMap { self.concepts[Int($0)].region }.first
    }

    /// The names from the most specific to the most general: `["aortic arch", "aorta", "artery"]`; behind the kinds of a structure
    /// what it lies in: `["hand skin", "skin", "hand", "arm"]`.
    public func path(of concept: ConceptIndex) -> [String] {
        var all = Array(ancestry(of: concept))
        var at = 0
        while at < all.count, all.count < Self.mostSteps {
            for whole in concepts[Int(all[at])].wholes {
                for next in ancestry(of: whole) where !all.contains(next) { all.append(next) }
            }
            at += 1
        }
        return all.map { concepts[Int($0)].name }
    }

    /// Whether `concept` is `general` or a part of it.
    public func isWithin(_ concept: ConceptIndex, _ general: ConceptIndex) -> Bool {
        if concept < 0 { return false }
        return nesting.isWithin(concept, general) ?? ancestry(of: concept).contains(general)
    }
}
