import Foundation

/// The built command, run as a person would run it.
struct Tool {
    struct Result {
        var code: Int32
        var output: String
        var errors: String
        var lines: [Substring] { output.split(separator: "\n") }
    }

    /// Beside the tests in the build folder.
    static let path: String = {
        let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        let bundles = [own] + CommandLine.arguments.filter { $0.contains(".xctest") }.map { URL(fileURLWithPath: $0) }
        for bundle in bundles {
            var folder = bundle
            for _ in 0..<4 {
                folder = folder.deletingLastPathComponent()
                let candidate = folder.appendingPathComponent("calcinote").path
                if FileManager.default.isExecutableFile(atPath: candidate), !folder.path.hasSuffix("calcinote") {
                    return candidate
                }
            }
        }
        fatalError("the command is not beside the tests: swift build")
    }()

    static func run(
        _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:]
    ) throws -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
        process.standardInput = stdin
        process.standardOutput = stdout
        process.standardError = stderr
        let (output, errors) = (Collector(stdout), Collector(stderr))
        try process.run()
        let writer = Thread {
            signal(SIGPIPE, SIG_IGN)
            try? stdin.fileHandleForWriting.write(contentsOf: Data(input))
            try? stdin.fileHandleForWriting.close()
        }
        writer.start()
        process.waitUntilExit()
        return Result(code: process.terminationStatus, output: output.text(), errors: errors.text())
    }

    static func run(_ arguments: String..., input: String) throws -> Result {
        try run(arguments, input: Array(input.utf8))
    }

    static func run(_ arguments: String...) throws -> Result { try run(arguments) }

    /// A line of sh with `$TOOL` for the command; for what needs a shell: pipes cut short, signals.
    static func shell(_ line: String) throws -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", line]
        process.environment = ProcessInfo.processInfo.environment.merging(["TOOL": path]) { $1 }
        let (stdout, stderr) = (Pipe(), Pipe())
        process.standardOutput = stdout
        process.standardError = stderr
        let (output, errors) = (Collector(stdout), Collector(stderr))
        try process.run()
        process.waitUntilExit()
        return Result(code: process.terminationStatus, output: output.text(), errors: errors.text())
    }

    /// Reads a pipe to its end on a thread of its own, so that a full pipe stops nobody.
    private final class Collector: @unchecked Sendable {
        private let done = DispatchSemaphore(value: 0)
        private var data = Data()

        init(_ pipe: Pipe) {
            let thread = Thread { [self] in
                data = (try? pipe.fileHandleForReading.readToEnd()) ?? Data()
                done.signal()
            }
            thread.start()
        }

        func text() -> String {
            done.wait()
            return String(decoding: data, as: UTF8.self)
        }
    }
}
