import Annotations
import TestSupport
import Testing

@testable import Writers

@Suite struct TextWriterTests {
    private func text(_ note: AnnotatedNote, color: Bool = false) -> String {
        let writer = OutputFormat.text.makeWriter(WriterOptions(version: "0.1.0", usesColor: color), note.catalog)
        return String(decoding: writer.file(of: note), as: UTF8.self)
    }

    @Test func `the everything note is as recorded`() {
        #expect(Snapshot("everything.txt").difference(from: Array(text(EverythingNote.note).utf8)) == nil)
        #expect(Snapshot("everything.ansi").difference(from: Array(text(EverythingNote.note, color: true).utf8)) == nil)
    }

    @Test func `brackets say the assertion where there is no colour`() {
        var builder = NoteBuilder("No calcification of the aorta; mother had calciphylaxis.")
        builder.mention("calcification", "calcification", Assertion(.negated), cues: [(.negated, "No", 0)])
        builder.mention("aorta", "aorta")
        builder.mention("calciphylaxis", "calciphylaxis", Assertion(.affirmed, .historical, .other))
        let expected =
            "{No} [calcification|negated] of the [aorta|site]; mother had [calciphylaxis|affirmed, historical, not the patient]."
        #expect(text(builder.finish()).contains(expected))
    }

    @Test(arguments: [false, true]) func `nothing in a note reaches the terminal raw`(color: Bool) {
        for note in EverythingNote.samples {
            var output = text(note, color: color)
            if color { output.replace(/\u{1B}\[[0-9;]*m/, with: "") }
            for scalar in output.unicodeScalars where scalar != "\n" && scalar != "\t" {
                #expect(scalar.properties.generalCategory != .control)
            }
        }
    }

    @Test func `control characters and changes of direction are shown`() {
        #expect(terminalSafe("a\r\nb\rc\u{1B}[2J\u{9B}\u{202E}\u{0}é👩🏽‍⚕️") == "a\nb\\rc\\x1B[2J\\x9B\\u202E\\x00é👩🏽‍⚕️")
    }

    @Test func `every escape sequence is closed on its line`() {
        for line in text(EverythingNote.note, color: true).split(separator: "\n") {
            let starts = line.matches(of: /\u{1B}\[[1-9][0-9;]*m/).count
            #expect(starts == line.matches(of: /\u{1B}\[0m/).count)
        }
    }

    @Test func `the words of the note are all there`() {
        var output = text(EverythingNote.note, color: true)
        output.replace(/\|(negated|possible|affirmed, [a-z, ]+)/, with: "")
        output.replace(/\u{1B}\[[0-9;]*m/, with: "")
        #expect(output.contains(terminalSafe(EverythingNote.text)))
    }

    @Test(
        arguments: [
            (ColorChoice.auto, [:], true, true), (.auto, [:], false, false), (.auto, ["NO_COLOR": "1"], true, false),
            (.auto, ["NO_COLOR": ""], true, true), (.auto, ["FORCE_COLOR": "1"], false, true),
            (.auto, ["FORCE_COLOR": "0"], true, false), (.auto, ["NO_COLOR": "1", "FORCE_COLOR": "1"], true, false),
            (.auto, ["TERM": "dumb"], true, false), (.always, ["NO_COLOR": "1"], false, true),
            (.never, ["FORCE_COLOR": "1"], true, false),
        ] as [(ColorChoice, [String: String], Bool, Bool)])
    func `colour is used only where it is wanted`(
        choice: ColorChoice, environment: [String: String], isTerminal: Bool, expected: Bool
    ) {
        #expect(choice.usesColor(environment: environment, isTerminal: isTerminal) == expected)
    }
}
