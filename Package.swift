// swift-tools-version: 6.3
import PackageDescription

/// The settings every module shares: Swift 6 mode comes with the tools version; these make what leaks and what is
/// boxed visible in the code.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A module below `Sources/` and what it may import of ours (`Documentation/Architecture.md` has the table,
/// `Tests/LayeringTests` holds the sources against it).
func module(_ name: String, _ dependencies: [String] = [], plugins: [String] = []) -> Target {
    .target(
        name: name,
        dependencies: dependencies.map { .init(stringLiteral: $0) },
        path: "Sources/\(name)",
        swiftSettings: settings,
        plugins: plugins.map { .plugin(name: $0) })
}

/// The tests of a module, and what they need besides it.
func tests(_ name: String, _ dependencies: [String]) -> Target {
    .testTarget(
        name: name,
        dependencies: dependencies.map { .init(stringLiteral: $0) },
        path: "Tests/\(name)",
        exclude: ["WritersTests", "ReviewPagesTests"].contains(name) ? ["Snapshots"] : [],
        swiftSettings: settings)
}

extension Product {
    /// A module that other packages may import.
    fileprivate static func importable(_ module: String) -> Product { library(name: module, targets: [module]) }
}

let package = Package(
    name: "calcinote",
    products: [
        .importable("Calcinote"),
        .executable(name: "calcinote", targets: ["CalcinoteCommand"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        // Libraries of the system.
        .systemLibrary(
            name: "CLibXML2", path: "Sources/CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(
            name: "CNettle", path: "Sources/CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
        .systemLibrary(name: "CZlib", path: "Sources/CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        // Without pkgConfig, which would have the shared library loaded at each start.
        .systemLibrary(name: "CLibArchive", path: "Sources/CLibArchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "CMalloc", path: "Sources/CMalloc"),
        .systemLibrary(name: "CIntrinsics", path: "Sources/CIntrinsics"),

        // Values, then engines.
        module("Bytes", ["CIntrinsics"]),
        module("Annotations"),
        module("Notes", ["Annotations", "Bytes", "CNettle"]),
        module("Lexicons", ["Annotations", "Notes"]),
        module("BundledLexicon", plugins: ["EmbedLexicon"]),
        module("Matching", ["Annotations", "Notes", "Lexicons"]),
        module("Assertions", ["Annotations", "Notes", "Lexicons", "Matching"]),
        module("Relations", ["Annotations", "Notes", "Lexicons", "Matching"]),
        module("Scoring", ["Annotations", "Lexicons"]),
        module(
            "Calcinote",
            [
                "Annotations", "Notes", "Lexicons", "BundledLexicon", "Matching", "Assertions", "Relations", "Scoring",
            ]),

        // Edges.
        module("Readers", ["Annotations", "Bytes", "Notes", "CLibXML2", "CZlib", "CLibArchive"]),
        module("Writers", ["Annotations", "Bytes", "CLibXML2"]),
        module("ReviewPages", ["Annotations", "CNettle"]),
        module("Evaluation", ["Annotations"]),
        module("Reviewing", ["Annotations", "Evaluation"]),
        module("Batching", ["Annotations", "Notes", "Calcinote", "Readers", "Writers", "ReviewPages"]),
        .executableTarget(
            name: "CalcinoteCommand",
            dependencies: [
                "Annotations", "Notes", "Lexicons", "BundledLexicon", "Matching", "Assertions", "Relations", "Scoring",
                "Calcinote", "Readers", "Writers", "ReviewPages", "Batching", "Evaluation", "Reviewing", "CMalloc",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Sources/CalcinoteCommand",
            swiftSettings: settings),

        // The lexicon folder, compiled and embedded while building.
        .executableTarget(
            name: "LexiconEmbedder", dependencies: ["Annotations", "Notes", "Lexicons"],
            path: "Sources/Plugins/LexiconEmbedder", swiftSettings: settings),
        .plugin(
            name: "EmbedLexicon", capability: .buildTool(), dependencies: ["LexiconEmbedder"],
            path: "Sources/Plugins/EmbedLexicon"),

        // Tests.
        .target(
            name: "TestSupport", dependencies: ["Annotations", "CLibXML2"], path: "Tests/TestSupport",
            swiftSettings: settings),
        tests("LexiconsTests", ["Annotations", "Notes", "Lexicons", "BundledLexicon", "TestSupport"]),
        tests("MatchingTests", ["Annotations", "Notes", "Lexicons", "Matching"]),
        tests("RelationsTests", ["Annotations", "Notes", "Lexicons", "Matching", "Relations"]),
        tests("BytesTests", ["Bytes"]),
        tests("NotesTests", ["Annotations", "Notes"]),
        tests("ReadersTests", ["Annotations", "Notes", "Readers", "TestSupport"]),
        tests("EvaluationTests", ["Annotations", "Evaluation"]),
        tests("BatchingTests", ["Annotations", "Calcinote", "Readers", "Writers", "Batching", "TestSupport"]),
        tests("ToolTests", ["TestSupport"]),
        tests("LayeringTests", []),
        tests("AnnotationsTests", ["Annotations", "TestSupport"]),
        tests("WritersTests", ["Annotations", "Writers", "ReviewPages", "TestSupport"]),
        tests("ReviewPagesTests", ["Annotations", "ReviewPages", "TestSupport"]),
        tests(
            "ReviewTests",
            ["Annotations", "Calcinote", "Evaluation", "Readers", "Reviewing", "ReviewPages", "TestSupport"]),
        tests("CorpusTests", ["Annotations", "Calcinote", "Evaluation", "Notes", "Readers", "Writers", "TestSupport"]),
        tests("CalcinoteTests", ["Annotations", "Notes", "Lexicons", "Calcinote", "Writers", "TestSupport"]),
        tests("AssertionsTests", ["Annotations", "Calcinote", "TestSupport"]),
        tests("ScoringTests", ["Annotations", "Calcinote", "Scoring", "TestSupport"]),
    ]
)

// `.ci/fuzz` alone builds the fuzzer: it links only with `-sanitize=fuzzer`.
if Context.environment["CALCINOTE_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "Fuzzing",
            dependencies: [
                "Annotations", "Notes", "Lexicons", "Matching", "Calcinote", "Readers", "Writers", "Batching",
                "Reviewing", "TestSupport",
            ],
            path: ".ci/fuzzing", exclude: ["seeds", "text.dict", "json.dict", "table.dict"], swiftSettings: settings))
}
