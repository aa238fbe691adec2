internal import Bytes
internal import Notes

/// Reads JSON (RFC 8259) straight from bytes, one value after another, without building a tree: `stream` spends its time
/// in annotating, not here. Strict: no comments, no trailing commas, no lone surrogates, no invalid UTF-8.
package struct JSONScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// The position of the next byte to read.
    package private(set) var at = 0
    private var depth = 0

    package init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The number of bytes not read yet.
    package var remaining: Int { bytes.count - at }

    /// The next byte that is not white space; 0 at the end.
    package mutating func peek() -> UInt8 {
        while at < bytes.count {
            switch bytes[at] {
            case 0x20, 0x09, 0x0A, 0x0D: at += 1
            case let byte: return byte
            }
        }
        return 0
    }

    /// Only white space may follow.
    package mutating func end() throws(JSONError) {
        _ = peek()
        if at < bytes.count { throw .expected("the end of the line", at: at) }
    }

    private mutating func take(_ byte: UInt8, _ name: String) throws(JSONError) {
        guard peek() == byte else { throw .expected(name, at: at) }
        at += 1
    }

    /// Hands each member's name on; the body reads its value.
    package mutating func members(
        _ body: (JSONKey, inout JSONScanner) throws(JSONError) -> Void
    ) throws(JSONError) {
        try take(UInt8(ascii: "{"), "an object")
        try enter()
        if peek() == UInt8(ascii: "}") {
            at += 1
        } else {
            while true {
                guard peek() == UInt8(ascii: "\"") else { throw .expected("a member's name", at: at) }
                if let name = plainString() {
                    try member(JSONKey(bytes: name), body)
                } else {
                    var name: [UInt8] = []
                    try string(into: &name)
                    try name.withUnsafeBufferPointer { (name) throws(JSONError) in
                        try member(JSONKey(bytes: name), body)
                    }
                }
                let next = peek()
                guard next == UInt8(ascii: ",") || next == UInt8(ascii: "}") else {
                    throw .expected("\",\" or \"}\"", at: at)
                }
                at += 1
                if next == UInt8(ascii: "}") { break }
            }
        }
        depth -= 1
    }

    private mutating func member(
        _ name: JSONKey, _ body: (JSONKey, inout JSONScanner) throws(JSONError) -> Void
    ) throws(JSONError) {
        try take(UInt8(ascii: ":"), "\":\"")
        try body(name, &self)
    }

    /// The body reads each element.
    package mutating func elements(_ body: (inout JSONScanner) throws(JSONError) -> Void) throws(JSONError) {
        try take(UInt8(ascii: "["), "an array")
        try enter()
        if peek() == UInt8(ascii: "]") {
            at += 1
        } else {
            while true {
                try body(&self)
                let next = peek()
                guard next == UInt8(ascii: ",") || next == UInt8(ascii: "]") else {
                    throw .expected("\",\" or \"]\"", at: at)
                }
                at += 1
                if next == UInt8(ascii: "]") { break }
            }
        }
        depth -= 1
    }

    private mutating func enter() throws(JSONError) {
        depth += 1
        if depth > 128 { throw JSONError(.invalidJSON, "more than 128 levels deep at byte \(at + 1)") }
    }

    package mutating func string() throws(JSONError) -> String {
        if let text = plainString() { return String(decoding: text, as: UTF8.self) }
        var text: [UInt8] = []
        try string(into: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of a string that stands in the line as it is meant; nil, and nothing read, where it has escapes or a fault.
    private mutating func plainString() -> UnsafeBufferPointer<UInt8>? {
        guard peek() == UInt8(ascii: "\"") else { return nil }
        let start = at + 1
        let end = plainEnd(from: start)
        guard end < bytes.count, bytes[end] == UInt8(ascii: "\"") else { return nil }
        let text = UnsafeBufferPointer(rebasing: bytes[start..<end])
        guard UTF8Validation.check(text).firstInvalid == nil else { return nil }
        at = end + 1
        return text
    }

    /// Appends a string's UTF-8; the result is checked to be valid.
    ///
    /// - Parameter passed: is told now and then, of a long string, how many bytes of the line will not be read again.
    /// - Returns: whether all of it is ASCII.
    @discardableResult
    package mutating func string(
        into text: inout [UInt8], passed: (Int) -> Void = { _ in }
    ) throws(JSONError) -> Bool {
        try take(UInt8(ascii: "\""), "a string")
        let first = text.count
        var isASCII = true
        var told = at
        while true {
            let start = at
            if start - told > Self.pieceSize {
                passed(start)
                told = start
            }
            if !appendPlain(to: &text), try !check(start..<at, of: &text, from: first) { isASCII = false }
            guard at < bytes.count else { throw .expected("the end of the string", at: at) }
            switch bytes[at] {
            case UInt8(ascii: "\""):
                at += 1
                return isASCII
            case UInt8(ascii: "\\"): if try !escape(into: &text) { isASCII = false }
            case 0..<0x20:
                throw JSONError(.invalidJSON, "a control character inside a string at byte \(at + 1)")
            default: break
            }
        }
    }

    /// A long string is taken, checked and given up in pieces of so many bytes.
    private static let pieceSize = 1 << 20

    /// Appends what a string says up to its end, a control character, or an escape that is no letter's; of a long one a piece that ends
    /// behind a whole character. Sixteen bytes at a time, whether all of them count or not.
    ///
    /// - Returns: true where all is ASCII; false where some may not be.
    private mutating func appendPlain(to text: inout [UInt8]) -> Bool {
        guard let base = bytes.baseAddress else { return true }
        let (start, end) = (at, min(bytes.count, at + Self.pieceSize))
        var (read, isASCII) = (start, true)
        text.append(addingCapacity: end - start + 16) { output in
            output.withUnsafeMutableBufferPointer { room, count in
                (read, isASCII) = Self.copyPlain(base, start..<end, of: bytes.count, to: room, &count)
            }
        }
        at = read
        return isASCII
    }

    private static func copyPlain(
        _ bytes: UnsafePointer<UInt8>, _ range: Range<Int>, of total: Int, to room: UnsafeMutableBufferPointer<UInt8>,
        _ count: inout Int
    ) -> (read: Int, isASCII: Bool) {
        let end = range.upperBound
        var (read, written) = (range.lowerBound, count)
        defer { count = written }
        // Behind the last escape.
        var plain = read
        var seen = SixteenBytes(SIMD2(0, 0))
        while read < end {
            if read &+ 16 <= end, written &+ 16 <= room.count {
                let piece = SixteenBytes(at: bytes + read)
                piece.store(at: room.baseAddress! + written)
                seen = seen | piece
                let found = (piece.equal(to: 0x22) | piece.equal(to: 0x5C) | piece.below(0x20)).mask
                let length = (found | 0x10000).trailingZeroBitCount
                read &+= length
                written &+= length
                if found == 0 { continue }
            } else if bytes[read] >= 0x20, bytes[read] != 0x22, bytes[read] != 0x5C {
                room[written] = bytes[read]
                seen = seen | SixteenBytes(SIMD2(UInt64(bytes[read]), 0))
                read &+= 1
                written &+= 1
                continue
            }
            guard bytes[read] == 0x5C, read &+ 1 < end, let letter = letter(escaped: bytes[read &+ 1]) else { break }
            room[written] = letter
            written &+= 1
            read &+= 2
            plain = read
        }
        if read == end, end < total {
            // A character goes on behind the piece.
            while read > plain, end &- read < 4, bytes[read] & 0xC0 == 0x80 {
                read &-= 1
                written &-= 1
            }
        }
        return (read, seen.mask == 0)
    }

    /// What a backslash and one letter stand for.
    private static func letter(escaped letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        default: nil
        }
    }

    /// - Returns: whether the bytes are ASCII.
    private func check(_ range: Range<Int>, of text: inout [UInt8], from first: Int) throws(JSONError) -> Bool {
        let outcome = UTF8Validation.check(UnsafeBufferPointer(rebasing: bytes[range]))
        guard let invalid = outcome.firstInvalid else { return outcome.isASCII }
        text.removeSubrange(first...)
        throw JSONError(.invalidUTF8, "byte \(range.lowerBound + invalid + 1) is not valid UTF-8")
    }

    /// The first quote, backslash or control character.
    private func plainEnd(from start: Int) -> Int {
        guard let base = bytes.baseAddress else { return start }
        var at = start
        while at &+ 16 <= bytes.count {
            let piece = SixteenBytes(at: base + at)
            let found = (piece.equal(to: 0x22) | piece.equal(to: 0x5C) | piece.below(0x20)).mask
            if found != 0 { return at &+ found.trailingZeroBitCount }
            at &+= 16
        }
        while at < bytes.count, bytes[at] >= 0x20, bytes[at] != 0x22, bytes[at] != 0x5C { at &+= 1 }
        return at
    }

    /// - Returns: whether what is meant is ASCII.
    private mutating func escape(into text: inout [UInt8]) throws(JSONError) -> Bool {
        guard at + 1 < bytes.count else { throw .expected("the end of the string", at: at) }
        let letter = bytes[at + 1]
        at += 2
        if let meant = Self.letter(escaped: letter) {
            text.append(meant)
            return true
        }
        guard letter == UInt8(ascii: "u") else { throw .expected("an escape that JSON knows", at: at - 1) }
        let start = at - 2
        var scalar = try fourDigits()
        if scalar & 0xFC00 == 0xD800, at + 6 <= bytes.count, bytes[at] == UInt8(ascii: "\\"),
            bytes[at + 1] == UInt8(ascii: "u")
        {
            at += 2
            let low = try fourDigits()
            guard low & 0xFC00 == 0xDC00 else { throw Self.loneSurrogate(start) }
            scalar = 0x10000 + (scalar & 0x3FF) << 10 + low & 0x3FF
        }
        guard let character = Unicode.Scalar(scalar) else { throw Self.loneSurrogate(start) }
        text.append(contentsOf: UTF8.encode(character)!)
        return scalar < 0x80
    }

    private static func loneSurrogate(_ offset: Int) -> JSONError {
        JSONError(.loneSurrogate, "half of a surrogate pair stands alone at byte \(offset + 1)")
    }

    private mutating func fourDigits() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard at < bytes.count, let digit = Self.hexadecimal(bytes[at]) else {
                throw .expected("four hexadecimal digits", at: at)
            }
            value = value << 4 | digit
            at += 1
        }
        return value
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte - 0x30)
        case 0x41...0x46: UInt32(byte - 0x41 + 10)
        case 0x61...0x66: UInt32(byte - 0x61 + 10)
        default: nil
        }
    }
}

