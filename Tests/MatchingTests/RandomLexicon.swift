internal import Foundation

/// Lexicons and texts of a few words, drawn so that terms often overlap, nest and collide.
enum RandomLexicon {
    private static let words = [
        "calcified", "node", "nodes", "lymph", "aorta", "arch", "MAC", "HO", "TB", "no", "micro", "calc", "body",
        "psammoma", "haematoma", "hematoma", "T12", "x", "Mönckeberg", "microcalcification",
    ]

    static func make(_ random: inout SplitMix) throws -> TestLexicon {
        func terms(_ random: inout SplitMix) -> [String] {
            (0..<random.below(8)).map { _ in
                phrase(&random, separators: [" ", " ", " ", "-"], words: 1 + random.below(3))
            }
        }
        return try TestLexicon(
            minerals: terms(&random), lookalikes: terms(&random), sites: terms(&random), adjectives: terms(&random),
            conditions: terms(&random), cues: terms(&random))
    }

    static func text(_ random: inout SplitMix) -> String {
        phrase(
            &random, separators: [" ", " ", " ", " ", "-", "\n", "\n\n", ", ", ". ", "/", "\u{A0}"],
            words: random.below(14))
    }

    private static func phrase(_ random: inout SplitMix, separators: [String], words count: Int) -> String {
        var phrase = ""
        for index in 0..<count {
            if index > 0 { phrase += separators[random.below(separators.count)] }
            let word = words[random.below(words.count)]
            switch random.below(8) {
            case 0: phrase += word.uppercased()
            case 1: phrase += word.capitalized
            case 2: phrase += word + "s"
            default: phrase += word
            }
        }
        return phrase
    }
}

/// SplitMix64: the same numbers for the same seed, on every machine.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
