internal import Annotations
internal import Writers

/// What a note adds to the tables about a whole batch.
///
/// A count is a key, `site⇥aortic arch⇥affirmed`, so that the rows of the journal hold all that the tables are made from.
enum Rollup {
    static let countsHeader = Array("axis,value,certainty,findings\n".utf8)
    static let notesHeader = Array(
        "document,source,status,findings,affirmed,possible,negated,sites,types,not_in_impression\n".utf8)
    static let gapsHeader = Array("document,source,finding,site,laterality,type,words\n".utf8)
    static let patientsHeader = Array(
        "patient,notes,failed,status,affirmed,possible,negated,sites,types,not_in_impression\n".utf8)

    static func status(of note: AnnotatedNote) -> NoteStatus {
        let own = note.findings.map(\.assertion).filter {
            $0.experiencer == .patient && $0.temporality != .hypothetical
        }
        let current = own.filter { $0.temporality == .current }
        if current.contains(where: { $0.certainty == .affirmed }) { return .affirmed }
        if current.contains(where: { $0.certainty == .possible }) { return .possible }
        if own.contains(where: { $0.certainty != .negated }) { return .historical }
        return own.isEmpty ? .none : .negated
    }

    /// The keys of a note: one for its status, four for each finding.
    static func counts(of note: AnnotatedNote) -> [String] {
        var keys = ["note\t\(status(of: note).rawValue)\t"]
        for finding in note.findings {
            let certainty = finding.assertion.certainty.label
            keys.append("site\t\(site(of: finding, in: note) ?? "")\t\(certainty)")
            if let suggestion = finding.suggestion { keys.append("type\t\(suggestion.type.label)\t\(certainty)") }
            keys.append("temporality\t\(finding.assertion.temporality.label)\t\(certainty)")
            keys.append("experiencer\t\(finding.assertion.experiencer.label)\t\(certainty)")
            if finding.inImpression == false { keys.append("impression\tmissing\t\(certainty)") }
        }
        return keys
    }

    static func noteRow(of note: AnnotatedNote) -> [UInt8] {
        var tally = FindingTally()
        for finding in note.findings { tally.add(finding, in: note) }
        return row(
            [note.document.id, note.document.source ?? "", status(of: note).rawValue, String(note.findings.count)]
                + tally.columns)
    }

    static func failedRow(document: String, source: String) -> [UInt8] {
        row([document, source, NoteStatus.failed.rawValue, "", "", "", "", "", "", ""])
    }

    /// Findings that the impression does not speak of, nor of their site.
    static func gaps(of note: AnnotatedNote) -> [UInt8] {
        var rows: [UInt8] = []
        for (index, finding) in note.findings.enumerated() where finding.inImpression == false {
            rows += row([
                note.document.id, note.document.source ?? "", "f\(index + 1)", site(of: finding, in: note) ?? "",
                finding.laterality.label ?? "", finding.suggestion?.type.label ?? "",
                note.text(of: note.mention(of: finding)),
            ])
        }
        return rows
    }

    /// `affirmed,possible,negated,sites,types,not_in_impression` of a patient's counts.
    static func columns(_ counts: [String: Int]) -> [String] {
        var tally = FindingTally()
        for (key, count) in counts { tally.add(key, count) }
        return tally.columns
    }

    /// `counts.csv`: by axis, then the most frequent first.
    static func countRows(_ counts: [String: Int]) -> [UInt8] {
        let rows = counts.map { key, count in
            (key.split(separator: "\t", omittingEmptySubsequences: false).map(String.init), count)
        }
        let sorted = rows.sorted { one, two in
            if one.0[0] != two.0[0] { return one.0[0] < two.0[0] }
            return one.1 != two.1 ? one.1 > two.1 : one.0.lexicographicallyPrecedes(two.0)
        }
        return sorted.flatMap { row($0.0 + [String($0.1)]) }
    }

    static func row(_ cells: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            CSVWriter.append(cell, to: &bytes)
        }
        return bytes + [0x0A]
    }

    static func site(of finding: Finding, in note: AnnotatedNote) -> String? {
        finding.site < 0 ? nil : note.catalog.concepts[Int(finding.site)].name
    }

    /// What the columns of each table mean: `columns.csv`.
    static var dictionary: [UInt8] {
        var bytes = Array("table,column,meaning\n".utf8)
        let lines = CSVWriter.columnDictionary().split(separator: 0x0A).dropFirst()
        for line in lines { bytes += Array("summary,".utf8) + line + [0x0A] }
        for (table, column, meaning) in meanings { bytes += row([table, column, meaning]) }
        return bytes
    }

    private static let meanings: [(String, String, String)] = [
        ("notes", "document", "The note's identifier."),
        ("notes", "source", "The file the note was read from."),
        ("notes", "status", NoteStatus.rule),
        ("notes", "findings", "All findings, negated ones included; empty for a note that failed."),
        ("notes", "affirmed", "Affirmed findings of any time and any person."),
        ("notes", "possible", "Possible findings of any time and any person."),
        ("notes", "negated", "Negated findings of any time and any person."),
        ("notes", "sites", "Sites of findings that are not negated, separated by |."),
        ("notes", "types", "Likely types of findings that are not negated, separated by |."),
        ("notes", "not_in_impression", "Affirmed findings that the impression does not speak of."),
        ("patients", "patient", "The patient of the id map (--patients)."),
        ("patients", "notes", "Notes of the patient in this batch."),
        ("patients", "failed", "Of these, the notes that could not be read."),
        ("patients", "status", NoteStatus.rule),
        ("patients", "affirmed", "As in notes, added up; so are the columns after it."),
        ("gaps", "document", "The note's identifier. One row a finding that the impression does not speak of."),
        ("gaps", "source", "The file the note was read from."),
        ("gaps", "finding", "The finding's identifier within the note."),
        ("gaps", "site", "The structure that holds the deposit."),
        ("gaps", "laterality", "left, right, bilateral or midline."),
        ("gaps", "type", "The likely type."),
        ("gaps", "words", "The words of the note that the mention covers."),
        ("counts", "axis", "note (its status), site, type, temporality, experiencer or impression."),
        ("counts", "value", "The value of that axis; an empty site is one the note does not give."),
        ("counts", "certainty", "Of the findings counted; empty for notes."),
        ("counts", "findings", "How many; notes for the axis note."),
    ]
}
