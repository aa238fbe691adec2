/// Cuts a note into sections by its headings.
///
/// - A known title opens a section at the start of a line, with a colon (`IMPRESSION:`), alone on its line
///   (`Impression`), or in capitals before other text; inside a line only behind the end of a sentence and with a colon.
/// - A site before a colon opens an organ sub-section (`Pancreas:`) of the same kind, up to the next heading or empty line.
/// - A site alone in its sentence (`SPLEEN, 95 g.`, `Lesion 2. Distal femur, right.`), before leaders (`Wrists ....`), a bar
///   of a table or a dash opens one too.
/// - A side alone on its line (`RIGHT`) heads what follows.
/// - Any other short line start before a colon opens a section of kind `other`, so that no text is taken for a part of the
///   section before.
public final class SectionDetector: Sendable {
    let kinds: SectionKinds
    let lineWords: LineWords

    public init(kinds: SectionKinds, lineWords: LineWords) {
        self.kinds = kinds
        self.lineWords = lineWords
    }

    /// - Parameters:
    ///   - beginnings: of the tokens.
    ///   - earlier: where the tokens are those of a chapter, the section in which the one before ended.
    ///   - candidates: in the order of their first tokens.
    ///   - isMention: whether a token belongs to a word that is itself looked for, so that no unknown heading is made of
    ///     it (`"Calcification: none"`).
    public func detect(
        _ tokens: [Token], in text: NoteText, _ beginnings: SectionBeginnings, after earlier: OpenSection? = nil,
        candidates: [HeadingCandidate],
        isMention: (Int) -> Bool, into layout: inout SectionLayout
    ) {
        layout.removeAll()
        // Moved, not copied: the arrays are filled where they are.
        var state = State(layout: SectionLayout())
        swap(&state.layout, &layout)
        var nextCandidate = 0
        var index = 0
        if let earlier {
            goOn(in: earlier, tokens, &state)
        } else {
            openFirst(tokens, text, candidates, &state)
        }
        while true {
            // Inside a line a heading stands behind a mark, or in capitals behind a gap.
            index = beginnings.next(from: index, before: tokens.count)
            if index == tokens.count { break }
            let token = tokens[index]
            if index == state.titleEnd, state.layout.sections.count == 1, state.layout.sections[0].kind == kinds.title {
                openAfterTitle(at: index, tokens, &state)
            }
            while nextCandidate < candidates.count, Int(candidates[nextCandidate].first) < index { nextCandidate += 1 }
            let atLine = startsLine(index, tokens)
            if atLine || startsSentence(index, tokens) {
                var chosen: (candidate: HeadingCandidate, colon: Int)?
                var at = nextCandidate
                while at < candidates.count, Int(candidates[at].first) <= index + (atLine ? 2 : 1) {
                    let candidate = candidates[at]
                    at += 1
                    if Int(candidate.first) > index {
                        // `LEFT LUNG:` a side may stand before a site.
                        guard candidate.rule < 0, tokens[index].flags.contains(.initialUpper),
                            tokens[index..<Int(candidate.first)].allSatisfy({ $0.kind == .word }),
                            !tokens[(index + 1)...Int(candidate.first)].contains(where: \.isFirstOnLine)
                        else { continue }
                    }
                    guard
                        let colon = headingEnd(candidate, from: index, atLine: atLine, tokens)
                            ?? topicEnd(candidate, from: index, atLine: atLine, tokens, candidates[at...], isMention)
                    else { continue }
                    // The words that reach nearest to the colon: `Renal arteries:` is not the heading `Renal`.
                    if let known = chosen?.candidate,
                        known.end > candidate.end || (known.end == candidate.end && known.rule >= 0)
                    {
                        continue
                    }
                    chosen = (candidate, colon)
                }
                if let (candidate, colon) = chosen {
                    open(candidate, from: index, body: colon, tokens, text, &state)
                    index = max(colon, index + 1)
                    continue
                }
                if atLine, isSideAlone(index, tokens) {
                    openUnknown(from: index, body: index + 1, subject: state.subject, tokens, text, &state)
                    index += 1
                    continue
                }
                if atLine, let colon = unknownHeading(from: index, tokens, isMention) {
                    openUnknown(
                        from: index, body: colon, subject: subject(in: index..<colon, candidates, nextCandidate),
                        tokens, text,
                        &state)
                    index = colon
                    continue
                }
            }
            if token.flags.contains(.blankBefore), index > 0, Int(state.layout.bodyToken.last ?? -1) != index {
                // A question is one paragraph or one list: what was seen begins behind it, with or without a heading.
                if !goesOn(at: index, state, tokens) { beginFindings(&state) }
                if state.subject >= 0 || state.layout.sections.last?.role != state.role {
                    state.closeSubject(at: index, tokens, kinds)
                }
            }
            index += 1
        }
        state.finish(text)
        state.layout.open = openSection(state, tokens, text, after: earlier)
        swap(&state.layout, &layout)
    }

