public import Annotations

/// A small catalog by hand: enough words for every kind of mention, without a lexicon.
public enum SampleCatalog {
    public static let catalog = Catalog(
        version: .init(version: "2026.11", sha256: String(repeating: "ab", count: 32)),
        concepts: concepts,
        sectionKinds: ["history", "findings", "impression"],
        units: ["mg/dL", "mmol/L", "pg/mL"],
        evidenceRules: [
            .init(reason: "prior", source: "Calcinote corpus, 2026", line: "evidence/undetermined.tsv:3"),
            .init(
                reason: "atherosclerotic plaque", source: "Stary HC, Circulation 1995;92:1355",
                line: "evidence/dystrophic.tsv:12"),
            .init(
                reason: "end-stage renal disease", source: "Alfrey AC, Kidney Int 1976 <suppl> & \"others\"",
                line: "evidence/metastatic.tsv:41"),
            .init(reason: "calcium above normal", source: "usage", line: "evidence/metastatic.tsv:50"),
            .init(reason: "plaque of the same vessel", source: "usage", line: "evidence/metastatic.tsv:77"),
            .init(reason: "falx, expected with age", source: "Kıroğlu 2010", line: "evidence/physiologic.tsv:5"),
            .init(reason: "granuloma", source: "usage", line: "evidence/dystrophic.tsv:20"),
        ],
        missingRules: ["phosphate", "parathyroid hormone", "biopsy"],
        cueLines: ["context/negation.tsv:12", "context/possibility.tsv:4", "context/experiencer.tsv:2"])

    /// Parents stand before their parts.
    private static let concepts: [Catalog.Concept] = [
        .init(
            identifier: "calcification", name: "calcification", kind: .calcification,
            codes: [.init(system: "HPO", code: "HP:0010766"), .init(system: "MESH", code: "D002114")]),
        .init(identifier: "calciphylaxis", name: "calciphylaxis", kind: .calcification),
        .init(identifier: "artery", name: "artery", kind: .site),
        .init(identifier: "aorta", name: "aorta", kind: .site, parent: 2),
        .init(
            identifier: "aortic-arch", name: "aortic arch", kind: .site, parent: 3,
            codes: [.init(system: "UBERON", code: "UBERON:0001508")], region: .chest),
        .init(identifier: "mitral-valve", name: "mitral valve", kind: .site, region: .heart),
        .init(identifier: "lung", name: "lung", kind: .site, region: .chest),
        .init(identifier: "lung-upper-lobe", name: "lung upper lobe", kind: .site, parent: 6),
        .init(identifier: "falx-cerebri", name: "falx cerebri", kind: .site, region: .head),
        .init(identifier: "atherosclerosis", name: "atherosclerosis", kind: .condition),
        .init(identifier: "end-stage-renal-disease", name: "end-stage renal disease", kind: .condition),
        .init(identifier: "granuloma", name: "granuloma", kind: .condition),
        .init(identifier: "rim", name: "rim", kind: .morphology),
        .init(identifier: "punctate", name: "punctate", kind: .morphology),
        .init(identifier: "calcium", name: "calcium", kind: .measurement),
        .init(identifier: "phosphate", name: "phosphate", kind: .measurement),
        .init(identifier: "size", name: "size", kind: .measurement),
        .init(identifier: "nephrolithiasis", name: "nephrolithiasis", kind: .concretion),
        .init(identifier: "dystrophic-word", name: "dystrophic", kind: .typeWord),
    ]

    public static func concept(_ identifier: String) -> ConceptIndex {
        guard let index = concepts.firstIndex(where: { $0.identifier == identifier }) else {
            preconditionFailure("the sample catalog has no concept \(identifier)")
        }
        return ConceptIndex(index)
    }
}
