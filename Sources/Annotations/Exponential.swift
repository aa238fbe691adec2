/// e to the x by argument halving and a Taylor series: the same bits on every machine, which the C library does not promise.
enum Exponential {
    static func of(_ x: Double) -> Double {
        if x == 0 { return 1 }
        if x < -700 { return 0 }
        var halvings = 0
        var reduced = x
        while reduced < -0.25 || reduced > 0.25 {
            reduced /= 2
            halvings += 1
        }
        var term = 1.0
        var sum = 1.0
        for index in 1...14 {
            term *= reduced / Double(index)
            sum += term
        }
        for _ in 0..<halvings { sum *= sum }
        return sum
    }
}
