import Annotations
import Batching
import Calcinote
import Foundation
import Notes
import TestSupport

@testable import Writers

extension FuzzTarget {
    /// The whole way from text to each format: what must hold of every annotated note, the same from arrays used before,
    /// and output that its own kind of parser reads.
    static let annotator = FuzzTarget(name: "annotator") { input in
        var choices = Choices(input)
        let format = choices.next(below: 8)
        let points = (0..<2 * choices.next(below: 3)).map { _ in choices.next(below: 256) }
        let text = NoteText(choices.text)
        let targets = stride(from: 0, to: points.count, by: 2).compactMap {
            target(points[$0], points[$0 + 1], in: text)
        }
        let decoded = DecodedNote(text: text, encoding: "utf-8", sha256: "")
        let note = Shared.annotator.annotate(decoded, id: "fuzz", targets: targets)
        let broken = note.brokenInvariants()
        hold(broken.isEmpty, broken.joined(separator: "\n"))
        hold(note.mentions.count { $0.kind == .target } == targets.count, "a target is lost")
        let again = Shared.annotator.annotate(decoded, id: "fuzz", targets: targets, in: &workspace)
        let bytes = OutputFormat.json.makeWriter(options, note.catalog).file(of: note)
        hold(OutputFormat.json.makeWriter(options, note.catalog).file(of: again) == bytes, "not the same again")
        check(json: bytes, note)
        switch format {
        case 0: check(xml: note)
        case 1: hold(isJSON(OutputFormat.jsonLines.makeWriter(options, note.catalog).file(of: note)), "JSON line")
        case 2: _ = OutputFormat.csv.makeWriter(options, note.catalog).file(of: note)
        case 3: _ = OutputFormat.html.makeWriter(options, note.catalog).file(of: note)
        case 4: _ = OutputFormat.text.makeWriter(options, note.catalog).file(of: note)
        case 5: explain(decoded, by: Shared.annotator)
        default: readInChapters(decoded, targets, length: format == 6 ? 8 : 60)
        }
    }

    private static let options = WriterOptions(version: "fuzz")
    nonisolated(unsafe) private static var workspace = Workspace()

    private static func target(_ first: Int, _ second: Int, in text: NoteText) -> Target? {
        let offsets = OffsetTable(text, unit: .scalar)
        guard first < second, let start = offsets.byte(of: first), let end = offsets.byte(of: second) else {
            return nil
        }
        return Target(span: Span(start, end), concept: "edema")
    }

    static func isJSON(_ bytes: [UInt8]) -> Bool { (try? JSONSerialization.jsonObject(with: Data(bytes))) != nil }

    private static func check(json bytes: [UInt8], _ note: AnnotatedNote) {
        guard let object = (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any],
            let mentions = object["mentions"] as? [[String: Any]]
        else { fatalError("no JSON") }
        hold(mentions.count == note.mentions.count, "mentions are missing in the JSON")
        let length = note.text.string.unicodeScalars.count
        for mention in mentions {
            guard let start = mention["start"] as? Int, let end = mention["end"] as? Int else { fatalError("no span") }
            hold(0 <= start && start < end && end <= length, "\(start) to \(end) lies outside \(length) characters")
        }
    }

    private static func check(xml note: AnnotatedNote) {
        guard let xml = try? ParsedMarkup(InlineXMLWriter(options).file(of: note)) else { fatalError("no XML") }
        hold(
            Array(xml.text.utf8) == XMLBuffer.legal(note.text.bytes), "the text of the XML is not that of the note")
    }

    private static func readInChapters(_ decoded: DecodedNote, _ targets: [Target], length: Int) {
        var annotator = Shared.annotator
        annotator.chapterLength = length
        let note = annotator.annotate(decoded, id: "fuzz", targets: targets)
        let broken = note.brokenInvariants()
        hold(broken.isEmpty, broken.joined(separator: "\n"))
        hold(note.mentions.count { $0.kind == .target } == targets.count, "a target is lost between chapters")
        explain(decoded, by: annotator)
    }

    private static func explain(_ decoded: DecodedNote, by annotator: Annotator) {
        let explanation = annotator.explain(decoded, id: "fuzz", source: nil)
        hold(isJSON(ExplanationJSON.bytes(explanation)), "an explanation is no JSON")
        hold(!ExplanationText.text(explanation).isEmpty, "an explanation without words")
    }
}
