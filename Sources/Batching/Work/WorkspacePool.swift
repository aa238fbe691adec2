internal import Calcinote

/// Workspaces that nothing is being annotated with: each note takes one and gives it back, so that no more are made than there
/// are jobs, and what they remember of words serves all notes.
final class WorkspacePool: Sendable {
    /// A monitor, because the thread sanitizer sees its lock, and the standard library's mutex not.
    private let free = Monitor<[Workspace]>([])

    func withWorkspace<Result>(_ body: (inout Workspace) -> Result) -> Result {
        var workspace = free.locked { $0.popLast() } ?? Workspace()
        defer { free.locked { $0.append(workspace) } }
        return body(&workspace)
    }
}
