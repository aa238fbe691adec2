public import Annotations
public import Notes

/// One note as it came in, ready for the annotator.
///
/// Readers turn files, streams and formats into records. What is in the notes is left to the engines; what is written
/// about them, to the writers.
public struct NoteRecord: Sendable {
    public var id: String
    /// The file it was read from; nil for a note of a stream.
    public var source: String?
    public var note: DecodedNote
    /// Spans that the caller wants judged.
    public var targets: [Target]

    public init(id: String, source: String? = nil, note: DecodedNote, targets: [Target] = []) {
        self.id = id
        self.source = source
        self.note = note
        self.targets = targets
    }
}
