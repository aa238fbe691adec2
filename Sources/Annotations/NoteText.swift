/// A note's text as UTF-8 bytes, exactly as decoded: nothing is trimmed, joined or rewritten.
public struct NoteText: Sendable {
    public let bytes: [UInt8]
    /// True where every byte is below 0x80, so that all three offset units are the same.
    public let isASCII: Bool

    /// - Parameter bytes: valid UTF-8.
    public init(bytes: [UInt8], isASCII: Bool) {
        self.bytes = bytes
        self.isASCII = isASCII
    }

    public init(_ string: String) {
        let bytes = Array(string.utf8)
        self.init(bytes: bytes, isASCII: bytes.allSatisfy { $0 < 0x80 })
    }

    public var count: Int { bytes.count }

    /// The words that a span covers.
    public subscript(span: Span) -> String { String(decoding: bytes[span.range], as: UTF8.self) }

    public var string: String { String(decoding: bytes, as: UTF8.self) }
}

/// The unit that `start` and `end` count in an output.
public enum OffsetUnit: String, Sendable, CaseIterable {
    case scalar, utf8, utf16
}

/// Byte positions of one note turned into another unit. Constant time for ASCII notes; otherwise a table with an
/// entry every 64 bytes, then a scan of at most 63 bytes.
///
/// For `"Ångström"` in `.scalar`, byte 2 is offset 1.
public struct OffsetTable: Sendable {
    public let unit: OffsetUnit
    private let bytes: [UInt8]
    @usableFromInline let checkpoints: [Int32]
    /// The whole text's length in the unit.
    public let length: Int

    public init(_ text: NoteText, unit: OffsetUnit) {
        self.unit = unit
        if text.isASCII || unit == .utf8 {
            bytes = []
            checkpoints = []
            length = text.count
            return
        }
        bytes = text.bytes
        var points: [Int32] = []
        points.reserveCapacity(text.count / 64 + 1)
        var total: Int32 = 0
        var start = 0
        while start < text.count {
            points.append(total)
            let end = min(start + 64, text.count)
            let isPlain = end == start + 64 && Self.isASCII(text.bytes.span.bytes, start)
            total += isPlain ? 64 : Self.width(text.bytes, start, end, unit)
            start += 64
        }
        checkpoints = points
        length = Int(total)
    }

    /// The offset of a byte position that lies on a scalar boundary.
    @inlinable @inline(__always) public func offset(of byte: Int32) -> Int {
        checkpoints.isEmpty ? Int(byte) : countedOffset(of: byte)
    }

    @usableFromInline func countedOffset(of byte: Int32) -> Int {
        if Int(byte) >= bytes.count { return length }
        let block = Int(byte) >> 6
        // As many units as bytes: each begins a scalar.
        let isPlain = block + 1 < checkpoints.count && checkpoints[block + 1] - checkpoints[block] == 64
        let first = block << 6
        return Int(checkpoints[block]) + (isPlain ? Int(byte) - first : Int(Self.width(bytes, first, Int(byte), unit)))
    }

    /// The byte position of an offset, or nil where it lies outside the text or inside a scalar's UTF-16 pair.
    public func byte(of offset: Int) -> Int32? {
        if offset < 0 || offset > length { return nil }
        if checkpoints.isEmpty { return Int32(offset) }
        var (low, high) = (0, checkpoints.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(checkpoints[middle]) <= offset { low = middle } else { high = middle }
        }
        var at = low << 6
        var total = Int(checkpoints[low])
        // A checkpoint may lie inside a scalar: its first byte was counted in the block before.
        while at < bytes.count, bytes[at] & 0xC0 == 0x80 { at += 1 }
        while at < bytes.count, total < offset {
            total += Int(Self.width(bytes[at], unit))
            at += 1
            while at < bytes.count, bytes[at] & 0xC0 == 0x80 { at += 1 }
        }
        return total == offset ? Int32(at) : nil
    }

    /// Whether 64 bytes are.
    private static func isASCII(_ bytes: RawSpan, _ start: Int) -> Bool {
        var all: UInt64 = 0
        for at in stride(from: start, to: start &+ 64, by: 8) {
            all |= bytes.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self)
        }
        return all & 0x8080_8080_8080_8080 == 0
    }

    /// What a run of bytes adds, eight bytes at a time.
    private static func width(_ bytes: [UInt8], _ start: Int, _ end: Int, _ unit: OffsetUnit) -> Int32 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let raw = bytes.span.bytes
        var at = start
        var total: Int32 = 0
        while at &+ 8 <= end {
            let word = raw.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self)
            let isMultibyte = word &>> 7 & ones
            if isMultibyte == 0 {
                total &+= 8
            } else {
                let continuing = isMultibyte & ~(word &>> 6)
                total &+= 8 &- Int32(truncatingIfNeeded: continuing.nonzeroBitCount)
                if unit == .utf16 {
                    let pairs = isMultibyte & (word &>> 6) & (word &>> 5) & (word &>> 4)
                    total &+= Int32(truncatingIfNeeded: pairs.nonzeroBitCount)
                }
            }
            at &+= 8
        }
        while at < end {
            total &+= width(bytes[at], unit)
            at &+= 1
        }
        return total
    }

    /// What a byte adds: continuation bytes nothing, a leading byte one unit, or two for a UTF-16 pair.
    private static func width(_ byte: UInt8, _ unit: OffsetUnit) -> Int32 {
        if byte & 0xC0 == 0x80 { return 0 }
        return unit == .utf16 && byte >= 0xF0 ? 2 : 1
    }
}
