import Foundation
import TestSupport
import Testing

/// `calcinote batch` with containers, patterns and standard input, as it is typed.
struct BatchInputCommandTests {
    @Test func `standard input in, one file out, and again from the journal`() throws {
        let folder = TemporaryFolder()
        let out = folder.path + "/out"
        for kept in ["", " (300 of them by an earlier run)"] {
            let result = try Tool.run("batch", "-", "--output", out, "--single-file", input: StreamTests.lines(300))
            #expect(result.code == 0)
            #expect(result.errors.contains("300 of 300 notes annotated\(kept),"))
        }
        let stream = try Tool.run("stream", "--jobs", "1", input: StreamTests.lines(300))
        let sources = try folder.read("out/annotations.jsonl").replacingOccurrences(
            of: #""source":"stdin/n[0-9]+""#, with: #""source":null"#, options: .regularExpression)
        #expect(sources == stream.output)
    }

    @Test func `a table with columns of its own, packed, in a pipe`() throws {
        let folder = TemporaryFolder()
        try folder.write("no,who,what\n1,a,\"Calcified\nnode.\"\n2,b\n", to: "n.csv")
        let columns = "--id-column who --text-column 3"
        let line =
            "cd '\(folder.path)'; gzip -c n.csv | $TOOL batch - --input-format csv \(columns) -o out --format csv"
        let result = try Tool.shell(line)
        #expect(result.code == 65)
        #expect(result.errors.contains("1 of 2 notes annotated, 1 findings, 1 note failed"))
        #expect(try folder.read("out/stdin/a.csv").contains("\na,stdin/a,f1,"))
        #expect(try folder.read("out/manifest.jsonl").contains(#""path":"stdin:4","status":"failed""#))
    }

    @Test func `a pattern in quotes, a dry run, and a pattern that fits nothing`() throws {
        let folder = TemporaryFolder()
        for path in ["a/1.txt", "b/c/2.txt", "b/3.rpt"] { try folder.write("Calcified.", to: path) }
        let plan = try Tool.shell("cd '\(folder.path)'; $TOOL batch '**/*.txt' b/3.rpt -o out --dry-run")
        #expect(plan.lines == ["annotate\ta/1.txt", "annotate\tb/3.rpt", "annotate\tb/c/2.txt"])
        #expect(!folder.exists("out"))
        let none = try Tool.run("batch", folder.path + "/*.none", "-o", folder.path + "/out")
        #expect(none.code == 66 && none.errors.contains("no such file"))
    }

    @Test(arguments: [
        (["-", "x"], "standard input (-) stands alone"),
        (["x.jsonl", "--single-file", "--format", "xml"], "--single-file: xml"),
    ])
    func `what cannot be is refused`(arguments: [String], words: String) throws {
        let folder = TemporaryFolder()
        let result = try Tool.run(["batch"] + arguments + ["--output", folder.path + "/out"])
        #expect(result.code == 64 && result.errors.contains(words))
    }

    @Test func `Ctrl-C while a pipe has nothing to give ends with 130, what came is kept`() throws {
        let folder = TemporaryFolder()
        let line = """
            cd '\(folder.path)'; mkfifo pipe; $TOOL batch - -o out --single-file < pipe & tool=$!
            exec 3> pipe; printf '{"id": "a", "text": "Calcified."}\\n{"id": "b", "te' >&3
            for i in $(seq 200); do [ "$(wc -c < out/.calcinote/journal.new)" -gt 400 ] 2> /dev/null && break; sleep 0.05; done
            kill -INT $tool; wait $tool; echo $?; ls out
            """
        let result = try Tool.shell(line)
        #expect(result.lines.first == "130")
        #expect(result.errors.contains("1 of 1 notes annotated") && result.errors.contains("hint: interrupted"))
        #expect(!result.output.contains("annotations"))
        let rest = try Tool.run(
            "batch", "-", "-o", folder.path + "/out", "--single-file",
            input: "{\"id\": \"a\", \"text\": \"Calcified.\"}\n")
        #expect(rest.errors.contains("1 of them by an earlier run"))
    }
}
