package import Scenarios
package import Simulation

extension ExactRefusal {
    /// The reason why a scenario has no exact probabilities, and what to do, in a few lines.
    package func text(for scenario: Scenario) -> String {
        switch self {
        case .chance(let draws): Self.text(draws, scenario)
        case .size(let quantities):
            "\(scenario.file): too large for exact probabilities: a state alone has \(grouped(quantities)) numbers. "
                + "'detente run \(scenario.file)' simulates it as it is."
        case .states(let excess):
            Self.text(
                excess, scenario,
                limit: "\(grouped(excess.states)) states and more, which is more than memory is set aside for")
        case .work(let excess):
            Self.text(
                excess, scenario, limit: "\(plural(excess.states, "state")), and more branches than can be followed")
        case .forecast(let forecast, let excess): Self.text(forecast, excess, scenario)
        case .interrupted:
            "\(scenario.file): interrupted; exact probabilities are known only when every branch was followed"
        }
    }

    /// The greatest number of quantities that are named, those with the most values.
    private static let mostColumns = 6

    private static func text(_ forecast: ExactForecast, _ excess: Excess, _ scenario: Scenario) -> String {
        let place = forecast.madeIn == 0 ? "Before the first round" : "In round \(forecast.madeIn)"
        let head =
            "\(scenario.file): too many states for exact probabilities, by an estimate: in all \(forecast.words). "
            + "\(place) the end is not in sight; there is room for 1 GiB of states and a quarter of an hour's work."
        let tail = "--limit MINUTES continues regardless, for about that many minutes."
        return ([head] + remedy(excess, scenario) + [tail]).joined(separator: "\n")
    }

    private static func text(_ excess: Excess, _ scenario: Scenario, limit: String) -> String {
        let head = "\(scenario.file): too many states for exact probabilities: round \(excess.round) has \(limit)."
        return ([head] + remedy(excess, scenario)).joined(separator: "\n")
    }

    /// The quantities that make the states many, and what would make them fewer.
    private static func remedy(_ excess: Excess, _ scenario: Scenario) -> [String] {
        var lines: [String] = []
        if !excess.columns.isEmpty {
            lines.append("The quantities in which the states differ most, with the number of their values so far:")
            lines += excess.columns.prefix(mostColumns).map {
                "  \($0.content?.words ?? "a value that is computed once per replicate"): \(grouped($0.values))"
            }
        }
        lines.append(
            "Fewer rounds, fewer values, or measures and questions that ask less would make it smaller; "
                + "'detente run \(scenario.file)' simulates it as it is.")
        return lines
    }

    private static func text(_ draws: [UnlistedDraw], _ scenario: Scenario) -> String {
        var lines = [
            "\(scenario.file): exact probabilities need draws whose values can be listed one by one; "
                + (draws.count == 1 ? "this one cannot:" : "these \(draws.count) cannot:")
        ]
        for draw in draws {
            let line = draw.line(in: scenario).map { " (line \($0))" } ?? ""
            let fix = draw.parameter.map { "; --set \($0)=… gives it a value" } ?? ""
            lines.append("  \(draw.words)\(line): \(draw.reason.words)\(fix)")
        }
        lines.append(
            "Give each a number, or a few values with weights ('pick(0.2, 1, 0.4, 2, 0.6, 1)'); "
                + "'detente run \(scenario.file)' simulates it as it is.")
        return lines.joined(separator: "\n")
    }
}
