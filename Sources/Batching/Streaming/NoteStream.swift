public import Calcinote
public import Writers
internal import Annotations
internal import Readers
internal import Synchronization

/// Annotates JSON lines as they come: one line out for each line in, in the same order, whatever is wrong with one of them.
public struct NoteStream: Sendable {
    /// What a stream has done.
    public struct Summary: Hashable, Sendable {
        public var notes = 0
        public var problems = 0
    }

    private let annotator: Annotator
    private let writer: any AnnotationWriter
    private let limit: Int

    /// - Parameters:
    ///   - writer: of a format with one line a note.
    ///   - limit: the most bytes a line may have.
    public init(annotator: Annotator, writer: any AnnotationWriter, limit: Int) {
        self.annotator = annotator
        self.writer = writer
        self.limit = limit
    }

    /// Reads to the end of `input`. Memory holds a fixed number of blocks, however long the stream is.
    public func run(from input: Int32, to output: Int32, jobs: Int) throws -> Summary {
        let source = Source(LineBlockReader(descriptor: input, limit: limit))
        let tally = Tally()
        let workspaces = WorkspacePool()
        if !writer.header.isEmpty { try OutputDescriptor.write(writer.header, to: output, path: "standard output") }
        try OrderedWork.run(jobs: jobs) {
            try source.reader.withLock { try $0.next() }
        } inParts: { block, early in
            workspaces.withWorkspace { annotate(block, &$0, early) }
        } deliver: { lines in
            tally.summary.withLock {
                $0.notes += lines.summary.notes
                $0.problems += lines.summary.problems
            }
            try OutputDescriptor.write(lines.bytes, to: output, path: "standard output")
        }
        return tally.summary.withLock { $0 }
    }

    private struct Lines: Sendable {
        var bytes: [UInt8] = []
        var summary = Summary()
    }

    private final class Source: Sendable {
        let reader: Mutex<LineBlockReader>
        init(_ reader: consuming sending LineBlockReader) { self.reader = Mutex(reader) }
    }

    private final class Tally: Sendable {
        let summary = Mutex(Summary())
    }

    /// The lines of one block, annotated; blank ones are passed over.
    private func annotate(_ block: LineBlock, _ workspace: inout Workspace, _ early: (Lines) -> Void) -> Lines {
        var lines = Lines()
        if block.isOverlong {
            report(JSONLinesReader.overlong(line: block.firstLine, limit: limit), &lines)
            return lines
        }
        let count = block.count
        lines.bytes.reserveCapacity(min(4 * count, 1 << 20))
        var (start, number) = (0, block.firstLine)
        if number == 1, block.withBytes({ $0.starts(with: [0xEF, 0xBB, 0xBF]) }) { start = 3 }
        while start < count {
            let (record, length) = read(block, from: start, number)
            start += length + 1
            if start >= count { block.release() }
            if let record { annotate(record, &lines, &workspace, early) }
            number += 1
        }
        return lines
    }

    /// The record of the line that begins at an offset, nil for a blank one, and the length of the line.
    private func read(
        _ block: LineBlock, from start: Int, _ number: Int
    ) -> (Result<NoteRecord, LineProblem>?, length: Int) {
        block.withBytes { bytes in
            let rest = UnsafeBufferPointer(rebasing: bytes[start...])
            let line = UnsafeBufferPointer(rebasing: rest[..<LineBlock.lineLength(rest)])
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return (nil, line.count) }
            if line.count > limit {
                return (.failure(JSONLinesReader.overlong(line: number, limit: limit)), line.count)
            }
            // The text of a very long line need not be in memory twice.
            return (JSONLinesReader.record(line, number: number) { block.forget(upTo: start + $0) }, line.count)
        }
    }

    private func annotate(
        _ record: Result<NoteRecord, LineProblem>, _ lines: inout Lines, _ workspace: inout Workspace,
        _ early: (Lines) -> Void
    ) {
        switch record {
        case .success(let record):
            lines.summary.notes += 1
            let note = annotator.annotate(
                record.note, id: record.id, source: record.source, targets: record.targets, in: &workspace)
            writer.write(note, into: &lines.bytes) { bytes in
                if bytes.count < Self.partSize { return }
                var part = Lines()
                swap(&part.bytes, &bytes)
                early(part)
            }
        case .failure(let problem): report(problem, &lines)
        }
    }

    /// From so many bytes on, output does not wait for the end of its block.
    private static let partSize = 1 << 20

    /// `{"id":"ct-7","line":7,"error":{"code":"missing-member","message":"the record has no \"text\""}}`
    private func report(_ problem: LineProblem, _ lines: inout Lines) {
        var error = JSONRow()
        error.add("code", problem.code)
        error.add("message", problem.message)
        var row = JSONRow()
        row.add("id", problem.id)
        row.add("line", problem.line)
        row.add("error", error)
        lines.bytes += row.line
        lines.summary.problems += 1
    }
}
