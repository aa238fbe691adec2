public import Annotations

/// The note with its mentions highlighted, a legend above and its findings below, for a terminal. Without colour the
/// highlights are brackets:
///
/// ```
/// The [aortic arch|site] is [calcified|affirmed]; {no} pleural [calcification|negated].
/// ```
///
/// For people, not for programs: control characters of the note are shown as escapes, and brackets of its own are not marked.
public struct TextWriter: AnnotationWriter {
    private let usesColor: Bool

    public init(_ options: WriterOptions) { usesColor = options.usesColor }

    public func write(_ note: AnnotatedNote, into output: inout [UInt8]) {
        let cueMarks = note.cueMarks()
        var page = style(.title, terminalSafe(note.document.id)) + "\n"
        page += legend(of: note, cues: !cueMarks.isEmpty) + "\n\n"
        page += usesColor ? highlighted(note, cueMarks) : bracketed(note, cueMarks)
        if page.unicodeScalars.last != "\n" { page += "\n" }
        page += findings(of: note)
        output.append(contentsOf: page.utf8)
        output.append(UInt8(ascii: "\n"))
    }

    func style(_ style: TerminalStyle, _ text: String) -> String { usesColor ? style.wrap(text) : text }

    /// What the highlights mean, those that occur: `legend: [calcification|affirmed] [site] {cue}`.
    private func legend(of note: AnnotatedNote, cues: Bool) -> String {
        var samples: [String] = []
        for kind in MentionKind.allCases {
            for certainty in kind == .calcification ? Certainty.allCases : [.affirmed] {
                let sample = Mention(kind: kind, concept: -1, span: Span(0, 0), assertion: Assertion(certainty))
                guard
                    note.mentions.contains(where: {
                        $0.kind == kind && (kind != .calcification || $0.assertion.certainty == certainty)
                    })
                else { continue }
                let words = kind == .calcification ? "\(certainty.label) calcification" : kind.label
                samples.append(usesColor ? TerminalStyle(sample).wrap(" \(words) ") : "[\(words)]")
            }
        }
        if cues { samples.append(usesColor ? TerminalStyle.plain.underlined.wrap("cue") : "{cue}") }
        return style(.faint, "legend: ") + (samples.isEmpty ? "nothing found" : samples.joined(separator: " "))
    }

    /// What stands behind the bar: `affirmed` for a calcification, `condition, negated` for another asserted kind, else `site`.
    static func tag(_ mention: Mention) -> String {
        guard mention.kind != .calcification else { return FindingWords.assertion(mention.assertion) }
        guard mention.kind.isAsserted, mention.assertion != .affirmed else { return mention.kind.label }
        let assertion = FindingWords.assertion(mention.assertion)
        return mention.kind.label + ", " + assertion
    }

    /// Colours: the text cut at every boundary, each run in the style of its most telling mention; after the last words of
    /// a mention that is not plainly affirmed, its assertion.
    private func highlighted(_ note: AnnotatedNote, _ cueMarks: [CueMark]) -> String {
        var page = ""
        for run in note.runs(cueMarks: cueMarks) {
            let mention = run.mentions.map { note.mentions[Int($0)] }.min { $0.kind.rawValue < $1.kind.rawValue }
            var style = mention.map(TerminalStyle.init) ?? (run.isTitle ? .title : .plain)
            if !run.cues.isEmpty { style = style.underlined }
            // A style ends with its line: a background would run on to the edge of the window.
            let lines = terminalSafe(note.text[run.span]).split(separator: "\n", omittingEmptySubsequences: false)
            page += lines.map { style.wrap(String($0)) }.joined(separator: "\n")
            for index in run.mentions {
                let mention = note.mentions[Int(index)]
                guard note.pieces(of: mention).last?.end == run.span.end else { continue }
                if mention.kind.isAsserted, mention.assertion != .affirmed {
                    page += TerminalStyle.faint.wrap("|" + FindingWords.assertion(mention.assertion))
                }
            }
        }
        return page
    }

    /// No colours: nested brackets; only the last part of a mention that is cut says what it is.
    private func bracketed(_ note: AnnotatedNote, _ cueMarks: [CueMark]) -> String {
        let layout = InlineEvents(note, cueMarks: cueMarks)
        var page = ""
        var closed: [InlineItem: Int] = [:]
        for event in layout.events {
            switch event {
            case .open(.mention, _): page += "["
            case .open(.cue, _): page += "{"
            case .words(let span): page += terminalSafe(note.text[span])
            case .close(.mention(let index)):
                closed[.mention(index), default: 0] += 1
                let isLast = closed[.mention(index)] == layout.parts[.mention(index)]
                page += isLast ? "|" + Self.tag(note.mentions[index]) + "]" : "…]"
            case .close(.cue): page += "}"
            case .open(.section, _), .close(.section): break
            }
        }
        return page
    }
}
