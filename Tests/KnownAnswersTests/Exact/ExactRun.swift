import Scenarios
import Simulation
import TestSupport
import Testing

/// A scenario every branch of which has been followed, with its results by name.
struct ExactRun {
    let scenario: Scenario
    let result: ExactResult

    init(_ text: String, set settings: [String] = []) throws {
        try self.init(scenarioOf(text, set: settings))
    }

    init(_ scenario: Scenario) throws {
        self.scenario = scenario
        result = try enumerateBranches(of: scenario)
    }

    func outcome(_ name: String) throws -> RoundShares {
        result.outcomes[try #require(scenario.outcomes.firstIndex { $0.name == name }, "no outcome \(name)")]
    }

    func issue(_ name: String) throws -> ExactResult.Issue {
        result.issues[try #require(scenario.issues.firstIndex { $0.name == name }, "no issue \(name)")]
    }

    func event(_ name: String) throws -> ExactResult.Event {
        result.events[try #require(scenario.events.firstIndex { $0.name == name }, "no event \(name)")]
    }

    func question(_ name: String) throws -> Double {
        let question = result.questions[
            try #require(scenario.questions.firstIndex { $0.name == name }, "no question \(name)")]
        return question.yes / question.asked
    }

    func measure(_ name: String) throws -> ExactResult.Measure {
        result.measures[try #require(scenario.measures.firstIndex { $0.name == name }, "no measure \(name)")]
    }

    func mean(_ name: String) throws -> Double { try #require(try measure(name).mean) }
}

/// What rounding may do to a probability.
let rounding = 1e-12

func isClose(_ a: Double, _ b: Double, _ tolerance: Double = rounding) -> Bool { abs(a - b) <= tolerance }
