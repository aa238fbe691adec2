public import Lexicons
internal import Notes

extension MatchedNote {
    /// The engine's word at a token, or nil for another word, a mark, or a token outside the note.
    public func engineWord(_ token: Int) -> EngineWord? {
        tokens.indices.contains(token) && tokens[token].kind != .mark ? EngineWord(number: tokens[token].word) : nil
    }
}

extension EngineWord {
    /// Words in front of the place where something lies.
    public var isPlacePreposition: Bool {
        switch self {
        case .of, .in, .within, .along, .at, .about, .on, .over, .overlying, .overlies, .overlie, .involving,
            .throughout, .through, .near,
            .around, .inside, .between, .across, .from, .adjacent, .into, .above, .below, .behind, .beneath:
            true
        default: false
        }
    }

    public var isFiniteVerb: Bool {
        switch self {
        case .is, .are, .was, .were, .be, .been, .has, .have, .had, .shows, .show, .showed, .demonstrates,
            .demonstrate, .demonstrated, .contains, .contain, .contained, .reveals, .reveal, .revealed, .appears,
            .appear, .remains, .remain, .holds, .carries, .carry, .exhibits, .displays, .may, .might, .could, .can,
            .should, .would, .will:
            true
        default: false
        }
    }

    public var isDeterminer: Bool {
        switch self {
        case .the, .a, .an, .this, .that, .these, .those, .its, .their, .both, .each, .all, .either, .some, .several,
            .multiple, .any, .other, .wall, .walls, .region, .area, .level, .portion, .part, .aspect, .distribution,
            .upper, .lower, .middle, .mid, .proximal, .distal, .anterior, .posterior, .medial, .lateral, .inferior,
            .superior, .known, .one:
            true
        default: false
        }
    }

    /// Says that there is nothing wrong.
    public var tellsSoundness: Bool {
        switch self {
        case .clear, .normal, .unremarkable, .intact, .patent: true
        default: false
        }
    }

    public var isSide: Bool {
        switch self {
        case .left, .right, .bilateral, .bilaterally, .leftsided, .rightsided, .midleft, .midright, .l, .r, .lt, .rt,
            .both:
            true
        default: false
        }
    }
}
