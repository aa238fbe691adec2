import Annotations
import Foundation
import Glibc
import Notes
import Readers

extension FuzzTarget {
    /// One record of a stream; what is read must be what Foundation reads.
    static let records = FuzzTarget(name: "records") { input in
        switch input.withUnsafeBufferPointer({ JSONLinesReader.record($0, number: 1) }) {
        case .success(let record):
            let text = record.note.text
            hold(String(validating: text.bytes, as: UTF8.self) != nil, "the text is no UTF-8")
            for target in record.targets { hold(isInside(target.span, text), "a target lies outside the text") }
            guard let object = (try? JSONSerialization.jsonObject(with: Data(input))) as? [String: Any] else { return }
            hold((object["text"] as? String).map { Array($0.utf8) } == text.bytes, "not the text that Foundation reads")
            if let id = object["id"] as? String { hold(Array(id.utf8) == Array(record.id.utf8), "not the id") }
        case .failure(let problem):
            hold(problem.line == 1 && !problem.code.isEmpty && !problem.message.isEmpty, "no words")
        }
    }

    /// A file of gold lines.
    static let gold = FuzzTarget(name: "gold") { input in
        do throws(GoldError) {
            for entry in try GoldReader.entries(of: input, path: "gold.jsonl") {
                let text = entry.record.note.text
                for finding in entry.gold.findings { hold(isInside(finding.span, text), "a finding lies outside") }
                for target in entry.record.targets { hold(isInside(target.span, text), "a target lies outside") }
            }
        } catch {
            hold(error.description.hasPrefix("gold.jsonl:"), "no place in \(error.description)")
        }
    }

    /// Lines in blocks: together they are the input, and each block knows the number of its first line.
    static let lines = FuzzTarget(name: "lines") { input in
        var choices = Choices(input)
        let limit = [1, 7, 64, 1 << 20][choices.next(below: 4)]
        let bytes = Array(choices.rest)
        let file = MemoryFile(bytes)
        var reader = LineBlockReader(descriptor: file.descriptor, limit: limit)
        var (joined, line, wasCut) = ([UInt8](), 1, false)
        do throws(InputError) {
            while let block = try reader.next() {
                hold(block.firstLine == line, "line \(block.firstLine) where \(line) is due")
                block.withBytes { joined += $0 }
                wasCut = wasCut || block.isOverlong
                line += block.isOverlong ? 1 : block.withBytes { $0.count { $0 == 0x0A } }
            }
        } catch {
            fatalError("a file in memory cannot be read: \(error)")
        }
        hold(wasCut || joined == bytes, "lines are lost")
    }

    static func isInside(_ span: Annotations.Span, _ text: NoteText) -> Bool {
        span.start >= 0 && span.start < span.end && Int(span.end) <= text.count
            && [span.start, span.end].allSatisfy { Int($0) == text.count || text.bytes[Int($0)] & 0xC0 != 0x80 }
    }
}

@_silgen_name("memfd_create")
private func openMemory(_ name: UnsafePointer<CChar>, _ flags: UInt32) -> Int32

/// A file that lives in memory as long as the value does.
final class MemoryFile {
    let descriptor: Int32
    var path: String { "/proc/self/fd/\(descriptor)" }

    init(_ bytes: [UInt8] = []) {
        descriptor = openMemory("fuzz", 0)
        hold(descriptor >= 0 && write(descriptor, bytes, bytes.count) == bytes.count, "no file in memory")
        lseek(descriptor, 0, SEEK_SET)
    }

    deinit { close(descriptor) }

    /// Everything in it.
    var contents: [UInt8] {
        let count = Int(lseek(descriptor, 0, SEEK_END))
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = max(0, pread(descriptor, buffer.baseAddress, count, 0))
        }
    }
}
