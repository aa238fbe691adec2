internal import Glibc

/// What the process does on signals.
enum ProcessSignals {
    /// A closed pipe is an error of write(2), not the end of the process; Ctrl-C ends with 130. All that is written under
    /// a name is written to a temporary file first, so nothing half-written stays.
    static func prepare() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGINT) { _ in _exit(130) }
        signal(SIGTERM) { _ in _exit(130) }
    }
}
