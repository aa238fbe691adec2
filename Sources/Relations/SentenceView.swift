internal import Matching
internal import Notes

/// One sentence with what stands at each of its tokens; refilled from sentence to sentence.
struct SentenceView {
    private(set) var sentence = Sentence(first: 0, end: 0)
    /// The mentions of the sentence.
    private(set) var mentions: Range<Int> = 0..<0
    /// By token from the sentence's first: the site, mineral, and other mention that covers it, or -1.
    private var sites: [Int32] = []
    private var minerals: [Int32] = []
    private var others: [Int32] = []

    mutating func fill(_ index: Int, of note: MatchedNote) {
        sentence = note.sentences[index]
        let count = Int(sentence.end - sentence.first)
        func clear(_ array: inout [Int32]) {
            array.removeAll(keepingCapacity: true)
            for _ in 0..<count { array.append(-1) }
        }
        clear(&sites)
        clear(&minerals)
        clear(&others)
        mentions = note.mentions(ofSentence: index)
        for at in mentions {
            let place = note.places[at]
            for token in place.first..<min(place.end, sentence.end) {
                let offset = Int(token - sentence.first)
                switch note.mentions[at].kind {
                case .site: sites[offset] = Int32(at)
                case .calcification, .concretion: minerals[offset] = Int32(at)
                case .target: break
                default: others[offset] = Int32(at)
                }
            }
        }
    }

    func site(at token: Int) -> Int? { look(sites, token) }
    func mineral(at token: Int) -> Int? { look(minerals, token) }
    func other(at token: Int) -> Int? { look(others, token) }

    private func look(_ array: [Int32], _ token: Int) -> Int? {
        let offset = token - Int(sentence.first)
        guard array.indices.contains(offset), array[offset] >= 0 else { return nil }
        return Int(array[offset])
    }
}

extension MatchedNote {
    /// The mentions that begin within a run of tokens; mentions are in the order of the text.
    func mentions(inTokens tokens: Range<Int>) -> Range<Int> {
        func first(from token: Int) -> Int {
            var (low, high) = (0, places.count)
            while low < high {
                let middle = (low + high) / 2
                if Int(places[middle].first) < token { low = middle + 1 } else { high = middle }
            }
            return low
        }
        return first(from: tokens.lowerBound)..<first(from: tokens.upperBound)
    }
}
