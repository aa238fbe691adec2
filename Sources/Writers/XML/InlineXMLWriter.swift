public import Annotations

/// The note's own text with its sections, mentions, cues and findings as inline elements:
///
/// ```
/// <note …><section kind="findings" title="FINDINGS">FINDINGS: The <mention id="m1" kind="site" …>aortic arch</mention> is
/// <mention id="m2" kind="calcification" … certainty="affirmed"><finding id="f1" site="aortic arch" …/>calcified</mention>.
/// </section></note>
/// ```
///
/// The text content of the document is the note, to the character: everything added stands in attributes and in elements
/// without text. Where spans cross, the later one is cut; its further parts are `<mention ref="m1">`.
public struct InlineXMLWriter: AnnotationWriter {
    private let version: String

    public init(_ options: WriterOptions) { version = options.version }

    public func write(_ note: AnnotatedNote, into output: inout [UInt8]) {
        let xml = XMLBuffer()
        let cueMarks = note.cueMarks()
        let layout = InlineEvents(note, cueMarks: cueMarks)
        let parts = InlineXMLParts(note: note, cueMarks: cueMarks, partCounts: layout.parts)
        xml.open("note")
        xml.attribute("xml:space", "preserve")
        xml.attribute("schema", "calcinote/1")
        xml.attribute("generator", "calcinote")
        xml.attribute("version", version)
        xml.attribute("lexicon", note.catalog.version.version)
        xml.attribute("lexicon-sha256", note.catalog.version.sha256)
        xml.attribute("id", note.document.id)
        xml.attribute("source", note.document.source)
        xml.attribute("sha256", note.document.sha256)
        xml.attribute("encoding", note.document.encoding)
        for event in layout.events {
            switch event {
            case .open(let item, let part): parts.open(item, part: part, in: xml)
            case .words(let span): xml.text(note.text.bytes[span.range])
            case .close: xml.close()
            }
        }
        xml.close()
        output.append(contentsOf: xml.finish())
    }
}

/// The elements of one note.
struct InlineXMLParts {
    let note: AnnotatedNote
    let cueMarks: [CueMark]
    let partCounts: [InlineItem: Int]
    /// By mention.
    private let findings: [Int32: [Int]]
    private let measurements: [Int32: Measurement]
    private let cues: [Int32: [Int]]

    init(note: AnnotatedNote, cueMarks: [CueMark], partCounts: [InlineItem: Int]) {
        self.note = note
        self.cueMarks = cueMarks
        self.partCounts = partCounts
        findings = Dictionary(grouping: note.findings.indices, by: { note.findings[$0].mention })
        measurements = Dictionary(note.measurements.map { ($0.mention, $0) }, uniquingKeysWith: { first, _ in first })
        var cues: [Int32: [Int]] = [:]
        for (index, mark) in cueMarks.enumerated() {
            for mention in mark.mentions { cues[mention, default: []].append(index) }
        }
        self.cues = cues
    }

    func open(_ item: InlineItem, part: Int, in xml: borrowing XMLBuffer) {
        switch item {
        case .section(let index): section(index, in: xml)
        case .mention(let index) where part == 1: mention(index, in: xml)
        case .mention(let index):
            xml.open("mention")
            xml.attribute("ref", "m\(index + 1)")
        case .cue(let index) where part == 1: cue(index, in: xml)
        case .cue(let index):
            xml.open("cue")
            xml.attribute("ref", "c\(index + 1)")
        }
    }

    private func section(_ index: Int, in xml: borrowing XMLBuffer) {
        let section = note.sections[index]
        xml.open("section")
        xml.attribute("kind", note.kind(of: section))
        xml.attribute("title", note.text[section.title])
    }

    private func mention(_ index: Int, in xml: borrowing XMLBuffer) {
        let mention = note.mentions[index]
        xml.open("mention")
        xml.attribute("id", "m\(index + 1)")
        xml.attribute("kind", mention.kind.label)
        if mention.concept >= 0 {
            let concept = note.catalog.concepts[Int(mention.concept)]
            xml.attribute("concept", concept.identifier)
            xml.attribute("name", concept.name)
            xml.attribute("codes", concept.codes.map { $0.system + ":" + $0.code }, separator: "|")
        } else {
            xml.attribute("concept", note.targetConcept(at: index))
        }
        if mention.kind.isAsserted {
            assertion(mention.assertion, in: xml)
            xml.attribute("cues", cues[Int32(index), default: []].map { "c\($0 + 1)" }, separator: " ")
        }
        if let count = partCounts[.mention(index)], count > 1 { xml.attribute("parts", String(count)) }
        for finding in findings[Int32(index), default: []] { self.finding(finding, in: xml) }
        if let measurement = measurements[Int32(index)] { self.measurement(measurement, in: xml) }
    }

    private func cue(_ index: Int, in xml: borrowing XMLBuffer) {
        let mark = cueMarks[index]
        xml.open("cue")
        xml.attribute("id", "c\(index + 1)")
        xml.attribute("axis", mark.value.axis.label)
        xml.attribute("value", mark.value.label)
        xml.attribute("mentions", mark.mentions.map { "m\($0 + 1)" }, separator: " ")
        if mark.rule >= 0 { xml.attribute("rule", note.catalog.cueLines[Int(mark.rule)]) }
        if let count = partCounts[.cue(index)], count > 1 { xml.attribute("parts", String(count)) }
    }

    func assertion(_ assertion: Assertion, in xml: borrowing XMLBuffer) {
        xml.attribute("certainty", assertion.certainty.label)
        xml.attribute("temporality", assertion.temporality.label)
        xml.attribute("experiencer", assertion.experiencer.label)
    }
}
