extension MeasuredNote {
    /// Scores.
    static let scores: [MeasuredNote] = [
        MeasuredNote("Agatston score 412.", "agatston-score 412 AU high"),
        MeasuredNote(
            "Agatston calcium score: total 412 (LAD 238, RCA 131, LCx\n43), 88th percentile",
            "agatston-score 412 AU high"),
        MeasuredNote("Coronary calcium score of 0.", "agatston-score 0 AU normal"),
        MeasuredNote("Zero calcium score.", "agatston-score 0 AU normal"),
        MeasuredNote("CAC score: 0", "agatston-score 0 AU normal"),
        MeasuredNote(
            "Patient's calcium score 164, volume 205; this places him",
            "agatston-score 164 AU high",
            "volume-score 205 mm3 high"),
        MeasuredNote("Agatston score: LM: 49. RCA: 1. LAD: 2. Total: 52.", "agatston-score 52 AU high"),
        MeasuredNote("aortic valve calcium score 1,840 AU", "aortic-valve-calcium-score 1840 AU high"),
        MeasuredNote("Kauppila score 14", "kauppila-score 14 high"),
        MeasuredNote("calcium score 1-10 is minimal"),
    ]

    /// Sizes and attenuations.
    static let sizes: [MeasuredNote] = [
        MeasuredNote("A 7 mm calcified nodule", "size 7 mm"),
        MeasuredNote("3 x 4 mm", "size 4 mm"),
        MeasuredNote("3.5 x 2.1 x 4 cm mass", "size 4 cm = 40"),
        MeasuredNote("3.4 cm x 2.1 cm", "size 3.4 cm = 34"),
        MeasuredNote("0.7-1.1 cm", "size 1.1 cm = 11"),
        MeasuredNote("3-mm nodule, 8mm away", "size 3 mm", "size 8 mm"),
        MeasuredNote("2 inch scar", "size 2 inch = 50.8"),
        MeasuredNote("120 µm calcification", "size 120 um = 0.12"),
        MeasuredNote("attenuation of 350 HU and -20 HU fat", "attenuation 350 HU", "attenuation -20 HU"),
        MeasuredNote("pressure 20 mm Hg, gradient 30 mmHg, ESR 40 mm/hr"),
    ]

    /// Numbers and words that are none.
    static let others: [MeasuredNote] = [
        MeasuredNote("calcium 600 mg daily"),
        MeasuredNote("calcium with vitamin D 500 mg"),
        MeasuredNote("He takes calcium 1250 mg and vitamin D 800 IU."),
        MeasuredNote("low phosphate diet"),
        MeasuredNote("calcium oxalate crystals, 3 of 5"),
        MeasuredNote("calcium 12 days ago"),
        MeasuredNote("seen in 5 of 10 ducts, calcium in 5 of 10"),
        MeasuredNote("P 72, BP 120/80"),
        MeasuredNote("stage P 3"),
        MeasuredNote("Breast CA normal today"),
        MeasuredNote("breast CA, normal chest"),
        MeasuredNote("Ca 19-9 37 U/mL"),
        MeasuredNote("Normal AP and lateral views."),
        MeasuredNote("UA and CBC were unremarkable."),
        MeasuredNote("PTH 3 times normal"),
        MeasuredNote("ALDACTONE 25 MG DAILY"),
        MeasuredNote("at 3 o'clock, 12/03/2019, tel 555-1234, 10:30"),
        MeasuredNote("Calcium level is pending."),
    ]

    /// The product of calcium and phosphate, stated or computed; a computed one hangs on the phosphate.
    static let products: [MeasuredNote] = [
        MeasuredNote(
            "Ca 10.9 mg/dL, phos 8.4 mg/dL, Ca x P 91.6.",
            "calcium 10.9 mg/dL = 2.72 high",
            "phosphate 8.4 mg/dL = 2.71 high",
            "calcium-phosphate-product 91.6 mg2/dL2 = 7.38 high"),
        MeasuredNote(
            "Phos 10.2, Ca 9.8, product 100.",
            "phosphate 10.2 mg/dL = 3.29 high",
            "calcium 9.8 mg/dL = 2.45 normal",
            "calcium-phosphate-product 100 mg2/dL2 = 8.06 high"),
        MeasuredNote("Ca x P product 79 mg2/dL2", "calcium-phosphate-product 79 mg2/dL2 = 6.37 high"),
        MeasuredNote("calcium/phosphate product elevated", "calcium-phosphate-product high"),
        MeasuredNote(
            "Phosphate 2.9 mmol/L, calcium 2.6 mmol/L",
            "phosphate 2.9 mmol/L high",
            "calcium-phosphate-product 93.6 mg2/dL2 = 7.54 high",
            "calcium 2.6 mmol/L normal"),
        MeasuredNote(
            "Corr Ca 2.7 mmol/L, total Ca 2.4 mmol/L, phosphate 2.0 mmol/L",
            "corrected-calcium 2.7 mmol/L high",
            "calcium 2.4 mmol/L normal",
            "phosphate 2 mmol/L high",
            "calcium-phosphate-product 67 mg2/dL2 = 5.4 high"),
        MeasuredNote(
            "P 7.1, Ca 9.2",
            "phosphate 7.1 mg/dL = 2.29 high",
            "calcium-phosphate-product 65.3 mg2/dL2 = 5.26 high",
            "calcium 9.2 mg/dL = 2.3 normal"),
        MeasuredNote("Phosphate 2.9 mmol/L.", "phosphate 2.9 mmol/L high"),
    ]
}
