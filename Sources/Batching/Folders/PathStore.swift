#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Many paths, one after the other with a zero between, in blocks that never move: nothing is copied when there are more.
struct PathStore: Sendable {
    private static let blockSize = 1 << 16
    private var blocks: [[UInt8]] = []

    /// - Returns: where it is.
    mutating func add(_ path: String) -> UInt64 {
        let length = path.utf8.count + 1
        if blocks.isEmpty || blocks[blocks.count - 1].count + length > Self.blockSize {
            blocks.append([])
            blocks[blocks.count - 1].reserveCapacity(max(length, Self.blockSize))
        }
        let last = blocks.count - 1
        let start = blocks[last].count
        blocks[last].append(contentsOf: path.utf8)
        blocks[last].append(0)
        return UInt64(last) << 24 | UInt64(start)
    }

    subscript(_ place: UInt64) -> String {
        let (block, start) = Self.parts(place)
        let bytes = blocks[block][start...]
        return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }

    /// Below 0 where the first comes before the second in the order of their bytes.
    func compare(_ one: UInt64, _ two: UInt64) -> Int {
        let (first, second) = (Self.parts(one), Self.parts(two))
        return blocks[first.block].withUnsafeBytes { left in
            blocks[second.block].withUnsafeBytes { right in
                guard let left = left.baseAddress, let right = right.baseAddress else { return 0 }
                // The zero at the end comes before every byte of a path.
                return Int(
                    strcmp(
                        (left + first.start).assumingMemoryBound(to: CChar.self),
                        (right + second.start).assumingMemoryBound(to: CChar.self)))
            }
        }
    }

    private static func parts(_ place: UInt64) -> (block: Int, start: Int) {
        (Int(place >> 24), Int(place & 0xFF_FFFF))
    }
}
