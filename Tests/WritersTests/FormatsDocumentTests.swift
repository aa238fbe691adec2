import Annotations
import TestSupport
import Testing
import Writers

/// `Documentation/Formats.md` says what the writers do, to the byte.
@Suite struct FormatsDocumentTests {
    let document: String

    init() throws { document = String(decoding: try ProjectFile.bytes("Documentation/Formats.md"), as: UTF8.self) }

    @Test(arguments: OutputFormat.all.map(\.name)) func `the page has a section, a row and the exact output`(
        name: String
    ) throws {
        let format = try #require(OutputFormat.named(name))
        #expect(document.contains("\n## `\(name)`\n"))
        #expect(
            document.contains(
                "| `\(name)` | `.\(format.fileExtension)` | `\(format.mediaType)` | \(format.summary) |\n"))
        let note = ExampleNote.note
        let output = format.makeWriter(WriterOptions(version: "0.1.0"), note.catalog).file(of: note)
        #expect(document.contains("\n" + String(decoding: output, as: UTF8.self) + "```\n"))
    }

    @Test func `the example keeps every invariant`() { #expect(ExampleNote.note.brokenInvariants() == []) }
}
