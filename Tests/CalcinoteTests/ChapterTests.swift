import Annotations
import Foundation
import Notes
import TestSupport
import Testing

@testable import Calcinote

/// A very long note is read in chapters, and says what it says when it is read at once.
@Suite struct `Chapters` {
    private static let whole = annotator(length: 1 << 28)

    private static func annotator(length: Int) -> Annotator {
        var annotator = Annotator.bundled()
        annotator.chapterLength = length
        return annotator
    }

    private static let notes: [String] = ProjectFolder.files(below: ProjectFolder.url("Corpus/notes"), "txt")
        .map { ProjectFolder.text($0) }

    // MARK: Where a text is cut

    private static func pieces(_ text: String, length: Int) -> [String] {
        let text = NoteText(text)
        return Chapter.all(of: text, length: length).map { $0.text(in: text).string }
    }

    @Test(
        arguments: [
            ("aaaa bbbb\n\ncccc. dddd\neeee", ["aaaa bbbb\n\n", "cccc. dddd\n", "eeee"]),
            ("aaaa bbbb\ncccc \n \t\r\n dddd", ["aaaa bbbb\n", "cccc \n \t\r\n ", "dddd"]),
            ("aaaa bbb. ccc ddd. ee", ["aaaa bbb. ", "ccc ddd. ee"]),
            ("aaaaaaaa bbbbbbbb cccc", ["aaaaaaaa ", "bbbbbbbb ", "cccc"]),
            ("éééééééééééé", ["éééééé", "éééééé"]),
            ("\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n", ["\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"]),
            ("", []), ("aaaa", ["aaaa"]),
        ])
    func `end at empty lines, lines, sentences, words`(text: String, expected: [String]) {
        #expect(Self.pieces(text, length: 6) == expected)
    }

    @Test(arguments: [1, 2, 3, 7, 64, 1_000])
    func `are the whole text, cut between scalars`(length: Int) {
        for text in Self.notes + ["🫀🫀🫀🫀 é\r\n\r\n🫀 x", String(repeating: "é", count: 99)] {
            let pieces = Self.pieces(text, length: length)
            #expect(pieces.joined() == text)
            #expect(pieces.dropLast().allSatisfy { $0.utf8.count >= length })
        }
    }

    // MARK: What is read

    /// Everything but what may rest on another chapter: why a site is known, and what is weighed.
    private static func said(_ note: AnnotatedNote) -> (sections: [String], mentions: [String], findings: [String]) {
        let sections = note.sections.map { "\($0.span) \($0.title) \($0.kind) \($0.role) \($0.subject)" }
        let mentions = note.mentions.map { mention in
            "\(mention.span) \(mention.concept) \(mention.assertion) \(mention.section) "
                + note.cues(of: mention).map { "\($0.span) \($0.rule)" }.joined(separator: ",")
                + note.segments[mention.segments.range].map { "\($0)" }.joined(separator: ",")
        }
        let findings = note.findings.map {
            "\($0.mention) \($0.site) \($0.laterality) \(note.morphologies(of: $0)) \(String(describing: $0.inImpression))"
        }
        return (sections, mentions, findings)
    }

    /// What only one of two notes says.
    private static func differences(_ parts: [String], _ whole: [String]) -> [String] {
        parts.difference(from: whole).map {
            switch $0 {
            case .insert(_, let said, _): "only in chapters: \(said)"
            case .remove(_, let said, _): "only in the whole: \(said)"
            }
        }
    }

    /// Paragraphs that a cut may part: under a question, below an organ, in a list, behind a title.
    private static let paragraphs = [
        "CT CHEST\n\nINDICATION: Cough. Calcified nodule?\n\n", "The aorta is calcified.\n\n",
        "FINDINGS: The lungs are clear.\n\nLiver: Calcified granuloma.\n\n", "No calcification of the spleen.\n\n",
        "1. Calcified node in the left hilum.\n\n", "2. No pericardial calcification.\n\n",
        "QUESTION:\n1. Stenosis.\n\n2. Calcification?\n\n", "IMPRESSION: Calcified granuloma of the liver.\n\n",
        "RIGHT\nKidney: 3 mm calcification.\n\n", "Family history: her mother has scleroderma.\n\n",
        "Calcium 11.2 mg/dL, phosphate 5.9 mg/dL.\n\n", "Cutaneous calcinosis; it is dystrophic.\n\n",
    ]

    @Test(arguments: 0..<60)
    func `say what the whole note says`(seed: Int) {
        var random = SplitMix(seed: UInt64(seed))
        let text = (0..<12).map { _ in Self.paragraphs.randomElement(using: &random)! }.joined()
        // A chapter of one paragraph or some.
        let cut = Self.annotator(length: [64, 90, 150][seed % 3]).annotate(text)
        let (whole, parts) = (Self.said(Self.whole.annotate(text)), Self.said(cut))
        #expect(Self.differences(parts.sections, whole.sections) == [], "\(text)")
        #expect(Self.differences(parts.mentions, whole.mentions) == [], "\(text)")
        #expect(cut.brokenInvariants() == [])
    }

