public import Annotations

/// One note with everything an output can stumble over: mentions that nest, cross and coincide; words that do not stand
/// together; two findings of one mention; a negated, a possible and a relative's calcification; values with and without a
/// number; emoji, combining marks, both line ends, markup, quotes and control characters.
public enum EverythingNote {
    public static let text = """
        HISTORY: 58 y/o with <ESRD> & "uraemia"; mother had calciphylaxis. 🩻\r
        FINDINGS:\r
        No pleural effusion, calcification or mass.\r
        Dense 3 mm rim calcified plaque: atherosclerotic aortic arch, and the mitral valve 🫀.
        Calcification, mostly punctate, of the falx (Ångström, cafe\u{301}).
        Possible calcified granuloma in the left upper lobe.\u{0C}\u{1B}[31m\u{0}\u{9B}\u{FFFE}\u{2028}\r\
        =SUM(A1) Calcium 12.9 mg/dL,\tphosphate normal; edema.
        IMPRESSION: stable calcified aortic plaque. 👩🏽‍⚕️
        """

    public static let note: AnnotatedNote = make()

    /// The notes that every writer is tried on: the everything note, one without a word, one without a finding, one that ends
    /// inside a mention.
    public static let samples: [AnnotatedNote] = {
        var bare = NoteBuilder("Lungs are clear.\n", id: "bare")
        bare.note.document.source = nil
        var end = NoteBuilder("calcification", id: "end")
        let mention = end.mention("calcification", "calcification")
        let suggestion = end.suggestion([Evidence(type: .undetermined, weight: 1, rule: 0)])
        end.finding(Finding(mention: mention, assertion: .affirmed, suggestion: suggestion))
        return [note, NoteBuilder("", id: "empty").finish(), bare.finish(), end.finish()]
    }()

    private static func make() -> AnnotatedNote {
        var builder = NoteBuilder(text, id: "everything <1> & \"more\"")
        builder.section("history", title: "HISTORY", role: .request)
        builder.section("findings", title: "FINDINGS", role: .body)
        builder.section("impression", title: "IMPRESSION", role: .conclusion)

        let renal = builder.mention("end-stage-renal-disease", "ESRD")
        let mothers = builder.mention(
            "calciphylaxis", "calciphylaxis", Assertion(.affirmed, .historical, .other), cues: [(.other, "mother", 2)])

        builder.go(to: "No pleural")
        let denied = builder.mention(
            "calcification", "calcification", Assertion(.negated), cues: [(.negated, "No", 0)])

        builder.go(to: "Dense")
        builder.mention("size", "3 mm")
        builder.mention("rim", "rim")
        let plaque = builder.mention("calcification", "calcified")
        let disease = builder.mention("atherosclerosis", "atherosclerotic aortic")
        let arch = builder.mention("aortic-arch", "aortic arch")
        builder.target("caller's <arch>", "aortic arch")
        builder.mention("aorta", "aortic")
        let valve = builder.mention("mitral-valve", "mitral valve")

        builder.go(to: "Calcification, mostly")
        let falx = builder.mention(
            "calcification", "Calcification, mostly punctate, of the falx", segments: ["Calcification", "of the falx"])
        builder.mention("punctate", "punctate")
        builder.mention("falx-cerebri", "falx")

        builder.go(to: "Possible")
        let granuloma = builder.mention(
            "calcification", "calcified", Assertion(.possible), cues: [(.possible, "Possible", 1)])
        let tissue = builder.mention(
            "granuloma", "granuloma", Assertion(.possible), cues: [(.possible, "Possible", 1)])
        let lobe = builder.mention("lung-upper-lobe", "left upper lobe")

        builder.go(to: "Calcium")
        let calcium = builder.mention("calcium", "Calcium 12.9 mg/dL")
        let phosphate = builder.mention("phosphate", "phosphate normal")
        builder.target("edema", "edema", Assertion(.affirmed, .hypothetical))
        builder.go(to: "stable calcified")
        let repeated = builder.mention("calcification", "calcified", cues: [(.current, "stable", -1)])
        let aorta = builder.mention("aorta", "aortic")

        builder.note.measurements = [
            Measurement(
                mention: calcium, analyte: SampleCatalog.concept("calcium"), value: 12.9, unit: 0, siValue: 3.225,
                siUnit: 1, interpretation: .high),
            Measurement(mention: phosphate, analyte: SampleCatalog.concept("phosphate"), interpretation: .normal),
        ]
        addFindings(
            to: &builder, mothers: mothers, denied: denied, plaque: plaque, arch: arch, valve: valve, falx: falx,
            granuloma: granuloma, lobe: lobe, repeated: repeated, aorta: aorta, renal: renal, disease: disease,
            tissue: tissue, calcium: calcium)
        return builder.finish()
    }