    /// What is known while reading on.
    private struct State {
        var layout: SectionLayout
        /// The last known title's kind, role and rule.
        var kind: Int32 = 0
        var role: SectionRole = .none
        var rule: Int32 = -1
        /// The organ of the open sub-section.
        var subject: ConceptIndex = -1
        /// Behind the last token of the title line, or -1.
        var titleEnd = -1

        mutating func add(
            kind: Int32, role: SectionRole, rule: Int32, subject: ConceptIndex, title: Span, start: Int32, body: Int32,
            token: Int, bodyToken: Int, isSoft: Bool, item: Int32 = -1
        ) {
            // A section that would be empty gives way.
            if let last = layout.sections.last, last.span.start == start {
                layout.sections.removeLast()
                layout.rules.removeLast()
                layout.firstToken.removeLast()
                layout.bodyToken.removeLast()
                layout.isSoft.removeLast()
                layout.goesOn = false
            } else if !layout.sections.isEmpty {
                layout.sections[layout.sections.count - 1].span.end = start
            }
            layout.sections.append(
                Section(
                    kind: kind, title: title, span: Span(start, start), body: body, role: role, subject: subject,
                    item: item))
            layout.rules.append(rule)
            layout.firstToken.append(Int32(token))
            layout.bodyToken.append(Int32(bodyToken))
            layout.isSoft.append(isSoft)
        }

        mutating func closeSubject(at index: Int, _ tokens: [Token], _ kinds: SectionKinds) {
            subject = -1
            let start = tokens[index].start
            add(
                kind: kind, role: role, rule: rule, subject: -1, title: Span(start, start), start: start, body: start,
                token: index, bodyToken: index, isSoft: true)
        }

        mutating func finish(_ text: NoteText) {
            if layout.sections.isEmpty {
                add(
                    kind: 0, role: .none, rule: -1, subject: -1, title: Span(0, 0), start: 0, body: 0, token: 0,
                    bodyToken: 0, isSoft: true)
            }
            layout.sections[0].span.start = 0
            layout.firstToken[0] = 0
            layout.sections[layout.sections.count - 1].span.end = Int32(text.count)
        }
    }

    /// The text before the first heading: a title line, then text of no known kind.
    private func openFirst(
        _ tokens: [Token], _ text: NoteText, _ candidates: [HeadingCandidate], _ state: inout State
    ) {
        state.kind = kinds.other
        guard !tokens.isEmpty else { return }
        var end = 1
        let longest = tokens[0].start + 100
        while end < tokens.count, !tokens[end].isFirstOnLine, tokens[end - 1].end <= longest { end += 1 }
        let last = tokens[end - 1]
        let isTitle =
            end > 1 && end < tokens.count
            && (tokens[end].flags.contains(.blankBefore) || tokens[end].kind != .word
                || tokens[end].flags.contains(.initialUpper))
            && !lineWords.opening.contains(last.word)
            && (tokens[end].flags.contains(.blankBefore) || !lineWords.continuing.contains(tokens[end].word))
            && last.end <= longest && !last.isMark(".") && !last.isMark(":") && !last.isMark(",")
            && !tokens[0..<end].contains { $0.isMark(":") && $0.end == last.end }
        state.add(
            kind: isTitle ? kinds.title : kinds.other, role: .none, rule: -1, subject: -1, title: Span(0, 0), start: 0,
            body: 0, token: 0, bodyToken: 0, isSoft: true)
        if isTitle { state.titleEnd = end }
    }

