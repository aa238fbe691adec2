internal import Annotations

/// One JSON document a note, laid out for reading; the same values in the same order as a line of ``JSONLinesWriter``:
///
/// ```
/// {
///   "schema": "calcinote/1",
///   "document": {"id": "ct-0001", "source": "ct-0001.txt", …},
///   "sections": [
///     {"kind": "findings", "title": "FINDINGS", "start": 58, "end": 301}
///   ],
/// ```
struct JSONWriter: AnnotationWriter {
    private let lines: JSONLinesWriter

    init(_ options: WriterOptions, _ catalog: Catalog) { lines = JSONLinesWriter(options, catalog) }

    func write(_ note: AnnotatedNote, into output: inout [UInt8]) { write(note, into: &output) { _ in } }

    func write(_ note: AnnotatedNote, into output: inout [UInt8], drain: (inout [UInt8]) -> Void) {
        var layout = JSONLayout()
        var compact: [UInt8] = []
        lines.writeObject(note, into: &compact) { part in
            layout.write(part, into: &output)
            part.removeAll(keepingCapacity: true)
            if output.count > largeOutput { drain(&output) }
        }
        layout.write(compact, into: &output)
        output.append(UInt8(ascii: "\n"))
    }
}