    private static func addFindings(
        to builder: inout NoteBuilder, mothers: Int32, denied: Int32, plaque: Int32, arch: Int32, valve: Int32,
        falx: Int32, granuloma: Int32, lobe: Int32, repeated: Int32, aorta: Int32, renal: Int32, disease: Int32,
        tissue: Int32, calcium: Int32
    ) {
        let site = SampleCatalog.concept
        let prior = Evidence(type: .undetermined, weight: 0.5, rule: 0)
        let chemistry = [
            Evidence(type: .metastatic, weight: 1.25, rule: 2, mention: renal),
            Evidence(type: .metastatic, weight: 0.3, rule: 3, mention: calcium),
        ]
        let atheroma = [
            Evidence(type: .dystrophic, weight: 2.6, rule: 1, mention: disease),
            Evidence(type: .metastatic, weight: -0.75, rule: 4, mention: disease),
        ]
        builder.finding(
            Finding(
                mention: mothers, assertion: Assertion(.affirmed, .historical, .other),
                suggestion: builder.suggestion([prior, Evidence(type: .calciphylaxis, weight: 3, rule: 2)])))
        builder.finding(Finding(mention: denied, assertion: Assertion(.negated)))
        let archSuggestion = builder.suggestion([prior] + atheroma + chemistry, missing: [0, 1])
        builder.finding(
            Finding(
                mention: plaque, assertion: .affirmed, site: site("aortic-arch"), siteMention: arch,
                laterality: .midline, size: Size(value: 3, unit: .millimetre), inImpression: true,
                suggestion: archSuggestion), morphology: ["rim"])
        let valveSuggestion = builder.suggestion([prior] + chemistry, missing: [2])
        builder.finding(
            Finding(
                mention: plaque, assertion: .affirmed, site: site("mitral-valve"), siteMention: valve,
                size: Size(value: 3, unit: .millimetre), inImpression: false, suggestion: valveSuggestion),
            morphology: ["rim"])
        let falxSuggestion = builder.suggestion([prior, Evidence(type: .physiologic, weight: 3.2, rule: 5)])
        builder.finding(
            Finding(
                mention: falx, assertion: .affirmed, site: site("falx-cerebri"), inImpression: false,
                suggestion: falxSuggestion), morphology: ["punctate"])
        let granulomaSuggestion = builder.suggestion([
            prior, Evidence(type: .dystrophic, weight: 2.5 / 3, rule: 6, mention: tissue),
        ])
        builder.finding(
            Finding(
                mention: granuloma, assertion: Assertion(.possible), site: site("lung-upper-lobe"), siteMention: lobe,
                laterality: .left, suggestion: granulomaSuggestion))
        let repeatedSuggestion = builder.suggestion([prior] + chemistry)
        builder.finding(
            Finding(
                mention: repeated, assertion: .affirmed, site: site("aorta"), siteMention: aorta, change: .stable,
                inImpression: true, suggestion: repeatedSuggestion))
    }
}
