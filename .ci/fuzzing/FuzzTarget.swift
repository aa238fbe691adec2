/// One thing that is fed with bytes nobody wrote: a name, and what must hold of any input.
///
/// A breach ends the process, which is how libFuzzer learns of it.
struct FuzzTarget: Sendable {
    var name: String
    var run: @Sendable ([UInt8]) -> Void

    static let all: [FuzzTarget] = [
        decoder, tokens, matcher, annotator, records, gold, lines, stream, decisions, journal, lexicon,
    ]
}

/// Ends the process with a sentence where something does not hold.
func hold(_ holds: Bool, _ what: @autoclosure () -> String) {
    if !holds { fatalError(what()) }
}

/// Takes an input apart: bytes that choose something, then the rest.
struct Choices {
    private(set) var rest: ArraySlice<UInt8>

    init(_ input: [UInt8]) { rest = input[...] }

    /// A number below `bound` from the next byte; 0 where there is none.
    mutating func next(below bound: Int) -> Int { Int(rest.popFirst() ?? 0) % bound }

    /// The rest as text; what is no UTF-8 is replaced.
    var text: String { String(decoding: rest, as: UTF8.self) }
}
