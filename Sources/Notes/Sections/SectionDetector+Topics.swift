/// Headings without a colon: a site that stands alone says what follows is about.
extension SectionDetector {
    /// Where the body begins behind a site that is alone in its sentence, or stands before leaders, a bar or a dash; nil
    /// where it is no heading.
    ///
    /// - Parameter others: the candidates behind this one.
    func topicEnd(
        _ candidate: HeadingCandidate, from index: Int, atLine: Bool, _ tokens: [Token],
        _ others: ArraySlice<HeadingCandidate>, _ isMention: (Int) -> Bool
    ) -> Int? {
        // `Left kidney.`; `Calcified node.` and `Vascular calcifications.` are sentences.
        guard candidate.subject >= 0, tokens[index].kind == .word,
            !(index..<Int(candidate.end)).contains(where: isMention),
            tokens[index..<Int(candidate.first)].allSatisfy({ kinds.sides.contains($0.word) })
        else { return nil }
        let isCapitals = tokens[index..<Int(candidate.end)].allSatisfy {
            $0.flags.contains(.allUpper) || $0.kind == .mark
        }
        var sites = others
        var isPlain = true
        var at = Int(candidate.end)
        while at < tokens.count, at - index <= 12 {
            let token = tokens[at]
            // `AORTA` in capitals on a line of its own, above a list
            if token.isFirstOnLine, isPlain, isCapitals, atLine, beginsItem(at, tokens) { return at }
            // Only a weight goes on behind a line break: `KIDNEYS, 120 g⏎each.`
            if token.isFirstOnLine, isPlain || token.flags.contains(.blankBefore) { return nil }
            while let site = sites.first, Int(site.end) <= at { sites = sites.dropFirst() }
            let isSite = sites.first.map { $0.rule < 0 && Int($0.first) <= at } ?? false
            if token.isMark(".") {
                if let body = behindLeaders(at, tokens) { return body }
                let goesOn = at + 1 < tokens.count && tokens[at + 1].flags.contains(.spaceBefore)
                guard goesOn, tokens[index].flags.contains(.initialUpper) else { return nil }
                // `AORTA tortuous.` heads what follows, `LEFT LEG: CIA occluded.` is said below another heading.
                let isBelowHeading = index > 0 && tokens[index - 1].isMark(":")
                return isPlain || (isCapitals && !isBelowHeading) ? at + 1 : nil
            }
            if atLine, token.isMark("|") || (token.isMark("-") && isSpaced(at, tokens)) { return at + 1 }
            if isSite || token.isMark(",") || token.isMark("(") || token.isMark(")") || kinds.sides.contains(token.word)
            {
                at += 1
                continue
            }
            // `LUNGS, 610 and 540 g.`, `KIDNEYS, 120 g each.`
            isPlain = false
            guard isCapitals, !isMention(at),
                token.kind == .number || (token.kind == .word && !token.flags.contains(.initialUpper))
            else { return nil }
            at += 1
        }
        return nil
    }

    /// `- patent`, `* patent` at the beginning of a line.
    private func beginsItem(_ index: Int, _ tokens: [Token]) -> Bool {
        (tokens[index].isMark("-") || tokens[index].isMark("*")) && index + 1 < tokens.count
            && !tokens[index + 1].isFirstOnLine
    }

    /// `RIGHT` on a line of its own.
    func isSideAlone(_ index: Int, _ tokens: [Token]) -> Bool {
        tokens[index].isFirstOnLine && kinds.sides.contains(tokens[index].word) && index + 1 < tokens.count
            && tokens[index + 1].isFirstOnLine && !lineWords.continuing.contains(tokens[index + 1].word)
            && tokens[index].flags.contains(.initialUpper)
            && (tokens[index].flags.contains(.blankBefore) || index == 0)
    }

    /// Behind three full stops and more: `Wrists ....... calcified`.
    private func behindLeaders(_ index: Int, _ tokens: [Token]) -> Int? {
        var at = index
        while at < tokens.count, tokens[at].isMark("."), !tokens[at].isFirstOnLine { at += 1 }
        return at - index >= 3 ? at : nil
    }

    private func isSpaced(_ index: Int, _ tokens: [Token]) -> Bool {
        tokens[index].flags.contains(.spaceBefore) && index + 1 < tokens.count
            && tokens[index + 1].flags.contains(.spaceBefore) && !tokens[index + 1].isFirstOnLine
    }
}
