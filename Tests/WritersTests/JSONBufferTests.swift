import Annotations
import Foundation
import Testing

@testable import Writers

@Suite struct JSONBufferTests {
    private func written(_ write: (inout JSONBuffer) -> Void) -> String {
        var json = JSONBuffer()
        write(&json)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    @Test(
        arguments: [
            (0.94, "0.94"), (3.1, "3.1"), (0, "0"), (-0.0, "0"), (1, "1"), (-0.75, "-0.75"), (0.00004, "0"),
            (0.00005, "0.0001"),
            (-0.00004, "0"), (2.5 / 3, "0.8333"), (1.6099999999999999, "1.61"), (12, "12"), (0.9999, "0.9999"),
        ] as [(Double, String)]) func `scores have at most four decimals and no trailing zeros`(
            value: Double, expected: String
        )
    {
        #expect(written { $0.decimal(value) } == expected)
    }

    @Test(
        arguments: [
            12.9, 3.225, 412, 0, 0.1 + 0.2, 1e-7, 1e22, 1.0 / 3, 123456.7891, Double.leastNonzeroMagnitude, -4.5,
            9_007_199_254_740_992, 890,
        ] as [Double])
    func `measured values read back as the same number`(value: Double) throws {
        let text = written { $0.number(value) }
        #expect(Double(text) == value)
        #expect(!text.hasSuffix(".0"))
        #expect(text.count <= value.description.count)
    }

    /// By type, in the order of the types.
    private func rounded(_ probabilities: [Double]) -> [Int] {
        let zeros = repeatElement(0.0, count: TypeNumbers.count - probabilities.count)
        let rounded = TenThousandths(of: TypeNumbers(probabilities + zeros))
        return CalcificationType.allCases.map { rounded[$0] }
    }

    @Test(
        arguments: [
            [1.0 / 3, 1.0 / 3, 1.0 / 3], [0.00004, 0.99996], [0.5, 0.5], [1.0 / 7, 6.0 / 7], [1, 0],
            Array(repeating: 1.0 / 7, count: 7),
        ] as [[Double]])
    func `probabilities that add up to 1 still do when rounded`(probabilities: [Double]) {
        #expect(rounded(probabilities).reduce(0, +) == 10_000)
    }

    @Test func `of equal remainders the first is rounded up`() {
        #expect(rounded([1.0 / 3, 1.0 / 3, 1.0 / 3]) == [3334, 3333, 3333, 0, 0, 0, 0])
    }

    @Test func `every scalar survives its escape`() throws {
        for value in Array(0...0x2FFF as ClosedRange<UInt32>) + [0xFFFD, 0xFFFE, 0xFFFF, 0x1F9B4, 0x10FFFF] {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = "a\(Character(scalar))b"
            let json = written { $0.string(text) }
            let back = try JSONDecoder().decode([String].self, from: Data("[\(json)]".utf8))
            #expect(
                back.first?.unicodeScalars.elementsEqual(text.unicodeScalars) == true, "U+\(String(value, radix: 16))")
        }
    }

    /// A short text inside a longer one is looked through eight bytes at once, of which some are not its own.
    @Test func `a part of a text is escaped as it is alone`() {
        for length in 0...34 {
            for place in 0...length {
                for byte in [UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x0A, 0x7F, UInt8(ascii: "y")] {
                    var text = [UInt8](repeating: UInt8(ascii: "x"), count: length + 40)
                    text[place] = byte
                    let part = Array(text[..<length])
                    let inside = written { json in
                        text.withUnsafeBufferPointer {
                            json.escaped(UnsafeBufferPointer(rebasing: $0[..<length]), behind: 40)
                        }
                    }
                    let alone = written { json in part.withUnsafeBufferPointer { json.escaped($0) } }
                    #expect(inside == alone, "byte \(byte) at \(place) of \(length)")
                }
            }
        }
    }

    @Test func `characters beyond ASCII are written as they are`() {
        #expect(written { $0.string("Ångström 🩻") } == "\"Ångström 🩻\"")
        #expect(written { $0.string("\u{9B}\u{2028}\u{7F}\u{1B}\n\\\"") } == #""\u009b\u2028\u007f\u001b\n\\\"""#)
    }

    @Test func `integers`() {
        #expect(written { $0.integer(0) } == "0")
        #expect(written { $0.integer(1_234_567) } == "1234567")
        #expect(written { $0.integer(-40) } == "-40")
        #expect(written { $0.integer(.max) } == "9223372036854775807")
        let ends = (1...18).flatMap {
            [Int(String(repeating: "9", count: $0))!, Int("1" + String(repeating: "0", count: $0))!]
        }
        let numbers = Array(0...12_000) + ends
        let json = written { json in
            for number in numbers {
                json.integer(number)
                json.raw(" ")
            }
        }
        #expect(json.split(separator: " ").map(String.init) == numbers.map(String.init))
    }

    @Test func `what is longer than the block comes whole, whatever was written before`() {
        for length in [0, 1, 8_190, 8_191, 8_192, 8_193, 100_000] {
            let text = String(repeating: "x", count: length)
            let json = written { json in
                json.raw("[")
                json.string(text)
                json.raw(",")
                for number in 0..<3_000 { json.integer(number) }
                json.raw("]")
            }
            #expect(json == "[\"\(text)\"," + (0..<3_000).map(String.init).joined() + "]", "\(length) letters")
        }
    }

    @Test func `output is taken and given back with what was added`() {
        var output = Array("before ".utf8)
        var json = JSONBuffer(taking: &output)
        #expect(output.isEmpty)
        json.integer(12)
        output = json.take()
        #expect(String(decoding: output, as: UTF8.self) == "before 12")
        #expect(json.bytes.isEmpty)
    }

    @Test func `layout keeps a container on its line while it fits`() {
        let long = Array(repeating: 1_000_000, count: 12).map(String.init).joined(separator: ",")
        var output: [UInt8] = []
        var layout = JSONLayout()
        layout.write(Array(#"{"a":{"b":"{,"},"c":[],"d":[{"e":[\#(long),\#(long)]}]}"#.utf8), into: &output)
        let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
        #expect(
            lines.prefix(6) == ["{", #"  "a": {"b": "{,"},"#, #"  "c": [],"#, #"  "d": ["#, "    {", #"      "e": ["#])
        #expect(lines.allSatisfy { $0.count <= JSONLayout.width })
    }

    @Test func `layout of parts is that of the whole`() {
        let element = #"{"e":[\#(Array(repeating: "1000000", count: 20).joined(separator: ","))],"f":"} é"}"#
        let parts = [
            #"{"a":{"b":1},"d":[\#(element)"#, ",\(element),\(element)", #"],"g":[],"h":[\#(element)"#, "]}",
        ].map { Array($0.utf8) }
        var whole: [UInt8] = []
        var layout = JSONLayout()
        layout.write(parts.flatMap { $0 }, into: &whole)
        var drained: [UInt8] = []
        var inParts: [UInt8] = []
        layout = JSONLayout()
        for part in parts {
            layout.write(part, into: &inParts)
            drained += inParts
            inParts.removeAll()
        }
        #expect(drained == whole)
        #expect(whole.split(separator: 0x0A).count > 20)
    }
}
