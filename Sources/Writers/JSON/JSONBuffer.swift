internal import Annotations
internal import Bytes

/// JSON as bytes: appends strings, numbers and ready-made pieces without making a `String` on the way.
///
/// What is written goes to a small block of memory first, and from there to ``output`` in one piece: a short append is one
/// comparison and one copy, where the same on an array would be a call that asks who else holds it.
struct JSONBuffer: ~Copyable {
    /// What went through the block already.
    private var output: [UInt8] = []
    private let block = UnsafeMutableRawPointer.allocate(byteCount: Self.blockSize + Self.stride, alignment: 8)
    /// How much of the block is filled; never more than its size.
    private var count = 0

    private static var blockSize: Int { 1 << 13 }

    /// Short pieces are copied so many bytes at once, whatever their length: cheaper than to ask for it. What is copied behind the
    /// end is overwritten by the next piece; sources of such pieces have as many bytes more.
    static var stride: Int { 96 }

    init() {}

    /// - Parameter output: what the JSON is appended to; taken, not copied, and empty until ``take()`` gives it back.
    init(taking output: inout [UInt8]) { swap(&self.output, &output) }

    deinit { block.deallocate() }

    /// All that was written.
    var bytes: [UInt8] {
        mutating get {
            flush()
            return output
        }
    }

    /// How many bytes were written.
    var length: Int { output.count + count }

    /// Hands over all that was written, and is empty then.
    mutating func take() -> [UInt8] {
        flush()
        var taken: [UInt8] = []
        swap(&taken, &output)
        return taken
    }

    /// Lets `drain` take what was written, once there is so much of it that it should not wait for the end of the note.
    @inline(__always) mutating func drainIfLarge(_ drain: (inout [UInt8]) -> Void) {
        if output.count > largeOutput {
            flush()
            drain(&output)
        }
    }

    // MARK: The block

    private mutating func flush() {
        output.append(contentsOf: UnsafeRawBufferPointer(start: block, count: count))
        count = 0
    }

    /// Afterwards `size` bytes fit into the block.
    @inline(__always) private mutating func reserve(_ size: Int) {
        if size > Self.blockSize &- count { makeRoom(size) }
    }

    @inline(never) private mutating func makeRoom(_ size: Int) {
        flush()
        precondition(size <= Self.blockSize, "\(size) bytes are too many for one piece")
    }

    @inline(__always) private mutating func byte(_ value: UInt8) {
        reserve(1)
        block.storeBytes(of: value, toByteOffset: count, as: UInt8.self)
        count &+= 1
    }

    /// Bytes that are JSON already.
    @inline(__always) mutating func raw(_ piece: UnsafeRawBufferPointer) {
        guard let start = piece.baseAddress else { return }
        if piece.count > Self.blockSize &- count { return rawLong(piece) }
        (block + count).copyMemory(from: start, byteCount: piece.count)
        count &+= piece.count
    }

    /// Bytes that are JSON already.
    ///
    /// - Parameter behind: how many bytes more can be read behind them.
    @inline(__always) mutating func raw(_ piece: UnsafeRawBufferPointer, behind: Int) {
        if piece.count <= 32, behind >= 32, piece.count <= Self.blockSize &- count, let start = piece.baseAddress {
            copySixteen(start, block + count, 0)
            copySixteen(start, block + count, 16)
            count &+= piece.count
        } else {
            raw(piece)
        }
    }

    /// A line break and two spaces for each container that is open.
    mutating func newLine(depth: Int) {
        raw("\n")
        for _ in 0..<depth { raw("  ") }
    }

    @inline(never) private mutating func rawLong(_ piece: UnsafeRawBufferPointer) {
        flush()
        output.append(contentsOf: piece)
    }

    /// Text that is JSON already.
    @inline(__always) mutating func raw(_ literal: StaticString) {
        let size = literal.utf8CodeUnitCount
        reserve(size)
        (block + count).copyMemory(from: literal.utf8Start, byteCount: size)
        count &+= size
    }

    @inline(__always) mutating func raw(_ fragments: JSONFragments, _ index: Int) {
        let piece = fragments[index]
        if piece.count > Self.stride || piece.count > Self.blockSize &- count { return raw(piece) }
        copyStride(piece.baseAddress.unsafelyUnwrapped, piece.count)
    }

    /// - Parameter source: has ``stride`` bytes.
    @inline(__always) private mutating func copyStride(_ source: UnsafeRawPointer, _ size: Int) {
        let target = block + count
        copySixteen(source, target, 0)
        copySixteen(source, target, 16)
        copySixteen(source, target, 32)
        copySixteen(source, target, 48)
        copySixteen(source, target, 64)
        copySixteen(source, target, 80)
        count &+= size
    }

    @inline(__always) private func copySixteen(
        _ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer, _ at: Int
    ) {
        target.storeBytes(
            of: source.loadUnaligned(fromByteOffset: at, as: SIMD2<UInt64>.self), toByteOffset: at,
            as: SIMD2<UInt64>.self)
    }

    /// Text made while running that is JSON already. Not called `raw`, or every literal would come this slower way.
    mutating func copy(_ text: String) {
        var text = text
        text.withUTF8 { raw(UnsafeRawBufferPointer($0)) }
    }

    // MARK: Numbers

    /// `m1`, `f12`, in quotes: a letter and a number counted from 1.
    @inline(__always) mutating func identifier(_ letter: StaticString, _ index: Int) {
        raw("\"")
        raw(letter)
        integer(index + 1)
        raw("\"")
    }

    @inline(__always) mutating func integer(_ value: Int) {
        if value >= 0, value < 1_000_000_000 { small(UInt32(truncatingIfNeeded: value)) } else { large(value) }
    }

