import Foundation
import Readers
import Testing

struct ByteStreamTests {
    /// Packed by gzip(1).
    static func gzip(_ text: String) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "printf %s \"$0\" | gzip -c", text]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Array(bytes)
    }

    static func text(_ bytes: [UInt8]) throws -> String {
        let stream = try TableReaderTests.stream(bytes)
        var all: [UInt8] = []
        while true {
            let piece = try stream.next()
            if piece.isEmpty { return String(decoding: all, as: UTF8.self) }
            all += piece
        }
    }

    @Test func `gzip is unpacked, also several members and padding, and other bytes come as they are`() throws {
        let (one, two) = (try Self.gzip("Calcified "), try Self.gzip("node"))
        #expect(try Self.text(one + two) == "Calcified node")
        #expect(try Self.text(one + two + [0, 0, 0, 0]) == "Calcified node")
        #expect(try Self.text([0x1F]) == "\u{1F}")
        #expect(try Self.text([]) == "")
    }

    @Test func `gzip that is cut anywhere, or spoiled at its end, is an error`() throws {
        let packed = try Self.gzip("FINDINGS: Calcified granuloma of the left upper lobe.")
        for length in 2..<packed.count {
            #expect(throws: InputError.self, "\(length)") { try Self.text(Array(packed[..<length])) }
        }
        for place in packed.count - 8..<packed.count {
            var spoiled = packed
            spoiled[place] ^= 1
            #expect(throws: InputError(.damaged("the compressed data are damaged"), path: "pipe")) {
                try Self.text(spoiled)
            }
        }
    }

    @Test func `lines come with their numbers, a long one without its bytes`() throws {
        let long = String(repeating: "x", count: 50_000)
        var reader = LineReader(try TableReaderTests.stream(Array("\u{FEFF}a\n\n\(long)\nb".utf8)), limit: 100)
        var lines: [String] = []
        while let line = try reader.next() {
            lines.append("\(line.number) \(line.isOverlong ? "long" : String(decoding: line.bytes, as: UTF8.self))")
        }
        #expect(lines == ["1 a", "2 ", "3 long", "4 b"])
    }
}
