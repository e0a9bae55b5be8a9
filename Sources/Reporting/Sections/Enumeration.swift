internal import Scenarios
internal import Simulation

/// The size of an exact computation, its faults and its clamped probabilities.
public struct Enumeration: Sendable {
    /// The horizon, in rounds.
    public let rounds: Int
    /// The greatest number of states at the end of a round.
    public let states: Int
    /// The expressions that cause faults, each with its probability, which is above 0.
    public let faultsIn: [WeighedExpression]
    /// Probabilities that come out below 0 or above 1 and are clamped, each with the expected number of times.
    public let clamped: [WeighedExpression]
    /// Moves that are read and that no type believed in would make, each with the expected number of times.
    public let unexplained: [WeighedExpression]
    /// The probability omitted, 1 minus that of all outcomes and faults: truncated tails of distributions and rounding.
    public let missing: Double
    /// Wall-clock time, in seconds.
    public let seconds: Double

    init(_ result: ExactResult) {
        rounds = result.scenario.clock.rounds
        states = result.states
        faultsIn = result.faultsByExpression.compactMap { WeighedExpression($0.site, $0.probability) }
        func counted(_ event: WatchedExpression.Event) -> [WeighedExpression] {
            result.clampsByExpression.filter { $0.site.event == event }.compactMap {
                WeighedExpression($0.site, $0.times)
            }
        }
        clamped = counted(.value)
        unexplained = counted(.unexplainedMove)
        missing = result.missing
        seconds = result.seconds
    }
}

/// An expression of the scenario, with the probability of a fault or the expected number of times it is clamped.
public struct WeighedExpression: Sendable, Hashable {
    /// The expression, as written.
    public let expression: String
    /// The file that contains it.
    public let file: String
    /// The line of the file, from 1.
    public let line: Int
    /// The probability of a fault, or the expected number of times per replicate that a probability is clamped.
    public let value: Double

    /// - Returns: `nil` if the value is 0.
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
            .list(
                "unexplained", "Moves that no type believed in would make: belief stays as it is.",
                of: "The mover's type, and how often its move is read so.",
                WeighedExpression.fields("times", "The mean number of times per replicate."),
                naming: WeighedExpression.rowName
            ) { $0.run.unexplained },
            .share("missing", "The probability omitted: 1 minus that of all outcomes and faults.") { $0.run.missing },
            .group(
                Key.timing, "The only part that differs between equal runs; missing from what an HTML report kept.",
                [.number("seconds", "Wall-clock time.") { $0.run.seconds }]
            ).aside.omissible,
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
