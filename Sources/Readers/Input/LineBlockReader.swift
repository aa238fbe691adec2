internal import Glibc

/// Complete lines as they came from one read: what is handed to a worker at a time.
public struct LineBlock: Sendable {
    private let lines: LineBytes
    /// The number of the first line, from 1.
    public var firstLine: Int
    /// True for the beginning of one line that is longer than the limit; the rest of it was skipped.
    public var isOverlong = false

    init(_ lines: LineBytes, firstLine: Int, isOverlong: Bool = false) {
        self.lines = lines
        self.firstLine = firstLine
        self.isOverlong = isOverlong
    }

    /// How many bytes there are.
    public var count: Int { lines.bytes.count }

    /// The bytes, for as long as `body` runs.
    public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        body(UnsafeBufferPointer(lines.bytes.bindMemory(to: UInt8.self)))
    }

    /// Gives the bytes back, when the last line has been read: those of a very long note need not wait until it is annotated.
    /// The copies of a block share them, and one thread at a time has a block.
    public func release() { lines.removeAll() }

    /// The same for the bytes in front of an offset, while the block is being read.
    public func forget(upTo offset: Int) { lines.forget(upTo: offset) }

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
    private var carry = LineBytes()
    private var line = 1
    private var ended = false
    /// What is asked for with one read(2).
    private static let readSize = 1 << 16

    public init(descriptor: Int32, limit: Int) {
        self.descriptor = descriptor
        self.limit = limit
    }

    /// The next complete lines; nil at the end. A last line without a line break counts as complete.
    public mutating func next() throws(InputError) -> LineBlock? {
        while !ended {
            let before = carry.bytes.count
            if try fill(carry) == 0 {
                ended = true
                break
            }
            guard let lastBreak = carry.lastBreak(from: before) else {
                if carry.bytes.count > limit { return try skipOverlong() }
                continue
            }
            let lines = carry
            carry = lines.splitTail(from: lastBreak + 1)
            return block(lines)
        }
        if carry.bytes.isEmpty { return nil }
        defer { carry = LineBytes() }
        return block(carry)
    }

    private mutating func block(_ lines: LineBytes) -> LineBlock {
        let first = line
        let bytes = UnsafeBufferPointer(lines.bytes.bindMemory(to: UInt8.self))
        var at = 0
        while at < bytes.count {
            at += LineBlock.lineLength(UnsafeBufferPointer(rebasing: bytes[at...]))
            if at < bytes.count { line += 1 }
            at += 1
        }
        return LineBlock(lines, firstLine: first)
    }

    /// Drops the line in `carry` up to its line break and keeps what follows it.
    private mutating func skipOverlong() throws(InputError) -> LineBlock {
        let beginning = LineBytes()
        beginning.append(UnsafeRawBufferPointer(rebasing: carry.bytes.prefix(1 << 12)))
        while true {
            carry = LineBytes()
            let got = try fill(carry)
            if got == 0 {
                ended = true
                break
            }
            if let lineBreak = carry.bytes.firstIndex(of: 0x0A) {
                carry = carry.splitTail(from: lineBreak + 1)
                break
            }
        }
        line += 1
        return LineBlock(beginning, firstLine: line - 1, isOverlong: true)
    }

    private func fill(_ lines: LineBytes) throws(InputError) -> Int {
        while true {
            let got = lines.append(most: Self.readSize) { read(descriptor, $0.baseAddress, $0.count) }
            if got >= 0 { return got }
            if errno != EINTR { throw InputError(errno: errno, path: "standard input") }
        }
    }
}
