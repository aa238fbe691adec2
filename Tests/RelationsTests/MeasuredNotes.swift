import Testing

/// A text, and what must be read in it: `concept value unit = SI value, interpretation`, in the order of the mentions.
struct MeasuredNote: CustomTestStringConvertible, Sendable {
    var text: String
    var expected: [String]
    var testDescription: String { text }

    init(_ text: String, _ expected: String...) {
        self.text = text
        self.expected = expected
    }

    /// Numbers with and without units.
    static let values: [MeasuredNote] = [
        MeasuredNote("Calcium 12.8 mg/dL.", "calcium 12.8 mg/dL = 3.19 high"),
        MeasuredNote("calcium 12.8mg/dL", "calcium 12.8 mg/dL = 3.19 high"),
        MeasuredNote("Serum calcium level was 12.4.", "calcium 12.4 mg/dL = 3.09 high"),
        MeasuredNote("Calcium today 3.02 mmol/l.", "calcium 3.02 mmol/L high"),
        MeasuredNote("Calcium 12.8 mEq/L", "calcium 12.8 mEq/L = 6.4 high"),
        MeasuredNote("PTH (intact) 890 pg/mL H", "pth 890 pg/mL = 94.4 high"),
        MeasuredNote("PTH 1,480 pg/mL", "pth 1480 pg/mL = 157 high"),
        MeasuredNote("Alk phos 505 H, calcium 10.1 N", "alp 505 U/L high", "calcium 10.1 mg/dL = 2.52 normal"),
        MeasuredNote(
            "eGFR 38, 25-OH D 31 ng/mL",
            "egfr 38 mL/min/1.73 m2 low",
            "vitamin-d-25-oh 31 ng/mL = 77.4 normal"),
        MeasuredNote("25-OH\nvitamin D was 214 ng/mL", "vitamin-d-25-oh 214 ng/mL = 534 high"),
        MeasuredNote("vitamin D 25 ng/mL", "vitamin-d-25-oh 25 ng/mL = 62.4 normal"),
        MeasuredNote("1,25-dihydroxyvitamin D 210 pmol/L", "vitamin-d-1-25 210 pmol/L high"),
        MeasuredNote("creatinine 450 µmol/L", "creatinine 450 umol/L high"),
        MeasuredNote("Urea 31 mmol/L, creatinine 890", "urea 31 mmol/L high", "creatinine 890 umol/L high"),
        MeasuredNote("Alb 2.8, Mg 0.5 mmol/L", "albumin 2.8 g/dL = 28 low", "magnesium 0.5 mmol/L low"),
        MeasuredNote("HCO3 18 mEq/L", "bicarbonate 18 mEq/L = 18 low"),
        MeasuredNote("ionized calcium 5.6 mg/dL", "ionised-calcium 5.6 mg/dL = 1.4 high"),
        MeasuredNote("Adjusted calcium 2.94 (2.20-2.60) mmol/L", "corrected-calcium 2.94 mmol/L high"),
        MeasuredNote("24-hour urine calcium 380 mg/24 h", "urine-calcium 380 mg/24 h = 9.48"),
        MeasuredNote("Calcium (mg/dL) 12.8", "calcium 12.8 mg/dL = 3.19 high"),
        MeasuredNote("Calcium on 3/4/2019 was 12.8 mg/dL", "calcium 12.8 mg/dL = 3.19 high"),
        MeasuredNote("calcium (3/4/19) 12.8", "calcium 12.8 mg/dL = 3.19 high"),
        MeasuredNote("Calcium rose within a week to 12.8 mg/dL.", "calcium 12.8 mg/dL = 3.19 high"),
        MeasuredNote("hypercalcaemia (calcium 3.1 mmol/L)", "calcium 3.1 mmol/L high"),
        MeasuredNote(
            "elevated calcium (12.8 mg/dL) and PTH (890 pg/mL)",
            "calcium 12.8 mg/dL = 3.19 high",
            "pth 890 pg/mL = 94.4 high"),
        MeasuredNote("PTH <5 pg/mL", "pth 5 pg/mL = 0.531 low"),
        MeasuredNote(
            "PTH\n<5 pg/mL, creatinine 2.6 mg/dL.",
            "pth 5 pg/mL = 0.531 low",
            "creatinine 2.6 mg/dL = 230 high"),
        MeasuredNote("eGFR >90.", "egfr 90 mL/min/1.73 m2 normal"),
        MeasuredNote("estimated GFR greater than 60.", "egfr 60 mL/min/1.73 m2 normal"),
        MeasuredNote("phosphate persistently >2.5 mmol/L", "phosphate 2.5 mmol/L high"),
        MeasuredNote(
            "Mg 2.1, Ca 9.6 Mg 2.2",
            "magnesium 2.1 mg/dL = 0.864 normal",
            "calcium 9.6 mg/dL = 2.4 normal",
            "magnesium 2.2 mg/dL = 0.905 normal"),
        MeasuredNote(
            "Ca 2.9, PO4 2.3, Cr 640, PTH 80 pmol/L",
            "calcium 2.9 mmol/L high",
            "phosphate 2.3 mmol/L high",
            "calcium-phosphate-product 82.8 mg2/dL2 = 6.67 high",
            "creatinine 640 umol/L high",
            "pth 80 pmol/L high"),
        MeasuredNote(
            "Na 138, K 4.1, Ca 2.31, ALP 88, albumin 41.",
            "calcium 2.31 mmol/L normal",
            "alp 88 U/L normal",
            "albumin 41 g/L normal"),
        MeasuredNote(
            "Calcium: 12.8 mg/dL\nPTH: 890 pg/mL",
            "calcium 12.8 mg/dL = 3.19 high",
            "pth 890 pg/mL = 94.4 high"),
    ]

