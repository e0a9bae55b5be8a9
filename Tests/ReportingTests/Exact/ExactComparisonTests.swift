import Foundation
import Scenarios
import Simulation
import Statistics
import TestSupport
import Testing

import Reporting

/// The third interpreter against the first: every scenario that can be followed branch by branch, simulated too.
///
/// The seed is fixed. A table raises a false alarm with a probability of at most 1e-6 (`ExactComparison.falseAlarm`, by
/// Bonferroni over its rows, with exact binomial tails), so all tables here together with at most 2e-5.
@Suite("Exact against simulated")
struct ExactComparisonTests {
    static let root = repository

    static func files(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)) ?? []
        return names.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(folder)/\($0)" }
    }

    static let fixtures = files(in: "Tests/Fixtures/Exact")

    /// Of the scenarios that were not written for this, those whose draws and states are few enough.
    static let possible = [
        "base", "bayesian", "before-the-start", "extending", "minimal", "never-a-number", "no-actors", "open-of-itself",
        "types-shadowed",
        "warnings",
        "warnings-of-time", "worth",
    ].map { "Tests/Fixtures/Accepted/\($0).yaml" }

    static func scenario(_ path: String) throws -> Scenario {
        let file = root.appending(path: path)
        let reading = readScenario(file: path, text: try Data(contentsOf: file)) { other in
            try Data(contentsOf: root.appending(path: other))
        }
        return try #require(reading.scenario, "\(path): \(reading.diagnostics.map { "\($0)" })")
    }

    @Test("they agree", arguments: fixtures + possible)
    func agree(file: String) async throws {
        let scenario = try Self.scenario(file)
        let exact = Report(try enumerateBranches(of: scenario, limits: ExactLimits(memory: 256 << 20)))
        let settings = RunSettings(replicates: 100_000, seed: 7)
        let simulated = Report(await simulate(scenario, settings: settings))
        let comparison = ExactComparison(exact: exact, simulated: simulated)
        for row in comparison.rows {
            #expect(row.p ?? 1 >= comparison.threshold, "\(row)")
            #expect((row.exact == nil) == (row.simulated == nil), "\(row)")
        }
        #expect(comparison.agrees)
        let all = (exact.outcomes.map(\.probability) + [exact.faults]).compactMap(\.probability).reduce(0, +)
        #expect(abs(all - 1) < 1e-12)
        compareTheRest(exact, simulated)
    }

    /// What the side-by-side table leaves out. The shares' and means' errors are not known exactly: at 100,000 replicates
    /// they are a few thousandths, and the seed is fixed.
    private func compareTheRest(_ exact: Report, _ simulated: Report) {
        for (point, other) in zip(exact.timeline, simulated.timeline) {
            for (share, count) in zip(point.outcomes, other.outcomes) {
                #expect(
                    abs((share.probability.probability ?? 0) - (count.probability.probability ?? 0)) < 0.01,
                    "\(share.name) by \(point.round)")
            }
        }
        for (issue, other) in zip(exact.issues, simulated.issues) {
            #expect(abs((issue.expired.probability ?? 0) - (other.expired.probability ?? 0)) < 0.01, "\(issue.name)")
            #expect(abs((issue.meanSteps ?? 0) - (other.meanSteps ?? 0)) < 0.02, "\(issue.name)")
            let (held, counted) = (issue.heldUp, other.heldUp)
            let shares =
                [held.closed, held.offAgenda, held.expired, held.withdrawn, held.moved] + held.held.map(\.share)
            let others = [counted.closed, counted.offAgenda, counted.expired, counted.withdrawn, counted.moved]
            for (a, b) in zip(shares, others + counted.held.map(\.share)) {
                #expect(abs((a ?? 0) - (b ?? 0)) < 0.01, "\(issue.name): \(held) and \(counted)")
            }
            #expect(abs((held.roundsPerReplicate ?? 0) - (counted.roundsPerReplicate ?? 0)) < 0.05, "\(issue.name)")
        }
        for (event, other) in zip(exact.events, simulated.events) {
            #expect(abs((event.meanTimes ?? 0) - (other.meanTimes ?? 0)) < 0.03, "\(event.name)")
            #expect(abs((event.first.mean ?? 0) - (other.first.mean ?? 0)) < 0.1, "\(event.name)")
            for (a, b) in [(event.successIf, other.successIf), (event.successUnless, other.successUnless)] {
                guard let a = a?.probability, let b = b?.probability else { continue }
                #expect(abs(a - b) < 0.03, "\(event.name)")
            }
        }
        for (expectation, other) in zip(exact.expectations, simulated.expectations) where other.verdict != .undecided {
            #expect(expectation.verdict == other.verdict, "\(expectation.claim)")
        }
    }

    @Test("of all other scenarios of the repository each is refused for its draws, or one for its states")
    func refused() throws {
        let others = ["Tests/Fixtures/Accepted", "scenarios", "benchmarks/scenarios"].flatMap(Self.files)
            .filter { !Self.possible.contains($0) }
        var (draws, states): ([String], [String]) = ([], [])
        for file in others {
            let scenario = try Self.scenario(file)
            do throws(ExactRefusal) {
                _ = try enumerateBranches(of: scenario, limits: ExactLimits(memory: 16 << 20))
                Testing.Issue.record("\(file) can be followed after all")
            } catch {
                switch error {
                case .chance: draws.append(file)
                case .states, .forecast: states.append(file)
                case .size, .work, .interrupted: Testing.Issue.record("\(file): \(error)")
                }
            }
        }
        #expect(states == ["Tests/Fixtures/Accepted/families.yaml", "benchmarks/scenarios/reciprocity.yaml"])
        #expect(draws.count == others.count - 2)
        #expect(draws.contains("scenarios/us-russia.yaml"))
    }

    @Test("the same scenario gives the same bytes but for the time taken")
    func deterministic() throws {
        let scenario = try Self.scenario("Tests/Fixtures/Exact/memories.yaml")
        let texts = try (0..<2).map { _ in
            Report(try enumerateBranches(of: scenario)).json().replacing(/"timing": \{[^}]*\}/, with: "")
        }
        #expect(texts[0] == texts[1])
    }
}
