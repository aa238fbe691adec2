import Annotations
import Matching
import Notes

@testable import Calcinote

extension FuzzTarget {
    /// Text to words, sections and sentences: nothing lost, nothing twice, nothing cut inside a character.
    static let tokens = FuzzTarget(name: "tokens") { input in
        let text = NoteText(String(decoding: input, as: UTF8.self))
        var workspace = Workspace()
        _ = Shared.annotator.annotate(DecodedNote(text: text, encoding: "utf-8", sha256: ""), id: "", in: &workspace)
        check(workspace.matched.tokens, text)
        check(workspace.matched.layout, workspace.matched.tokens, text)
        var next: Int32 = 0
        for sentence in workspace.matched.sentences {
            hold(sentence.first == next && sentence.end > next, "a sentence leaves a gap or is empty")
            next = sentence.end
        }
        hold(Int(next) == workspace.matched.tokens.count, "the sentences end before the note")
    }

    private static func check(_ tokens: [Token], _ text: NoteText) {
        func isLetterOrDigit(_ byte: UInt8) -> Bool {
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
        }
        var reached = 0
        for token in tokens {
            hold(Int(token.start) >= reached && token.end > token.start && Int(token.end) <= text.count, "\(token)")
            for at in [token.start, token.end] where Int(at) < text.count {
                hold(text.bytes[Int(at)] & 0xC0 != 0x80, "\(token) is cut inside a character")
            }
            hold(!text.bytes[reached..<Int(token.start)].contains(where: isLetterOrDigit), "a word is lost")
            reached = Int(token.end)
        }
        hold(!text.bytes[reached...].contains(where: isLetterOrDigit), "the last word is lost")
    }

    private static func check(_ layout: SectionLayout, _ tokens: [Token], _ text: NoteText) {
        var reached: Int32 = 0
        for (index, section) in layout.sections.enumerated() {
            hold(section.span.start == reached, "section \(index) leaves a gap")
            hold(section.span.contains(section.title) || section.title.isEmpty, "the title lies outside its section")
            hold(section.body >= section.span.start && section.body <= section.span.end, "the body lies outside")
            hold(layout.firstToken[index] <= layout.bodyToken[index], "the body begins before the heading")
            hold(Int(layout.bodyToken[index]) <= tokens.count, "the body begins behind the note")
            reached = section.span.end
        }
        hold(layout.sections.isEmpty || Int(reached) == text.count, "the sections end before the note")
    }
}

/// What all targets share, made once.
enum Shared {
    static let annotator = Annotator.bundled()
}
