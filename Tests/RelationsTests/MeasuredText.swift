import Annotations
import Lexicons
import Matching
import Notes
import Relations

/// A text with its measurements, read with the repository's lexicon.
struct MeasuredText {
    let note: MatchedNote
    let measurements: [Measurement]

    static let lexicon: CompiledLexicon = {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        do throws(LexiconError) {
            let folder = try LexiconFolder(path: "/" + root + "/Lexicon")
            return try LexiconCompiler.compile(folder, sha256: { _ in "" }).lexicon
        } catch {
            fatalError("the lexicon does not compile: \(error.problems)")
        }
    }()
    private static let tokenizer = Tokenizer(vocabulary: lexicon.vocabulary)
    private static let matcher = Matcher(lexicon: lexicon)
    private static let builder = MentionBuilder(lexicon: lexicon)
    private static let reader = MeasurementReader(lexicon: lexicon)

    init(_ string: String) {
        let text = NoteText(string)
        var note = MatchedNote()
        note.text = text
        Self.tokenizer.tokenize(text, into: &note.tokens)
        Self.matcher.match(&note)
        let hits = note.hits
        let candidates = hits.filter { $0.term.group == .heading }.map { hit in
            let rule = Self.lexicon.headingRules[Int(hit.term.payload)]
            return HeadingCandidate(
                first: hit.first, end: hit.end, rule: hit.term.payload, kind: rule.kind, role: rule.role,
                subject: rule.subject)
        }
        SectionDetector(
            kinds: SectionKinds(other: 0, title: 0, findings: 0),
            lineWords: LineWords(opening: EngineWord.opening, continuing: EngineWord.continuing)
        ).detect(
            note.tokens, in: text, note.beginnings, candidates: candidates,
            isMention: { token in hits.contains { $0.term.group == .analyte && $0.tokens.contains(token) } },
            into: &note.layout)
        SentenceSplitter(
            abbreviations: Self.lexicon.abbreviations,
            lineWords: LineWords(opening: EngineWord.opening, continuing: EngineWord.continuing)
        ).split(
            note.tokens, in: text, note.beginnings, layout: note.layout, into: &note.sentences)
        Self.builder.build(&note, targets: [])
        var measurements: [Measurement] = []
        Self.reader.read(&note, into: &measurements)
        self.note = note
        self.measurements = measurements.enumerated().sorted {
            ($0.element.mention, $0.offset) < ($1.element.mention, $1.offset)
        }.map(\.element)
    }

    /// `calcium 12.8 mg/dL = 3.19 high`, in the order of the mentions.
    var lines: [String] {
        measurements.map { measurement in
            let catalog = Self.lexicon.catalog
            var line = catalog.concepts[Int(measurement.analyte)].identifier
            if let value = measurement.value { line += " " + Self.number(value) }
            if measurement.unit >= 0 { line += " " + catalog.units[Int(measurement.unit)] }
            if let value = measurement.siValue, measurement.unit != measurement.siUnit {
                line += " = " + Self.number(value)
            }
            return measurement.interpretation == .none ? line : line + " \(measurement.interpretation)"
        }
    }

    /// The words of each measurement's mention.
    var words: [String] { measurements.map { note.text[note.mentions[Int($0.mention)].span] } }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e9 ? String(Int(value)) : String(value)
    }
}
