import Annotations
import TestSupport
import Testing
import Writers

@Suite struct OutputFormatTests {
    @Test func `names are unique and found`() {
        #expect(OutputFormat.all.map(\.name) == ["text", "json", "jsonl", "xml", "csv"])
        #expect(Set(OutputFormat.all.map(\.fileExtension)).count == OutputFormat.all.count)
        #expect(OutputFormat.named("jsonl")?.mediaType == "application/x-ndjson")
        #expect(OutputFormat.named("yaml") == nil)
    }

    @Test func `the same note gives the same bytes, whatever was written before it`() {
        for format in OutputFormat.all {
            let note = EverythingNote.note
            let writer = format.makeWriter(WriterOptions(version: "0.1.0"), note.catalog)
            var output: [UInt8] = []
            for sample in EverythingNote.samples { writer.write(sample, into: &output) }
            let before = output.count
            writer.write(note, into: &output)
            #expect(writer.header + output[before...] == writer.file(of: note), "\(format.name)")
        }
    }

    @Test func `every output is UTF-8 without a byte order mark`() {
        for format in OutputFormat.all {
            for note in EverythingNote.samples {
                let output = format.makeWriter(WriterOptions(version: "0.1.0"), note.catalog).file(of: note)
                #expect(String(validating: output, as: UTF8.self) != nil, "\(format.name)")
                #expect(!output.starts(with: [0xEF, 0xBB, 0xBF]))
                #expect(output.last == UInt8(ascii: "\n"))
            }
        }
    }
}
