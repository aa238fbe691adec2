/// The spellings of one word that need not be listed: plurals, possessive, British and American.
///
/// `"haematoma"` → haematoma, haematomas, haematomata, haematoma's, hematoma, hematomas …
enum WordForms {
    /// - Parameters:
    ///   - word: folded (small letters, no accents).
    ///   - inflected: whether plurals and possessives are wanted (terms) or not (cues).
    static func all(of word: String, inflected: Bool) -> [String] {
        guard word.utf8.count >= 3, word.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else { return [word] }
        var forms: [String] = []
        func add(_ form: String) { if !forms.contains(form) { forms.append(form) } }
        for spelling in spellings(of: word) {
            add(spelling)
            if inflected {
                for plural in plurals(of: spelling) { add(plural) }
                add(spelling + "'s")
            }
        }
        return forms
    }

    /// Endings a plural may have. A word that is a plural itself gets none.
    static func plurals(of word: String) -> [String] {
        func stem(_ count: Int) -> String { String(word.dropLast(count)) }
        if word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us"), !word.hasSuffix("is") { return [] }
        if word.hasSuffix("us") { return [stem(2) + "i", word + "es"] }
        if word.hasSuffix("is") { return [stem(2) + "es"] }
        if word.hasSuffix("ma") { return [word + "s", word + "ta"] }
        if word.hasSuffix("a") { return [word + "s", word + "e"] }
        if word.hasSuffix("um") { return [word + "s", stem(2) + "a"] }
        if word.hasSuffix("ex") || word.hasSuffix("ix") { return [word + "es", stem(2) + "ices"] }
        if word.hasSuffix("yx") { return [stem(1) + "ces", word + "es"] }
        if word.hasSuffix("nx") { return [stem(1) + "ges", word + "es"] }
        if word.hasSuffix("glion") { return [word + "s", stem(2) + "a"] }
        if word.hasSuffix("y"), let before = word.dropLast().last, !"aeiou".contains(before) {
            return [stem(1) + "ies"]
        }
        if word.hasSuffix("ss") || word.hasSuffix("x") || word.hasSuffix("ch") || word.hasSuffix("sh") {
            return [word + "es"]
        }
        return [word + "s"]
    }

    /// The same word in British and American spelling, the given one first.
    static func spellings(of word: String) -> [String] {
        var found = [word]
        func swap(_ from: String, _ to: String) {
            for spelling in found {
                let swapped = spelling.replacing(from, with: to)
                if !found.contains(swapped) { found.append(swapped) }
            }
        }
        let bytes = Array(word.utf8)
        for (british, american) in pairs {
            if holds(bytes, british) { swap(british, american) }
            if holds(bytes, american), british != american + american { swap(american, british) }
        }
        for (british, american) in endings {
            for spelling in found {
                if spelling.hasSuffix(british) { found.append(String(spelling.dropLast(british.count)) + american) }
                if spelling.hasSuffix(american) { found.append(String(spelling.dropLast(american.count)) + british) }
            }
        }
        var unique: [String] = []
        for spelling in found where !unique.contains(spelling) { unique.append(spelling) }
        return unique
    }

    /// `contains` of the standard library, but on bytes: it is asked a hundred times a word.
    private static func holds(_ word: [UInt8], _ part: String) -> Bool {
        part.utf8.withContiguousStorageIfAvailable { part in
            guard word.count >= part.count else { return false }
            return (0...word.count - part.count).contains { start in
                for at in part.indices where word[start + at] != part[at] { return false }
                return true
            }
        } ?? word.contains(part.utf8)
    }

    /// Letters that differ inside words. Written long enough not to touch other words.
    private static let pairs: [(british: String, american: String)] = [
        ("haem", "hem"), ("anaem", "anem"), ("aemia", "emia"), ("aemic", "emic"), ("oedem", "edem"),
        ("oesoph", "esoph"), ("oestr", "estr"), ("foet", "fet"), ("paed", "ped"), ("caec", "cec"), ("coel", "cel"),
        ("aetio", "etio"), ("leuc", "leuk"), ("gynaec", "gynec"), ("faec", "fec"), ("anaesth", "anesth"),
        ("orthopaed", "orthoped"), ("tumour", "tumor"), ("colour", "color"), ("favour", "favor"),
        ("goitre", "goiter"), ("centre", "center"), ("fibre", "fiber"), ("calibre", "caliber"), ("titre", "titer"),
        ("metre", "meter"), ("litre", "liter"), ("grey", "gray"), ("sulph", "sulf"), ("manoeuv", "maneuv"),
        ("diarrhoea", "diarrhea"), ("rrhoea", "rrhea"), ("dyspnoea", "dyspnea"), ("apnoea", "apnea"),
        ("homoeo", "homeo"), ("dialys", "dialyz"), ("catheteris", "catheteriz"), ("calcis", "calciz"),
        ("eralis", "eraliz"), ("alisation", "alization"), ("isation", "ization"), ("ising", "izing"),
        ("ised", "ized"), ("alise", "alize"), ("necrotis", "necrotiz"), ("hyalinis", "hyaliniz"),
        ("labelled", "labeled"), ("modelling", "modeling"), ("channelled", "channeled"), ("caesar", "cesar"),
        ("chlorhydria", "chlorhydria"), ("xanthaem", "xanthem"), ("ischaem", "ischem"), ("uraem", "urem"),
        ("naev", "nev"), ("haemor", "hemor"), ("oidaem", "oidem"), ("plough", "plow"), ("mould", "mold"),
    ]

    private static let endings: [(british: String, american: String)] = [("yse", "yze"), ("ysed", "yzed")]
}
