import Batching
import Synchronization
import Testing

struct OrderedWorkTests {
    final class Counter: Sendable {
        let value = Mutex(0)
        func next(below limit: Int) -> Int? {
            value.withLock { value in
                guard value < limit else { return nil }
                value += 1
                return value - 1
            }
        }
    }

    final class Results: Sendable {
        let values = Mutex<[Int]>([])
    }

    struct Stop: Error {}

    @Test(arguments: [1, 2, 3, 8])
    func `results come in the order of the inputs, however long each takes`(jobs: Int) throws {
        let (source, results) = (Counter(), Results())
        try OrderedWork.run(jobs: jobs) {
            source.next(below: 2000)
        } work: { number in
            var value = number
            for _ in 0..<(number % 7 * 500) { value = (value &* 31 &+ 7) & 0xFFFF }
            return value < 0 ? -1 : number
        } deliver: { number in
            results.values.withLock { $0.append(number) }
        }
        #expect(results.values.withLock { $0 } == Array(0..<2000))
    }

    @Test(arguments: [1, 2, 3, 8])
    func `parts of a result go out early and keep the order`(jobs: Int) throws {
        let (source, results) = (Counter(), Results())
        try OrderedWork.run(jobs: jobs) {
            source.next(below: 300)
        } inParts: { number, early in
            for part in 0..<(number % 4) { early(number * 10 + part) }
            return number * 10 + number % 4
        } deliver: { number in
            results.values.withLock { $0.append(number) }
        }
        #expect(results.values.withLock { $0 } == (0..<300).flatMap { n in (0...n % 4).map { n * 10 + $0 } })
    }

    @Test(arguments: [1, 2, 8])
    func `an error in the delivery of a part ends the work and is thrown`(jobs: Int) {
        let (source, results) = (Counter(), Results())
        #expect(throws: Stop.self) {
            try OrderedWork.run(jobs: jobs) {
                source.next(below: 100)
            } inParts: { number, early in
                early(number)
                return -1
            } deliver: { number in
                if number == 10 { throw Stop() }
                if number >= 0 { results.values.withLock { $0.append(number) } }
            }
        }
        #expect(results.values.withLock { $0 } == Array(0..<10))
    }

    @Test(arguments: [1, 2, 8])
    func `an error in delivery ends the work and is thrown`(jobs: Int) {
        let (source, results) = (Counter(), Results())
        #expect(throws: Stop.self) {
            try OrderedWork.run(jobs: jobs) {
                source.next(below: 1000)
            } work: {
                $0
            } deliver: { number in
                if number == 10 { throw Stop() }
                results.values.withLock { $0.append(number) }
            }
        }
        #expect(results.values.withLock { $0 } == Array(0..<10))
    }

    @Test(arguments: [1, 4])
    func `an error in reading ends the work and is thrown`(jobs: Int) {
        let source = Counter()
        #expect(throws: Stop.self) {
            try OrderedWork.run(jobs: jobs) {
                guard let number = source.next(below: 1000), number < 20 else { throw Stop() }
                return number
            } work: {
                $0
            } deliver: { _ in
            }
        }
    }

    @Test func `nothing in, nothing out`() throws {
        try OrderedWork.run(jobs: 4) {
            Int?.none
        } work: {
            $0
        } deliver: { _ in
            Issue.record("nothing was read")
        }
    }

    @Test func `few inputs are taken ahead of what is delivered`() throws {
        let (source, delivered) = (Counter(), Counter())
        let probe = Probe(source: source, delivered: delivered)
        try OrderedWork.run(jobs: 2) {
            source.next(below: 500)
        } work: {
            $0
        } deliver: { _ in
            probe.measure()
        }
        #expect(probe.most.withLock { $0 } <= 9)
    }

    final class Probe: Sendable {
        let source: Counter
        let delivered: Counter
        let most = Mutex(0)

        init(source: Counter, delivered: Counter) {
            self.source = source
            self.delivered = delivered
        }

        func measure() {
            let taken = source.value.withLock { $0 }
            let done = delivered.value.withLock { value in
                value += 1
                return value
            }
            most.withLock { $0 = max($0, taken - done) }
        }
    }
}
