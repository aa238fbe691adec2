extension LexiconCompiler {
    /// `spelling/*.tsv`: words that look like a slip of the pen in one of ours and are none (`perineal` is not
    /// `peroneal`). They become known words, and a known word is never corrected.
    mutating func readRealWords() {
        for table in tables where table.folder == "spelling" {
            for row in table.rows {
                for word in table.values(row, "word") {
                    for part in words.split(word).words { _ = words.number(part, inflected: true) }
                }
                keepApart(table.values(row, "prefixes"))
            }
        }
    }

    /// Makes `infrahepatic` known because `intrahepatic` is.
    private mutating func keepApart(_ prefixes: [String]) {
        for word in words.numbers.keys.sorted() where word.utf8.count >= 7 {
            for prefix in prefixes where word.hasPrefix(prefix) {
                for other in prefixes where other != prefix {
                    _ = words.number(other + word.dropFirst(prefix.count), inflected: false)
                }
            }
        }
    }

    /// The words worth putting right, in the order of their letters and in all their forms. Shorter words have too many
    /// neighbours, and words that only stand in phrases (`process`, `retained`) are everyone's.
    ///
    /// - Calcifications and concretions that are one word, from 8 letters on: `phlebolith`.
    /// - Sites that are one word, from 7 letters on: `thyroid`; inside phrases from 9: `paratracheal lymph node`.
    func spelledWords() -> (words: [SpelledWord], letters: [UInt8]) {
        var minerals: Set<Int32> = []
        var sites: [Int32: Int] = [:]
        for term in listed where term.term.payload >= 0 && !term.paths.isEmpty {
            let numbers = paths[term.paths.lowerBound].words
            switch term.term.group {
            case .mineral where numbers.count == 1: minerals.insert(numbers[0])
            case .site: for number in numbers { sites[number] = min(sites[number] ?? 9, numbers.count == 1 ? 7 : 9) }
            default: break
            }
        }
        var result: [SpelledWord] = []
        var letters: [UInt8] = []
        for word in words.numbers.keys.sorted() {
            let number = words.canonical(words.numbers[word]!)
            let isMineral = minerals.contains(number) && word.utf8.count >= 8
            let isSite = number >= EngineWord.end && word.utf8.count >= sites[number] ?? .max
            guard isMineral || isSite,
                word.utf8.count <= Self.longestSpelledWord, word.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A })
            else { continue }
            result.append(
                SpelledWord(
                    start: Int32(letters.count), count: Int32(word.utf8.count), number: number, isMineral: isMineral))
            letters += Array(word.utf8)
        }
        return (result, letters)
    }

    private static let longestSpelledWord = 40
}
