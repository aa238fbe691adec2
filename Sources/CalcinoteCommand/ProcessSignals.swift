internal import Glibc
internal import Synchronization

/// What the process does on signals.
enum ProcessSignals {
    /// Set by the first Ctrl-C of a command that stops by itself.
    private static let stopRequest = Atomic<Bool>(false)

    static var stopIsRequested: Bool { stopRequest.load(ordering: .relaxed) }

    /// The path of a file that is being written, as a C string that nobody frees; 0 where there is none.
    private static let unfinished = Atomic<UInt>(0)

    /// The file of this name goes away when a signal ends the process.
    static func removeAtSignal(_ path: String) {
        unfinished.store(UInt(bitPattern: strdup(path)), ordering: .releasing)
    }

    /// What was to go away has its name and stays.
    static func keepAtSignal() { unfinished.store(0, ordering: .releasing) }

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
        // Made now: a handler must not be the first to touch it.
        keepAtSignal()
        for number in [SIGINT, SIGTERM] {
            signal(number) { _ in
                let path = UnsafePointer<CChar>(bitPattern: ProcessSignals.unfinished.load(ordering: .acquiring))
                if let path { unlink(path) }
                _exit(130)
            }
        }
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
