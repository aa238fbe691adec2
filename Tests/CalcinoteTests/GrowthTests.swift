import Calcinote
import Foundation
import Notes
import Testing

/// Twice the note may take about twice the time, whatever is in it: a mebibyte that some export has put on one line must not
/// stop a batch.
@Suite(.serialized) struct `Growth` {
    static let annotator = Annotator.bundled()

    private static let words = [
        "calcified ", "no calcification ", "no calcification, ", "no calcification. ", "no calcification\n",
        "calcification of the left lung ", "calcified left kidney and right kidney ", "left right ", "aorta, ",
        "dystrophic calcification ", "metastatic ", "tuberculosis ", "no tuberculosis, calcified node, ",
        "calcification 3 mm ", "calcium 12.4 mg/dL ", "phosphorus 6.8 mg/dL. ", "Agatston score 0 ", "12 ", "1. ",
        "- ", "Aorta: ", "FINDINGS: ", "IMPRESSION:\n", "A: ", "A: calcified\n", ": ", "( ", "[ ] calcification ",
        "[x] ", "? ", "?calcified ", ". ", ".", "\n", "\r\n", "\n\n", "a", "a ", "A ", "é", "é ", "🫀", "-", "a-",
        "1,", "1.", "x1", "'", "''a", "\u{0}", "calcification, mostly punctate, of the falx and ", "history of ",
        "family history of calcinosis ", "and ", "or ", "is calcified and ", "no ", "cannot exclude ", "versus ",
        "however, ", "the ", "pulmonary artery and vein ", "left upper lobe granuloma ", "unchanged calcified ",
        "with a ", "of the ", "MAC heavy. ", "Evaluate for calcification. ", "SPECIMEN: calcified plaque.\n\n",
        "FINDINGS: calcified lung. Calcium 11.2 mg/dL, phosphate 5.9 mg/dL.\n\n",
    ]

    @Test(arguments: words)
    func `is linear`(word: String) {
        var last: (bytes: Int, time: Double)?
        // The first size is longer than a sentence can be: within one, which is cut at 320 tokens, each word is held against
        // the others.
        for bytes in [4_000, 16_000, 64_000] {
            let text = NoteText(String(repeating: word, count: bytes / word.utf8.count))
            let note = DecodedNote(text: text, encoding: "utf-8", sha256: "")
            var time = Self.time(note)
            if time < 200 { time = min(time, Self.time(note), Self.time(note)) }
            if let last {
                // Four times the note: 4 is linear, 16 is square.
                #expect(
                    time < last.time * 9 + 25,
                    "\(last.bytes) bytes took \(last.time) ms, \(bytes) bytes took \(time) ms")
            }
            // A growth that has been seen for long enough.
            if last != nil, time > 40 { return }
            last = (bytes, time)
        }
    }

    /// Milliseconds of this thread, so that what else the machine does at the time does not count.
    private static func time(_ note: DecodedNote) -> Double {
        func now() -> Double {
            var time = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
        }
        let start = now()
        _ = annotator.annotate(note, id: "n")
        return now() - start
    }
}
