import TestSupport
import Testing

@testable import Writers

/// The layout against one that is written as the rules are told, byte by byte.
@Suite struct JSONLayoutTests {
    indirect enum Value {
        case scalar(String)
        case list([Value])
        case object([(String, Value)])

        var compact: String {
            switch self {
            case .scalar(let text): text
            case .list(let values): "[" + values.map(\.compact).joined(separator: ",") + "]"
            case .object(let members): "{" + members.map { $0 + ":" + $1.compact }.joined(separator: ",") + "}"
            }
        }

        private var oneLine: String {
            switch self {
            case .scalar(let text): text
            case .list(let values): "[" + values.map(\.oneLine).joined(separator: ", ") + "]"
            case .object(let members): "{" + members.map { $0 + ": " + $1.oneLine }.joined(separator: ", ") + "}"
            }
        }

        /// - Parameter column: the bytes that are on the line already.
        func laidOut(depth: Int, column: Int) -> String {
            let (items, open, close): ([(String, Value)], String, String) =
                switch self {
                case .scalar(let text): ([], text, "")
                case .list(let values): (values.map { ("", $0) }, "[", "]")
                case .object(let members): (members.map { ($0 + ": ", $1) }, "{", "}")
                }
            var isList = false
            if case .list = self { isList = depth == 1 }
            let fits = column + oneLine.unicodeScalars.count < JSONLayout.width
            if items.isEmpty || depth > 0 && !isList && fits { return oneLine }
            let indent = "\n" + String(repeating: "  ", count: depth + 1)
            let lines = items.map { name, value in
                indent + name
                    + value.laidOut(depth: depth + 1, column: indent.utf8.count - 1 + name.utf8.count)
            }
            return open + lines.joined(separator: ",") + "\n" + String(repeating: "  ", count: depth) + close
        }
    }

    private static func string(_ random: inout SplitMix) -> String {
        let pieces = [
            "a", "word", "{", "}", "[", "]", ",", ":", #"\""#, #"\\"#, #"\\\""#, #"\n"#, "ß", "軟骨", "🦴", " ",
            "0123456789",
        ]
        return "\""
            + (0..<Int.random(in: 0...12, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
            .joined()
            + "\""
    }

    private static func value(_ depth: Int, _ random: inout SplitMix) -> Value {
        switch Int.random(in: 0..<(depth > 4 ? 3 : 6), using: &random) {
        case 0: return .scalar(["0", "-1.25", "true", "null", "12345"].randomElement(using: &random) ?? "0")
        case 1, 2: return .scalar(string(&random))
        case 3: return .list((0..<Int.random(in: 0...4, using: &random)).map { _ in value(depth + 1, &random) })
        default: return object(depth, &random)
        }
    }

    private static func object(_ depth: Int, _ random: inout SplitMix) -> Value {
        .object((0..<Int.random(in: 0...5, using: &random)).map { _ in (string(&random), value(depth + 1, &random)) })
    }

    @Test func `any document is laid out as the rules say`() {
        var random = SplitMix(seed: 20_261_201)
        for _ in 0..<4000 {
            let value = Self.object(0, &random)
            var (layout, output) = (JSONLayout(), [UInt8]())
            layout.write(Array(value.compact.utf8), into: &output)
            let expected = value.laidOut(depth: 0, column: 0)
            #expect(String(decoding: output, as: UTF8.self) == expected)
        }
    }

    @Test func `parts are laid out as the whole`() {
        let parts = [#"{"a":1,"list":[{"x":"ä{","y":[1,2]}"#, #",{"x":"\\","y":[]}"#, #"],"b":{"c":null}}"#]
        var (layout, output) = (JSONLayout(), [UInt8]())
        for part in parts { layout.write(Array(part.utf8), into: &output) }
        var (other, whole) = (JSONLayout(), [UInt8]())
        other.write(Array(parts.joined().utf8), into: &whole)
        #expect(String(decoding: output, as: UTF8.self) == String(decoding: whole, as: UTF8.self))
        #expect(String(decoding: whole, as: UTF8.self).hasSuffix("  ],\n  \"b\": {\"c\": null}\n}"))
    }
}
