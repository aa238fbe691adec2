import Foundation
import Readers
import Testing

struct LineBlockReaderTests {
    /// Every line that comes out when bytes go through a pipe, as `number:text`.
    static func lines(_ bytes: [UInt8], limit: Int = 1 << 20) throws -> [String] {
        let pipe = Pipe()
        let writer = Thread { [handle = pipe.fileHandleForWriting] in
            handle.write(Data(bytes))
            try? handle.close()
        }
        writer.start()
        var reader = LineBlockReader(descriptor: pipe.fileHandleForReading.fileDescriptor, limit: limit)
        var lines: [String] = []
        while let block = try reader.next() {
            var number = block.firstLine
            if block.isOverlong {
                lines.append("\(number):…")
                continue
            }
            var rest = block.withBytes { Array($0) }[...]
            if rest.last == 0x0A { rest.removeLast() }
            for line in rest.split(separator: 0x0A, omittingEmptySubsequences: false) {
                lines.append("\(number):\(String(decoding: line, as: UTF8.self))")
                number += 1
            }
        }
        return lines
    }

    @Test func `lines keep their numbers, and the last needs no line break`() throws {
        #expect(try Self.lines(Array("a\n\nb\nc".utf8)) == ["1:a", "2:", "3:b", "4:c"])
        #expect(try Self.lines([]) == [])
        #expect(try Self.lines(Array("\n".utf8)) == ["1:"])
    }

    /// The last line break of what was read may stand anywhere in eight bytes.
    @Test func `a line ends where its break stands`() throws {
        for length in 0...20 {
            for rest in 0...20 {
                let (line, next) = (String(repeating: "x", count: length), String(repeating: "y", count: rest))
                let expected = rest == 0 ? ["1:\(line)"] : ["1:\(line)", "2:\(next)"]
                #expect(try Self.lines(Array("\(line)\n\(next)".utf8)) == expected, "\(length) and \(rest)")
            }
        }
    }

    @Test func `lines longer than a block come out whole`() throws {
        let long = String(repeating: "x", count: 700_000)
        #expect(try Self.lines(Array("a\n\(long)\nb\n".utf8)) == ["1:a", "2:\(long)", "3:b"])
    }

    @Test func `a line over the limit is skipped and counted, whatever follows`() throws {
        let long = String(repeating: "x", count: 700_000)
        #expect(try Self.lines(Array("a\n\(long)\nb\n".utf8), limit: 1000) == ["1:a", "2:…", "3:b"])
        #expect(try Self.lines(Array("\(long)".utf8), limit: 1000) == ["1:…"])
    }
}