    /// Ranges, courses, and several analytes with several values.
    static let courses: [MeasuredNote] = [
        MeasuredNote("Cr 0.9 to 3.8 mg/dL", "creatinine 3.8 mg/dL = 336 high"),
        MeasuredNote("Creatinine rose from 0.9 to 3.8.", "creatinine 3.8 mg/dL = 336 high"),
        MeasuredNote("calcium 2.2 mmol/L → 3.1 mmol/L", "calcium 3.1 mmol/L high"),
        MeasuredNote("Ca 12.8 -> 10.1", "calcium 10.1 mg/dL = 2.52 normal"),
        MeasuredNote("GFR of 40-41 mL/min", "egfr 40 mL/min/1.73 m2 low"),
        MeasuredNote("BUN/Cr 22/1.3.", "urea-nitrogen 22 mg/dL = 7.85 high", "creatinine 1.3 mg/dL = 115 high"),
        MeasuredNote(
            "BUN and creatinine 10 and 0.9.",
            "urea-nitrogen 10 mg/dL = 3.57 normal",
            "creatinine 0.9 mg/dL = 79.6 normal"),
        MeasuredNote(
            "calcium and albumin of 12.8 and 3.1",
            "calcium 12.8 mg/dL = 3.19 high",
            "albumin 3.1 g/dL = 31 low"),
        MeasuredNote("Creatinine 9.0 (baseline 8.5)", "creatinine 9 mg/dL = 796 high"),
        MeasuredNote(
            "calcium 12.1 mg/dL (albumin 3.1), low PTH.",
            "calcium 12.1 mg/dL = 3.02 high",
            "albumin 3.1 g/dL = 31 low",
            "pth low"),
    ]

    /// Flags and printed intervals come before the table.
    static let intervals: [MeasuredNote] = [
        MeasuredNote("Calcium 10.8 mg/dL (8.5-10.9)", "calcium 10.8 mg/dL = 2.69 normal"),
        MeasuredNote("Calcium 2.58 mmol/L [ref 2.2-2.55]", "calcium 2.58 mmol/L high"),
        MeasuredNote("Calcium: 10.2 (8.4 - 10.2 mg/dL)", "calcium 10.2 mg/dL = 2.54 normal"),
        MeasuredNote("Calcium    12.8  H  mg/dL  8.5-10.5", "calcium 12.8 mg/dL = 3.19 high"),
        MeasuredNote("Calcium | 12.8 | mg/dL | 8.5 - 10.5 | H", "calcium 12.8 mg/dL = 3.19 high"),
        MeasuredNote("PTH 890 (normal 15-65)", "pth 890 pg/mL = 94.4 high"),
        MeasuredNote("PTH 60 pg/mL (normal up to 55)", "pth 60 pg/mL = 6.37 high"),
        MeasuredNote("PTH 9.6 (1.6-6.9)", "pth 9.6 pmol/L high"),
        MeasuredNote("creatinine 1.1 mg/dL (H)", "creatinine 1.1 mg/dL = 97.2 high"),
        MeasuredNote("Ca 10.2 ↑", "calcium 10.2 mg/dL = 2.54 high"),
        MeasuredNote("elevated calcium of 10.3", "calcium 10.3 mg/dL = 2.57 high"),
        MeasuredNote(
            "GFR is decreased at 50 with creatinine of 1.1.",
            "egfr 50 mL/min/1.73 m2 low",
            "creatinine 1.1 mg/dL = 97.2 normal"),
        MeasuredNote("Calcium 9.5, elevated PTH 300", "calcium 9.5 mg/dL = 2.37 normal", "pth 300 pg/mL = 31.8 high"),
        MeasuredNote("Calcium 8.5-10.5 is the normal range."),
        MeasuredNote("PTH target 150-300."),
    ]

    /// Words in the place of a value.
    static let words: [MeasuredNote] = [
        MeasuredNote("elevated PTH", "pth high"),
        MeasuredNote("PTH elevated, calcium normal.", "pth high", "calcium normal"),
        MeasuredNote("normal Ca, PTH elevated", "calcium normal", "pth high"),
        MeasuredNote(
            "Calcium, phosphate and PTH are within normal limits.",
            "calcium normal",
            "phosphate normal",
            "pth normal"),
        MeasuredNote(
            "Bloods: Ca, PO4, ALP, PTH, U&E normal.",
            "calcium normal",
            "phosphate normal",
            "alp normal",
            "pth normal"),
        MeasuredNote(
            "Cr 0.9; Ca/P normal.",
            "creatinine 0.9 mg/dL = 79.6 normal",
            "calcium normal",
            "phosphate normal"),
        MeasuredNote("Ca and phos are in range", "calcium normal", "phosphate normal"),
        MeasuredNote("PTH, CA AND CREATININE ARE NORMAL.", "pth normal", "calcium normal", "creatinine normal"),
        MeasuredNote("PTH suppressed.", "pth low"),
        MeasuredNote("PTH undetectable", "pth low"),
        MeasuredNote("PTH was found to be markedly elevated", "pth high"),
        MeasuredNote("no elevated PTH; calcium not elevated", "pth normal", "calcium normal"),
        MeasuredNote("↑Ca, PTH ↑↑, PO4 ↓", "calcium high", "pth high", "phosphate low"),
        MeasuredNote("Elevated PTH with low vitamin D.", "pth high", "vitamin-d-25-oh low"),
        MeasuredNote("urine calcium elevated", "urine-calcium high"),
        MeasuredNote("if calcium is elevated, call"),
        MeasuredNote("calcium is not normal"),
    ]
}
