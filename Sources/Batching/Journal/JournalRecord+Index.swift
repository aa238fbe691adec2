internal import Annotations
internal import ReviewPages

extension JournalRecord.Fields {
    mutating func add(_ entry: IndexEntry) {
        add(entry.id)
        add(entry.path)
        add(entry.sha256)
        add(entry.failure)
        add(entry.findings.count)
        for finding in entry.findings { add(finding) }
    }

    private mutating func add(_ finding: IndexFinding) {
        add(finding.words)
        for number in [finding.start, finding.end, finding.percent] { add(number) }
        add(finding.sitePath.count)
        for name in finding.sitePath { add(name) }
        let assertion = finding.assertion
        for value in [
            finding.laterality.rawValue, assertion.certainty.rawValue, assertion.temporality.rawValue,
            assertion.experiencer.rawValue,
        ] { add(Int(value)) }
        add(finding.type.map { Int($0.rawValue) } ?? -1)
        add(finding.inImpression.map { $0 ? 1 : 0 } ?? -1)
        add(finding.millimetres == nil ? 0 : 1)
        add(Int(truncatingIfNeeded: (finding.millimetres ?? 0).bitPattern))
    }

    private mutating func add(_ text: String?) {
        add(text == nil ? 0 : 1)
        add(text ?? "")
    }
}

extension FieldReader {
    /// Nil where a value is none that there is.
    mutating func entry() -> IndexEntry? {
        let (id, path, sha256, failure) = (text(), optionalText(), text(), optionalText())
        var entry = IndexEntry(id: id, failure: "")
        (entry.path, entry.sha256, entry.failure) = (path, sha256, failure)
        for _ in 0..<count() {
            guard let finding = finding() else { return nil }
            entry.findings.append(finding)
        }
        return entry
    }

    private mutating func finding() -> IndexFinding? {
        let (words, start, end, percent) = (text(), number(), number(), number())
        var path: [String] = []
        for _ in 0..<count() { path.append(text()) }
        guard let laterality = Laterality(rawValue: byte()), let certainty = Certainty(rawValue: byte()),
            let temporality = Temporality(rawValue: byte()), let experiencer = Experiencer(rawValue: byte())
        else { return nil }
        let (type, impression) = (byte(), number())
        let (hasSize, size) = (number() == 1, Double(bitPattern: UInt64(bitPattern: Int64(number()))))
        return IndexFinding(
            words: words, start: start, end: end, sitePath: path, laterality: laterality,
            assertion: Assertion(certainty, temporality, experiencer), type: CalcificationType(rawValue: type),
            percent: percent, inImpression: impression < 0 ? nil : impression == 1, millimetres: hasSize ? size : nil)
    }

    private mutating func byte() -> UInt8 { UInt8(exactly: number()) ?? .max }

    private mutating func optionalText() -> String? {
        let (isThere, value) = (number() == 1, text())
        return isThere ? value : nil
    }
}
