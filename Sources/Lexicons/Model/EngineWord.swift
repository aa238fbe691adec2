/// The few words whose grammar the engines know: conjunctions, prepositions, verbs, sides. They get the first numbers of
/// every vocabulary, so that the engines compare integers. Everything clinical is in the tables.
public enum EngineWord: Int32, Sendable, CaseIterable {
    case and = 128
    case or, nor, with, without, of, `in`, on, at, to, by, from, within, along, about, over, overlying, involving
    case `throughout`, through, near, around, inside, between, adjacent, across, per
    case the, a, an, this, that, these, those, it, its, they, their, there, which, whose, one, ones, both, each, either
    case neither, no, not, none, any, all, some, several, multiple, other, another, also, but, versus, vs
    case `is`, are, was, were, be, been, being, has, have, had, shows, show, showed, demonstrates, demonstrate
    case demonstrated, contains, contain, contained, containing, reveals, reveal, revealed, seen, noted, identified
    case present, appears, appear, remains, remain, holds, carries, carry, exhibits, consists, displays
    case left, right, bilateral, bilaterally, leftsided, rightsided, sided, side, sides, midline, l, r, lt, rt, bl, b
    case unilateral, contralateral, ipsilateral
    case wall, walls, region, area, level, portion, part, aspect, distribution
    case mm, cm, x, measuring, measures, measure, size, sized, diameter
    case new, stable, unchanged, increased, decreased, larger, smaller, progressed, resolved, increasing, decreasing
    case previously, prior, previous, known, similar, again, persistent, interval, progression, regression, enlarged,
        change, changed, significant
    case score, scores, total, zero, percentile
    case calcified, calcification
    case `if`, should, would, could, may, might, can, will
    case zone, lobe, pole, quadrant, segment, branch, branches, type, nature, pattern
    case upper, lower, middle, mid, proximal, distal, anterior, posterior, medial, lateral, inferior, superior
    case same, down, up, far, clear, unremarkable, intact, others, rest, remainder, our, whether, patent
    case represent, represents
    case plus = 380
    case apart, aside, besides, except, exception, described, persists, still, today, already, removed, excised
    case resected, underwent, for_, since, decrease, increase, progressive, regressed, grown, growing, progressing,
        into,
        mentions, mentioned, describes, reported
    case where_ = 420
    case whom
    case when, while_, than, rather, less, more, greater, above, below, normal, range, limits, elevated, high, low
    case ou, od, os, likely, probable, possible, suspected, questionable, symmetrically, bilat, lesion, her, his, she,
        he, yes, shift, symmetric, symmetrical, after, longer,
        disappeared, vanished, curetted, alone, because, due, owing, secondary, despite, died, developed, presented,
        many, most, two, three, ago, earlier, opposite, behind, beneath, gland,
        refers, dated, like, presence, evidence, signs,
        overlies, overlie, film, films, image, images, radiograph, radiographs, cleared, midright, midleft,
        following, grade, negative, persist, what, age, too, every, so, does, did, worse, now, before,
        whereas, latter, former, lies, lie, re, le
    case as_
    case do_

    public var text: String {
        switch self {
        case .type: "type"
        case .where_: "where"
        case .for_: "for"
        case .while_: "while"
        case .as_: "as"
        case .do_: "do"
        case .leftsided: "leftsided"
        case .rightsided: "rightsided"
        default: "\(self)"
        }
    }

    /// The word with a number, from a table: the way that the compiler makes of an enumeration with gaps is a jump to one of hundreds
    /// of places, which a processor guesses wrong.
    public init?(number: Int32) {
        guard number >= Self.first, number < Self.end, let word = Self.byNumber[Int(number &- Self.first)] else {
            return nil
        }
        self = word
    }

    private static let first = EngineWord.and.rawValue
    private static let byNumber = (first..<end).map { EngineWord(rawValue: $0) }

    /// Conjunctions, prepositions, articles, pronouns: words without a plural.
    public var isFunctionWord: Bool { rawValue <= EngineWord.vs.rawValue }

    /// The first number for the lexicon's own words.
    public static let end: Int32 = 576
}

extension EngineWord {
    /// Words that never begin a new item: the phrase goes on.
    public static let continuing: Set<Int32> = Set(
        [EngineWord.of, .or, .and, .nor, .by, .from, .than, .vs, .versus].map(\.rawValue))

    /// Verbs with which no statement begins.
    public static let verbs: Set<Int32> = Set(
        [EngineWord.is, .are, .was, .were, .has, .have, .had, .shows, .show, .showed].map(\.rawValue))

    /// Words that never end a line on purpose.
    public static let opening: Set<Int32> = Set(
        [
            EngineWord.no, .not, .of, .or, .and, .nor, .with, .without, .the, .a, .an, .in, .on, .at, .to, .by, .from,
            .for_, .within, .is, .are, .was, .were, .vs, .versus, .than,
        ].map(\.rawValue))
}
