internal import Annotations
internal import TestSupport
internal import Testing

@Suite struct `The notation of marked sentences` {
    private func mark(_ line: String) throws -> MarkedSentence.Mark {
        try #require(try MarkedSentence(parsing: line).marks.first)
    }

    @Test func `the text is the line without its marks`() throws {
        let sentence = try MarkedSentence(
            parsing: "No effusion, [[calcification|negated]] or [[stone|kind=concretion, negated]].")
        #expect(sentence.text == "No effusion, calcification or stone.")
        #expect(sentence.marks.map { NoteText(sentence.text)[$0.span] } == ["calcification", "stone"])
    }

    @Test func `a line without marks is a note in which nothing may be found`() throws {
        let sentence = try MarkedSentence(parsing: "[ ] Serum calcium [2.2] is normal.")
        #expect(sentence.text == "[ ] Serum calcium [2.2] is normal.")
        #expect(sentence.marks.isEmpty)
    }

    @Test func `a backslash and an n are a line break of the wanted kind`() throws {
        let line = #"FINDINGS:\n[[Calcified]] node."#
        #expect(try MarkedSentence(parsing: line).text == "FINDINGS:\nCalcified node.")
        #expect(try MarkedSentence(parsing: line, lineBreak: "\r\n").text == "FINDINGS:\r\nCalcified node.")
    }

    @Test func `spans count bytes behind letters that have two`() throws {
        let sentence = try MarkedSentence(parsing: "Mönckeberg [[sclerosis|kind=condition]]")
        #expect(sentence.marks[0].span == Span(sentence.text.utf8.count - 9, sentence.text.utf8.count))
    }

    @Test func `a mark expects an affirmed current finding of the patient, and no more`() throws {
        let mark = try mark("[[calcification]]")
        #expect(mark.certainty == .affirmed && mark.temporality == .current && mark.experiencer == .patient)
        #expect(mark.sites == nil && mark.laterality == nil && mark.type == nil && mark.change == nil)
    }

    @Test func `a bare value sets the axis that it belongs to`() throws {
        let mark = try mark("[[calcinosis|possible, historical, other, left, idiopathic]]")
        #expect(mark.certainty == .possible && mark.temporality == .historical && mark.experiencer == .other)
        #expect(mark.laterality == .left && mark.type == .idiopathic)
    }

    @Test func `sites are alternatives with a slash and findings with a plus`() throws {
        #expect(try mark("[[c|site=lung / pleura + aorta]]").sites == .at([["lung", "pleura"], ["aorta"]]))
        #expect(try mark("[[c|site=none]]").sites == .nowhere)
    }

    @Test func `named attributes are read`() throws {
        let mark = try mark(
            "[[c|laterality=none, change=stable, morphology=rim, impression=no, concept=calcification]]")
        #expect(mark.laterality == Laterality.none && mark.change == .stable && mark.inImpression == false)
        #expect(mark.morphology == ["rim"] && mark.concept == "calcification")
    }

    @Test(arguments: [
        ("[[calcification|negated", "\"[[\" without \"]]\""),
        ("calcification]] here", "\"]]\" without \"[[\""),
        ("[[|negated]]", "a mark without words"),
        ("[[c|denied]]", "no axis has the value \"denied\""),
        ("[[c|kind=tumour]]", "kind= cannot be \"tumour\""),
        ("[[c|place=lung]]", "there is no attribute \"place\""),
        (
            "[[stone|kind=concretion, site=kidney]]",
            "site, side, type and change belong to calcifications, not to a concretion"
        ),
    ])
    func `a line that cannot be read says why`(line: String, message: String) {
        #expect { try MarkedSentence(parsing: line) } throws: { "\($0)" == message }
    }
}

@Suite struct `The comparison of marked sentences` {
    private func differences(_ line: String, _ build: (inout NoteBuilder) -> Void) throws -> [String] {
        let sentence = try MarkedSentence(parsing: line)
        var builder = NoteBuilder(sentence.text)
        build(&builder)
        return sentence.differences(from: builder.finish())
    }

    @Test func `what is as marked has no difference`() throws {
        let found = try differences("No [[calcification|negated]].") {
            let mention = $0.mention("calcification", "calcification", Assertion(.negated))
            $0.finding(Finding(mention: mention, assertion: Assertion(.negated)))
        }
        #expect(found.isEmpty)
    }

    @Test func `an axis that differs is said with both values`() throws {
        let found = try differences("No [[calcification|negated]].") {
            let mention = $0.mention("calcification", "calcification")
            $0.finding(Finding(mention: mention, assertion: .affirmed))
        }
        #expect(found == ["calcification: certainty: expected negated, got affirmed"])
    }

    @Test func `a marked word that was not found, and a found one that is not marked`() throws {
        #expect(
            try differences("[[Calcification]] of the wall.") { _ in }
                == ["Calcification: expected a calcification, got nothing"])
        let found = try differences("Old calcification.") {
            let mention = $0.mention("calcification", "calcification")
            $0.finding(Finding(mention: mention, assertion: .affirmed))
        }
        #expect(found == ["calcification: expected no calcification, got one"])
    }

    @Test func `the certainty of a hypothetical mention is not compared`() throws {
        let asked = Assertion(.possible, .hypothetical)
        let found = try differences("Rule out [[calcification|hypothetical]].") {
            let mention = $0.mention("calcification", "calcification", asked)
            $0.finding(Finding(mention: mention, assertion: asked))
        }
        #expect(found.isEmpty)
    }

    @Test func `a site more, a site less and another site are differences`() throws {
        let arch = SampleCatalog.concept("aortic-arch")
        func sites(_ expected: String, _ sites: [ConceptIndex]) throws -> [String] {
            try differences("[[Calcification|site=\(expected)]] of the arch.") {
                let mention = $0.mention("calcification", "Calcification")
                for site in sites { $0.finding(Finding(mention: mention, assertion: .affirmed, site: site)) }
            }
        }
        #expect(try sites("aorta", [arch]).isEmpty)
        #expect(try sites("spleen", [arch]).count == 1)
        #expect(try sites("aorta", [arch, arch]).count == 1)
        #expect(try sites("aorta + aorta", [arch]).count == 1)
        #expect(try sites("none", [-1]).isEmpty)
        #expect(try sites("none", [arch]).count == 1)
    }
}
