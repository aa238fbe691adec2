internal import Annotations

/// Of each finding the mention it rests on and its site: what the facts ask of findings while these get their suggestions.
struct FindingPlaces {
    private(set) var mentions: [Int32] = []
    private(set) var sites: [ConceptIndex] = []

    mutating func fill(_ findings: [Finding]) {
        mentions.removeAll(keepingCapacity: true)
        sites.removeAll(keepingCapacity: true)
        for finding in findings {
            mentions.append(finding.mention)
            sites.append(finding.site)
        }
    }

    /// The run of findings that rest on a mention.
    func range(of mention: Int32) -> Range<Int> {
        let first = partition(mentions) { $0 < mention }
        var end = first
        while end < mentions.count, mentions[end] == mention { end += 1 }
        return first..<end
    }
}

/// The sentences of the findings that get a suggestion, asked for in the order of the note.
struct WeighedSentences {
    /// Whether every sentence is to pass for one near them.
    var reachesAll = false
    private var sentences: [Int32] = []
    /// The first that is not passed.
    private var at = 0

    mutating func fill(_ findings: [Finding], _ sentenceOf: [Int32]) {
        sentences.removeAll(keepingCapacity: true)
        for finding in findings where finding.assertion.certainty != .negated {
            sentences.append(sentenceOf[Int(finding.mention)])
        }
        at = 0
    }

    /// Whether one of them is a sentence, which is not before the one asked for last, or stands beside it.
    mutating func areNear(_ sentence: Int32) -> Bool {
        while at < sentences.count, sentences[at] < sentence - 1 { at += 1 }
        return reachesAll || at < sentences.count && sentences[at] <= sentence + 1
    }
}

/// Where the elements end that something holds for, which stand in front of all others.
func partition(_ elements: [Int32], _ isInFront: (Int32) -> Bool) -> Int {
    var (low, high) = (0, elements.count)
    while low < high {
        let middle = (low + high) / 2
        if isInFront(elements[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
}
