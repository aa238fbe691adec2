internal import Lexicons
internal import Matching
internal import Notes

/// The reference interval that a note prints beside a value.
extension MeasurementReader {
    /// `(8.5-10.5)`, `[ref 2.2-2.6]`, `(normal < 10.5 mg/dL)`, `reference range: 8.5 to 10.5`, in a table bare behind the
    /// unit or flag. Without a label it must stand in brackets alone, or directly behind a unit.
    func interval(
        at start: Int, behind reading: Reading?, _ note: MatchedNote
    ) -> (low: Double, high: Double, end: Int)? {
        var at = start
        let isOpen = isMark(at, "(", note) || isMark(at, "[", note)
        if isOpen { at += 1 }
        if !isOpen, isMark(at, ",", note) { at += 1 }
        var isLabelled = false
        while let sign = sign(at: at, note), at - start < 6 {
            switch sign {
            case .reference(let end), .word(.normal, let end, _): at = end
            // `normal up to 65`
            case .link(let end) where isLabelled && note.isWord(end - 1, .to): at = end
            default: return nil
            }
            isLabelled = true
            while isMark(at, ":", note) || isMark(at, ".", note) || isMark(at, "=", note)
                || (at < note.tokens.count && (note.isWord(at, .is) || note.isWord(at, .range) || note.isWord(at, .to)))
            {
                at += 1
            }
        }
        guard at < note.tokens.count, isOpen || isLabelled || start == at else { return nil }
        guard let (low, high, end) = limits(at, note) else { return nil }
        at = end
        // A bound alone says too little without label or brackets.
        if !isOpen, !isLabelled {
            let isRow = reading.map { $0.unit >= 0 || $0.word != nil } ?? false
            if !isRow || low.isNaN || high.isNaN { return nil }
        }
        if let unit = hit(.unit, at: at, note) { at = Int(unit.end) }
        if isOpen {
            if !isLabelled, !isClosing(at, note) {
                guard case .word(.normal, let end, _) = sign(at: at, note) else { return nil }
                at = end
            }
            guard isClosing(at, note) else { return nil }
            at += 1
        } else if isMark(at, "/", note) || isJoined(at, note) {
            return nil
        }
        return (low, high, at)
    }

    /// `8.5-10.5`, `8.5 to 10.5`, `< 10.5`, `> 60`.
    private func limits(_ start: Int, _ note: MatchedNote) -> (low: Double, high: Double, end: Int)? {
        var at = start
        switch bound(&at, note) {
        case .below: return number(at: at, note).map { (.nan, $0, at + 1) }
        case .above: return number(at: at, note).map { ($0, .nan, at + 1) }
        case .exact: break
        }
        guard let low = number(at: at, note), dateEnd(at: at, note) == nil else { return nil }
        at += 1
        if let unit = hit(.unit, at: at, note) { at = Int(unit.end) }
        if !isJoined(at, note) {
            guard isMark(at, "-", note) || (at < note.tokens.count && note.isWord(at, .to)) else {
                // `ULN 10.5`
                return start > 0 ? upperLimit(low, start, at, note) : nil
            }
            at += 1
        }
        guard let high = number(at: at, note), low < high else { return nil }
        return (low, high, at + 1)
    }

    private func upperLimit(
        _ value: Double, _ start: Int, _ end: Int, _ note: MatchedNote
    ) -> (low: Double, high: Double, end: Int)? {
        guard note.isWord(start - 1, .to) || isUpperLimit(start - 1, note) else { return nil }
        return (.nan, value, end)
    }

    /// Whether the label just passed names the upper limit alone (`ULN`): of all labels the one without a range behind it.
    private func isUpperLimit(_ token: Int, _ note: MatchedNote) -> Bool {
        if case .reference = sign(at: token, note) { return note.tokens[token].flags.contains(.allUpper) }
        return false
    }
}
