/// The part of a body's outline where a site is drawn: the aortic valve at the heart, a renal artery at the kidney. Which site
/// belongs where is a table of the lexicon (`sites/regions.tsv`).
public enum BodyRegion: UInt8, Sendable, CaseIterable, BitwiseCopyable {
    case head, neck, shoulder, chest, breast, heart, abdomen, kidney, spine, pelvis, hip, arm, hand, leg, knee, foot

    /// `"heart"`.
    public var label: String { "\(self)" }
}
