import Foundation
import PackagePlugin

/// Runs `LexiconEmbedder` over the top-level `Lexicon` folder and adds the Swift file that it writes to the target.
@main
struct EmbedLexicon: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let folder = context.package.directoryURL.appending(path: "Lexicon")
        let output = context.pluginWorkDirectoryURL.appending(path: "LexiconLiteral.swift")
        return [
            .buildCommand(
                displayName: "Compiling the lexicon",
                executable: try context.tool(named: "LexiconEmbedder").url,
                arguments: [folder.path(), output.path()],
                inputFiles: files(below: folder),
                outputFiles: [output])
        ]
    }

    private func files(below folder: URL) -> [URL] {
        let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return (all?.compactMap { $0 as? URL } ?? []).filter { ["tsv", "txt"].contains($0.pathExtension) }
    }
}
