import Foundation
import Testing

struct StreamTests {
    /// Lines of very different length, so that workers finish out of order.
    static func lines(_ count: Int) -> String {
        (0..<count).map { number in
            let text = String(repeating: "No calcified node in hilum \(number). ", count: number % 11 * 9 + 1)
            return "{\"id\": \"n\(number)\", \"text\": \"\(text)\"}\n"
        }.joined()
    }

    static func ids(_ result: Tool.Result) throws -> [String] {
        try result.lines.map { line in
            let row = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            return (row["document"] as? [String: Any])?["id"] as? String ?? "error"
        }
    }

    @Test func `one line in is one line out, in the same order`() throws {
        let result = try Tool.run("stream", input: Self.lines(500))
        #expect(result.code == 0)
        #expect(result.errors == "")
        #expect(try Self.ids(result) == (0..<500).map { "n\($0)" })
    }

    @Test func `the same bytes come out twice and with any number of jobs`() throws {
        let input = Self.lines(800)
        let one = try Tool.run("stream", "--jobs", "1", input: input)
        for jobs in ["1", "2", "7"] { #expect(try Tool.run("stream", "-j\(jobs)", input: input).output == one.output) }
    }

    @Test func `a bad line in the middle gives a row with its number, and the stream goes on`() throws {
        let input = Self.lines(3) + "\n  \nbroken\n{\"id\": \"x\", \"text\": 5}\n" + Self.lines(2)
        let result = try Tool.run("stream", input: input)
        #expect(result.code == 65)
        #expect(try Self.ids(result) == ["n0", "n1", "n2", "error", "error", "n0", "n1"])
        #expect(
            result.lines[3]
                == #"{"id":null,"line":6,"error":{"code":"invalid-json","message":"expected an object at byte 1"}}"#)
        #expect(
            result.lines[4]
                == #"{"id":"x","line":7,"error":{"code":"wrong-type","message":"\"text\" is not a string"}}"#)
    }

    @Test func `a line over the limit is an error of its own`() throws {
        let input = "{\"id\": \"a\", \"text\": \"\(String(repeating: "x", count: 400_000))\"}\n" + Self.lines(1)
        let result = try Tool.run(["stream", "--max-note-bytes", "100K"], input: Array(input.utf8))
        #expect(result.code == 65)
        #expect(result.lines[0].contains(#""line":1,"error":{"code":"too-long""#))
        #expect(try Self.ids(result) == ["error", "n0"])
    }

    @Test func `empty input is no output and no error`() throws {
        let result = try Tool.run("stream", input: "")
        #expect(result.code == 0)
        #expect(result.output == "")
    }

    @Test func `a byte-order mark and a missing last line break change nothing`() throws {
        let plain = try Tool.run("stream", input: Self.lines(2))
        #expect(try Tool.run("stream", input: "\u{FEFF}" + Self.lines(2).dropLast()).output == plain.output)
    }

    @Test func `a reader that goes away ends the stream in silence`() throws {
        let result = try Tool.shell(
            #"yes '{"id": "a", "text": "Calcified."}' 2> /dev/null | "$TOOL" stream | head -n 1 > /dev/null; echo ${PIPESTATUS[1]}"#
        )
        #expect(result.output == "0\n")
        #expect(result.errors == "")
    }

    @Test func `a line that comes in alone goes out without waiting for the next`() throws {
        let line = #"{"id": "a", "text": "Calcified."}"#
        let result = try Tool.shell(
            "coproc T { \"$TOOL\" stream; }; echo '\(line)' >&${T[1]}; read -t 20 -u ${T[0]} answer; echo \"${answer:0:9}\"; "
                + "exec {T[1]}>&-; wait")
        #expect(result.output == "{\"schema\"\n")
    }

    @Test func `a full disk is an input-output error`() throws {
        let result = try Tool.shell(
            #"for i in $(seq 1 200); do echo '{"id": "a", "text": "Calcified."}'; done | "$TOOL" stream > /dev/full; exit $?"#
        )
        #expect(result.code == 74)
        #expect(result.errors.hasPrefix("calcinote: error: standard output: cannot be written: "))
    }

    @Test func `Ctrl-C ends with 130`() throws {
        let result = try Tool.shell(
            #"coproc T { exec "$TOOL" stream; }; p=$T_PID; echo '{"id": "a", "text": ""}' >&${T[1]}; read -u ${T[0]} line; "#
                + "kill -INT $p; wait $p; echo $?")
        #expect(result.output.hasPrefix("130"))
    }

    @Test func `targets come back as mentions`() throws {
        let line = #"{"id": "a", "text": "No Ödem.", "targets": [{"start": 3, "end": 7, "concept": "edema"}]}"#
        let result = try Tool.run("stream", input: line)
        #expect(result.code == 0)
        #expect(result.output.contains(#""kind":"target""#))
        #expect(result.output.contains(#""start":3,"end":7"#))
    }
}
