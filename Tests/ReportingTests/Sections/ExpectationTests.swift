import Scenarios
import Statistics
import Testing

import Reporting

@Suite("Expectations and their verdicts")
struct ExpectationTests {
    @Test(
        "a claim holds or fails only if it does so for the whole interval",
        arguments: [
            (BinaryOperator.less, [ExpectationSummary.Verdict.fails, .undecided, .undecided, .holds]),
            (.lessOrEqual, [.fails, .undecided, .holds, .holds]),
            (.greater, [.holds, .undecided, .fails, .fails]),
            (.greaterOrEqual, [.holds, .undecided, .undecided, .fails]),
            (.equal, [.fails, .undecided, .undecided, .fails]),
            (.notEqual, [.holds, .undecided, .undecided, .holds]),
        ])
    func verdicts(comparison: BinaryOperator, expected: [ExpectationSummary.Verdict]) {
        // The bound lies below, within, at the upper end of, and above the interval.
        let interval = Interval(lower: 0.2, upper: 0.4)
        let found = [0.1, 0.3, 0.4, 0.5].map { ExpectationSummary.verdict(interval, comparison, $0) }
        #expect(found == expected)
    }

    @Test("the bound at the lower end")
    func lowerEnd() {
        let interval = Interval(lower: 0.2, upper: 0.4)
        #expect(ExpectationSummary.verdict(interval, .less, 0.2) == .fails)
        #expect(ExpectationSummary.verdict(interval, .lessOrEqual, 0.2) == .undecided)
        #expect(ExpectationSummary.verdict(interval, .greaterOrEqual, 0.2) == .holds)
        #expect(ExpectationSummary.verdict(interval, .greater, 0.2) == .undecided)
    }

    @Test("sums and differences combine the ends of their terms")
    func sums() throws {
        let report = Report(HandMade.result())
        #expect(report.expectations.map(\.verdict) == [.holds, .undecided, .fails, .holds, .undecided])
        let settled = report.outcomes[0].probability
        let stalled = report.outcomes[2].probability
        let difference = report.expectations[2]
        #expect(abs(try #require(difference.value) - (0.25 - 0.688)) < 1e-12)
        #expect(try #require(difference.lower) == #require(settled.lower) - #require(stalled.upper))
        #expect(try #require(difference.upper) == #require(settled.upper) - #require(stalled.lower))
        #expect(!report.expectationsHold)
    }

    @Test("an unknown term leaves the claim undecided")
    func unknownTerm() {
        let claim = Report(HandMade.result()).expectations[4]
        #expect(claim.value == nil && claim.lower == nil && claim.verdict == .undecided)
    }
}
