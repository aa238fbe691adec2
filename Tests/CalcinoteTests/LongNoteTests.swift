import Calcinote
import Testing
import Writers

/// What a note says does not depend on how long it is: each copy of a piece is read as the others, far beyond the length from
/// which places are looked up in an index.
@Suite struct `Long notes` {
    private static let annotator = Annotator.bundled()
    private static let piece = """
        FINDINGS: Calcified granuloma in the left upper lobe, 4 mm. No pericardial calcification. Calcium 11.2 mg/dL (high), \
        phosphate 5.9 mg/dL.

        IMPRESSION: Calcified granuloma; coronary calcification is unchanged.


        """

    /// What is said in one of the copies, positions counted from its beginning.
    private static func said(in copy: Int, of note: AnnotatedNote) -> [String] {
        let start = Int32(copy * piece.utf8.count)
        let range = start..<start + Int32(piece.utf8.count)
        func place(_ mention: Int32) -> String {
            let span = note.mentions[Int(mention)].span
            return "\(span.start - start)–\(span.end - start)"
        }
        func isHere(_ mention: Int32) -> Bool { range.contains(note.mentions[Int(mention)].span.start) }
        var said: [String] = []
        for (index, mention) in note.mentions.enumerated() where isHere(Int32(index)) {
            said.append("\(mention.kind) \(mention.concept) \(place(Int32(index))) \(mention.assertion)")
        }
        for finding in note.findings where isHere(finding.mention) {
            let evidence = finding.suggestion.map { note.evidence(of: $0).map(\.rule) } ?? []
            said.append(
                "\(place(finding.mention)) \(finding.site) \(finding.laterality) \(String(describing: finding.size)) "
                    + "\(String(describing: finding.inImpression)) \(evidence)")
        }
        for measurement in note.measurements where isHere(measurement.mention) {
            said.append("\(place(measurement.mention)) \(measurement.analyte) \(String(describing: measurement.value))")
        }
        return said
    }

    @Test func `say in each copy of a piece the same`() {
        let few = Self.annotator.annotate(String(repeating: Self.piece, count: 3))
        let many = Self.annotator.annotate(String(repeating: Self.piece, count: 1_000))
        let expected = Self.said(in: 1, of: few)
        #expect(expected.count >= 12)
        #expect(many.mentions.count > 9_000)
        for copy in [1, 2, 333, 700, 998] { #expect(Self.said(in: copy, of: many) == expected, "copy \(copy)") }
        #expect(many.brokenInvariants().isEmpty)
    }

    @Test(arguments: [OutputFormat.json, .jsonLines])
    func `are written piece by piece`(format: OutputFormat) {
        let note = Self.annotator.annotate(String(repeating: Self.piece, count: 2_000))
        let writer = format.makeWriter(WriterOptions(version: "0"), note.catalog)
        var (output, drained, most): ([UInt8], [UInt8], Int) = ([], [], 0)
        writer.write(note, into: &output) { part in
            drained += part
            most = max(most, part.count)
            part.removeAll()
        }
        #expect(drained + output == writer.file(of: note))
        #expect(drained.count > 10_000_000)
        #expect(most < 4_000_000)
    }
}
