internal import ArgumentParser
internal import Batching
internal import Calcinote
internal import Glibc
internal import Readers
internal import Synchronization

/// The folder that decisions were made on: its notes with the ids that `review` gave them.
struct NoteFolderOptions: ParsableArguments {
    @Option(
        name: .long, help: ArgumentHelp("Files that are notes, by extension; any for every file.", valueName: "ext,…"))
    var `extension` = "txt,text"

    @OptionGroup var lexicon: LexiconOptions
    @OptionGroup var note: NoteOptions
    @OptionGroup var jobs: JobOptions

    var extensions: [String] {
        `extension` == "any" ? [] : `extension`.split(separator: ",").map { $0.lowercased() }
    }

    /// Annotates the notes of a folder and keeps what `body` makes of each, in the order of the folder.
    ///
    /// - Parameter only: ids of the notes to read; nil for all. What cannot be read is named on standard error.
    func map<Result: Sendable>(
        _ dir: String, only: Set<String>? = nil, annotator: Annotator, excluding: String? = nil,
        _ body: @escaping @Sendable (AnnotatedNote) -> Result
    ) throws -> [Result] {
        if access(dir, R_OK) != 0 { throw ToolError(Exit.noInput, "\(dir): no such folder") }
        let list = WorkList(FolderListing(dir, excluding: excluding), extensions: extensions, only: only)
        let next = Mutex(0)
        let results = Mutex<[Result]>([])
        let (limit, encoding) = (note.size.maxNoteBytes.bytes, note.encoding)
        try OrderedWork.run(jobs: jobs.jobs ?? OrderedWork.defaultJobs) { () -> WorkList.Item? in
            next.withLock { at in
                at += 1
                return at <= list.count ? list[at - 1] : nil
            }
        } work: { (item: WorkList.Item) -> (item: WorkList.Item, result: Result?) in
            let record = try? PlainTextReader.read(
                path: dir + "/" + item.path, id: item.base, source: item.path, encoding: encoding, limit: limit)
            return (item, record.map { body(annotator.annotate($0.note, id: $0.id, source: $0.source)) })
        } deliver: { item, result in
            if let result {
                results.withLock { $0.append(result) }
            } else {
                Terminal.warn("\(item.path): cannot be read")
            }
        }
        return results.withLock { $0 }
    }
}
