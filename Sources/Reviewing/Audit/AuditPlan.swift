public import Annotations

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Which notes of a folder a blind reader gets, drawn so that rare kinds of notes are read, too.
public struct AuditPlan: Codable, Hashable, Sendable {
    /// What Calcinote makes of a note decides its stratum; the reader does not see it.
    public enum Stratum: String, Codable, CaseIterable, Sendable {
        /// A finding that is affirmed, current and the patient's.
        case affirmed
        /// None of these, but a finding that is neither negated nor someone else's.
        case possible
        /// Only findings that are denied, or not the patient's now.
        case denied
        case none

        public init(_ note: AnnotatedNote) {
            let assertions = note.findings.map(\.assertion)
            if assertions.contains(.affirmed) {
                self = .affirmed
            } else if assertions.contains(where: { $0.certainty != .negated && $0.experiencer == .patient }) {
                self = .possible
            } else {
                self = assertions.isEmpty ? .none : .denied
            }
        }

        var words: String {
            switch self {
            case .affirmed: "notes with an affirmed, current finding of the patient"
            case .possible: "notes with a finding that is possible, historical or hypothetical at most"
            case .denied: "notes whose findings are all denied or not the patient's"
            case .none: "notes without a finding"
            }
        }
    }

    public struct Layer: Codable, Hashable, Sendable {
        public var stratum: Stratum
        public var notes: Int
        public var drawn: Int
    }

    public struct Note: Codable, Hashable, Sendable {
        public var id: String
        public var sha256: String
        public var stratum: Stratum

        public init(id: String, sha256: String, stratum: Stratum) {
            self.id = id
            self.sha256 = sha256
            self.stratum = stratum
        }
    }

    public var schema = "calcinote-audit/1"
    public var version: String
    public var lexicon: String
    public var lexiconSHA256: String
    public var seed: UInt64
    public var layers: [Layer]
    public var notes: [Note]

    /// Draws `count` of the notes: as many from each stratum, as far as it goes, and the rest from those that have more.
    ///
    /// The same notes, count and seed give the same sample, whatever the order of the notes.
    public init(_ all: [Note], count: Int, seed: UInt64, version: String, lexicon: Catalog.Version) {
        self.version = version
        self.lexicon = lexicon.version
        lexiconSHA256 = lexicon.sha256
        self.seed = seed
        let strata = Stratum.allCases.map { stratum in
            all.filter { $0.stratum == stratum }.sorted { Self.rank($0.id, seed) < Self.rank($1.id, seed) }
        }
        var share = strata.map { _ in 0 }
        var left = min(count, all.count)
        while left > 0 {
            for index in strata.indices where left > 0 && share[index] < strata[index].count {
                share[index] += 1
                left -= 1
            }
        }
        layers = zip(Stratum.allCases, zip(strata, share)).map { Layer(stratum: $0, notes: $1.0.count, drawn: $1.1) }
        notes = zip(strata, share).flatMap { $0.prefix($1) }.sorted {
            Self.rank($0.id, ~seed) < Self.rank($1.id, ~seed)
        }
    }

    /// A number that depends on a note's id and the seed alone (FNV-1a, then a mixer).
    private static func rank(_ id: String, _ seed: UInt64) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ seed
        for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash = (hash ^ hash >> 30) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ hash >> 27) &* 0x94D0_49BB_1331_11EB
        return hash ^ hash >> 31
    }

    public var json: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self) else { preconditionFailure("a plan is always encodable") }
        return Array(data) + [0x0A]
    }

    /// - Parameter path: said in errors.
    public init(_ bytes: [UInt8], path: String) throws(DecisionFileError) {
        do {
            self = try JSONDecoder().decode(AuditPlan.self, from: Data(bytes))
        } catch {
            throw DecisionFileError(path: path, message: "this is no audit.json of calcinote audit --sample")
        }
    }
}
