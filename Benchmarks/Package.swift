// swift-tools-version: 6.1
import PackageDescription

/// The benchmarks that need the engine itself and not its command. Not a part of the project's own package, so that nobody
/// who uses that builds them.
let package = Package(
    name: "calcinote-benchmarks",
    dependencies: [.package(name: "calcinote", path: "..")],
    targets: [
        .executableTarget(
            name: "MatchingBenchmark", dependencies: [.product(name: "Calcinote", package: "calcinote")],
            path: "Sources/MatchingBenchmark")
    ]
)
