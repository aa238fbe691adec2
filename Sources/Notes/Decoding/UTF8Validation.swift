internal import Bytes

/// Strict UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF. Words of 16 ASCII bytes are passed over at
/// once, which is nearly all of a clinical note.
package enum UTF8Validation {
    package struct Outcome: Sendable {
        /// The first byte that does not belong to a valid sequence; nil where all do.
        package var firstInvalid: Int?
        /// True where every byte is below 0x80.
        package var isASCII: Bool
    }

    package static func check(_ bytes: [UInt8]) -> Outcome {
        bytes.withUnsafeBufferPointer { check($0) }
    }

    package static func check(_ bytes: UnsafeBufferPointer<UInt8>) -> Outcome {
        var at = asciiPrefix(bytes, from: 0)
        let isASCII = at == bytes.count
        while at < bytes.count {
            let length = sequenceLength(bytes, at)
            if length == 0 { return Outcome(firstInvalid: at, isASCII: false) }
            at += length
            if at < bytes.count, bytes[at] < 0x80 { at = asciiPrefix(bytes, from: at) }
        }
        return Outcome(firstInvalid: nil, isASCII: isASCII)
    }

    package static func isASCII(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { asciiPrefix($0, from: 0) == $0.count }
    }

    /// Counts of the valid sequences of several bytes, and of bytes that belong to none.
    package static func tally(_ bytes: [UInt8]) -> (multibyte: Int, invalid: Int) {
        bytes.withUnsafeBufferPointer { bytes in
            var (at, multibyte, invalid) = (0, 0, 0)
            while at < bytes.count {
                switch sequenceLength(bytes, at) {
                case 0:
                    invalid += 1
                    at += 1
                case 1: at += 1
                case let length:
                    multibyte += 1
                    at += length
                }
            }
            return (multibyte, invalid)
        }
    }

    /// The end of the run of ASCII that begins at `start`.
    package static func asciiPrefix(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        guard let base = bytes.baseAddress else { return start }
        var at = start
        while at + 16 <= bytes.count {
            let others = SixteenBytes(at: base + at).mask
            if others != 0 { return at + others.trailingZeroBitCount }
            at += 16
        }
        while at < bytes.count, bytes[at] < 0x80 { at += 1 }
        return at
    }

    /// The length of the valid sequence at a position, 0 where there is none.
    private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
        let lead = bytes[at]
        func continues(_ offset: Int, from low: UInt8 = 0x80, through high: UInt8 = 0xBF) -> Bool {
            at + offset < bytes.count && bytes[at + offset] >= low && bytes[at + offset] <= high
        }
        switch lead {
        case 0x00...0x7F: return 1
        case 0xC2...0xDF: return continues(1) ? 2 : 0
        case 0xE0: return continues(1, from: 0xA0) && continues(2) ? 3 : 0
        case 0xED: return continues(1, through: 0x9F) && continues(2) ? 3 : 0
        case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
        case 0xF0: return continues(1, from: 0x90) && continues(2) && continues(3) ? 4 : 0
        case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
        case 0xF4: return continues(1, through: 0x8F) && continues(2) && continues(3) ? 4 : 0
        default: return 0
        }
    }
}
