public import Foundation

/// The folders of the project, found from the place of this file.
public enum ProjectFolder {
    public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    public static func url(_ path: String) -> URL { root.appending(path: path) }

    /// Every file below a folder whose name ends so, in the order of their paths.
    public static func files(below folder: URL, _ ending: String) -> [URL] {
        let names = FileManager.default.enumerator(atPath: folder.path())?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix("." + ending) }.sorted().map { folder.appending(path: $0) }
    }

    /// The text of a file; nothing where it cannot be read.
    public static func text(_ file: URL) -> String { (try? String(contentsOf: file, encoding: .utf8)) ?? "" }
}
