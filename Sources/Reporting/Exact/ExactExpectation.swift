internal import Scenarios
internal import Simulation
internal import Statistics

/// A claim of the scenario about its own results: with exact values it holds or fails.
public struct ExactExpectation: Sendable {
    /// As written.
    public let claim: String
    /// Undecided only where one of its terms is unknown (a question that is never asked).
    public let verdict: ExpectationSummary.Verdict
    /// The left side; `nil` where one of its terms is unknown.
    public let value: Double?

    /// Values that differ by less are the same but for rounding.
    private static let rounding = 1e-12

    init(_ expectation: Expectation, of result: ExactResult) {
        claim = expectation.claim
        var sum: Double? = 0
        for term in expectation.terms {
            let known: Double? =
                switch term.subject {
                case .outcome(let index): result.outcomes[index].total
                case .question(let index):
                    result.questions[index].asked > 0
                        ? result.questions[index].yes / result.questions[index].asked : nil
                case .measure(let index): result.measures[index].mean
                }
            sum = sum.flatMap { sum in known.map { sum + term.factor * $0 } }
        }
        value = sum
        guard let sum else {
            verdict = .undecided
            return
        }
        let bound = expectation.bound
        let isBound = abs(sum - bound) <= Self.rounding * max(1, abs(bound))
        let taken = isBound ? bound : sum
        verdict = ExpectationSummary.verdict(Interval(lower: taken, upper: taken), expectation.comparison, bound)
    }
}
