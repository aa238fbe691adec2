import Annotations
import Foundation
import TestSupport
import Testing
import Writers

@Suite struct JSONWriterTests {
    let note = EverythingNote.note

    static func json(
        _ note: AnnotatedNote, _ format: OutputFormat = .jsonLines, offsets: OffsetUnit = .scalar
    ) throws -> JSONValue {
        let writer = format.makeWriter(WriterOptions(version: "0.1.0", offsets: offsets), note.catalog)
        return try JSONValue(parsing: writer.file(of: note))
    }

    @Test func `the everything note is as recorded`() {
        for format in [OutputFormat.json, .jsonLines] {
            let writer = format.makeWriter(WriterOptions(version: "0.1.0"), note.catalog)
            let output = writer.file(of: note)
            #expect(Snapshot("everything.\(format.fileExtension)").difference(from: output) == nil)
        }
    }

    @Test func `both layouts hold the same values`() throws {
        for note in EverythingNote.samples {
            #expect(try Self.json(note, .json) == Self.json(note, .jsonLines))
        }
    }

    @Test(arguments: OffsetUnit.allCases) func `every output keeps to the schema`(unit: OffsetUnit) throws {
        let bytes = try ProjectFile.bytes("Documentation/schemas/calcinote-1.schema.json")
        let schema = JSONSchema(try JSONValue(parsing: bytes))
        for note in EverythingNote.samples {
            #expect(schema.problems(in: try Self.json(note, offsets: unit)) == [])
        }
    }

