#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A value that several threads share, with a way to wait for it to change.
///
/// A thread that waits sleeps until its own condition holds: a change that is none of its business does not wake it, for
/// which a batch of small notes would pay at each note. Whoever wakes looks for the next one to wake.
///
/// Unchecked because the compiler cannot see a pthread mutex: `value` and `sleepers` are only touched while it is held.
final class Monitor<Value>: @unchecked Sendable {
    private struct Sleeper {
        let condition: UnsafeMutablePointer<pthread_cond_t>
        let holds: (Value) -> Bool
    }

    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private var value: Value
    private var sleepers: [Sleeper] = []

    init(_ value: Value) {
        self.value = value
        pthread_mutex_init(mutex, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    /// Reads or changes the value, and wakes who waits for that.
    func locked<Result>(_ body: (inout Value) -> Result) -> Result {
        pthread_mutex_lock(mutex)
        defer {
            wakeNext()
            pthread_mutex_unlock(mutex)
        }
        return body(&value)
    }

    /// Waits until the condition holds, then reads or changes the value.
    func wait<Result>(until holds: @escaping (Value) -> Bool, then body: (inout Value) -> Result) -> Result {
        pthread_mutex_lock(mutex)
        if !holds(value) { sleep(until: holds) }
        defer {
            wakeNext()
            pthread_mutex_unlock(mutex)
        }
        return body(&value)
    }

    private func sleep(until holds: @escaping (Value) -> Bool) {
        let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
        pthread_cond_init(condition, nil)
        sleepers.append(Sleeper(condition: condition, holds: holds))
        while !holds(value) { pthread_cond_wait(condition, mutex) }
        sleepers.removeAll { $0.condition == condition }
        pthread_cond_destroy(condition)
        condition.deallocate()
    }

    private func wakeNext() {
        if let next = sleepers.first(where: { $0.holds(value) }) { pthread_cond_signal(next.condition) }
    }
}
