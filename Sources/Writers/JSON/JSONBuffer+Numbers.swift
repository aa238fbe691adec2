extension JSONBuffer {
    /// A number rounded to four decimals, half away from zero, without trailing zeros: 0.94, 3.1, 0.
    mutating func decimal(_ value: Double) {
        let scaled = (value * 10_000).rounded(.toNearestOrAwayFromZero)
        guard scaled.magnitude < 9e15 else { return number(value) }
        tenThousandths(Int(scaled))
    }

    /// 9400 as 0.94.
    mutating func tenThousandths(_ value: Int) {
        if value < 0 { raw("-") }
        let (whole, fraction) = Int(value.magnitude).quotientAndRemainder(dividingBy: 10_000)
        integer(whole)
        if fraction == 0 { return }
        raw(".")
        var (rest, digit) = (fraction, 1_000)
        while rest > 0 {
            self.digit(rest / digit)
            rest %= digit
            digit /= 10
        }
    }

    /// A number that reads back as the same `Double`, as short as can be: 12.9, 412, 1e-07.
    mutating func number(_ value: Double) {
        guard value.isFinite else { return raw("null") }
        let scaled = value * 10_000
        if scaled.magnitude < 1e15 {
            let rounded = scaled.rounded()
            // Up to 15 digits a decimal that reads back as the value is also the shortest that does.
            if rounded / 10_000 == value { return tenThousandths(Int(rounded)) }
        }
        let text = value.description
        copy(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
    }
}

/// Probabilities that add up to 1 in ten-thousandths that add up to 10,000 (the largest remainders are rounded up; of
/// equal ones the first), so that a reader who sums them gets exactly 1.
func tenThousandths(ofProbabilities probabilities: [Double]) -> [Int] {
    let scaled = probabilities.map { $0 * 10_000 }
    var result = scaled.map { Int($0.rounded(.down)) }
    let missing = 10_000 - result.reduce(0, +)
    guard (0...probabilities.count).contains(missing) else {
        return scaled.map { Int($0.rounded(.toNearestOrAwayFromZero)) }
    }
    var remainders = scaled.map { $0 - $0.rounded(.down) }
    for _ in 0..<missing {
        var largest = 0
        for index in remainders.indices where remainders[index] > remainders[largest] { largest = index }
        result[largest] += 1
        remainders[largest] = -1
    }
    return result
}
