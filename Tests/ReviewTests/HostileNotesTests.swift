import Annotations
import Calcinote
import Foundation
import TestSupport
import Testing

@testable import ReviewPages

/// Two hundred notes that try to be more than text, the same ones each time.
enum HostileNotes {
    static let pieces = [
        "<script>alert(1)</script>", "</script>", "<img src=x onerror=alert(2)>", "]]>", "<!--", "-->", "<![CDATA[",
        "javascript:alert(3)",
        "\"'><b onmouseover=alert(4)>", "&lt;script&gt;", "&#x3c;", "&amp;", "\u{202E}desrever\u{202C}",
        "\u{200F}\u{2066}x\u{2069}",
        "\u{FEFF}", "\u{2028}\u{2029}", "</div></section></main></body></html>", "<style>*{display:none}</style>",
        "</title>",
        "\u{0}\u{B}\u{1B}[31m\u{7F}\u{9B}", "\u{FFFE}\u{FFFF}", "🦴 ossified", "e\u{301}", "\\u003cscript\\u003e",
        "{{x}}", "\t\t|\t",
    ]
    static let clinical = [
        "Calcified granuloma in the left upper lobe. ", "No calcification of the aortic valve. ", "FINDINGS: ",
        "\nIMPRESSION: ",
        "Possible 3 mm calcification of the right breast. ", "Calcium 12.9 mg/dL. ", "\n\n", "\r\n",
    ]

    static let texts: [String] = (0..<200).map { number in
        var state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 | 1
        func next(_ count: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(count))
        }
        var text = clinical[next(clinical.count)]
        for _ in 0..<(2 + next(12)) {
            let piece = next(2) == 0 ? pieces[next(pieces.count)] : clinical[next(clinical.count)]
            text += next(4) == 0 ? "calcif" + piece + "ication" : piece
        }
        return text
    }
}

struct HostileNotesTests {
    static let annotator = Annotator.bundled()

    @Test func `two hundred hostile notes make two hundred whole pages`() throws {
        for (number, text) in HostileNotes.texts.enumerated() {
            let note = Self.annotator.annotate(text, id: "n\(number)</title><script>alert(0)</script>\"'")
            let page = NotePage(note, version: "0.1.0", indexPath: "javascript:alert(1)", collection: "a\"</script>")
                .html()
            let body = try ParsedMarkup(bodyOf: page)
            let shown = body.texts("//div[@class='text']").joined()
            // One character for each of the note's, though some are shown as substitutes.
            #expect(shown.unicodeScalars.count == text.unicodeScalars.count)
            #expect(body.texts("//script").count == 1)
            #expect(body.texts("//script/@type") == ["application/json"])
            #expect(body.texts("//img | //style | //iframe | //b[@onmouseover] | //*[@onerror]").isEmpty)
            let whole = String(decoding: page, as: UTF8.self)
            #expect(whole.components(separatedBy: "</html>").count == 2)
            #expect(!whole.contains("<script>alert"))
            #expect(!whole.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) })
            let data = try #require(body.texts("//script").first)
            #expect(try JSONSerialization.jsonObject(with: Data(data.utf8)) is [String: Any])
        }
    }

    @Test func `two hundred hostile notes make one whole folder page`() throws {
        let entries = HostileNotes.texts.enumerated().map { number, text in
            IndexEntry(Self.annotator.annotate(text, id: text), path: "\(number)\(text.prefix(20)).html")
        }
        let page = IndexPage(title: HostileNotes.pieces.joined(), version: "0.1.0", lexicon: "x", entries: entries)
            .html()
        let body = try ParsedMarkup(bodyOf: page)
        #expect(body.texts("//script").count == 2)
        for block in body.texts("//script") { _ = try JSONSerialization.jsonObject(with: Data(block.utf8)) }
        let notes = try #require(
            JSONSerialization.jsonObject(with: Data(body.texts("//script[@id='chunk-0']").joined().utf8)) as? [[Any]])
        #expect(notes.count == 200)
        for (note, text) in zip(notes, HostileNotes.texts) {
            let id = try #require(note[0] as? String)
            let (found, expected) = (Array(id.unicodeScalars), Array(text.unicodeScalars))
            let at = zip(found, expected).prefix { $0 == $1 }.count
            #expect(at == found.count && at == expected.count, "differs at \(at)")
        }
    }
}
