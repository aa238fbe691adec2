import Foundation
import Readers
import Testing

struct InputFileTests {
    @Test func `a file that somebody writes to is changed, not half read`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "calcinote-\(UUID())").path()
        defer { unlink(path) }
        #expect(FileManager.default.createFile(atPath: path, contents: Data(count: 60 << 20)))
        let writer = Process()
        writer.executableURL = URL(fileURLWithPath: "/bin/bash")
        writer.arguments = ["-c", #"while true; do echo >> "$0"; done"#, path]
        try writer.run()
        defer {
            kill(writer.processIdentifier, SIGKILL)
            writer.waitUntilExit()
        }
        var kinds: Set<InputError.Kind> = []
        for _ in 0..<20 where kinds.isEmpty {
            do throws(InputError) { _ = try InputFile.bytes(path: path, limit: 1 << 30) } catch {
                kinds.insert(error.kind)
            }
        }
        #expect(kinds == [.changed])
    }

    @Test func `a file that rests is read`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "calcinote-\(UUID())").path()
        defer { unlink(path) }
        try Data("Calcified.".utf8).write(to: URL(filePath: path))
        #expect(try InputFile.bytes(path: path, limit: 10) == Array("Calcified.".utf8))
        #expect(throws: InputError(.tooLarge(bytes: 10, limit: 9), path: path)) {
            try InputFile.bytes(path: path, limit: 9)
        }
    }
}
