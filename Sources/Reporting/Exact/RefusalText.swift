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
                "  \(QuantityNames.quantity(ofColumn: $0.name)): \(grouped($0.values))"
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
            let line = scenario.line(ofSite: draw.site).map { " (line \($0))" } ?? ""
            let fix = QuantityNames.parameter(atSite: draw.site).map { "; --set \($0)=… gives it a value" } ?? ""
            lines.append("  \(QuantityNames.draw(atSite: draw.site))\(line): \(draw.reason.words)\(fix)")
        }
        lines.append(
            "Give each a number, or a few values with weights ('pick(0.2, 1, 0.4, 2, 0.6, 1)'); "
                + "'detente run \(scenario.file)' simulates it as it is.")
        return lines.joined(separator: "\n")
    }
}

extension UnlistedDraw.Reason {
    fileprivate var words: String {
        switch self {
        case .continuous: "any number of a range"
        case .manyValues: "whole numbers, but too many of them"
        case .correlated: "correlated with others by 'correlations'"
        }
    }
}

extension Scenario {
    /// The line of what a draw belongs to, if its site names one.
    fileprivate func line(ofSite site: String) -> Int? {
        let parts = site.prefix { $0 != "#" }.split(separator: ".").map(String.init)
        guard parts.count >= 2 else { return nil }
        let name = parts[1]
        switch parts[0] {
        case "parameter": return parameters.first { $0.name == name }?.place.line
        case "trust":
            guard parts.count > 2, let to = actors.firstIndex(where: { $0.name == parts[2] }) else { return nil }
            return actors.first { $0.name == name }?.trust[to]?.place.line
        case "state": return state.first { $0.name == name }?.place.line
        case "event":
            let event = events.first { $0.name == name }
            let draw = event?.draws.first { parts.count > 2 && $0.name == parts[2] }
            return draw?.value.place.line ?? event?.place.line
        case "channel": return channels.first { $0.name == name }?.place.line
        case "issue": return issues.first { $0.name == name }?.place.line
        case "question": return questions.first { $0.name == name }?.place.line
        case "measure": return measures.first { $0.name == name }?.place.line
        case "outcome": return outcomes.first { $0.name == name }?.place.line
        default: return nil
        }
    }
}
