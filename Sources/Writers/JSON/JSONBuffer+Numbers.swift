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
