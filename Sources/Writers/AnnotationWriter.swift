public import Annotations

/// Writes annotated notes in one format.
///
/// What comes in is an ``AnnotatedNote``; what goes out are bytes, appended to a buffer that the caller owns, so that the
/// same note gives the same bytes on any machine and from any thread. Files, names and order are left to the caller:
///
/// ```
/// let writer = OutputFormat.jsonLines.makeWriter(WriterOptions(version: "0.1.0"), catalog)
/// var output = writer.header
/// for note in notes { writer.write(note, into: &output) }
/// ```
///
/// A writer is a value without state of its own: one serves any number of threads.
public protocol AnnotationWriter: Sendable {
    /// What stands once before the first note of a file: the column names of CSV; empty for most formats.
    var header: [UInt8] { get }

    /// Appends one note.
    func write(_ note: AnnotatedNote, into output: inout [UInt8])

    /// Appends one note and calls `drain`, which may empty the output, whenever that has grown past a megabyte: a note of
    /// a hundred thousand findings is never in memory as a whole.
    func write(_ note: consuming AnnotatedNote, into output: inout [UInt8], drain: (inout [UInt8]) -> Void)
}

extension AnnotationWriter {
    public var header: [UInt8] { [] }

    public func write(_ note: AnnotatedNote, into output: inout [UInt8], drain: (inout [UInt8]) -> Void) {
        write(note, into: &output)
        if output.count > largeOutput { drain(&output) }
    }

    /// One note as a whole file, header included.
    public func file(of note: AnnotatedNote) -> [UInt8] {
        var output = header
        write(note, into: &output)
        return output
    }
}

/// What a reader of the output may choose, and how much there will be of it, the same for every format; a format ignores what it has
/// no use for.
public struct WriterOptions: Sendable {
    /// The version of Calcinote, written as the generator's: `"0.1.0"`.
    public var version: String
    /// The unit of `start` and `end`.
    public var offsets: OffsetUnit
    /// Whether `text` may use colour (``ColorChoice`` decides).
    public var usesColor: Bool
    /// Whether `csv` starts with a byte order mark, which Excel needs to read UTF-8.
    public var byteOrderMark: Bool
    /// Whether a few notes will be written: then what the catalog says is made ready for each, and not for all there may be.
    public var isForFewNotes: Bool

    public init(
        version: String, offsets: OffsetUnit = .scalar, usesColor: Bool = false, byteOrderMark: Bool = false,
        isForFewNotes: Bool = false
    ) {
        self.version = version
        self.offsets = offsets
        self.usesColor = usesColor
        self.byteOrderMark = byteOrderMark
        self.isForFewNotes = isForFewNotes
    }
}
