import Annotations
import Foundation
import TestSupport
import Testing

@testable import ReviewPages

@Suite struct NotePageTests {
    private func page(_ note: AnnotatedNote) -> [UInt8] {
        NotePage(note, version: "0.1.0", indexPath: "index.html").html()
    }

    @Test func `the everything note is as recorded`() {
        #expect(Snapshot("everything.html").difference(from: withoutParts(page(EverythingNote.note))) == nil)
    }

    @Test func `the highlighted text is the note, character for character`() throws {
        for note in EverythingNote.samples {
            let document = try ParsedMarkup(bodyOf: page(note))
            let shown = document.texts("//div[@class='text']").joined()
            var expected = HTMLBuffer()
            expected.text(note.text.string)
            let plain = try ParsedMarkup(Array("<p>".utf8) + expected.bytes + Array("</p>".utf8)).texts("//p").joined()
            #expect(shown == plain)
            #expect(shown.unicodeScalars.count == note.text.string.unicodeScalars.count)
        }
    }

    @Test func `every link leads somewhere in the page`() throws {
        for note in EverythingNote.samples {
            let document = try ParsedMarkup(bodyOf: page(note))
            let identifiers = document.texts("//@id")
            #expect(Set(identifiers).count == identifiers.count)
            for target in document.texts("//@href") where target.hasPrefix("#") {
                #expect(identifiers.contains(String(target.dropFirst())), "\(target)")
            }
            #expect(note.mentions.indices.allSatisfy { identifiers.contains("m\($0 + 1)") })
        }
    }

    @Test func `each mention has its words, its letter and no box`() throws {
        let note = EverythingNote.note
        let document = try ParsedMarkup(bodyOf: page(note))
        for mention in note.mentions {
            let title = "\(note.name(of: mention)): \(Highlight(mention).words)"
            let words = document.texts("//div[@class='text']//*[@title=\"\(title)\"]").joined()
            #expect(words.contains(note.pieces(of: mention).map { note.text[$0] }.joined()))
        }
        #expect(document.texts("//div[@class='text']//*[@data-letter]").count == note.mentions.count)
        #expect(!Stylesheet.highlights.contains("border:1px") && !Stylesheet.highlights.contains(".m { border:"))
    }

    @Test func `mentions that share words never share a row`() {
        for note in EverythingNote.samples {
            let rows = UnderlineRows(note).rows
            for (one, first) in note.mentions.enumerated() {
                for (other, second) in note.mentions.enumerated() where one < other && first.span.overlaps(second.span)
                {
                    #expect(rows[one] != rows[other])
                }
            }
        }
    }

    @Test func `a finding says its site, side, size, morphology, assertion, cue and type`() throws {
        let document = try ParsedMarkup(bodyOf: page(EverythingNote.note))
        let arch = try #require(document.texts("//section[@id='f3']").first)
        for words in [
            "aortic arch · aorta · artery", "midline", "3 mm", "rim", "affirmed", "Likely dystrophic", "63 %", "+2.6",
            "atherosclerotic plaque: atherosclerotic aortic", "phosphate, parathyroid hormone", "−0.75",
        ] { #expect(arch.contains(words), "\(words)") }
        #expect(try #require(document.texts("//section[@id='f2']").first).contains("negated, by “No”"))
        #expect(document.texts("//section[@id='f2']//div[@class='suggestion']").isEmpty)
        #expect(document.texts("//p[@class='gap']").count == 2)
        // Types that nothing speaks for or against share one line.
        #expect(document.texts("//section[@id='f3']//div[starts-with(@class,'bar')]").count == 3 + 1)
        #expect(document.texts("//section[@id='f3']//*[name()='rect']/@width").first == "63.1%")
        #expect(document.texts("//section[@id='f3']//p[@class='rest']").first?.hasPrefix("the others ") == true)
    }

    @Test func `each source is cited once, and evidence that findings share is written once`() throws {
        var builder = NoteBuilder("Calcified node. Calcified falx. ESRD.")
        let renal = builder.mention("end-stage-renal-disease", "ESRD")
        for _ in 0..<2 {
            let mention = builder.mention("calcification", "Calcified")
            let evidence = [
                Evidence(type: .metastatic, weight: 2, rule: 2, mention: renal),
                Evidence(type: .metastatic, weight: 1, rule: 3, mention: renal),
            ]
            builder.finding(
                Finding(mention: mention, assertion: .affirmed, suggestion: builder.suggestion(evidence)))
            builder.go(to: " Calcified")
        }
        let document = try ParsedMarkup(bodyOf: page(builder.finish()))
        #expect(
            document.texts("//ol[@class='sources']/li") == ["Alfrey AC, Kidney Int 1976 <suppl> & \"others\"", "usage"])
        #expect(document.texts("//ul//a[starts-with(@href,'#s')]/@href") == ["#s1", "#s2"])
        let shared = try #require(document.texts("//ul/@data-as").first)
        #expect(document.texts("//ul[@id='\(shared)']/li").count == 2)
        #expect(document.texts("//section[@id='f2']//ul") == ["the same as for finding 1"])
    }

