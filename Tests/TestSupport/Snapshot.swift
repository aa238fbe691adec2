internal import Foundation

/// Compares an output with the file kept of it. With `RECORD_SNAPSHOTS=1` in the environment the file is written anew and
/// the comparison fails all the same, so that a run that records is never taken for a run that passed.
public struct Snapshot {
    private let file: URL

    /// - Parameter name: with the true extension of the format, `"everything.json"`.
    /// - Parameter test: the file of the test; snapshots lie beside it.
    public init(_ name: String, test: String = #filePath) {
        file = URL(filePath: test).deletingLastPathComponent().appending(path: "Snapshots/\(name)")
    }

    /// What is wrong, or nil.
    public func difference(from output: [UInt8]) -> String? {
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            do {
                try Data(output).write(to: file)
                return "recorded \(file.lastPathComponent)"
            } catch {
                return "cannot record \(file.path()): \(error)"
            }
        }
        guard let kept = try? Data(contentsOf: file) else { return "there is no \(file.path())" }
        if kept == Data(output) { return nil }
        let (old, new) = (kept.split(separator: 0x0A), Data(output).split(separator: 0x0A))
        for (index, (before, now)) in zip(old, new).enumerated() where before != now {
            return """
                \(file.lastPathComponent) differs in its line \(index + 1), empty lines not counted:
                - \(String(decoding: before, as: UTF8.self))
                + \(String(decoding: now, as: UTF8.self))
                """
        }
        return "\(file.lastPathComponent) has \(old.count) lines, the output \(new.count)"
    }
}

/// Files of the project, found from the place of a test.
public enum ProjectFile {
    public static func bytes(_ path: String, test: String = #filePath) throws -> [UInt8] {
        let root = URL(filePath: test).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return Array(try Data(contentsOf: root.appending(path: path)))
    }
}
