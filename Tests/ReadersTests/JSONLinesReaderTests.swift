import Annotations
import Notes
import Readers
import TestSupport
import Testing

struct JSONLinesReaderTests {
    static func read(_ line: String) -> Result<NoteRecord, LineProblem> { read(Array(line.utf8)) }

    static func read(_ bytes: [UInt8]) -> Result<NoteRecord, LineProblem> {
        bytes.withUnsafeBufferPointer { JSONLinesReader.record($0, number: 7) }
    }

    @Test(
        arguments: [
            (#"{"id":"a","text":"Ca"}"#, "Ca"),
            (#"  { "text" : "Ca" , "more" : [1, {"x": null}, -2.5e+3, true] , "id" : "a" }  "#, "Ca"),
            (#"{"id":"a","text":"\"\\\/\b\f\n\r\t\u00e4\uD83D\uDE00"}"#, "\"\\/\u{8}\u{C}\n\r\tä😀"),
            (#"{"id":"a","text":""}"#, ""),
            (#"{"id":"a","text":"a\u0000b"}"#, "a\0b"),
            (#"{"i\u0064":"a","text":"12345678ä\n12345678"}"#, "12345678ä\n12345678"),
            (#"{"text":"caf\u00e9","\u0069d":"a","é":1,"\u00e9":2}"#, "café"),
            (#"{"id":"a","text":"Mönckeberg’s","targets":null,"text2":""}"#, nil),
        ] as [(String, String?)])
    func `members come in any order, with every escape, and unknown ones are passed over`(
        line: String, text: String?
    ) throws {
        guard let text else {
            #expect(throws: LineProblem.self) { try Self.read(line).get() }
            return
        }
        let record = try Self.read(line).get()
        #expect(record.id == "a")
        #expect(record.note.text.string == text)
        #expect(record.note.text.isASCII == text.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test(arguments: ["", #"\u2019"#])
    func `of a long text it is told what will not be read again, with escapes and without`(escape: String) throws {
        let sentence = String(repeating: "no calcification ", count: 1000) + escape
        let line = Array((#"{"id":"a","text":""# + String(repeating: sentence, count: 300) + #""}"#).utf8)
        var told: [Int] = []
        let record = line.withUnsafeBufferPointer { JSONLinesReader.record($0, number: 1) { told.append($0) } }
        #expect(try record.get().note.text.bytes.count == 300 * (17_000 + (escape.isEmpty ? 0 : 3)))
        #expect(told == told.sorted() && told.allSatisfy { $0 <= line.count })
        // All but the last two pieces of a megabyte.
        #expect(try #require(told.last) > line.count - (2 << 20))
    }

    static let broken: [(String, String, String?)] = [
        ("", "invalid-json", nil),
        ("broken", "invalid-json", nil),
        ("[]", "invalid-json", nil),
        (#"{"id":"a","text":"x""#, "invalid-json", "a"),
        (#"{"id":"a","text":"x"} x"#, "invalid-json", "a"),
        (#"{"id":"a","text":"x",}"#, "invalid-json", "a"),
        (#"{"id":"a","text":"\x"}"#, "invalid-json", "a"),
        (#"{"id":"a","text":"\u12"}"#, "invalid-json", "a"),
        (#"{"id":"a","n":01,"text":""}"#, "invalid-json", "a"),
        ("{\"id\":\"a\",\"text\":\"tab\there\"}", "invalid-json", "a"),
        (#"{"id":"a","text":"\ud800"}"#, "lone-surrogate", "a"),
        (#"{"id":"a","text":"\ud800\u0041"}"#, "lone-surrogate", "a"),
        (#"{"id":"a","text":"\udc00"}"#, "lone-surrogate", "a"),
        (#"{"id":"a"}"#, "missing-member", "a"),
        (#"{"text":"x"}"#, "missing-member", nil),
        (#"{"text":5,"id":"later"}"#, "wrong-type", "later"),
        (#"{"id":null,"text":"x"}"#, "wrong-type", nil),
        (#"{"id":"a","text":"x","text":"y"}"#, "duplicate-member", "a"),
        (#"{"id":"a","text":"x","targets":[{"start":0,"end":2,"concept":"c"}]}"#, "bad-target", "a"),
        (#"{"id":"a","text":"x","targets":[{"start":0,"end":0,"concept":"c"}]}"#, "bad-target", "a"),
        (#"{"id":"a","text":"x","targets":[{"start":0.5,"end":1,"concept":"c"}]}"#, "bad-target", "a"),
        (#"{"id":"a","text":"x","targets":[3]}"#, "bad-target", "a"),
    ]

    @Test(arguments: broken)
    func `a line that cannot be read says why, and whose it is`(line: String, code: String, id: String?) {
        guard case .failure(let problem) = Self.read(line) else {
            Issue.record("was read")
            return
        }
        #expect(problem.code == code)
        #expect(problem.id == id)
        #expect(problem.line == 7)
    }

    @Test func `bytes that are not UTF-8 are an error, in a key as in the text`() {
        for bytes in [
            Array(#"{"id":"a","text":""#.utf8) + [0xFF] + Array(#""}"#.utf8),
            Array(#"{"id":"a","k"#.utf8) + [0xC0, 0xAF] + Array(#"":1,"text":""}"#.utf8),
        ] {
            guard case .failure(let problem) = Self.read(bytes) else {
                Issue.record("was read")
                continue
            }
            #expect(problem.code == "invalid-utf8")
        }
    }

    /// A line with a text of some megabytes: words, escapes and letters outside ASCII, and now and then a long run without an escape.
    private static func longLine() -> (line: [UInt8], text: String) {
        var random = SplitMix(seed: 14)
        var (raw, text) = ("{\"id\":\"a\",\"text\":\"", "")
        while text.utf8.count < 5_000_000 {
            switch Int.random(in: 0..<40, using: &random) {
            case 0:
                let run = String(repeating: "Verkalkung ä🩻", count: Int.random(in: 1...200_000, using: &random))
                raw += run
                text += run
            case 1...3:
                raw += "\\n\\u00e4\\\""
                text += "\nä\""
            default:
                raw += "calcified "
                text += "calcified "
            }
        }
        return (Array((raw + "\",\"more\":1}").utf8), text)
    }

    @Test func `a long text is read though what was read of its line is lost`() throws {
        var (line, text) = Self.longLine()
        var lost = 0
        let record = line.withUnsafeMutableBufferPointer { bytes in
            JSONLinesReader.record(UnsafeBufferPointer(bytes), number: 1) { count in
                #expect(count > lost)
                bytes[lost..<count].update(repeating: 0)
                lost = count
            }
        }
        #expect(try record.get().note.text.string == text)
        #expect(lost > 3_000_000)
    }

    @Test(arguments: [1 << 20, 1_048_590, 3_000_001, 4_999_000])
    func `a byte that is not UTF-8 is found at its place in a long text`(near place: Int) {
        var (line, _) = Self.longLine()
        var at = place
        // In the middle of a character, where there is one.
        while line[at] & 0xC0 == 0x80 || line[at] == UInt8(ascii: "\\") || line[at - 1] == UInt8(ascii: "\\") {
            at += 1
        }
        line[at] = 0xFF
        guard case .failure(let problem) = Self.read(line) else {
            Issue.record("was read")
            return
        }
        #expect(problem.code == "invalid-utf8")
        #expect(problem.message.contains("byte \(at + 1) "))
        #expect(problem.id == "a")
    }

    @Test func `megabytes of bytes that begin no character are refused`() {
        let line = Array(#"{"id":"a","text":""#.utf8) + Array(repeating: 0x80, count: 2_200_000) + Array(#""}"#.utf8)
        guard case .failure(let problem) = Self.read(line) else {
            Issue.record("was read")
            return
        }
        #expect(problem.code == "invalid-utf8")
        #expect(problem.message.contains("byte 19 "))
    }

    @Test(arguments: ["\\n", "\\\"", "\\u00e4", "ä", "\\ud83e\\ude7b", "🩻\\t\\/"])
    func `a text of any length is read with whatever stands at any place`(written: String) throws {
        let meant =
            ["\\n": "\n", "\\\"": "\"", "\\u00e4": "ä", "\\ud83e\\ude7b": "🩻", "🩻\\t\\/": "🩻\t/"][written] ?? written
        let letters = Array("Coarse calcification of the aortic arch and root")
        for length in 0...letters.count {
            for place in 0...length {
                let (before, behind) = (String(letters[..<place]), String(letters[place..<length]))
                let record = try Self.read("{\"text\":\"\(before)\(written)\(behind)\",\"id\":\"\(behind)\"}").get()
                #expect(record.note.text.string == before + meant + behind)
                #expect(record.id == behind)
            }
        }
    }

    @Test func `nesting without end is refused, not followed`() {
        let line = #"{"id":"a","text":"","x":"# + String(repeating: "[", count: 100_000)
        guard case .failure(let problem) = Self.read(line) else {
            Issue.record("was read")
            return
        }
        #expect(problem.code == "invalid-json")
    }

    @Test func `targets count Unicode scalars`() throws {
        let line = #"{"id":"a","text":"🩻 Ödem, edema","targets":[{"start":2,"end":6,"concept":"edema","x":1}]}"#
        let record = try Self.read(line).get()
        #expect(record.targets.map { record.note.text[$0.span] } == ["Ödem"])
        #expect(record.targets.map(\.concept) == ["edema"])
    }

    @Test func `a number as id is taken as it is written`() throws {
        #expect(try Self.read(#"{"id": 1200, "text": ""}"#).get().id == "1200")
    }

    @Test func `no message holds words of the note`() {
        for line in [
            #"{"id":"a","text":"SECRET \ud800"}"#, #"{"id":"a","text":"SECRET""#, #"{"id":"a","text":"SECRET" SECRET"#,
        ] {
            guard case .failure(let problem) = Self.read(line) else { continue }
            #expect(!problem.message.contains("SECRET"))
        }
    }
}
