import Foundation
import TestSupport
import Testing

struct CommandTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var arguments: [String]
        var code: Int32
        var words: String
        var testDescription: String { arguments.joined(separator: " ") }
    }

    static let failures: [Row] = [
        Row(arguments: ["--bogus"], code: 64, words: "calcinote: error: Unknown option '--bogus'"),
        Row(arguments: ["bogus"], code: 64, words: "calcinote: error: Unexpected argument 'bogus'"),
        Row(
            arguments: ["annotate", "--format", "nonsense"], code: 64, words: "calcinote: error: The value 'nonsense'"),
        Row(arguments: ["annotate", "--offsets", "bytes"], code: 64, words: "calcinote: error: The value 'bytes'"),
        Row(
            arguments: ["annotate", "--format", "xml", "a", "b"], code: 64,
            words: "calcinote: error: --format xml holds"),
        Row(arguments: ["stream", "--jobs", "0"], code: 64, words: "calcinote: error: --jobs takes a number"),
        Row(
            arguments: ["stream", "--format", "xml"], code: 64, words: "calcinote: error: --format xml is not one line"),
        Row(arguments: ["batch", "x"], code: 64, words: "calcinote: error: Missing expected argument '--output"),
        Row(
            arguments: ["annotate", "/no/such/file"], code: 66, words: "calcinote: error: /no/such/file: no such file"),
        Row(arguments: ["annotate", "/"], code: 66, words: "calcinote: error: /: is a directory"),
        Row(
            arguments: ["batch", "/no/such", "-o", "/no"], code: 66, words: "calcinote: error: /no/such: no such file"),
        Row(
            arguments: ["evaluate", "--gold", "/no/such"], code: 66, words: "calcinote: error: /no/such: no such file"),
        Row(
            arguments: ["lexicon", "check", "/no/such"], code: 66, words: "calcinote: error: /no/such: no such folder"),
        Row(arguments: ["annotate", "--lexicon", "/no/such"], code: 65, words: "calcinote: error: "),
    ]

    @Test(arguments: failures)
    func `a failure has its code, its words and a hint, all on standard error`(row: Row) throws {
        let result = try Tool.run(row.arguments)
        #expect(result.code == row.code)
        #expect(result.output == "")
        #expect(result.errors.hasPrefix(row.words))
        #expect(result.errors.contains("\nhint: "))
    }

    @Test func `help has examples and the exit codes, and version is one line`() throws {
        let help = try Tool.run("--help")
        #expect(help.code == 0)
        #expect(help.output.contains("calcinote annotate note.txt"))
        #expect(help.output.contains("130 interrupted"))
        for command in ["annotate", "batch", "stream", "explain", "evaluate", "lexicon"] {
            #expect(help.output.contains("\n  \(command)"))
            #expect(try Tool.run(command, "--help").code == 0)
        }
        #expect(try Tool.run("--version").output.split(separator: ".").count == 3)
    }

    @Test func `explain takes a note and the number of a finding`() throws {
        let note = "FINDINGS: Calcified granuloma. No pleural calcification.\n"
        #expect(try Tool.run("explain", "-", input: note).output.contains("f2  “calcification”: pleura; negated"))
        #expect(try !Tool.run("explain", "-", "f2", input: note).output.contains("f1  "))
        let wrong = try Tool.run("explain", "-", "f3", input: note)
        #expect(wrong.code == 64)
        #expect(wrong.errors == "calcinote: error: there is no finding \"f3\"\nhint: give one of f1 to f2\n")
    }

    @Test func `a note on standard input gives one JSON document in a pipe`() throws {
        let result = try Tool.run("annotate", input: "FINDINGS: Calcified granuloma.\n")
        let object = try #require(JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        #expect(object["schema"] as? String == "calcinote/1")
        #expect((object["findings"] as? [Any])?.count == 1)
        #expect(try Tool.run("annotate", "-", input: "FINDINGS: Calcified granuloma.\n").output == result.output)
    }

    @Test func `an empty note is a valid document in each format`() throws {
        for format in ["json", "jsonl", "xml", "csv", "html", "text"] {
            #expect(try Tool.run("annotate", "--format", format, input: "").code == 0)
        }
    }

    @Test func `colour stays out of pipes unless it is asked for`() throws {
        let note = "Calcified granuloma."
        #expect(try !Tool.run("annotate", "--format", "text", input: note).output.contains("\u{1B}["))
        #expect(
            try Tool.run("annotate", "--format", "text", "--color", "always", input: note).output.contains("\u{1B}["))
    }

    @Test func `one bad note of several does not stop the others`() throws {
        let folder = TemporaryFolder()
        try folder.write("Calcified.", to: "a.txt")
        try folder.write([0, 1, 2], to: "b.txt")
        let paths = ["a.txt", "b.txt", "a.txt"].map { folder.path + "/" + $0 }
        let result = try Tool.run(["annotate", "--format", "jsonl"] + paths)
        #expect(result.code == 65)
        #expect(result.lines.count == 2)
        #expect(result.errors.contains("b.txt: byte 0x00 at position 0"))
    }

    @Test func `an output file is there whole, and one that cannot be made is 73`() throws {
        let folder = TemporaryFolder()
        let path = folder.path + "/out.json"
        #expect(try Tool.run("annotate", "--output", path, input: "Calcified.").code == 0)
        #expect(try folder.read("out.json").hasSuffix("}\n"))
        #expect(try folder.contents().count == 1)
        let result = try Tool.run("annotate", "--output", folder.path + "/none/out.json", input: "Calcified.")
        #expect(result.code == 73)
    }

    @Test func `an output that is no file stays what it is`() throws {
        let folder = TemporaryFolder()
        let result = try Tool.shell(
            """
            cd '\(folder.path)' && mkfifo pipe && ln -s /dev/null nothing || exit
            cat pipe > got &
            echo Calcified. | "$TOOL" annotate --output pipe && wait
            echo Calcified. | "$TOOL" annotate --output nothing
            echo Calcified. | "$TOOL" annotate --output /dev/stdout | cmp - got
            [ -p pipe ] && [ -L nothing ] && [ -c /dev/null ] && ls
            """)
        #expect(result.output == "got\nnothing\npipe\n")
        #expect(result.errors == "")
        #expect(try folder.read("got").hasPrefix("{"))
    }

    @Test func `a note that may not be read is 66`() throws {
        let folder = TemporaryFolder()
        try folder.write("Calcified.", to: "a.txt")
        let path = folder.path + "/a.txt"
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
        // Root may read everything.
        guard access(path, R_OK) != 0 else { return }
        let result = try Tool.run("annotate", path)
        #expect(result.code == 66)
        #expect(result.errors.contains("permission denied"))
    }

    @Test func `a batch with a bad note ends with 65 and says where to look`() throws {
        let folder = TemporaryFolder()
        try folder.write("Calcified.", to: "in/a.txt")
        try folder.write([0, 1, 2], to: "in/b.txt")
        let result = try Tool.run(
            "batch", folder.path + "/in", "--output", folder.path + "/out", "--format", "json,xml,html")
        #expect(result.code == 65)
        #expect(result.output == "")
        #expect(result.errors.contains("1 of 2 notes annotated"))
        #expect(result.errors.contains("manifest.jsonl"))
        for name in ["a.json", "a.xml", "a.html", "manifest.jsonl", "summary.csv", "index.html"] {
            #expect(folder.exists("out/" + name))
        }
    }

    @Test func `evaluate prints a table or JSON, and names a gold line it cannot use`() throws {
        let folder = TemporaryFolder()
        let line = #"{"id": "a", "text": "Calcified.", "findings": [{"start": 0, "end": 9, "certainty": "affirmed"}]}"#
        try folder.write(line + "\n", to: "gold.jsonl")
        let path = folder.path + "/gold.jsonl"
        #expect(try Tool.run("evaluate", "--gold", path).output.contains("mention F1"))
        let json = try Tool.run("evaluate", "--gold", path, "--format", "json").output
        let object = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect((object["mentions"] as? [String: Any])?["f1"] as? Double == 1)
        try folder.write(line + "\nbroken\n", to: "gold.jsonl")
        let result = try Tool.run("evaluate", "--gold", path)
        #expect(result.code == 65)
        #expect(result.errors.contains("gold.jsonl:2: "))
    }

    /// The output of a note of many findings is written while it is made, under another name.
    @Test func `annotate to a file leaves nothing behind at Ctrl-C, and all of it without`() throws {
        let folder = TemporaryFolder()
        let note = String(repeating: "Calcified granuloma in the left upper lobe. ", count: 12_000)
        try folder.write(note, to: "note.txt")
        let result = try Tool.shell(
            """
            cd '\(folder.path)'; $TOOL annotate note.txt -o out.json & tool=$!
            for i in $(seq 2000); do [ -s out.json.partial ] && break; sleep 0.005; done
            [ -s out.json.partial ] && echo began
            kill -INT $tool; wait $tool; echo $?; ls
            $TOOL annotate note.txt -o out.json; ls; $TOOL annotate note.txt | cmp - out.json && echo same
            """)
        #expect(result.lines == ["began", "130", "note.txt", "note.txt", "out.json", "same"])
    }
}
