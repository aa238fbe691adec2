internal import Bytes

/// Where the marks of a JSON text stand that are not in its strings: braces, brackets, commas and colons.
struct JSONMarks {
    /// The bytes at which they stand, in order.
    private(set) var places: [UInt32] = []
    private(set) var isASCII = true
    /// Whether the next byte is in a string, as all bits, and whether a backslash stands before it.
    private var isInString: UInt64 = 0
    private var isEscaped = false

    /// - Parameter json: ends where no string is open.
    mutating func find(in json: UnsafeRawBufferPointer) {
        places.removeAll(keepingCapacity: true)
        isASCII = true
        guard let start = json.baseAddress else { return }
        var at = 0
        while at &+ 64 <= json.count {
            take(start + at, at)
            at &+= 64
        }
        guard at < json.count else { return }
        withUnsafeTemporaryAllocation(byteCount: 64, alignment: 16) { rest in
            rest.initializeMemory(as: UInt8.self, repeating: 0x20)
            rest.copyMemory(from: UnsafeRawBufferPointer(rebasing: json[at...]))
            take(UnsafeRawPointer(rest.baseAddress.unsafelyUnwrapped), at)
        }
    }

    private mutating func take(_ start: UnsafeRawPointer, _ at: Int) {
        var (quotes, backslashes, marks, others): (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        for part in 0..<4 {
            let bytes = SixteenBytes(at: start + 16 &* part)
            // With this bit a bracket is a brace, and the other marks stay what they are; what else becomes one is a control
            // character, which stands nowhere in JSON but escaped.
            let large = bytes | .cases
            let found = large.equal(to: 0x7B) | large.equal(to: 0x7D) | large.equal(to: 0x2C) | large.equal(to: 0x3A)
            let shift = UInt64(16 &* part)
            quotes |= UInt64(bytes.equal(to: 0x22).mask) &<< shift
            backslashes |= UInt64(bytes.equal(to: 0x5C).mask) &<< shift
            marks |= UInt64(found.mask) &<< shift
            others |= UInt64(bytes.mask) &<< shift
        }
        if others != 0 { isASCII = false }
        if backslashes != 0 || isEscaped { quotes &= ~escaped(backslashes) }
        // In a string is what has an odd number of quotes before it.
        var inside = quotes
        inside ^= inside &<< 1
        inside ^= inside &<< 2
        inside ^= inside &<< 4
        inside ^= inside &<< 8
        inside ^= inside &<< 16
        inside ^= inside &<< 32
        inside ^= isInString
        isInString = UInt64(bitPattern: Int64(bitPattern: inside) &>> 63)
        marks &= ~inside
        while marks != 0 {
            places.append(UInt32(truncatingIfNeeded: at &+ marks.trailingZeroBitCount))
            marks &= marks &- 1
        }
    }

    /// The bytes that have a backslash before them which has none itself.
    private mutating func escaped(_ backslashes: UInt64) -> UInt64 {
        var escaped: UInt64 = isEscaped ? 1 : 0
        var rest = backslashes & ~escaped
        isEscaped = false
        while rest != 0 {
            let at = rest.trailingZeroBitCount
            if at == 63 {
                isEscaped = true
            } else {
                escaped |= 2 &<< UInt64(at)
            }
            rest &= ~(3 &<< UInt64(at))
        }
        return escaped
    }
}
