package import Scenarios
internal import Simulation
package import Statistics

/// A claim of the scenario about its own results, and whether it holds.
public struct ExpectationSummary: Sendable {
    /// The claim, as written.
    public let claim: String
    /// Whether the claim holds, given the interval of its left side.
    public let verdict: Verdict
    /// The left side: the sum of the claim's probabilities and means; `nil` if one of them is unknown.
    public let value: Double?
    /// Lower end of the interval of the left side; `nil` if it is unknown, or exact. The interval of a sum combines the
    /// ends of its terms' intervals, which makes it wider than necessary, never narrower.
    public let lower: Double?
    /// Upper end of the interval of the left side.
    public let upper: Double?

    /// The verdict on a claim.
    public enum Verdict: String, Sendable, CaseIterable {
        /// The claim is true for every value in the interval.
        case holds
        /// The claim is true for no value in the interval.
        case fails
        /// The claim is true for some values in the interval, or one of its terms is unknown.
        case undecided
    }

    static func all(of result: RunResult, confidence: Confidence) -> [ExpectationSummary] {
        result.scenario.expectations.map { ExpectationSummary($0, of: result, confidence: confidence) }
    }

    init(_ expectation: Expectation, of result: RunResult, confidence: Confidence) {
        claim = expectation.claim
        let terms = expectation.terms.map { ($0.factor, evidence(for: $0.subject, in: result, confidence: confidence)) }
        var value: Double? = 0
        var interval: Interval? = Interval(lower: 0, upper: 0)
        for (factor, evidence) in terms {
            value = value.flatMap { sum in evidence.value.map { sum + factor * $0 } }
            interval = interval.flatMap { sum in evidence.interval.map { sum + factor * $0 } }
        }
        self.value = value
        lower = interval?.lower
        upper = interval?.upper
        verdict = interval.map { Self.verdict($0, expectation.comparison, expectation.bound) } ?? .undecided
    }

    /// Values that differ by less are equal except for rounding.
    private static let rounding = 1e-12

    /// With exact values a claim holds or fails; it is undecided only if one of its terms is unknown.
    init(_ expectation: Expectation, of result: ExactResult) {
        claim = expectation.claim
        (lower, upper) = (nil, nil)
        var sum: Double? = 0
        for term in expectation.terms {
            let known: Double? =
                switch term.subject {
                case .outcome(let index): result.outcomes[index].total
                case .question(let index): conditional(result.questions[index].yes, of: result.questions[index].asked)
                case .measure(let index): result.measures[index].mean
                }
            sum = sum.flatMap { sum in known.map { sum + term.factor * $0 } }
        }
        value = sum
        verdict =
            sum.map { sum in
                let bound = expectation.bound
                let taken = abs(sum - bound) <= Self.rounding * max(1, abs(bound)) ? bound : sum
                return Self.verdict(Interval(lower: taken, upper: taken), expectation.comparison, bound)
            } ?? .undecided
    }

    package static func verdict(_ interval: Interval, _ comparison: BinaryOperator, _ bound: Double) -> Verdict {
        let (lower, upper) = (interval.lower, interval.upper)
        guard lower <= upper, !bound.isNaN else { return .undecided }
        func decide(holds: Bool, fails: Bool) -> Verdict { holds ? .holds : fails ? .fails : .undecided }
        switch comparison {
        case .less: return decide(holds: upper < bound, fails: lower >= bound)
        case .lessOrEqual: return decide(holds: upper <= bound, fails: lower > bound)
        case .greater: return decide(holds: lower > bound, fails: upper <= bound)
        case .greaterOrEqual: return decide(holds: lower >= bound, fails: upper < bound)
        case .equal: return decide(holds: lower == bound && upper == bound, fails: bound < lower || bound > upper)
        case .notEqual: return decide(holds: bound < lower || bound > upper, fails: lower == bound && upper == bound)
        case .or, .and, .add, .subtract, .multiply, .divide, .remainder, .power:
            preconditionFailure("the checker lets only comparisons stand in an expectation")
        }
    }
}

private func evidence(
    for subject: Expectation.Subject, in result: RunResult, confidence: Confidence
) -> (value: Double?, interval: Interval?) {
    func of(_ probability: Probability) -> (Double?, Interval?) {
        (probability.estimate, probability.interval(level: confidence.level, validity: confidence.validity))
    }
    let tally = result.tally
    switch subject {
    case .outcome(let index):
        return of(Probability(hits: tally.outcomes[index].total, of: tally.replicates))
    case .question(let index):
        return of(Probability(hits: tally.questions[index].count, of: tally.questions[index].asked))
    case .measure(let index):
        let interval = tally.measures[index].meanInterval(level: confidence.level, validity: confidence.validity)
        return (tally.measures[index].mean, interval)
    }
}

extension Section<Report> {
    static var expectations: Section {
        Section(
            "expectations", "The scenario's claims about its own results.", of: "A claim.", in: .expectations,
            title: { _ in "Expectations" }, ExpectationSummary.fields, naming: { RowName(name: $0.claim) },
            rows: \.expectations
        ) { table, _ in table.forms[0].nameWidth = .max }.brief { $0.briefExpectations }
    }
}

extension ExpectationSummary {
    static var fields: [Field<ExpectationSummary>] {
        [
            .text("claim", "The claim, as written.") { $0.claim }.shown(Column("Claim")),
            .word("verdict", "Whether the claim holds, given the interval.", Verdict.allCases.map(\.rawValue)) {
                $0.verdict.rawValue
            }.shown(Column("Verdict")),
            Field("value", "The value of the left side; null if one of its terms is unknown.", .number) { row in
                // Half the width of the interval is about two standard errors.
                let error = row.lower.flatMap { low in row.upper.map { ($0 - low) / 4 } }
                return .number(row.value, error: error, lower: row.lower, upper: row.upper)
            }.shown(Column("Found", .decimal, importance: 2), .interval(importance: 1)),
        ] + Field.numberEnds { ($0.lower, $0.upper) }
    }
}