    @Test(arguments: [50, 700, 4_000])
    func `leave no note without what must hold`(length: Int) {
        let annotator = Self.annotator(length: length)
        for text in Self.notes { #expect(annotator.annotate(text).brokenInvariants() == []) }
        // Cut after each byte of a text without spaces.
        #expect(Self.annotator(length: 1).annotate("calcifié🫀é\u{301}").brokenInvariants() == [])
        // Chapters without a word.
        let gap = String(repeating: " ", count: 5 * length)
        #expect(annotator.annotate("calcified.\n\n\(gap)\n\ncalcified\(gap)").findings.count == 2)
        let joined = annotator.annotate(Self.notes.joined(separator: "\n\n"))
        #expect(joined.brokenInvariants() == [])
        #expect(joined.findings.count > 50)
    }

    @Test func `find in many notes, one behind the other, what is found in each`() {
        // Each behind a heading, as what has none goes on with the section before; without the abbreviation that asks for
        // context in thousands of terms, more than these short chapters have.
        let notes = Self.notes.filter {
            ($0.hasPrefix("FINDINGS") || $0.hasPrefix("EXAM") || $0.hasPrefix("CT")) && !$0.contains(" MAC")
        }
        let text = notes.joined(separator: "\n\n")
        let (whole, parts) = (Self.whole.annotate(text), Self.annotator(length: 2_000).annotate(text))
        #expect(notes.count > 3)
        #expect(Self.differences(Self.said(parts).mentions, Self.said(whole).mentions) == [])
        #expect(parts.findings.map(\.mention) == whole.findings.map(\.mention))
    }

    @Test func `know what the title says, and the impression of the whole note`() throws {
        let body = "FINDINGS: Calcified.\n\n" + String(repeating: "The patient was seen again.\n\n", count: 9)
        let text = "THYROID ULTRASOUND\n\n\(body)\(body)IMPRESSION: Calcified thyroid.\n"
        let note = Self.annotator(length: 60).annotate(text)
        #expect(note.findings.count == 3)
        #expect(note.findings.allSatisfy { note.sitePath(of: $0).contains("thyroid") })
        #expect(note.findings.allSatisfy { $0.inImpression == true })
    }

    @Test func `weigh what another chapter says`() throws {
        let filler = String(repeating: "The patient was seen again.\n\n", count: 9)
        let text = "HISTORY: End-stage renal disease on dialysis.\n\n\(filler)FINDINGS: Calcification of the stomach.\n"
        func rules(_ annotator: Annotator) throws -> [Int32] {
            let note = annotator.annotate(text)
            return note.evidence(of: try #require(note.findings.first?.suggestion)).map(\.rule)
        }
        let whole = try rules(Self.whole)
        #expect(whole.count > 1)
        #expect(try rules(Self.annotator(length: 60)) == whole)
    }

    @Test func `give targets back in their places`() {
        let text = String(repeating: "No effusion here. ", count: 30)
        let note = NoteText(text)
        let targets = (0..<30).map { Target(span: Span($0 * 18 + 3, $0 * 18 + 11), concept: "effusion \($0)") }
        let decoded = DecodedNote(text: note, encoding: "utf-8", sha256: "")
        let found = Self.annotator(length: 40).annotate(decoded, id: "n", targets: targets.reversed())
        let mentions = found.mentions.filter { $0.kind == .target }
        #expect(mentions.map(\.span) == targets.map(\.span))
        #expect(found.targetConcepts == targets.map(\.concept))
        #expect(mentions.allSatisfy { $0.assertion.certainty == .negated })
    }

    @Test func `are explained as they are read`() {
        let text = Self.notes.prefix(24).joined(separator: "\n\n")
        let explanation = Self.annotator(length: 1_500).explain(text)
        let note = explanation.note
        #expect(note.findings.count > 20)
        #expect(explanation.findings.map(\.finding) == Array(note.findings.indices))
        for explained in explanation.findings {
            let finding = note.findings[explained.finding]
            let mention = note.mention(of: finding)
            #expect(explained.sentence.contains(mention.span))
            #expect(explained.tokens.first?.start == explained.sentence.start)
            let decided = explained.cues.filter { $0.outcome == .decided }.map(\.cue)
            #expect(Set(note.cues(of: mention)).isSubset(of: decided))
            if finding.site >= 0 { #expect(explained.sites.first?.concept == finding.site) }
        }
    }
}