    /// The text before the first heading of a chapter: what an empty line and a paragraph would do behind the one before.
    private func goOn(in open: OpenSection, _ tokens: [Token], _ state: inout State) {
        (state.kind, state.role, state.rule, state.subject) = (open.kind, open.role, open.titleRule, open.subject)
        var section = open.section
        var rule = open.rule
        state.layout.goesOn = true
        if open.endsParagraph {
            if !(open.isNumbered && tokens.first?.kind == .number) { beginFindings(&state) }
            if state.subject >= 0 || section.role != state.role {
                state.subject = -1
                (section.kind, section.role, section.subject, rule) = (state.kind, state.role, -1, state.rule)
                section.title = Span(0, 0)
                state.layout.goesOn = false
            }
        }
        state.add(
            kind: section.kind, role: section.role, rule: rule, subject: section.subject, title: section.title,
            start: 0, body: 0, token: 0, bodyToken: 0, isSoft: true, item: state.layout.goesOn ? section.item : -1)
    }

    /// What the next chapter begins in.
    private func openSection(
        _ state: State, _ tokens: [Token], _ text: NoteText, after open: OpenSection?
    ) -> OpenSection {
        let last = state.layout.sections.count - 1
        let body = Int(state.layout.bodyToken[last])
        let isNumbered =
            last == 0 && state.layout.goesOn
            ? open?.isNumbered == true : body < tokens.count && tokens[body].kind == .number
        var section = state.layout.sections[last]
        section.title = section.title.moved(by: -Int32(text.count))
        return OpenSection(
            section: section, rule: state.layout.rules[last], kind: state.kind, role: state.role,
            titleRule: state.rule, subject: state.subject, isNumbered: isNumbered)
    }

    /// The text behind the title line.
    private func openAfterTitle(at index: Int, _ tokens: [Token], _ state: inout State) {
        let start = tokens[index].start
        state.add(
            kind: kinds.other, role: .none, rule: -1, subject: -1, title: Span(start, start), start: start,
            body: start, token: index, bodyToken: index, isSoft: true)
    }

    private func open(
        _ candidate: HeadingCandidate, from index: Int, body: Int, _ tokens: [Token], _ text: NoteText,
        _ state: inout State
    ) {
        let start = tokens[index].start
        let bodyStart = body < tokens.count ? tokens[body - 1].end : Int32(text.count)
        let titleEnd = tokens[body - 1].kind == .mark && body - 1 > index ? tokens[body - 2].end : tokens[body - 1].end
        if candidate.rule >= 0 {
            let isOrgan = candidate.subject >= 0
            if isOrgan {
                beginFindings(&state)
            } else {
                (state.kind, state.role, state.rule) = (candidate.kind, candidate.role, candidate.rule)
            }
            state.subject = candidate.subject
            state.add(
                kind: isOrgan ? organKind(state) : candidate.kind,
                role: isOrgan ? state.role : candidate.role, rule: isOrgan ? state.rule : candidate.rule,
                subject: candidate.subject, title: Span(start, titleEnd), start: start, body: bodyStart, token: index,
                bodyToken: body, isSoft: isOrgan)
        } else {
            state.subject = candidate.subject
            beginFindings(&state)
            state.add(
                kind: organKind(state), role: state.role, rule: state.rule, subject: candidate.subject,
                title: Span(start, titleEnd), start: start, body: bodyStart, token: index, bodyToken: body,
                isSoft: true, item: item(index, tokens, text))
        }
    }