    @Test func `the page has one script, one style sheet, both by hash, and nothing from elsewhere`() {
        let whole = String(decoding: page(EverythingNote.note), as: UTF8.self)
        #expect(whole.contains("default-src 'none'; style-src 'sha256-\(NotePage.style.hash)'"))
        #expect(whole.contains("script-src 'sha256-\(NotePage.script.hash)'"))
        #expect(whole.components(separatedBy: "<script>").count == 2)
        #expect(whole.components(separatedBy: "<style>").count == 2)
        let text = String(decoding: withoutParts(page(EverythingNote.note)), as: UTF8.self)
        for word in ["<script>x", "src=", "url(", "@import", "http:", "https:", "<link", "onclick", "style="] {
            #expect(!text.contains(word), "\(word)")
        }
        #expect(!NotePage.style.text.contains("url(") && !NotePage.style.text.contains("@import"))
    }

    @Test func `scripts make no markup out of text and end nowhere early`() {
        for script in [NotePage.script.text, IndexPage.script.text] {
            for word in [
                "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "</", "<!--", "fetch(",
            ] {
                #expect(!script.contains(word), "\(word)")
            }
        }
    }

    @Test func `a hash is that of the text`() {
        // echo -n abc | openssl dgst -sha256 -binary | base64
        #expect(ContentHash.base64(of: "abc") == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
        #expect(InlinePart("  a\n    /// b\nc\n").text == "a\nc")
    }

    @Test func `a blind page tells nothing of what was found`() throws {
        let blind = NotePage(EverythingNote.note, version: "0.1.0", isBlind: true).html()
        let document = try ParsedMarkup(bodyOf: blind)
        #expect(document.texts("//*[@data-m]").isEmpty && document.texts("//*[@class='cue']").isEmpty)
        let text = String(decoding: withoutParts(blind), as: UTF8.self)
        #expect(!text.contains("affirmed") && !text.contains("dystrophic"))
    }

    @Test func `markup in a note, a name or a lexicon is text`() {
        var builder = NoteBuilder("<script>alert(1)</script> calcified\"'>", id: "</title><script>x</script>")
        builder.mention("calcification", "<script>alert(1)</script> calcified\"'>")
        let text = String(decoding: page(builder.finish()), as: UTF8.self)
        #expect(!text.contains("<script>alert") && !text.contains("<script>x"))
        #expect(text.contains("&lt;script&gt;alert(1)&lt;/script&gt; calcified&quot;&#39;&gt;"))
    }

    @Test func `what a browser would drop or turn round is shown`() {
        var html = HTMLBuffer()
        html.text("a\u{0}\u{1B}\u{7F}\u{9B}\u{202E}\u{FFFE}\t\r\nz")
        #expect(String(decoding: html.bytes, as: UTF8.self) == "a␀␛␡\u{FFFD}\u{FFFD}\u{FFFD}\t&#13;\nz")
    }
}

/// A page without the text of its style sheet and script, which the browser tests try: what a snapshot keeps.
func withoutParts(_ page: [UInt8]) -> [UInt8] {
    var text = String(decoding: page, as: UTF8.self)
    for (open, close) in [("<style>", "</style>"), ("<script>", "</script>")] {
        guard let start = text.range(of: open), let end = text.range(of: close, range: start.upperBound..<text.endIndex)
        else {
            continue
        }
        text.replaceSubrange(start.upperBound..<end.lowerBound, with: "")
    }
    for hash in [NotePage.style, NotePage.script, IndexPage.style, IndexPage.script].map(\.hash) {
        text = text.replacingOccurrences(of: hash, with: "…")
    }
    return Array(text.utf8)
}
