import Annotations
import Testing

@Suite struct `Values that are packed` {
    @Test func `a mention gives back what it was made of`() {
        for certainty in Certainty.allCases {
            for temporality in Temporality.allCases {
                for experiencer in Experiencer.allCases {
                    let assertion = Assertion(certainty, temporality, experiencer)
                    var mention = Mention(
                        kind: .condition, concept: 7, span: Span(3, 9), section: 2, assertion: assertion,
                        cues: Slice(5_000_000, 3), segments: Slice(70_000, 2))
                    #expect(mention.assertion == assertion)
                    #expect(mention.cues == Slice(5_000_000, 3) && mention.segments == Slice(70_000, 2))
                    #expect((mention.kind, mention.concept, mention.section) == (.condition, 7, 2))
                    mention.assertion.certainty = .negated
                    mention.cues = .none
                    #expect(mention.assertion == Assertion(.negated, temporality, experiencer))
                    #expect(mention.cues.isEmpty && !mention.segments.isEmpty)
                }
            }
        }
        #expect(MemoryLayout<Mention>.stride == 28)
    }

    @Test func `evidence gives back what it was made of`() {
        for type in CalcificationType.allCases {
            let evidence = Evidence(type: type, weight: -1.25, rule: 500_000_000, mention: -1)
            #expect(
                (evidence.type, evidence.weight, evidence.rule, evidence.mention) == (type, -1.25, 500_000_000, -1))
        }
        #expect(MemoryLayout<Evidence>.stride == 16)
    }
}