extension JSONScanner {
    /// Passes over one value of any kind.
    package mutating func skipValue() throws(JSONError) {
        switch peek() {
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "{"): try members { (_, scanner) throws(JSONError) in try scanner.skipValue() }
        case UInt8(ascii: "["): try elements { (scanner) throws(JSONError) in try scanner.skipValue() }
        case UInt8(ascii: "t"): try literal("true")
        case UInt8(ascii: "f"): try literal("false")
        case UInt8(ascii: "n"): try literal("null")
        default: _ = try number()
        }
    }

    private mutating func literal(_ word: StaticString) throws(JSONError) {
        for index in 0..<word.utf8CodeUnitCount {
            guard at < bytes.count, bytes[at] == word.utf8Start[index] else { throw .expected("a value", at: at) }
            at += 1
        }
    }

    /// A number as it is written.
    package mutating func number() throws(JSONError) -> String {
        _ = peek()
        let start = at
        func digits(_ scanner: inout JSONScanner) throws(JSONError) {
            let first = scanner.at
            while scanner.at < scanner.bytes.count, (0x30...0x39).contains(scanner.bytes[scanner.at]) {
                scanner.at += 1
            }
            if scanner.at == first { throw .expected(first == start ? "a value" : "a digit", at: first) }
        }
        func next(_ characters: UInt8...) -> Bool { at < bytes.count && characters.contains(bytes[at]) }
        if next(UInt8(ascii: "-")) { at += 1 }
        let leading = at
        try digits(&self)
        if bytes[leading] == UInt8(ascii: "0"), at > leading + 1 { throw .expected("no leading zero", at: leading) }
        if next(UInt8(ascii: ".")) {
            at += 1
            try digits(&self)
        }
        if next(UInt8(ascii: "e"), UInt8(ascii: "E")) {
            at += 1
            if next(UInt8(ascii: "+"), UInt8(ascii: "-")) { at += 1 }
            try digits(&self)
        }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    /// A whole number, or nil (and the value passed over) where it is something else.
    package mutating func integer() throws(JSONError) -> Int? {
        let byte = peek()
        guard byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte) else {
            try skipValue()
            return nil
        }
        return Int(try number())
    }

    /// A string, or nil (and the value passed over) where it is something else.
    package mutating func stringOrNil() throws(JSONError) -> String? {
        guard peek() == UInt8(ascii: "\"") else {
            try skipValue()
            return nil
        }
        return try string()
    }
}

/// A member's name: its bytes, so that names are told apart without a string of each.
package struct JSONKey {
    fileprivate let bytes: UnsafeBufferPointer<UInt8>

    /// `case "id":`
    package static func ~= (name: StaticString, key: JSONKey) -> Bool {
        key.bytes.elementsEqual(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    }

    package var text: String { String(decoding: bytes, as: UTF8.self) }
}
