/// What the files of a batch are: notes, or containers of notes.
public enum InputFormat: String, CaseIterable, Sendable {
    /// By the end of the name: `.tar`, `.tgz`, `.jsonl`, `.csv` … are containers, all else is a note.
    case auto
    /// Every file is one note.
    case text
    /// Every file is a container of that kind.
    case jsonl, csv, tsv, tar

    /// How a file of that name is read; never `auto`.
    func resolved(for path: String) -> InputFormat {
        guard self == .auto else { return self }
        var name = (path.split(separator: "/").last ?? "").lowercased()
        if name.hasSuffix(".tgz") { return .tar }
        if name.hasSuffix(".gz") { name.removeLast(3) }
        for (ending, format) in [
            (".tar", InputFormat.tar), (".jsonl", .jsonl), (".ndjson", .jsonl), (".csv", .csv), (".tsv", .tsv),
        ]
        where name.hasSuffix(ending) { return format }
        return .text
    }
}
