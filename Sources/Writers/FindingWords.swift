internal import Annotations

/// The parts of a finding in words, as the outputs for people say them.
struct FindingWords {
    let note: AnnotatedNote
    let finding: Finding

    /// `"affirmed"`, `"negated"`, `"affirmed, historical"`: the certainty, then what is out of the ordinary.
    static func assertion(_ assertion: Assertion) -> String {
        var words = assertion.certainty.label
        if assertion.temporality != .current { words += ", " + assertion.temporality.label }
        if assertion.experiencer != .patient { words += ", not the patient" }
        return words
    }

    /// The finding's own: `"possible, more likely than not"`.
    var assertion: String {
        let words = Self.assertion(finding.assertion)
        return note.likelihood(of: finding)?.words.map { words + ", " + $0 } ?? words
    }

    var site: String? { finding.site < 0 ? nil : note.catalog.concepts[Int(finding.site)].name }
    var morphology: [String] { note.morphologies(of: finding).map { note.catalog.concepts[Int($0)].name } }
    var size: String? { finding.size.map { Self.number($0.value) + " " + $0.symbol } }

    /// The words that decided the finding's assertion, each once, in the order of the note.
    var cues: [Cue] {
        var seen: Set<Span> = []
        return note.cues(of: note.mention(of: finding)).sorted { $0.span < $1.span }.filter {
            seen.insert($0.span).inserted
        }
    }

    /// As in JSON: the shortest that reads back as the same number.
    static func number(_ value: Double) -> String {
        var buffer = JSONBuffer()
        buffer.number(value)
        return String(decoding: buffer.bytes, as: UTF8.self)
    }

    /// At most four decimals.
    static func decimal(_ value: Double) -> String {
        var buffer = JSONBuffer()
        buffer.decimal(value)
        return String(decoding: buffer.bytes, as: UTF8.self)
    }

    /// The probability of a type in the ten-thousandths that JSON writes.
    static func probability(_ type: CalcificationType, in suggestion: Suggestion) -> String {
        var buffer = JSONBuffer()
        buffer.tenThousandths(TenThousandths(of: suggestion.shares)[type])
        return String(decoding: buffer.bytes, as: UTF8.self)
    }

    /// `"94 %"`; never 0 or 100 for what is not quite.
    static func percent(_ probability: Double) -> String {
        if probability > 0.99, probability < 1 { return "over 99 %" }
        return probability > 0 && probability < 0.01 ? "under 1 %" : "\(Int((probability * 100).rounded())) %"
    }
}