    private mutating func small(_ value: UInt32) {
        reserve(10)
        if value < 10_000 {
            // Most numbers are places in a note: four digits at once, those in front of the first that counts shifted out. Two pairs
            // lie in one word; 103 / 1024 is a tenth for numbers of two digits.
            let hundreds = value / 100
            let pairs = hundreds | (value &- hundreds &* 100) &<< 16
            let tens = (pairs &* 103) &>> 10 & 0x000F_000F
            let digits = tens | (pairs &- tens &* 10) &<< 8
            let zeros = min(digits.trailingZeroBitCount / 8, 3)
            block.storeBytes(
                of: ((digits | 0x3030_3030) &>> UInt32(8 &* zeros)).littleEndian, toByteOffset: count, as: UInt32.self)
            count &+= 4 &- zeros
            return
        }
        var digits = 5
        var limit: UInt32 = 100_000
        while value >= limit, digits < 9 {
            limit &*= 10
            digits &+= 1
        }
        var rest = value
        var at = count &+ digits
        while at > count {
            at &-= 1
            block.storeBytes(of: UInt8(truncatingIfNeeded: 0x30 &+ rest % 10), toByteOffset: at, as: UInt8.self)
            rest /= 10
        }
        count &+= digits
    }

    @inline(never) private mutating func large(_ value: Int) { copy(String(value)) }

    mutating func digit(_ value: Int) { byte(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value)) }

    // MARK: Strings

    mutating func string(_ text: String) {
        var text = text
        text.withUTF8 { string($0) }
    }

    /// A string in quotes.
    mutating func string(_ text: UnsafeBufferPointer<UInt8>) {
        byte(UInt8(ascii: "\""))
        escaped(text)
        byte(UInt8(ascii: "\""))
    }

    /// Escaped, without quotes. What needs no escape is copied in one piece: all but `"`, `\`, control characters and two
    /// that some readers take for the end of a line (U+2028, U+2029, and U+0085 among the controls).
    ///
    /// - Parameter behind: how many bytes more can be read behind the text.
    @inline(__always) mutating func escaped(_ text: UnsafeBufferPointer<UInt8>, behind: Int = 0) {
        if text.count <= 32, behind >= 32, text.count <= Self.blockSize &- count, let start = text.baseAddress,
            Self.isPlain(start, text.count)
        {
            copySixteen(start, block + count, 0)
            copySixteen(start, block + count, 16)
            count &+= text.count
        } else {
            escapedPiecewise(text)
        }
    }

    @inline(never) private mutating func escapedPiecewise(_ text: UnsafeBufferPointer<UInt8>) {
        var done = 0
        var at = Self.plainEnd(text, from: 0)
        while at < text.count {
            let (escape, length) = Self.escape(at: at, in: text)
            if let escape {
                raw(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(text)[done..<at]))
                copy(escape)
                done = at + length
            }
            at = Self.plainEnd(text, from: at + length)
        }
        raw(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(text)[done...]))
    }

    /// A bit for each of sixteen bytes that may need an escape.
    @inline(__always) private static func escapes(_ start: UnsafeRawPointer) -> UInt32 {
        let bytes = SixteenBytes(at: start)
        // Those outside ASCII have their own highest bit.
        return (bytes.equal(to: 0x22) | bytes.equal(to: 0x5C) | bytes.equal(to: 0x7F) | bytes.below(0x20) | bytes).mask
    }

    /// Whether none of up to 32 bytes may need an escape; behind them lie 32 more. Without a count of the last ones: the words of a
    /// note are short, and the processor guessed it wrong each time.
    @inline(__always) private static func isPlain(_ start: UnsafeRawPointer, _ count: Int) -> Bool {
        let found = UInt64(escapes(start)) | UInt64(escapes(start + 16)) &<< 16
        return found & (1 &<< UInt64(count) &- 1) == 0
    }

    /// The first byte that may need an escape.
    @inline(__always) private static func plainEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        guard let base = text.baseAddress else { return start }
        var at = start
        while at &+ 16 <= text.count {
            let found = escapes(base + at)
            if found != 0 { return at &+ found.trailingZeroBitCount }
            at &+= 16
        }
        while at < text.count {
            let byte = text[at]
            if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte >= 0x7F { break }
            at &+= 1
        }
        return at
    }

    /// The escape of the scalar that starts at a byte, or nil where it needs none, and its length in bytes.
    private static func escape(at index: Int, in text: UnsafeBufferPointer<UInt8>) -> (String?, Int) {
        let byte = text[index]
        switch byte {
        case 0x22: return ("\\\"", 1)
        case 0x5C: return ("\\\\", 1)
        case 0x0A: return ("\\n", 1)
        case 0x0D: return ("\\r", 1)
        case 0x09: return ("\\t", 1)
        case 0x08: return ("\\b", 1)
        case 0x0C: return ("\\f", 1)
        case 0x00..<0x20, 0x7F: return ("\\u00" + hexadecimal(byte), 1)
        case 0xC2 where index + 1 < text.count && text[index + 1] < 0xA0:
            return ("\\u00" + hexadecimal(text[index + 1]), 2)
        case 0xE2
        where index + 2 < text.count && text[index + 1] == 0x80
            && (text[index + 2] == 0xA8 || text[index + 2] == 0xA9):
            return ("\\u20" + hexadecimal(text[index + 2] - 0x80), 3)
        default: return (nil, 1)
        }
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        return byte < 0x10 ? "0" + digits : digits
    }
}

/// The bytes of output from which on a writer offers them before the note is done.
let largeOutput = 1 << 20
