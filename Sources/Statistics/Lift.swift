internal import Foundation

/// The probability of success given an event, divided by the probability of success: P(success | event) / P(success).
package struct Lift: Sendable, Hashable {
    private let cells: Cells

    /// The number of replicates of each of the four kinds.
    package init(successWith: Int, failureWith: Int, successWithout: Int, failureWithout: Int) {
        precondition(min(successWith, failureWith, successWithout, failureWithout) >= 0, "four counts")
        cells = Cells(
            both: Double(successWith), event: Double(successWith) + Double(failureWith),
            success: Double(successWith) + Double(successWithout),
            all: Double(successWith) + Double(failureWith) + Double(successWithout) + Double(failureWithout))
    }

    /// `nil` if the event never happened, or nothing succeeded.
    package var estimate: Double? { isKnown ? cells.lift : nil }

    /// By the delta method, on the scale of the logarithm, over the multinomial distribution of the four counts:
    /// Var(ln) = a(1/a − 1/(a+b) − 1/(a+c))² + b/(a+b)² + c/(a+c)² − 1/n (a success with the event, b failure with it, c
    /// success without it). ½ is first added to b, c and the rest, and to a where it is 0, so that no empty cell passes for
    /// certainty; added to a small a it would push the interval off the truth (coverage of 95 %: .86 instead of .94 where
    /// a is expected to be 1). At a = 0 the lower end is 0. `nil` if the estimate is.
    /// - Precondition: `0 < level < 1`.
    package func interval(level: Double) -> Interval? {
        precondition(level > 0 && level < 1, "a confidence level lies between 0 and 1")
        guard isKnown else { return nil }
        let used = cells.adjusted
        let factor = exp(normalUpperQuantile((1 - level) / 2) * used.logVariance.squareRoot())
        return Interval(lower: cells.both > 0 ? used.lift / factor : 0, upper: used.lift * factor)
    }

    private var isKnown: Bool { cells.event > 0 && cells.success > 0 }
}

/// The four counts by their sums.
private struct Cells: Sendable, Hashable {
    var both: Double
    var event: Double
    var success: Double
    var all: Double

    var lift: Double { both / event / (success / all) }

    /// After ½ was added to each count but the first, and to that where it is 0.
    var adjusted: Cells {
        let added = both > 0 ? 0 : 0.5
        return Cells(
            both: both + added, event: event + added + 0.5, success: success + added + 0.5, all: all + added + 1.5)
    }

    /// As a sum of squares, in which nothing cancels: each kind's count times its pull on the logarithm, squared.
    var logVariance: Double {
        let (with, without) = (1 / all - 1 / event, 1 / all - 1 / success)
        let inBoth = 1 / both + with - 1 / success
        return both * inBoth * inBoth + (event - both) * with * with + (success - both) * without * without
            + (all - event - success + both) / (all * all)
    }
}
