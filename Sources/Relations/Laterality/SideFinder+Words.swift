internal import Lexicons
internal import Matching
internal import Notes

/// The words that name a side.
extension SideFinder {
    func side(_ word: EngineWord) -> Laterality? {
        switch word {
        case .left, .l, .lt, .leftsided, .midleft: .left
        case .right, .r, .rt, .rightsided, .midright: .right
        case .bilateral, .bilaterally, .both, .bl, .bilat, .symmetrically, .symmetric, .symmetrical: .bilateral
        case .midline: .midline
        case .ou: .bilateral
        case .od: .right
        case .os: .left
        case .re: .right
        case .le: .left
        default: nil
        }
    }

    /// `B/L`, `each kidney`, `both`; `L` and `R` alone count only in capitals and not as a part of `L/R ratio`-like runs.
    func side(at token: Int, _ note: MatchedNote) -> Laterality? {
        guard let word = note.engineWord(token) else { return nil }
        if word == .b || word == .l {
            // `B/L`
            let other = word == .b ? token + 2 : token - 2
            let slash = word == .b ? token + 1 : token - 1
            if note.tokens.indices.contains(other), note.tokens[slash].isMark("/"),
                note.isWord(other, word == .b ? .l : .b)
            {
                return .bilateral
            }
        }
        // `each kidney`, `neither of them`, `on either side`; not `neither calcified nor enlarged`
        if word == .each || word == .neither && !isHalfOfNor(token, note) && !isOfTwoOnOneSide(token, note) {
            return .bilateral
        }
        if word == .either, note.isWord(token + 1, .side) || isEitherOfTwo(token, note) { return .bilateral }
        guard let side = side(word) else { return nil }
        // `free of both tumor and calcification`
        if word == .both, isOfTwoThings(token, note) { return nil }
        // `R/O calciphylaxis`
        if word == .r, note.hasMark("/", at: token + 1), !note.isWord(token + 2, .l),
            note.tokens.indices.contains(token + 2), note.tokens[token + 2].kind == .word,
            note.tokens[token + 2].count == 1
        {
            return nil
        }
        if word == .left, isVerb(token, note) { return nil }
        // `left heart catheterization`
        if word == .left || word == .right, isHeart(token + 1, note) { return nil }
        // `no midline shift`
        if word == .midline, token + 1 < note.tokens.count, note.isWord(token + 1, .shift) { return nil }
        // `2.6 mmol/L`
        if word == .l, token >= 2, note.hasMark("/", at: token - 1), !note.tokens[token].flags.contains(.spaceBefore),
            note.engineWord(token - 2)?.isSide != true
        {
            return nil
        }
        if word == .re || word == .le, !isOfEye(token, note) { return nil }
        if word == .l || word == .r || word == .ou || word == .od || word == .os,
            !note.tokens[token].flags.contains(.allUpper)
        {
            return nil
        }
        return side
    }

    /// `RE: drusen of the optic disc, calcified`: a part of the eye is named near by; not `RE: your patient`, `LE venous duplex`.
    private func isOfEye(_ token: Int, _ note: MatchedNote) -> Bool {
        guard let eye, note.tokens[token].flags.contains(.allUpper) else { return false }
        let near = max(0, token - Self.wordsOfEye)..<min(note.tokens.count, token + Self.wordsOfEye)
        return note.mentions(inTokens: near).contains {
            note.mentions[$0].kind == .site && lexicon.catalog.isWithin(note.mentions[$0].concept, eye)
        }
    }

    private static let wordsOfEye = 25

    /// `what is left of the lens`, `the stent was left in place`: no side. Not `lies left of the aorta`.
    private func isVerb(_ token: Int, _ note: MatchedNote) -> Bool {
        switch note.engineWord(max(token - 1, 0)) {
        case .is, .are, .was, .were, .be, .been, .being: break
        // `the injury has left a plate of bone`
        case .has, .have, .had: return note.isWord(token + 1, .a) || note.isWord(token + 1, .an)
        default: return false
        }
        switch token + 1 < note.tokens.count ? note.engineWord(token + 1) : nil {
        case .in, .behind, .alone, .with, .within, .at: return true
        case .of: return note.isWord(token - 2, .what)
        default: return false
        }
    }

    /// Whether `both` behind a preposition joins two nouns of which the first is no structure; not `of both sides and`.
    private func isOfTwoThings(_ token: Int, _ note: MatchedNote) -> Bool {
        guard note.isWord(token + 2, .and) || note.isWord(token + 3, .and) else { return false }
        switch token > 0 ? note.engineWord(token - 1) : nil {
        case .of, .for_, .with, .to, .from, .without: break
        default: return false
        }
        if let next = note.engineWord(token + 1), next.isDeterminer || next.isSide || next == .sides { return false }
        return !note.hits[note.firstHit(from: Int32(token + 1))...].prefix { Int($0.first) <= token + 2 }.contains {
            $0.term.group == .site
        }
    }

    private func isHeart(_ token: Int, _ note: MatchedNote) -> Bool {
        token < note.tokens.count
            && note.text.bytes[note.tokens[token].span.range].elementsEqual("heart".utf8) { $0 | 0x20 == $1 }
    }

    /// `in the upper pole of the right lobe with coarse calcification`: the last side in front of a calcification, where it is a lobe's.
    func sideOfNearLobe(_ place: Hit, _ view: SentenceView, _ note: MatchedNote) -> Laterality? {
        var token = Int(place.first) - 1
        var crossed = false
        while token >= Int(view.sentence.first) {
            if let side = side(at: token, note) { return note.isWord(token + 1, .lobe) ? side : nil }
            // `Right lobe: a focus, noncalcified; a carcinoma with psammoma bodies`; not where another structure stands between.
            if note.tokens[token].isMark(";") { crossed = true }
            if crossed, view.site(at: token) != nil { return nil }
            token -= 1
        }
        return nil
    }

    /// `neither calcified nor enlarged`; not `neither kidney shows cysts or calcification`, whose verb comes first.
    private func isHalfOfNor(_ token: Int, _ note: MatchedNote) -> Bool {
        for at in token + 1..<max(token + 1, min(token + 9, note.tokens.count)) {
            if note.isWord(at, .nor) || note.isWord(at, .or) { return true }
            if note.engineWord(at)?.isFiniteVerb == true { return false }
        }
        return false
    }

    /// `two right axillary nodes; neither is calcified`
    private func isOfTwoOnOneSide(_ token: Int, _ note: MatchedNote) -> Bool {
        guard note.tokens.indices.contains(token + 1), note.engineWord(token + 1)?.isFiniteVerb == true else {
            return false
        }
        for at in (max(token - 12, 0)..<token).reversed() {
            if note.tokens[at].isMark(".") { return false }
            if let word = note.engineWord(at), let side = side(word) { return side == .left || side == .right }
        }
        return false
    }

    /// `in either breast`: a structure behind a preposition; not `either calcification or`.
    private func isEitherOfTwo(_ token: Int, _ note: MatchedNote) -> Bool {
        switch token > 0 ? note.engineWord(token - 1) : nil {
        case .in, .of, .on, .at, .within: break
        default: return false
        }
        return note.hits[note.firstHit(from: Int32(token + 1))...].prefix { Int($0.first) == token + 1 }.contains {
            $0.term.group == .site
        }
    }
}
