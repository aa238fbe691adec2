internal import Annotations

/// Probabilities that add up to 1 in ten-thousandths that add up to 10,000 (the largest remainders are rounded up; of
/// equal ones the first), so that a reader who sums them gets exactly 1.
struct TenThousandths {
    private var values = InlineArray<7, Int>(repeating: 0)

    init(of shares: TypeNumbers) {
        var remainders = TypeNumbers()
        var missing = 10_000
        for type in CalcificationType.allCases {
            let scaled = shares[type] * 10_000
            let whole = scaled.rounded(.down)
            values[Int(type.rawValue)] = Int(whole)
            remainders[type] = scaled - whole
            missing -= Int(whole)
        }
        guard (0...TypeNumbers.count).contains(missing) else {
            for type in CalcificationType.allCases {
                values[Int(type.rawValue)] = Int((shares[type] * 10_000).rounded(.toNearestOrAwayFromZero))
            }
            return
        }
        for _ in 0..<missing {
            var largest = CalcificationType.allCases[0]
            for type in CalcificationType.allCases where remainders[type] > remainders[largest] { largest = type }
            values[Int(largest.rawValue)] += 1
            remainders[largest] = -1
        }
    }

    subscript(type: CalcificationType) -> Int { values[Int(type.rawValue)] }
}
