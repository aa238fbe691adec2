internal import Notes

extension MatchedNote {
    /// Whether a word ends with some small letters, in capitals too, and has others before them.
    public func hasEnding(_ ending: StaticString, at token: Int) -> Bool {
        let (span, count) = (tokens[token].span, ending.utf8CodeUnitCount)
        guard tokens[token].kind == .word, span.count > count else { return false }
        return ending.withUTF8Buffer { letters in
            text.bytes[Int(span.end) - count..<Int(span.end)].elementsEqual(letters) { $0 | 0x20 == $1 }
        }
    }
}