    /// A question is not cut into organs: what was seen begins here.
    private func beginFindings(_ state: inout State) {
        if state.role == .request { (state.kind, state.role, state.rule) = (kinds.findings, .body, -1) }
    }

    private func organKind(_ state: State) -> Int32 { state.kind == kinds.other ? kinds.findings : state.kind }

    /// The site that an unknown heading names: `Knee view:`.
    private func subject(in heading: Range<Int>, _ candidates: [HeadingCandidate], _ start: Int) -> ConceptIndex {
        var at = start
        while at < candidates.count, Int(candidates[at].first) < heading.upperBound {
            if candidates[at].rule < 0, Int(candidates[at].first) >= heading.lowerBound {
                return candidates[at].subject
            }
            at += 1
        }
        return -1
    }

    private func openUnknown(
        from index: Int, body: Int, subject: ConceptIndex, _ tokens: [Token], _ text: NoteText, _ state: inout State
    ) {
        if tokens[index].flags.contains(.blankBefore) {
            (state.role, state.rule, state.kind) = (.none, -1, kinds.other)
        }
        state.subject = subject
        let start = tokens[index].start
        state.add(
            kind: kinds.other, role: state.role, rule: state.rule, subject: subject,
            title: Span(start, tokens[max(body - 2, index)].end), start: start, body: tokens[body - 1].end,
            token: index,
            bodyToken: body, isSoft: true, item: item(index, tokens, text))
    }

    /// Whether a paragraph is the next item of the open section's list: `1. Stenosis.`, an empty line, `2. Calcification?`
    private func goesOn(at index: Int, _ state: State, _ tokens: [Token]) -> Bool {
        guard let body = state.layout.bodyToken.last, Int(body) < index else { return true }
        return tokens[index].kind == .number && tokens[Int(body)].kind == .number
    }

    // MARK: Places

    /// First on its line, or behind a bullet or a number that is.
    private func startsLine(_ index: Int, _ tokens: [Token]) -> Bool {
        if tokens[index].isFirstOnLine || index == 0 { return true }
        guard tokens[index].flags.contains(.afterBreak) else { return false }
        let before = tokens[index - 1]
        if before.kind == .mark, before.isFirstOnLine {
            return before.isMark("*") || before.isMark("-") || before.isMark("#") || before.isMark(">")
        }
        guard index > 1, before.isMark(".") || before.isMark(")") || before.isMark(":") else { return false }
        let number = tokens[index - 2]
        if index > 2, tokens[index - 3].isFirstOnLine, tokens[index - 3].flags.contains(.initialUpper),
            number.kind == .number || number.count == 1
        {
            // `Lesion 2. Distal femur`, `Part B: Skin`
            return tokens[index - 3].kind == .word && number.count <= 3
        }
        if before.isMark(":") { return false }
        return number.isFirstOnLine && number.count <= 3 && (number.kind == .number || number.count == 1)
    }

    /// Behind `Part 2.`, `Lesion B:` or a letter, `A.`: one of several specimens or lesions, by its number or letter; or -1.
    private func item(_ index: Int, _ tokens: [Token], _ text: NoteText) -> Int32 {
        guard index > 1, !tokens[index].isFirstOnLine, startsLine(index, tokens) else { return -1 }
        let label = tokens[index - 2]
        guard !label.isFirstOnLine || (label.kind == .word && label.count == 1), label.count <= 3 else { return -1 }
        return text.bytes[Int(label.start)..<Int(label.end)].reduce(0) { $0 << 8 | Int32($1 & 0xDF) }
    }

