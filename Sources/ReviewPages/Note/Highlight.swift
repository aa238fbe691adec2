internal import Annotations

/// How a mention shows in the text: colour and underline by its kind and certainty (in the style sheet, by class), and a
/// letter, so that no reader has to tell it by colour alone.
struct Highlight {
    let kind: MentionKind
    let assertion: Assertion

    init(_ mention: Mention) {
        kind = mention.kind
        assertion = mention.assertion
    }

    /// `"m calcification negated"`.
    var classes: String {
        kind.isAsserted ? "m \(kind.label) \(assertion.certainty.label)" : "m \(kind.label)"
    }

    /// A calcification's own letter is its certainty: A, P, N; the other kinds have theirs, with `?` or `−` behind it where they
    /// are possible or negated. `°` behind it: not now, or not the patient.
    var letter: String {
        var letter =
            switch kind {
            case .calcification:
                switch assertion.certainty {
                case .affirmed: "A"
                case .possible: "P"
                case .negated: "N"
                }
            case .concretion: "k"
            case .site: "s"
            case .condition: "c"
            case .measurement: "m"
            case .morphology: "f"
            case .typeWord: "t"
            case .target: "x"
            }
        guard kind.isAsserted else { return letter }
        if kind != .calcification {
            switch assertion.certainty {
            case .affirmed: break
            case .possible: letter += "?"
            case .negated: letter += "−"
            }
        }
        return assertion.temporality == .current && assertion.experiencer == .patient ? letter : letter + "°"
    }

    /// `"calcification, negated"`, said when the pointer rests on the words.
    var words: String { kind.isAsserted ? "\(kind.label), \(Self.words(assertion))" : kind.label }

    /// `"affirmed, historical, not the patient"`.
    static func words(_ assertion: Assertion) -> String {
        var words = assertion.certainty.label
        if assertion.temporality != .current { words += ", " + assertion.temporality.label }
        if assertion.experiencer != .patient { words += ", not the patient" }
        return words
    }

    /// Every highlight that the legend can explain, with its words.
    static let all: [(highlight: Highlight, words: String)] = MentionKind.allCases.flatMap { kind in
        let certainties = kind == .calcification ? Certainty.allCases : [.affirmed]
        return certainties.map { certainty in
            let mention = Mention(kind: kind, concept: -1, span: Span(0, 0), assertion: Assertion(certainty))
            let words = kind == .calcification ? "calcification, \(certainty.label)" : kind.label
            return (Highlight(mention), words)
        }
    }

    /// Whether the legend's entry for `other` explains this one.
    func isExplained(by other: Highlight) -> Bool {
        kind == other.kind && (kind != .calcification || assertion.certainty == other.assertion.certainty)
    }
}

/// The row of underlines that each mention of a note has: mentions that share a word never share a row.
struct UnderlineRows {
    /// By mention. Row 0 lies next to the words.
    let rows: [Int]

    init(_ note: AnnotatedNote) {
        var rows: [Int] = []
        /// Where the last mention of each row ends.
        var ends: [Int32] = []
        for mention in note.mentions {
            let row = ends.firstIndex { $0 <= mention.span.start } ?? ends.count
            if row == ends.count { ends.append(0) }
            ends[row] = mention.span.end
            rows.append(row)
        }
        self.rows = rows
    }

    /// The style sheet has as many; what overlaps more often shares the last.
    static let most = 5
}
