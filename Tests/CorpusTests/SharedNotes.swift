import Calcinote
import Evaluation
import Foundation
import Readers

/// The notes that lie beside a development checkout, in `../shared`; they are no part of the project.
enum SharedNotes {
    static let folder = Corpus.folder.deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared")

    static func isPresent(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: name).path())
    }

    static func entries(_ name: String) throws -> [GoldReader.Entry] {
        try GoldReader.entries(of: Array(try Data(contentsOf: folder.appending(path: name))), path: name)
    }

    /// Annotates every note, on all processors, and hands them on in their order.
    static func annotated(_ entries: [GoldReader.Entry]) async -> [(note: AnnotatedNote, entry: GoldReader.Entry)] {
        await withTaskGroup(of: (Int, AnnotatedNote).self) { group in
            for (index, entry) in entries.enumerated() {
                group.addTask {
                    let record = entry.record
                    return (index, Corpus.annotator.annotate(record.note, id: record.id, targets: record.targets))
                }
            }
            var notes = [AnnotatedNote?](repeating: nil, count: entries.count)
            for await (index, note) in group { notes[index] = note }
            return zip(notes, entries).compactMap { note, entry in note.map { ($0, entry) } }
        }
    }
}
