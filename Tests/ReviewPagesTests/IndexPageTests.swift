import Annotations
import Foundation
import TestSupport
import Testing

@testable import ReviewPages

@Suite struct IndexPageTests {
    static let entries =
        EverythingNote.samples.map { IndexEntry($0, path: "ward 3/\($0.document.id).html") } + [
            IndexEntry(id: "broken<b>.txt", failure: "line 3, column 9: not UTF-8")
        ]
    static let page = IndexPage(title: "notes & more", version: "0.1.0", lexicon: "2026.11", entries: entries)

    @Test func `the index of the sample notes is as recorded`() {
        #expect(Snapshot("index.html").difference(from: withoutParts(Self.page.html())) == nil)
    }

    @Test func `the policy lets this script run and no other`() {
        let text = String(decoding: Self.page.html(), as: UTF8.self)
        #expect(text.contains("<script>\(IndexPage.script.text)</script>"))
        #expect(text.contains("script-src 'sha256-\(IndexPage.script.hash)'"))
        #expect(text.components(separatedBy: "<script>").count == 2)
    }

    @Test func `an entry counts findings, sites, types and gaps`() {
        let entry = IndexEntry(EverythingNote.note, path: nil)
        #expect(Certainty.allCases.map(entry.count) == [5, 1, 1])
        #expect(entry.impressionGaps == 2)
        #expect(entry.findings[1].assertion.certainty == .negated)
        #expect(entry.findings[2].sitePath == ["aortic arch", "aorta", "artery"])
        #expect(entry.findings[2].millimetres == 3)
        #expect(entry.findings[2].words == "calcified")
    }

    @Test func `the roll-up counts a note once a site, and only what is there`() throws {
        let entries = (0..<3).map { IndexEntry(EverythingNote.note, path: "\($0).html") }
        let cohort = CohortTable(entries + [IndexEntry(id: "broken", failure: "x")])
        #expect(cohort.notes == 3)
        #expect(cohort.cases == 3)
        #expect(try #require(cohort.rows.first { $0.site == "artery" }).total == 3)
        let text = String(decoding: Self.page.html(), as: UTF8.self)
        #expect(text.contains("affirmed, current and the patient&#39;s own"))
    }

    @Test func `data ends no script and turns no letters round`() {
        var data = PageData()
        data.array { $0.add(nil, "</script><!--&\u{202E}\u{2028}\"\\\n\u{0}🫀") }
        #expect(
            String(decoding: data.bytes, as: UTF8.self)
                == "[\"\\u003c/script\\u003e\\u003c!--\\u0026\\u202e\\u2028\\\"\\\\\\n\\u0000🫀\"]")
    }

    @Test(arguments: [
        ("ct-0001.html", "./ct-0001.html"), ("a b/ct#1?.html", "./a%20b/ct%231%3F.html"),
        ("javascript:alert(1)", "./javascript%3Aalert%281%29"), ("é\".html", "./%C3%A9%22.html"),
    ]) func `a path is an address and nothing else`(path: String, expected: String) {
        #expect(relativeAddress(path) == expected)
    }

    @Test func `an index without notes is a whole page`() {
        let page = IndexPage(title: "empty", version: "0.1.0", lexicon: "2026.11", entries: [])
        #expect(String(decoding: page.html(), as: UTF8.self).contains("0 notes."))
    }
}
