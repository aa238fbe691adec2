import Annotations
import Calcinote
import Foundation
import Reviewing
import Writers

@testable import Batching

extension FuzzTarget {
    /// A whole stream: a line of JSON for each line in, the same with two jobs as with one.
    static let stream = FuzzTarget(name: "stream") { input in
        let stream = NoteStream(
            annotator: Shared.annotator,
            writer: OutputFormat.jsonLines.makeWriter(WriterOptions(version: "fuzz"), Shared.annotator.catalog),
            limit: 1 << 20)
        func run(jobs: Int) -> [UInt8] {
            let (source, result) = (MemoryFile(input), MemoryFile())
            guard (try? stream.run(from: source.descriptor, to: result.descriptor, jobs: jobs)) != nil else {
                fatalError("a stream in memory ends with an error")
            }
            return result.contents
        }
        let result = run(jobs: 1)
        let out = result.split(separator: 0x0A)
        let bytes = input.starts(with: [0xEF, 0xBB, 0xBF]) ? input.dropFirst(3) : input[...]
        let due = bytes.split(separator: 0x0A).filter { !$0.allSatisfy { [0x20, 0x09, 0x0D].contains($0) } }
        hold(out.count == due.count, "\(out.count) lines out for \(due.count)")
        for line in out { hold(isJSON(Array(line)), "a line is no JSON") }
        if input.first ?? 0 < 0x10 { hold(run(jobs: 2) == result, "two jobs give another stream") }
    }

    /// Decisions of readers, joined to a note, and a table of patients.
    static let decisions = FuzzTarget(name: "decisions") { input in
        let patients = PatientMap(csv: input)
        hold(patients.badLines.allSatisfy { $0 > 1 }, "the header is a bad line")
        guard let file = try? DecisionFile(input, path: "decisions.json") else { return }
        let report = ReviewReport([note], decisions: file.decisions)
        for joined in report.decisions {
            if let span = joined.anchor.span { hold(isInside(span, note.text), "a decision lies outside the note") }
        }
        for lines in [report.lines(), report.goldLines(partial: true)] {
            for line in lines.split(separator: 0x0A) { hold(isJSON(Array(line)), "a line is no JSON") }
        }
        _ = report.sentences()
        _ = report.text
        _ = ReaderAgreement(file.decisions, file.decisions.reversed()).text
    }

    private static let note = Shared.annotator.annotate(
        "FINDINGS: Calcified granuloma in the left upper lobe. No pleural calcification.\n", id: "a")

    /// The journal of a batch, which a crash or a bad disk may have left in any state.
    static let journal = FuzzTarget(name: "journal") { input in
        if let record = JournalRecord(body: input) {
            hold(JournalRecord(body: Array(record.encoded.dropFirst(16))) == record, "a record is not read back")
        }
        let header = Array("calcinote-journal/1 key\n".utf8)
        // A body with the right length and hash is what the fuzzer would hardly find.
        var head = JournalRecord.Fields()
        head.add(input.count)
        head.add(Int(truncatingIfNeeded: PathHash.of(input)))
        for bytes in [input, header + input, header + head.bytes + input] {
            let file = MemoryFile(bytes)
            let reader = JournalReader(path: file.path, header: header)
            while let record = reader.next() { hold(record.encoded.count > 16, "an empty record") }
        }
    }
}
