import Annotations
import TestSupport
import Testing

@testable import ReviewPages

@Suite struct BodyMapTests {
    /// A note of words that each name a site, with a finding on each.
    private func note(_ sites: [(concept: String, side: Laterality)], _ assertion: Assertion = .affirmed)
        -> AnnotatedNote
    {
        var builder = NoteBuilder(Array(repeating: "calcified", count: sites.count).joined(separator: " "))
        for (index, site) in sites.enumerated() {
            builder.from = Int32(index * 10)
            let mention = builder.mention("calcification", "calcified", assertion)
            builder.finding(
                Finding(
                    mention: mention, assertion: assertion,
                    site: site.concept.isEmpty ? -1 : SampleCatalog.concept(site.concept),
                    laterality: site.side))
        }
        return builder.finish()
    }

    @Test func `a site is drawn where it, or the nearest structure that it is part of, has its region`() {
        let catalog = SampleCatalog.catalog
        #expect(catalog.region(of: SampleCatalog.concept("lung-upper-lobe")) == .chest)
        #expect(catalog.region(of: SampleCatalog.concept("mitral-valve")) == .heart)
        #expect(catalog.region(of: SampleCatalog.concept("aorta")) == nil)
    }

    @Test func `the patient's left is on the reader's right`() throws {
        let map = BodyMap(note([("lung-upper-lobe", .left), ("lung", .right), ("falx-cerebri", .midline)]))
        let left = try #require(map.entries.first { $0.side == .left })
        let right = try #require(map.entries.first { $0.side == .right })
        #expect(left.isRight && !right.isRight)
        #expect(left.words == "left chest" && left.findings == [0])
        #expect(map.dots(left)[0].x > BodyMap.width / 2 && map.dots(right)[0].x < BodyMap.width / 2)
        #expect(map.entries.contains { $0.words == "head" && $0.findings == [2] })
    }

    @Test func `what is denied is not drawn, and what has no place is counted`() {
        #expect(BodyMap(note([("lung", .left), ("lung", .none)], Assertion(.negated))).entries.isEmpty)
        let map = BodyMap(note([("aorta", .none), ("", .none), ("lung", .none)]))
        #expect(map.entries.map(\.findings) == [[2]] && map.unplaced == [0, 1])
    }

    @Test(arguments: [1, 4, 30, 200])
    func `labels and discs never share room, however many there are`(count: Int) {
        let sides: [Laterality] = [.none, .left, .right, .bilateral]
        let concepts = ["lung", "mitral-valve", "falx-cerebri", "aortic-arch"]
        let map = BodyMap(note((0..<count).map { (concepts[$0 % 4], sides[$0 / 4 % 4]) }))
        for isRight in [false, true] {
            let column = map.entries.filter { $0.isRight == isRight }.sorted { $0.y < $1.y }
            for (one, next) in zip(column, column.dropFirst()) {
                #expect(map.disc(min(one.findings.count, BodyMap.mostDiscs) - 1, of: one).y + 9.5 <= next.y + 2)
            }
            for entry in column {
                #expect(entry.y >= 0)
                let discs = entry.findings.indices.prefix(BodyMap.mostDiscs).map { map.disc($0, of: entry) }
                #expect(discs.allSatisfy { $0.x > 9 && $0.x < BodyMap.width - 9 && $0.y + 9.5 <= map.height })
                #expect(Set(discs.map { "\($0.x) \($0.y)" }).count == discs.count)
            }
        }
        #expect(map.entries.reduce(0) { $0 + $1.findings.count } == count)
    }

    @Test func `the page draws it with names for all, and leaves it out where it would hold one finding`() throws {
        let page = { (note: AnnotatedNote) in
            try ParsedMarkup(bodyOf: NotePage(note, version: "0.1.0").html())
        }
        let two = try page(note([("lung", .left), ("mitral-valve", .none)]))
        #expect(
            two.texts("//figure//a/@aria-label") == ["Finding 1, lung, affirmed", "Finding 2, mitral valve, affirmed"])
        #expect(two.texts("//figure//a/@href") == ["#f1", "#f2"])
        #expect(try page(note([("lung", .left)])).texts("//figure").isEmpty)
    }
}
