internal import Foundation

/// How many times as probable success is where something happened as it is in all: P(S | E) / P(S).
package struct Lift: Sendable, Equatable {
    private let cells: [Double]

    package init(successWith: Int, failureWith: Int, successWithout: Int, failureWithout: Int) {
        cells = [successWith, failureWith, successWithout, failureWithout].map(Double.init)
    }

    /// `nil` where it never happened, or nothing succeeded.
    package var estimate: Double? { ratio(cells) }

    private func ratio(_ n: [Double]) -> Double? {
        let (with, successes, all) = (n[0] + n[1], n[0] + n[2], n.reduce(0, +))
        return with > 0 && successes > 0 ? n[0] / with / (successes / all) : nil
    }

    /// By the delta method on the logarithm, over the multinomial of the four counts. A cell that is small would make it
    /// too short: ½ is added to all where one is below 5.
    package func interval(level: Double) -> Interval? {
        guard estimate != nil else { return nil }
        let n = cells.contains { $0 < 5 } ? cells.map { $0 + 0.5 } : cells
        guard let centre = ratio(n) else { return nil }
        let (a, with, successes, all) = (n[0], n[0] + n[1], n[0] + n[2], n.reduce(0, +))
        let slope = 1 / a - 1 / with - 1 / successes
        let variance = a * slope * slope + n[1] / (with * with) + n[2] / (successes * successes) - 1 / all
        let half = normalUpperQuantile((1 - level) / 2) * max(0, variance).squareRoot()
        return Interval(lower: cells[0] == 0 ? 0 : centre * exp(-half), upper: centre * exp(half))
    }
}
