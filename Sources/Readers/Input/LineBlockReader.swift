internal import Glibc

/// Complete lines as they came from one read: what is handed to a worker at a time.
public struct LineBlock: Sendable {
    private let lines: Lines
    /// The number of the first line, from 1.
    public var firstLine: Int
    /// True for the beginning of one line that is longer than the limit; the rest of it was skipped.
    public var isOverlong = false

    /// The lines' bytes, shared by the copies of a block, so that whoever has read them can give them back for all. One thread at
    /// a time has a block.
    private final class Lines: @unchecked Sendable {
        var bytes: [UInt8]

        init(_ bytes: [UInt8]) { self.bytes = bytes }
    }

    public init(bytes: [UInt8], firstLine: Int, isOverlong: Bool = false) {
        lines = Lines(bytes)
        self.firstLine = firstLine
        self.isOverlong = isOverlong
    }

    public var bytes: [UInt8] { lines.bytes }

    /// Gives the bytes back, when the last line has been read: those of a very long note need not wait until it is annotated.
    public func release() { lines.bytes = [] }

    /// How many bytes stand in front of the first line break, or in all.
    public static func lineLength(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard let start = bytes.baseAddress, let found = memchr(start, 0x0A, bytes.count) else { return bytes.count }
        return UnsafeRawPointer(found) - UnsafeRawPointer(start)
    }
}

/// Reads lines from a pipe, terminal or file in big blocks. What one read(2) brought is handed on at once, so a line
/// that comes in alone goes out alone; memory holds one block and never more than one line beyond it.
public struct LineBlockReader: ~Copyable {
    private let descriptor: Int32
    private let limit: Int
    private var carry: [UInt8] = []
    private var line = 1
    private var ended = false
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)

    public init(descriptor: Int32, limit: Int) {
        self.descriptor = descriptor
        self.limit = limit
    }

    deinit { buffer.deallocate() }

    /// The next complete lines; nil at the end. A last line without a line break counts as complete.
    public mutating func next() throws(InputError) -> LineBlock? {
        while !ended {
            let got = try fill()
            if got == 0 {
                ended = true
                break
            }
            let fresh = UnsafeRawBufferPointer(rebasing: buffer[..<got])
            guard let lastBreak = fresh.lastIndex(of: 0x0A) else {
                carry.append(contentsOf: fresh)
                if carry.count > limit { return try skipOverlong() }
                continue
            }
            var lines: [UInt8] = []
            swap(&lines, &carry)
            lines.append(contentsOf: UnsafeRawBufferPointer(rebasing: fresh[...lastBreak]))
            carry = Array(fresh[(lastBreak + 1)...])
            return block(lines)
        }
        if carry.isEmpty { return nil }
        defer { carry = [] }
        return block(carry)
    }

    private mutating func block(_ lines: [UInt8]) -> LineBlock {
        let first = line
        line += lines.withUnsafeBufferPointer { bytes in
            var (count, at) = (0, 0)
            while at < bytes.count {
                at += LineBlock.lineLength(UnsafeBufferPointer(rebasing: bytes[at...]))
                if at < bytes.count { count += 1 }
                at += 1
            }
            return count
        }
        return LineBlock(bytes: lines, firstLine: first)
    }

    /// Drops the line in `carry` up to its line break and keeps what follows it.
    private mutating func skipOverlong() throws(InputError) -> LineBlock {
        let beginning = Array(carry.prefix(1 << 12))
        carry = []
        while true {
            let got = try fill()
            if got == 0 {
                ended = true
                break
            }
            let fresh = UnsafeRawBufferPointer(rebasing: buffer[..<got])
            if let lineBreak = fresh.firstIndex(of: 0x0A) {
                carry = Array(fresh[(lineBreak + 1)...])
                break
            }
        }
        line += 1
        return LineBlock(bytes: beginning, firstLine: line - 1, isOverlong: true)
    }

    private func fill() throws(InputError) -> Int {
        while true {
            let got = read(descriptor, buffer.baseAddress, buffer.count)
            if got >= 0 { return got }
            if errno != EINTR { throw InputError(errno: errno, path: "standard input") }
        }
    }
}
