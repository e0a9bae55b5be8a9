package import Scenarios
package import Simulation
package import Statistics
import Testing

extension ValueCounts {
    /// Every value as often as it came, ascending.
    package var all: [Double] { zip(values, counts).flatMap { Array(repeating: $0, count: $1) } }
}

/// A scenario that has been run, with its results by name.
package struct ScenarioRun {
    package let scenario: Scenario
    package let result: RunResult
    package var tally: Tally { result.tally }

    package init(
        _ text: String, replicates: Int = 1, seed: UInt64 = 1, threads: Int? = nil, lanes: Int? = nil,
        set settings: [String] = []
    ) async throws {
        try await self.init(
            scenarioOf(text, set: settings), replicates: replicates, seed: seed, threads: threads, lanes: lanes)
    }

    package init(_ scenario: Scenario, replicates: Int, seed: UInt64 = 1, threads: Int? = nil, lanes: Int? = nil)
        async throws
    {
        self.scenario = scenario
        result = await simulate(
            scenario,
            settings: RunSettings(replicates: replicates, seed: seed, threads: threads, blockLanes: lanes))
        #expect(result.tally.replicates == replicates)
    }

    package func outcome(_ name: String) throws -> RoundHistogram {
        tally.outcomes[try #require(scenario.outcomes.firstIndex { $0.name == name }, "no outcome \(name)")]
    }

    /// How many replicates ended so.
    package func count(_ name: String) throws -> Int { try outcome(name).total }

    package func measure(_ name: String) throws -> MeasureTally {
        tally.measures[try #require(scenario.measures.firstIndex { $0.name == name }, "no measure \(name)")]
    }

    package func mean(_ name: String) throws -> Double {
        try #require(try measure(name).mean, "\(name) has no mean; faults: \(faults)")
    }

    /// The value of a measure that is the same in every replicate.
    package func value(_ name: String) throws -> Double {
        let sample = try values(name)
        let first = try #require(sample.first, "\(name) has no value; faults: \(faults)")
        #expect(sample.allSatisfy { $0 == first }, "\(name) is not the same in every replicate")
        return first
    }

    /// The values of a measure in the first replicates, ascending.
    package func values(_ name: String) throws -> [Double] { try measure(name).sample.all }

    /// The values of measures by replicate, for those whose values belong together; of all of which no value is excluded.
    package func rows(_ names: [String]) throws -> [[Double]] {
        let results = replicateResults(
            of: Plan(lowering: scenario), seed: result.settings.freshSeed, replicates: 0..<tally.replicates)
        return try names.map { name in
            let place = try #require(scenario.measures.firstIndex { $0.name == name }, "no measure \(name)")
            return try results.map { Double(bitPattern: try #require($0.measures[place])) }
        }
    }

    package func question(_ name: String) throws -> QuestionTally {
        tally.questions[try #require(scenario.questions.firstIndex { $0.name == name }, "no question \(name)")]
    }

    package func issue(_ name: String) throws -> IssueTally {
        tally.issues[try #require(scenario.issues.firstIndex { $0.name == name }, "no issue \(name)")]
    }

    package func event(_ name: String) throws -> EventTally {
        tally.events[try #require(scenario.events.firstIndex { $0.name == name }, "no event \(name)")]
    }

    /// What ended replicates as faults, and how many.
    package var faults: [String: Int] { named(result.faultSites, tally.faultsByExpression) }

    /// What was cut to [0, 1], and how often.
    package var clamps: [String: Int] { named(result.clampSites, tally.clampsByExpression) }

    private func named(_ sites: [WatchedExpression], _ counts: [Int]) -> [String: Int] {
        var table: [String: Int] = [:]
        for (site, count) in zip(sites, counts) where count > 0 { table[site.expression, default: 0] += count }
        return table
    }

    /// Standard errors between a share and its exact value.
    package func z(_ count: Int, of trials: Int, _ exact: Double) -> Double {
        let p = Double(count) / Double(trials)
        return (p - exact) / (exact * (1 - exact) / Double(trials)).squareRoot()
    }

    /// Standard errors between a measure's mean and its exact value.
    package func z(_ measure: String, _ exact: Double) throws -> Double {
        let tally = try self.measure(measure)
        let error = try #require(tally.standardError)
        return (try mean(measure) - exact) / error
    }
}