    private func startsSentence(_ index: Int, _ tokens: [Token]) -> Bool {
        guard index > 0, tokens[index].flags.contains(.initialUpper) else { return false }
        let before = tokens[index - 1]
        // `CT HEAD: …   HISTORY: …` on one line, parted by spaces.
        if tokens[index].flags.contains([.gapBefore, .allUpper]), tokens[index].count >= 4 { return true }
        return before.isMark(".") || before.isMark("?") || before.isMark(";")
            || (before.isMark(":") && tokens[index].flags.contains(.spaceBefore))
    }

    /// Where the body of a heading begins (behind the colon), or nil where the words are no heading.
    private func headingEnd(
        _ candidate: HeadingCandidate, from index: Int, atLine: Bool, _ tokens: [Token]
    ) -> Int? {
        let end = Int(candidate.end)
        guard end <= tokens.count else { return nil }
        if end == tokens.count { return atLine && candidate.rule >= 0 && tokens[index].isFirstOnLine ? end : nil }
        if tokens[end].isMark(":"), !tokens[end].isFirstOnLine {
            return candidate.rule >= 0 || tokens[index].flags.contains(.initialUpper) ? end + 1 : nil
        }
        if candidate.rule >= 0, atLine, tokens[end].isFirstOnLine, tokens[index].isFirstOnLine {
            // `History⏎of calcinosis` goes on.
            return lineWords.continuing.contains(tokens[end].word) ? nil : end
        }
        // `CLINICAL HISTORY / INDICATION (brief):`, `LIVER, PANCREAS:`; not `The aorta, see below, and the spleen:`
        guard tokens[index].flags.contains(.initialUpper), !lineWords.opening.contains(tokens[index].word) else {
            return nil
        }
        var at = end
        while at < tokens.count, at - index <= (atLine ? 9 : 4), !tokens[at].isFirstOnLine {
            let token = tokens[at]
            if token.isMark(":") { return at + 1 }
            if token.kind == .mark, !isTitleMark(token) { break }
            at += 1
        }
        // `IMPRESSION 1. No …` and `FINDINGS The lungs …`: capitals before what is not.
        if candidate.rule >= 0, atLine, tokens[index].isFirstOnLine,
            tokens[index..<end].allSatisfy({ $0.flags.contains(.allUpper) }),
            tokens[index].count >= 4, !tokens[end].flags.contains(.allUpper) || tokens[end].count == 1,
            tokens[end].kind != .mark || tokens[end].isMark("-")
        {
            return tokens[end].isMark("-") ? end + 1 : end
        }
        return nil
    }

    /// `Part A (edge):` any short line start in capitals or with one, up to a colon.
    private func unknownHeading(from index: Int, _ tokens: [Token], _ isMention: (Int) -> Bool) -> Int? {
        // `1/02 Left Elbow Films (2 views):` a date may stand in front.
        guard tokens[index].flags.contains(.initialUpper) || tokens[index].kind == .number,
            !lineWords.opening.contains(tokens[index].word)
        else { return nil }
        var at = index
        while at < tokens.count, at - index <= (tokens[index].kind == .number ? 13 : 9) {
            let token = tokens[at]
            if at > index, token.isFirstOnLine { return nil }
            if token.isMark(":") {
                // `10:30`, `http://`
                let joined =
                    at + 1 < tokens.count && !tokens[at + 1].flags.contains(.spaceBefore)
                    && !tokens[at + 1].isFirstOnLine && tokens[at + 1].kind != .word
                return at > index && !joined && tokens[index..<at].contains { $0.flags.contains(.initialUpper) }
                    ? at + 1 : nil
            }
            if isMention(at) { return nil }
            if token.kind == .mark, !isTitleMark(token) { return nil }
            at += 1
        }
        return nil
    }

    func isTitleMark(_ token: Token) -> Bool {
        token.isMark("/") || token.isMark("(") || token.isMark(")") || token.isMark(",") || token.isMark("&")
            || token.isMark("-") || token.isMark("'") || token.isMark("+")
    }
}
