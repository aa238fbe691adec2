/// What a word tells of what it stands beside, where no cue decides alone: the classes of `context/wording.tsv`.
public enum WordUse: UInt8, Sendable, CaseIterable, BitwiseCopyable {
    /// Says that something is there: `present`, `visible`.
    case present
    /// Nobody says so of what is not there, as it matters little: `mild`, `only`.
    case slight
    /// Denied more often than not: `suspicious`.
    case feared
    /// A predicate that asks for nothing behind it: `enlarged`.
    case complete
    /// Goes on with the same subject at another time: `now`.
    case later
    /// A place within something that was named before: `mural`.
    case inner
    /// What is done `for` something that may then not be there: `looked`.
    case searched
    /// The same without `for`.
    case sought
    /// An examination, or what tells of it: `scan`, `biopsy`, `report`.
    case study
    /// Says of a study that it was made before: `earlier`, `antenatal`.
    case before
    /// The name of a month: `April`.
    case month
    /// A length of time that a number counts: `months`.
    case interval
    /// Says how often something is to be done: `yearly`.
    case recurring
    /// To do once more: `rescan`.
    case repeated
    /// Begins, behind a comma and with a preposition behind it, what was concluded: `consistent` with.
    case concluding
    /// The same without a preposition: `therefore`.
    case therefore
    /// What was taken, or how: `biopsy`, `shave`.
    case specimen
    /// A participle of what somebody said or showed: had `stated`.
    case told
    /// What stands in front of `that` and a statement: no `proof` that.
    case opinion
    /// Says that something is what it is called, and is there: `real`, `exists`.
    case real
    /// Says that something is not what it is called: `artefact`.
    case unreal
    /// Says that something is there no longer: `resolved`.
    case gone
    /// Doubts what stands in front of it, at the end of its clause: `unlikely`.
    case doubting
    /// Done to see whether something is there: `assessed`.
    case examined
    /// Says that something could not be done: `difficult`.
    case hindered
    /// In front of what something was taken for: `supposed`.
    case mistaken
    /// Puts a denial in doubt: `probably` not calcified.
    case hedging
    /// Behind `the`, stands for one of what was named before: `largest`.
    case pointing
    /// Leads to what lies beside a thing, not around it: `abuts`.
    case touching
    /// How much of something there is: `marked`.
    case graded
    /// A complaint, habit, treatment or paper, told of before what is seen: `cough`.
    case clinical

    public var label: String { "\(self)" }

    /// Its bit in a set of uses.
    public var bit: UInt32 { 1 &<< UInt32(rawValue) }
}

/// A word of `context/wording.tsv`.
public struct UsedWord: Sendable, BitwiseCopyable {
    public var word: Int32
    public var use: WordUse
}
