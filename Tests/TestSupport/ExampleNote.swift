public import Annotations

/// The short note whose outputs `Documentation/Formats.md` shows.
public enum ExampleNote {
    public static let note: AnnotatedNote = {
        var builder = NoteBuilder(
            "FINDINGS: 3 mm calcified plaque of the aortic arch. No valve calcification.\n", id: "ct-0001")
        builder.section("findings", title: "FINDINGS", role: .body)
        let plaque = builder.mention("calcification", "calcified")
        let disease = builder.mention("atherosclerosis", "plaque")
        let arch = builder.mention("aortic-arch", "aortic arch")
        builder.go(to: "No valve")
        let denied = builder.mention(
            "calcification", "calcification", Assertion(.negated), cues: [(.negated, "No", 0)])
        let suggestion = builder.suggestion(
            [
                Evidence(type: .undetermined, weight: 0.5, rule: 0),
                Evidence(type: .dystrophic, weight: 2.6, rule: 1, mention: disease),
            ], missing: [0])
        builder.finding(
            Finding(
                mention: plaque, assertion: .affirmed, site: SampleCatalog.concept("aortic-arch"), siteMention: arch,
                size: Size(value: 3, unit: .millimetre), suggestion: suggestion))
        builder.finding(Finding(mention: denied, assertion: Assertion(.negated)))
        return builder.finish()
    }()
}
