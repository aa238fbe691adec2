internal import Lexicons

/// Where the context of an ambiguous term stands in a section.
struct ContextPlaces: BitwiseCopyable {
    /// A word of the context stands there, so that no term can be mistaken for its own context.
    var isWord = false
    private var first: Int32 = -1
    private var second: Int32 = -1

    /// Notes the first token of a term that is a part of the context; two different ones are enough.
    mutating func add(_ token: Int32) {
        if first < 0 { first = token } else if first != token, second < 0 { second = token }
    }

    /// Whether there is context beside the term that begins at a token.
    func holds(besides token: Int32) -> Bool { isWord || second >= 0 || (first >= 0 && first != token) }
}

/// What was found of contexts in a note: each section is searched once for each ambiguous concept, however often that stands
/// in it. Holds no memory for a note without.
struct ContextMemo {
    private var found: [Int64: ContextPlaces] = [:]

    mutating func places(
        _ concept: ConceptIndex, in section: Int32, _ search: () -> ContextPlaces
    ) -> ContextPlaces {
        let key = Int64(concept) << 32 | Int64(UInt32(bitPattern: section))
        if let known = found[key] { return known }
        let places = search()
        found[key] = places
        return places
    }
}
