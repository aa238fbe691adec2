internal import Notes

// The compiled lexicon as bytes: every array as its count and its memory, every string as its length and UTF-8. The bytes
// are made and read by the same version on the same kind of machine (the build), so there is no version field.
//
// The elements name their padding (`private var padding`), because what lies in unnamed padding differs from run to run,
// and a lexicon's bytes must not.

extension CompiledLexicon {
    /// The whole lexicon as bytes.
    public func bytes() -> [UInt8] {
        var out = ByteSink()
        out.array(vocabulary.entries)
        out.array([Int64(vocabulary.count)])
        out.array(trie.edges)
        out.array(trie.nodes)
        out.array(trie.terms)
        out.array(trie.pairs)
        out.array(traits)
        out.array(contexts)
        out.array(abbreviations)
        out.array(usedWords)
        out.array(siteRules)
        out.array(cueRules)
        out.array(headingRules)
        out.array(analyteLines)
        out.array(unitLines)
        out.array(flags)
        out.array(evidenceRules)
        out.array(clauses)
        out.array(predicates)
        out.array(spelledWords)
        out.array(letters)
        out.array(missingRules)
        out.array(answers)
        out.array([calibration])
        out.strings([catalog.version.version, catalog.version.sha256])
        out.strings(catalog.concepts.map(\.identifier))
        out.strings(catalog.concepts.map(\.name))
        out.array(catalog.concepts.map(\.kind.rawValue))
        out.array(catalog.concepts.map(\.parent))
        out.array(catalog.concepts.map { Int32($0.wholes.count) })
        out.array(catalog.concepts.flatMap(\.wholes))
        out.array(catalog.concepts.map { $0.region?.rawValue ?? UInt8.max })
        out.array(catalog.concepts.map { Int32($0.codes.count) })
        out.strings(catalog.concepts.flatMap { $0.codes.flatMap { [$0.system, $0.code] } })
        out.strings(catalog.sectionKinds)
        out.strings(catalog.units)
        out.strings(catalog.evidenceRules.flatMap { [$0.reason, $0.source, $0.line] })
        out.strings(catalog.missingRules)
        out.strings(catalog.missingReasons.flatMap { [$0.reason, $0.source, $0.line] })
        out.strings(catalog.cueLines)
        out.array(catalog.cueLikelihoods.map(\.rawValue))
        return out.bytes
    }

