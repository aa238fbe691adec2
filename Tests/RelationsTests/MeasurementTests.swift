import Annotations
import Matching
import Relations
import Testing

struct MeasurementTests {
    @Test(arguments: MeasuredNote.values) func `values are read with unit, SI value and interpretation`(
        row: MeasuredNote
    ) {
        #expect(MeasuredText(row.text).lines == row.expected)
    }

    @Test(arguments: MeasuredNote.courses) func `a course gives its last value, a list each its own`(row: MeasuredNote)
    {
        #expect(MeasuredText(row.text).lines == row.expected)
    }

    @Test(arguments: MeasuredNote.intervals) func `flags and printed intervals come before the table`(row: MeasuredNote)
    {
        #expect(MeasuredText(row.text).lines == row.expected)
    }

    @Test(arguments: MeasuredNote.words) func `a word stands for the value of all analytes of a list`(row: MeasuredNote)
    {
        #expect(MeasuredText(row.text).lines == row.expected)
    }

    @Test(arguments: MeasuredNote.scores) func `scores are read with their totals`(row: MeasuredNote) {
        #expect(MeasuredText(row.text).lines == row.expected)
    }

    @Test(arguments: MeasuredNote.sizes) func `sizes give their largest number`(row: MeasuredNote) {
        #expect(MeasuredText(row.text).lines == row.expected)
    }

    @Test(arguments: MeasuredNote.others) func `doses, counts, dates and look-alikes are no values`(row: MeasuredNote) {
        #expect(MeasuredText(row.text).lines == row.expected)
    }

    @Test(arguments: MeasuredNote.products) func `the product is taken from the note, or computed`(row: MeasuredNote) {
        #expect(MeasuredText(row.text).lines == row.expected)
    }

    @Test(arguments: [
        ("PTH (intact) 890 pg/mL H, repeat later", ["PTH (intact) 890 pg/mL H"]),
        ("calcium and phosphate normal", ["calcium and phosphate normal", "phosphate normal"]),
        ("Elevated serum PTH.", ["Elevated serum PTH"]),
        ("BUN/Cr 22/1.3.", ["BUN/Cr 22", "Cr 22/1.3"]),
        ("a 3 x 4 mm nodule", ["3 x 4 mm"]),
    ]) func `a mention covers analyte, value, unit and flag`(text: String, expected: [String]) {
        #expect(MeasuredText(text).words == expected)
    }

    @Test func `mentions stay in the order of their spans, and measurements point to theirs`() {
        let text = MeasuredText("Aorta with calcification of 3 mm; calcium 12.8 mg/dL, calcified kidney 10 cm.")
        let mentions = text.note.mentions
        #expect(mentions.count == text.note.places.count && mentions.count == text.note.sentenceOf.count)
        #expect(zip(mentions, mentions.dropFirst()).allSatisfy { !($1.span < $0.span) })
        #expect(text.words == ["3 mm", "calcium 12.8 mg/dL", "10 cm"])
        for measurement in text.measurements {
            let mention = mentions[Int(measurement.mention)]
            #expect(mention.kind == .measurement && mention.concept == measurement.analyte)
        }
    }

    @Test func `a note without values leaves its mentions as they were`() {
        let text = MeasuredText("No effusion, calcification or mass.")
        #expect(text.measurements.isEmpty)
        #expect(!text.note.mentions.contains { $0.kind == .measurement })
    }
}
