internal import Glibc
internal import Synchronization

/// What the process does on signals.
enum ProcessSignals {
    /// Set by the first Ctrl-C of a command that stops by itself.
    private static let stopRequest = Atomic<Bool>(false)

    static var stopIsRequested: Bool { stopRequest.load(ordering: .relaxed) }

    /// A closed pipe is an error of write(2), not the end of the process; Ctrl-C ends with 130. All that is written under
    /// a name is written to a temporary file first, so nothing half-written stays.
    static func prepare() {
        // A program that started us from a thread with blocked signals must not make us deaf to Ctrl-C.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGTERM)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        signal(SIGPIPE, SIG_IGN)
        signal(SIGINT) { _ in _exit(130) }
        signal(SIGTERM) { _ in _exit(130) }
    }

    /// From here on the first signal asks to stop and the second one ends the process.
    static func stopAtRequest() {
        // Made now: a handler must not be the first to touch it.
        stopRequest.store(false, ordering: .relaxed)
        for number in [SIGINT, SIGTERM] {
            signal(number) { _ in
                if ProcessSignals.stopRequest.exchange(true, ordering: .relaxed) { _exit(130) }
            }
        }
    }
}
