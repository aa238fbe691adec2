internal import Readers
internal import Reviewing

/// Files that review pages exported.
enum DecisionFiles {
    static func decisions(_ paths: [String]) throws -> [Decision] {
        try paths.flatMap { path in
            let file = try DecisionFile(InputFile.bytes(path: path, limit: ByteCount.most), path: path)
            if !file.unreadable.isEmpty {
                Terminal.warn(
                    "\(path): \(file.unreadable.count) entries are no decisions (the first is entry \(file.unreadable[0]))"
                )
            }
            return file.decisions
        }
    }
}
