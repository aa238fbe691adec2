/// Work on many inputs at once whose results come out in the order of the inputs.
///
/// Each worker takes the next input, works on it, and hands its result to a ring; whoever holds the result that is due
/// delivers it and those that wait behind it. A result is never held back for want of more input, and no more than a few
/// inputs are in memory, however long the row is.
public enum OrderedWork {
    /// The jobs used when nobody says how many: the processors of this machine.
    public static var defaultJobs: Int { WorkerThread.processors }

    /// - Parameters:
    ///   - next: the next input, nil at the end; never called by two threads at once.
    ///   - deliver: takes the results in order; never called by two threads at once.
    /// - Throws: what `next` or `deliver` throws first. A thread that still blocks in `next` is then left behind; nothing it
    ///   reads is worked on.
    public static func run<Input: Sendable, Output: Sendable>(
        jobs: Int, next: @escaping @Sendable () throws -> Input?, work: @escaping @Sendable (Input) -> Output,
        deliver: @escaping @Sendable (Output) throws -> Void
    ) throws {
        try run(jobs: jobs, next: next, inParts: { input, _ in work(input) }, deliver: deliver)
    }

    /// The same for work whose results may be too large to be held as a whole.
    ///
    /// - Parameter work: may hand over parts of its result early, and returns the rest. Handing over waits until all inputs
    ///   before are delivered, so that the order stays.
    public static func run<Input: Sendable, Output: Sendable>(
        jobs: Int, next: @escaping @Sendable () throws -> Input?,
        inParts work: @escaping @Sendable (Input, _ early: (Output) -> Void) -> Output,
        deliver: @escaping @Sendable (Output) throws -> Void
    ) throws {
        if jobs <= 1 {
            while let input = try next() {
                var failure: (any Error)?
                let rest = work(input) { part in
                    if failure != nil { return }
                    do { try deliver(part) } catch { failure = error }
                }
                if let failure { throw failure }
                try deliver(rest)
            }
            return
        }
        let ring = Ring<Input, Output>(capacity: 4 * jobs, next: next, work: work, deliver: deliver)
        var started = 0
        for _ in 0..<jobs where WorkerThread.start({ ring.worker() }) { started += 1 }
        if started == 0 { ring.worker() }
        try ring.finish()
    }

    private final class Ring<Input: Sendable, Output: Sendable>: Sendable {
        private struct State {
            /// Inputs taken so far: the number of the next one.
            var taken = 0
            var delivered = 0
            var waiting: [Int: Output] = [:]
            var isReading = false
            var isDelivering = false
            var isAtEnd = false
            var failure: (any Error)?
            /// Workers between taking an input and the end of its delivery.
            var busy = 0
        }

        private let capacity: Int
        private let next: @Sendable () throws -> Input?
        private let work: @Sendable (Input, (Output) -> Void) -> Output
        private let deliver: @Sendable (Output) throws -> Void
        private let state = Monitor(State())

        init(
            capacity: Int, next: @escaping @Sendable () throws -> Input?,
            work: @escaping @Sendable (Input, (Output) -> Void) -> Output,
            deliver: @escaping @Sendable (Output) throws -> Void
        ) {
            self.capacity = capacity
            self.next = next
            self.work = work
            self.deliver = deliver
        }

        func worker() {
            while let (number, input) = take() {
                let output = work(input) { deliver($0, of: number) }
                state.locked { $0.waiting[number] = output }
                deliverDue()
                state.locked { $0.busy -= 1 }
            }
        }

        /// Waits for a turn to read and for room in the ring.
        private func take() -> (Int, Input)? {
            let capacity = capacity
            let mayRead = state.wait(
                until: { state in
                    state.isAtEnd || state.failure != nil
                        || !state.isReading && state.taken - state.delivered < capacity
                },
                then: { state in
                    if state.isAtEnd || state.failure != nil { return false }
                    state.isReading = true
                    return true
                })
            guard mayRead else { return nil }
            let result = Result { try next() }
            return state.locked { state in
                state.isReading = false
                switch result {
                case .success(let input?) where state.failure == nil:
                    state.taken += 1
                    state.busy += 1
                    return (state.taken - 1, input)
                case .success:
                    state.isAtEnd = true
                case .failure(let error):
                    state.failure = state.failure ?? error
                }
                return nil
            }
        }

        /// Waits until an input is the one that is due, and delivers a part of its result.
        private func deliver(_ part: Output, of number: Int) {
            let isDue = state.wait(
                until: { $0.failure != nil || $0.delivered == number && !$0.isDelivering },
                then: { state in
                    if state.failure != nil { return false }
                    state.isDelivering = true
                    return true
                })
            guard isDue else { return }
            let result = Result { try deliver(part) }
            state.locked { state in
                state.isDelivering = false
                if case .failure(let error) = result { state.failure = state.failure ?? error }
            }
        }

        /// Delivers what is due, unless another worker is at it: that one will find this result, too.
        private func deliverDue() {
            while true {
                let due: Output? = state.locked { state in
                    guard !state.isDelivering, state.failure == nil,
                        let output = state.waiting.removeValue(forKey: state.delivered)
                    else { return nil }
                    state.isDelivering = true
                    return output
                }
                guard let due else { return }
                let result = Result { try deliver(due) }
                state.locked { state in
                    state.isDelivering = false
                    state.delivered += 1
                    if case .failure(let error) = result { state.failure = state.failure ?? error }
                }
            }
        }

        /// Waits for the last delivery, or after a failure for the workers that are busy.
        func finish() throws {
            let failure = state.wait(
                until: { $0.busy == 0 && ($0.failure != nil || $0.isAtEnd && $0.delivered == $0.taken) },
                then: { $0.failure })
            if let failure { throw failure }
        }
    }
}