    @Test(arguments: [
        (#""certainty":"affirmed""#, #""certainty":"maybe""#), (#""id":"m1""#, #""id":"1""#),
        (#""schema":"calcinote/1""#, #""schema":"calcinote/2""#), (#""measurements":"#, #""labs":"#),
        (#""laterality":null"#, #""laterality":"""#), (#""start":0"#, #""start":-1"#),
        (#""kind":"site""#, #""kind":"condition""#), (#""suggestion":"#, #""guess":"#),
    ]) func `the schema catches mistakes`(right: String, wrong: String) throws {
        let bytes = try ProjectFile.bytes("Documentation/schemas/calcinote-1.schema.json")
        let schema = JSONSchema(try JSONValue(parsing: bytes))
        let writer = OutputFormat.jsonLines.makeWriter(WriterOptions(version: "0.1.0"), note.catalog)
        let output = String(decoding: writer.file(of: note), as: UTF8.self)
        #expect(output.contains(right))
        let spoilt = output.replacingOccurrences(of: right, with: wrong)
        #expect(!schema.problems(in: try JSONValue(parsing: Array(spoilt.utf8))).isEmpty)
    }

    @Test(arguments: OffsetUnit.allCases) func `start and end find the same words in every unit`(unit: OffsetUnit)
        throws
    {
        let json = try Self.json(note, offsets: unit)
        #expect(json["document"]["offsets"].string == unit.rawValue)
        let things = json["mentions"].array + json["mentions"].array.flatMap(\.["cues"].array)
        #expect(things.count > note.mentions.count)
        for thing in things {
            let (start, end) = (Int(try #require(thing["start"].number)), Int(try #require(thing["end"].number)))
            #expect(slice(note.text.string, start, end, unit) == thing["text"].string)
        }
        #expect(
            slice(note.text.string, 0, Int(try #require(json["document"]["length"].number)), unit) == note.text.string)
    }

    @Test func `mentions are numbered in order and carry their assertion`() throws {
        let json = try Self.json(note)
        #expect(json["mentions"].array.count == note.mentions.count)
        for (index, (mention, written)) in zip(note.mentions, json["mentions"].array).enumerated() {
            #expect(written["id"].string == "m\(index + 1)")
            #expect(written["kind"].string == mention.kind.label)
            #expect(written["text"].string == note.text(of: mention))
            #expect(written["name"].string == note.name(of: mention))
            #expect(written.has("certainty") == mention.kind.isAsserted)
            #expect(written["cues"].array.count == mention.cues.range.count)
            #expect(written["section"].string == note.kind(of: note.sections[Int(mention.section)]))
            #expect(written["segments"].array.count == mention.segments.range.count)
            guard mention.kind.isAsserted else { continue }
            #expect(written["certainty"].string == mention.assertion.certainty.label)
            #expect(written["temporality"].string == mention.assertion.temporality.label)
            #expect(written["experiencer"].string == mention.assertion.experiencer.label)
        }
    }

    @Test func `a target comes back with the caller's concept`() throws {
        let targets = try Self.json(note)["mentions"].array.filter { $0["kind"].string == "target" }
        #expect(targets.map(\.["concept"].string) == ["caller's <arch>", "edema"])
        #expect(targets.map(\.["temporality"].string) == ["current", "hypothetical"])
        var nameless = note
        nameless.targetConcepts = []
        #expect(try Self.json(nameless)["mentions"].array.filter { $0["concept"] == .null }.count == 2)
    }

    @Test func `a cue names its line, a rule of the program none`() throws {
        let cues = try Self.json(note)["mentions"].array.flatMap(\.["cues"].array)
        #expect(cues.first { $0["text"].string == "No" }?["rule"].string == "context/negation.tsv:12")
        #expect(cues.first { $0["text"].string == "stable" }?.has("rule") == false)
    }

    @Test func `two findings share one mention, and a negated one has no suggestion`() throws {
        let findings = try Self.json(note)["findings"].array
        let plaque = findings.filter { $0["morphology"].array.contains(.string("rim")) }
        #expect(plaque.map(\.["site"]["name"].string) == ["aortic arch", "mitral valve"])
        #expect(Set(plaque.map(\.["mention"])).count == 1)
        #expect(plaque[0]["site"]["path"] == .array([.string("aortic arch"), .string("aorta"), .string("artery")]))
        #expect(plaque.map(\.["inImpression"]) == [.bool(true), .bool(false)])
        let negated = findings.filter { $0["certainty"].string == "negated" }
        #expect(negated.count == 1 && !negated[0].has("suggestion") && !negated[0].has("inImpression"))
        #expect(findings.last?["change"].string == "stable")
    }

    @Test func `the evidence adds up to the score, the probabilities to 1`() throws {
        for finding in try Self.json(note)["findings"].array where finding.has("suggestion") {
            let suggestion = finding["suggestion"]
            for rank in suggestion["ranking"].array {
                let weights = suggestion["evidence"].array.filter { $0["type"] == rank["type"] }
                let sum = weights.reduce(0) { $0 + ($1["weight"].number ?? .nan) }
                #expect(abs(sum - (rank["score"].number ?? .nan)) < 0.0005)
            }
            let probabilities = suggestion["ranking"].array.map {
                Int((($0["probability"].number ?? 0) * 10_000).rounded())
            }
            #expect(probabilities.reduce(0, +) == 10_000)
            #expect(suggestion["ranking"][0]["type"] == suggestion["type"])
            #expect(suggestion["ranking"][0]["probability"] == suggestion["probability"])
        }
    }

    @Test func `a measurement may be a word alone`() throws {
        let measurements = try Self.json(note)["measurements"].array
        #expect(measurements[0]["analyte"].string == "calcium")
        #expect(measurements[0]["value"].number == 12.9)
        #expect(measurements[0]["si"] == .object(["value": .number(3.225), "unit": .string("mmol/L")]))
        #expect(measurements[1]["value"] == .null && measurements[1]["unit"] == .null && measurements[1]["si"] == .null)
        #expect(measurements[1]["interpretation"].string == "normal")
    }

    @Test func `a line is one line for every reader`() {
        let writer = OutputFormat.jsonLines.makeWriter(WriterOptions(version: "0.1.0"), note.catalog)
        var output: [UInt8] = []
        for _ in 0..<3 { writer.write(note, into: &output) }
        let text = String(decoding: output, as: UTF8.self)
        #expect(text.split(whereSeparator: \.isNewline).count == 3)
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
    }

    @Test func `a note of another lexicon is written with its own words`() throws {
        let other = Catalog(
            version: .init(version: "other", sha256: ""), concepts: [], sectionKinds: [], units: [], evidenceRules: [])
        let writer = OutputFormat.jsonLines.makeWriter(WriterOptions(version: "0.1.0"), other)
        #expect(try JSONValue(parsing: writer.file(of: note)) == Self.json(note))
    }

    private func slice(_ text: String, _ start: Int, _ end: Int, _ unit: OffsetUnit) -> String? {
        switch unit {
        case .scalar: String(String.UnicodeScalarView(Array(text.unicodeScalars)[start..<end]))
        case .utf8: String(bytes: Array(text.utf8)[start..<end], encoding: .utf8)
        case .utf16: String(decoding: Array(text.utf16)[start..<end], as: UTF16.self)
        }
    }
}
