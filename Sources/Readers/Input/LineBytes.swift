internal import Glibc

/// Bytes that grow where they lie: a very long line is neither copied from one array to the next, nor in memory twice.
final class LineBytes: @unchecked Sendable {
    private var memory = UnsafeMutableRawBufferPointer(start: nil, count: 0)
    private var count = 0

    /// Those that were appended; they hold until more are, or all are removed.
    var bytes: UnsafeMutableRawBufferPointer { UnsafeMutableRawBufferPointer(rebasing: memory[..<count]) }

    func append(_ more: UnsafeRawBufferPointer) {
        if more.isEmpty { return }
        if count + more.count > memory.count {
            let size = max(count + more.count, count == 0 ? 0 : 2 * memory.count)
            guard let start = realloc(memory.baseAddress, size) else { fatalError("no memory for \(size) bytes") }
            memory = UnsafeMutableRawBufferPointer(start: start, count: size)
        }
        UnsafeMutableRawBufferPointer(rebasing: memory[count...]).copyMemory(from: more)
        count += more.count
    }

    /// Gives the system back the pages in front of an offset; what they held can't be read again.
    func forget(upTo offset: Int) {
        guard let start = memory.baseAddress else { return }
        let page = Int(sysconf(Int32(_SC_PAGESIZE)))
        let first = (Int(bitPattern: start) + page - 1) / page * page
        let length = (Int(bitPattern: start) + offset) / page * page - first
        if length > 0 { madvise(UnsafeMutableRawPointer(bitPattern: first), length, Int32(MADV_DONTNEED)) }
    }

    func removeAll() {
        free(memory.baseAddress)
        memory = UnsafeMutableRawBufferPointer(start: nil, count: 0)
        count = 0
    }

    deinit { free(memory.baseAddress) }
}
