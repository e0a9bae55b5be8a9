import Foundation

/// P(first success in trial t), t = 0 … horizon.
func geometric(_ p: Double, _ horizon: Int) -> [Double] {
    [0] + (1...horizon).map { p * pow(1 - p, Double($0 - 1)) }
}

/// The distribution of the sum of independent times, up to the horizon.
func sum(_ times: [[Double]], _ horizon: Int) -> [Double] {
    times.reduce([1] + Array(repeating: 0, count: horizon)) { sum, time in
        (0...horizon).map { total in (0...total).reduce(0) { $0 + sum[$1] * time[total - $1] } }
    }
}
