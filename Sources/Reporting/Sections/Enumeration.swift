internal import Scenarios
internal import Simulation

/// How much the exact interpreter went through, and what went wrong on the way.
public struct Enumeration: Sendable {
    /// The horizon, in rounds.
    public let rounds: Int
    /// The greatest number of states that a round ended with.
    public let states: Int
    /// Where the faults come from; only expressions with any.
    public let faultsIn: [WeighedExpression]
    /// Probabilities that come out below 0 or above 1 and are clamped, with how often; only those with any.
    public let clamped: [WeighedExpression]
    /// What is missing of 1 in all outcomes and faults together: tails of distributions without a last value, and rounding.
    public let missing: Double
    /// Wall-clock time, in seconds.
    public let seconds: Double

    init(_ result: ExactResult) {
        rounds = result.scenario.clock.rounds
        states = result.states
        faultsIn = result.faultsByExpression.compactMap { WeighedExpression($0.site, $0.probability) }
        clamped = result.clampsByExpression.compactMap { WeighedExpression($0.site, $0.times) }
        missing = result.missing
        seconds = result.seconds
    }
}

/// An expression of the scenario, and what happens to it.
public struct WeighedExpression: Sendable, Hashable {
    /// As written.
    public let expression: String
    /// The file in which it stands.
    public let file: String
    /// The line in which it stands, from 1.
    public let line: Int
    /// Of a fault the probability, of a clamped probability the expected number of times.
    public let value: Double

    /// `nil` where nothing happens to it.
    init?(_ site: WatchedExpression, _ value: Double) {
        guard value > 0 else { return nil }
        expression = site.expression
        file = site.place.file
        line = site.place.line
        self.value = value
    }
}

extension Section<Report> {
    static var enumeration: Section {
        Section("run", "How the results were computed.", Enumeration.fields) { report in
            report.enumeration.map { (run: $0, faults: report.faults) }
        }.only(.exact)
    }
}

extension Enumeration {
    fileprivate typealias Row = (run: Enumeration, faults: Evidence)

    fileprivate static var fields: [Field<Row>] {
        [
            Field("method", "Every branch was followed.", .constant(.string("exact"))) { _ in .text("exact") },
            .count("states", "The greatest number of states that a round ended with.") { $0.run.states },
            .count("rounds", "The horizon, in rounds.") { $0.run.rounds },
            .evidence("faults", "The probability of a fault: of ending because a value is not a number.") { $0.faults },
            .list(
                "faults_in", "The expressions that cause faults.", of: "An expression, and the probability of a fault.",
                WeighedExpression.fields("probability", "The probability of a fault there."),
                naming: WeighedExpression.rowName
            ) { $0.run.faultsIn },
            .list(
                "clamped", "Probabilities that are clamped to the range from 0 to 1.",
                of: "An expression, and how often it is clamped.",
                WeighedExpression.fields("times", "The mean number of times per replicate."),
                naming: WeighedExpression.rowName
            ) { $0.run.clamped },
            .share("missing", "The probability omitted: 1 minus that of all outcomes and faults.") { $0.run.missing },
            .group(
                "timing", "The only part that differs between equal runs.",
                [.number("seconds", "Wall-clock time.") { $0.run.seconds }]
            ).aside,
        ]
    }
}

extension WeighedExpression {
    fileprivate static func fields(_ key: String, _ about: String) -> [Field<WeighedExpression>] {
        [
            .text("expression", "The expression, as written.") { $0.expression },
            .count("line", "Its line in the file.") { $0.line }.aside, .number(key, about) { $0.value },
        ]
    }

    fileprivate static func rowName(_ row: WeighedExpression) -> RowName { RowName(name: row.expression) }
}
