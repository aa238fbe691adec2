internal import Bytes
internal import Glibc

/// Bytes that grow where they lie: a very long line is neither copied from one array to the next, nor in memory twice.
final class LineBytes: @unchecked Sendable {
    private var memory = UnsafeMutableRawBufferPointer(start: nil, count: 0)
    private var count = 0

    /// Those that were appended; they hold until more are, or all are removed.
    var bytes: UnsafeMutableRawBufferPointer { UnsafeMutableRawBufferPointer(rebasing: memory[..<count]) }

    func append(_ more: UnsafeRawBufferPointer) {
        if more.isEmpty { return }
        reserve(more.count)
        UnsafeMutableRawBufferPointer(rebasing: memory[count...]).copyMemory(from: more)
        count += more.count
    }

    /// Appends what `read` puts into room for so many bytes.
    ///
    /// - Returns: how many it says there are.
    func append(most: Int, _ read: (UnsafeMutableRawBufferPointer) -> Int) -> Int {
        reserve(most)
        let got = read(UnsafeMutableRawBufferPointer(rebasing: memory[count..<count + most]))
        count += max(got, 0)
        return got
    }

    /// Cuts off what stands behind an offset.
    func splitTail(from offset: Int) -> LineBytes {
        let tail = LineBytes()
        tail.append(UnsafeRawBufferPointer(rebasing: memory[offset..<count]))
        count = offset
        return tail
    }

    /// The last line break from an offset on.
    func lastBreak(from first: Int) -> Int? {
        guard let start = memory.baseAddress else { return nil }
        var end = count
        while end - 16 >= first {
            let breaks = SixteenBytes(at: start + end - 16).equal(to: 0x0A).mask
            if breaks != 0 { return end - 1 - (breaks.leadingZeroBitCount - 16) }
            end -= 16
        }
        return memory[first..<end].lastIndex(of: 0x0A)
    }

    private func reserve(_ more: Int) {
        if count + more <= memory.count { return }
        let size = max(count + more, count == 0 ? 0 : 2 * memory.count)
        guard let start = realloc(memory.baseAddress, size) else { fatalError("no memory for \(size) bytes") }
        memory = UnsafeMutableRawBufferPointer(start: start, count: size)
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