    /// Reads what ``bytes()`` wrote.
    public convenience init(bytes: UnsafeRawBufferPointer) {
        self.init(count: bytes.count) { offset, buffer in
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + buffer.count]))
        }
    }

    /// The same from wherever the bytes are: each array is read straight into its place.
    ///
    /// - Parameters:
    ///   - count: of all bytes.
    ///   - read: fills memory with the bytes from an offset on.
    public convenience init(
        count: Int, read: @escaping (_ offset: Int, _ buffer: UnsafeMutableRawBufferPointer) -> Void
    ) {
        var source = ByteSource(count: count, read: read)
        let entries: [Vocabulary.Entry] = source.array()
        let count: [Int64] = source.array()
        let vocabulary = Vocabulary(entries: entries, count: Int(count[0]))
        let trie = Trie(edges: source.array(), nodes: source.array(), terms: source.array(), pairs: source.array())
        let traits: [ConceptTraits] = source.array()
        let contexts: [Int32] = source.array()
        let abbreviations: [Int32] = source.array()
        let usedWords: [UsedWord] = source.array()
        let siteRules: [SiteRule] = source.array()
        let cueRules: [CueRule] = source.array()
        let headingRules: [HeadingRule] = source.array()
        let analyteLines: [AnalyteLine] = source.array()
        let unitLines: [UnitLine] = source.array()
        let flags: [Interpretation] = source.array()
        let evidenceRules: [EvidenceRule] = source.array()
        let clauses: [Slice] = source.array()
        let predicates: [EvidencePredicate] = source.array()
        let spelledWords: [SpelledWord] = source.array()
        let letters: [UInt8] = source.array()
        let missingRules: [MissingRule] = source.array()
        let answers: [MissingAnswer] = source.array()
        let calibrations: [ScoreCalibration] = source.array()
        let version = source.strings()
        let identifiers = source.strings()
        let names = source.strings()
        let kinds: [UInt8] = source.array()
        let parents: [Int32] = source.array()
        let wholeCounts: [Int32] = source.array()
        let wholes: [ConceptIndex] = source.array()
        let regions: [UInt8] = source.array()
        let codeCounts: [Int32] = source.array()
        let codes = source.strings()
        var (at, nextWhole) = (0, 0)
        var concepts: [Catalog.Concept] = []
        concepts.reserveCapacity(identifiers.count)
        for index in identifiers.indices {
            var own: [Catalog.Code] = []
            for _ in 0..<codeCounts[index] {
                own.append(Catalog.Code(system: codes[at], code: codes[at + 1]))
                at += 2
            }
            let ownWholes = wholes[nextWhole..<nextWhole + Int(wholeCounts[index])]
            nextWhole = ownWholes.endIndex
            concepts.append(
                Catalog.Concept(
                    identifier: identifiers[index], name: names[index], kind: MentionKind(rawValue: kinds[index])!,
                    parent: parents[index], codes: own, wholes: Array(ownWholes),
                    region: BodyRegion(rawValue: regions[index])))
        }
        let kindsOfSections = source.strings()
        let units = source.strings()
        let evidence = source.rules()
        let missing = source.strings()
        let reasons = source.rules()
        let cueLines = source.strings()
        let likelihoods: [UInt8] = source.array()
        let catalog = Catalog(
            version: Catalog.Version(version: version[0], sha256: version[1]), concepts: concepts,
            sectionKinds: kindsOfSections, units: units, evidenceRules: evidence, missingRules: missing,
            missingReasons: reasons, cueLines: cueLines,
            cueLikelihoods: likelihoods.map { Likelihood(rawValue: $0)! })
        self.init(
            vocabulary: vocabulary, trie: trie, traits: traits, contexts: contexts, abbreviations: abbreviations,
            usedWords: usedWords,
            siteRules: siteRules, cueRules: cueRules, headingRules: headingRules, analyteLines: analyteLines,
            unitLines: unitLines, flags: flags, evidenceRules: evidenceRules, clauses: clauses, predicates: predicates,
            spelledWords: spelledWords, letters: letters,
            missingRules: missingRules, answers: answers, calibration: calibrations[0], catalog: catalog)
    }
}

private struct ByteSink {
    var bytes: [UInt8] = []

    mutating func array<Element: BitwiseCopyable>(_ elements: [Element]) {
        withUnsafeBytes(of: Int64(elements.count)) { bytes.append(contentsOf: $0) }
        elements.withUnsafeBytes { bytes.append(contentsOf: $0) }
        while bytes.count % 16 != 0 { bytes.append(0) }
    }

    mutating func strings(_ strings: [String]) {
        array(strings.map { Int32($0.utf8.count) })
        array(strings.flatMap { Array($0.utf8) })
    }
}

private struct ByteSource {
    let count: Int
    let read: (Int, UnsafeMutableRawBufferPointer) -> Void
    var at = 0

    mutating func array<Element: BitwiseCopyable>() -> [Element] {
        var stored: Int64 = 0
        precondition(at + 8 <= count, "the compiled lexicon ends at byte \(count)")
        withUnsafeMutableBytes(of: &stored) { read(at, $0) }
        at += 8
        let size = Int(stored) * MemoryLayout<Element>.stride
        precondition(size >= 0 && at + size <= count, "the compiled lexicon ends at byte \(count), wanted \(at + size)")
        let elements = [Element](unsafeUninitializedCapacity: Int(stored)) { buffer, initialized in
            read(at, UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[..<size]))
            initialized = Int(stored)
        }
        at = (at + size + 15) / 16 * 16
        return elements
    }

    mutating func rules() -> [Catalog.EvidenceRule] {
        let words = strings()
        return stride(from: 0, to: words.count, by: 3).map {
            Catalog.EvidenceRule(reason: words[$0], source: words[$0 + 1], line: words[$0 + 2])
        }
    }

    mutating func strings() -> [String] {
        let lengths: [Int32] = array()
        let all: [UInt8] = array()
        var strings: [String] = []
        strings.reserveCapacity(lengths.count)
        var start = 0
        for length in lengths {
            strings.append(String(decoding: all[start..<start + Int(length)], as: UTF8.self))
            start += Int(length)
        }
        return strings
    }
}
