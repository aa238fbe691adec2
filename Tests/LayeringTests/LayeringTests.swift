import Foundation
import Testing

/// Reads the `import` lines of the sources and holds them against the table in `Documentation/Architecture.md`: the compiler
/// does not stop an import of a module that comes in by way of another.
struct LayeringTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let engines: Set = ["Lexicons", "BundledLexicon", "Matching", "Assertions", "Relations", "Scoring"]

    /// Our modules that each module may import.
    static let allowed: [String: Set<String>] = [
        "Bytes": [],
        "Annotations": [],
        "Notes": ["Annotations", "Bytes"],
        "Lexicons": ["Annotations", "Notes"],
        "BundledLexicon": [],
        "Matching": ["Annotations", "Notes", "Lexicons"],
        "Assertions": ["Annotations", "Notes", "Lexicons", "Matching"],
        "Relations": ["Annotations", "Notes", "Lexicons", "Matching"],
        "Scoring": ["Annotations", "Lexicons"],
        "Calcinote": engines.union(["Annotations", "Notes"]),
        "Readers": ["Annotations", "Bytes", "Notes"],
        "Writers": ["Annotations", "Bytes"],
        "ReviewPages": ["Annotations"],
        "Evaluation": ["Annotations"],
        "Reviewing": ["Annotations", "Evaluation"],
        "Batching": ["Annotations", "Notes", "Calcinote", "Readers", "Writers", "ReviewPages"],
        "CalcinoteCommand": engines.union([
            "Annotations", "Notes", "Calcinote", "Readers", "Writers", "ReviewPages", "Batching", "Evaluation",
            "Reviewing",
        ]),
        "CLibXML2": [], "CNettle": [], "CZlib": [], "CLibArchive": [], "CMalloc": [],
        "CIntrinsics": [],
        "Plugins": ["Annotations", "Notes", "Lexicons"],
    ]

    /// Modules from elsewhere, and who may import them.
    static let foreign: [String: Set<String>] = [
        "Glibc": [
            "Lexicons", "BundledLexicon", "Readers", "Batching", "CalcinoteCommand", "Plugins", "Calcinote",
            "Reviewing",
        ],
        "Musl": ["Lexicons", "Readers", "Batching", "CalcinoteCommand", "Plugins", "Calcinote", "Reviewing"],
        "Darwin": ["Lexicons", "Readers", "Batching", "CalcinoteCommand", "Plugins", "Calcinote", "Reviewing"],
        "Synchronization": ["Batching", "CalcinoteCommand", "Matching"],
        "CNettle": ["Notes", "ReviewPages"],
        "CLibXML2": ["Readers", "Writers"],
        "CZlib": ["Readers"],
        "CLibArchive": ["Readers"],
        "CMalloc": ["CalcinoteCommand"],
        "CIntrinsics": ["Bytes"],
        "ArgumentParser": ["CalcinoteCommand"],
        // The whole of Foundation would cost every start of the command some milliseconds.
        "FoundationEssentials": ["Evaluation", "Reviewing"],
        "Foundation": ["Evaluation", "Reviewing", "Plugins"],
        "PackagePlugin": ["Plugins"],
    ]

    struct Import: CustomStringConvertible {
        var module: String
        var imported: String
        var place: String
        var description: String { "\(place): \(module) imports \(imported)" }
    }

    static func sources(below folder: String, suffix: String = ".swift") throws -> [(path: String, text: String)] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: root.appendingPathComponent(folder).path)
        return try names.filter { $0.hasSuffix(suffix) }.sorted().map { name in
            let url = root.appendingPathComponent(folder).appendingPathComponent(name)
            return ("\(folder)/\(name)", String(decoding: try Data(contentsOf: url), as: UTF8.self))
        }
    }

    static func imports() throws -> [Import] {
        try sources(below: "Sources").flatMap { path, text in
            let module = String(path.split(separator: "/")[1])
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            return lines.enumerated().compactMap { (index, line) -> Import? in
                let words = line.split(separator: " ")
                guard let at = words.firstIndex(of: "import"), at + 1 < words.count, at <= 2,
                    words[..<at].allSatisfy({
                        ["public", "package", "internal", "@_exported", "@testable"].contains($0)
                    })
                else { return nil }
                return Import(module: module, imported: String(words[at + 1]), place: "\(path):\(index + 1)")
            }
        }
    }

    @Test func `each module imports only what stands below it`() throws {
        let all = try Self.imports()
        #expect(all.count > 50)
        for item in all {
            if Self.allowed[item.imported] != nil, Self.foreign[item.imported] == nil {
                #expect(Self.allowed[item.module]?.contains(item.imported) == true, "\(item)")
            } else {
                #expect(Self.foreign[item.imported]?.contains(item.module) == true, "\(item)")
            }
        }
    }

    @Test func `every folder of the sources stands in the table`() throws {
        let folders = try FileManager.default.contentsOfDirectory(
            atPath: Self.root.appendingPathComponent("Sources").path)
        #expect(Set(folders) == Set(Self.allowed.keys))
    }

    @Test func `what is re-exported stands in one file`() throws {
        let places = try Self.sources(below: "Sources/Calcinote").filter { $0.text.contains("@_exported") }.map(\.path)
        #expect(places.count <= 1)
    }

    @Test func `subcommands stay thin and files stay readable`() throws {
        for (path, text) in try Self.sources(below: "Sources/CalcinoteCommand/Subcommands") {
            #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 80, "\(path)")
        }
        for (path, text) in try Self.sources(below: "Sources") {
            #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 600, "\(path)")
        }
    }

    @Test func `print and exit are the command's alone`() throws {
        for (path, text) in try Self.sources(below: "Sources")
        where !path.contains("/CalcinoteCommand/") && !path.contains("/Plugins/") {
            for line in text.split(separator: "\n") {
                let code = line.trimmingCharacters(in: .whitespaces)
                #expect(!code.hasPrefix("print(") && !code.hasPrefix("exit("), "\(path): \(code)")
            }
        }
    }
}
