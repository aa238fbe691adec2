import Calcinote
import Notes
import Testing

/// Twice the note may take about twice the time, whatever is in it: a mebibyte that some export has put on one line must not
/// stop a batch.
@Suite(.serialized) struct `Growth` {
    static let annotator = Annotator.bundled()

    @Test(arguments: [
        "calcified ", "no calcification ", "no calcification, ", "no calcification. ", "no calcification\n",
        "calcification of the left lung ", "calcified left kidney and right kidney ", "left right ", "aorta, ",
        "dystrophic calcification ", "metastatic ", "tuberculosis ", "no tuberculosis, calcified node, ",
        "calcification 3 mm ", "calcium 12.4 mg/dL ", "phosphorus 6.8 mg/dL. ", "Agatston score 0 ", "12 ", "1. ", "- ", "Aorta: ",
        "FINDINGS: ", "IMPRESSION:\n", "A: ", "A: calcified\n", ": ", "( ", "[ ] calcification ", "[x] ", "? ", "?calcified ",
        ". ", ".", "\n", "\r\n", "\n\n", "a", "a ", "A ", "é", "é ", "🫀", "-", "a-", "1,", "1.", "x1", "'", "''a", "\u{0}",
        "calcification, mostly punctate, of the falx and ", "history of ", "family history of calcinosis ", "and ", "or ",
        "is calcified and ", "no ", "cannot exclude ", "versus ", "however, ", "the ", "pulmonary artery and vein ",
        "left upper lobe granuloma ", "unchanged calcified ", "with a ", "of the ",
    ])
    func `is linear`(word: String) {
        var last: (bytes: Int, time: Duration)?
        for bytes in [500, 2_000, 8_000, 32_000] {
            let text = NoteText(String(repeating: word, count: bytes / word.utf8.count))
            let note = DecodedNote(text: text, encoding: "utf-8", sha256: "")
            let time = (0..<2).map { _ in
                ContinuousClock().measure { _ = Self.annotator.annotate(note, id: "n") }
            }.min()!
            if let last {
                #expect(
                    time < last.time * 9 + .milliseconds(15),
                    "\(last.bytes) bytes took \(last.time), \(bytes) bytes took \(time)")
            }
            // A slow machine, or a growth that has just been reported.
            if time > .milliseconds(150) { return }
            last = (bytes, time)
        }
    }
}
