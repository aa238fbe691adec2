internal import Calcinote
internal import Synchronization

/// Workspaces that nothing is being annotated with: each note takes one and gives it back, so that no more are made than there
/// are jobs, and what they remember of words serves all notes.
final class WorkspacePool: Sendable {
    private let free = Mutex<[Workspace]>([])

    func withWorkspace<Result>(_ body: (inout Workspace) -> Result) -> Result {
        var workspace = free.withLock { $0.popLast() } ?? Workspace()
        defer { free.withLock { $0.append(workspace) } }
        return body(&workspace)
    }
}
