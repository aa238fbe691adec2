import Annotations
import CNettle
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
        #expect(Snapshot("index.html").difference(from: Self.page.html()) == nil)
    }

    @Test func `the policy lets this script run and no other`() {
        #expect(IndexScript.sha256 == Data(sha256(Array(IndexScript.source.utf8))).base64EncodedString())
        let text = String(decoding: Self.page.html(), as: UTF8.self)
        #expect(text.contains("<script>\(IndexScript.source)</script>"))
        #expect(text.contains("script-src 'sha256-\(IndexScript.sha256)'"))
        #expect(text.components(separatedBy: "<script").count == 2)
        #expect(!IndexScript.source.contains("innerHTML") && !IndexScript.source.contains("</"))
    }

    @Test func `an entry counts findings, sites, types and gaps`() {
        let entry = IndexEntry(EverythingNote.note, path: nil)
        #expect(entry.counts == [5, 1, 1])
        #expect(entry.sites == ["aortic arch", "mitral valve", "falx cerebri", "lung upper lobe", "aorta"])
        #expect(entry.types == [.dystrophic, .metastatic, .physiologic, .calciphylaxis])
        #expect(entry.impressionGaps == 2)
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

    private func sha256(_ bytes: [UInt8]) -> [UInt8] {
        var context = sha256_ctx()
        nettle_sha256_init(&context)
        nettle_sha256_update(&context, bytes.count, bytes)
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
        nettle_sha256_digest(&context, digest.count, &digest)
        return digest
    }
}
