import Foundation
import Scenarios
import Simulation
import TestSupport

/// Where two ways to the same numbers differ.
struct Finding: Sendable, CustomStringConvertible {
    /// The name of the check.
    var check: String
    var description: String
}

/// Something that must hold of every scenario. It says what differs, or nothing; a scenario that the checker refuses
/// has nothing to say.
struct Check: Sendable {
    var name: String
    /// What differs; `nil` where all agrees, or where the check does not apply.
    private var difference: @Sendable (RandomScenario, Scenario) async throws -> String?

    init(_ name: String, _ difference: @escaping @Sendable (RandomScenario, Scenario) async throws -> String?) {
        self.name = name
        self.difference = difference
    }

    func finding(_ random: RandomScenario) async throws -> Finding? {
        guard let scenario = random.scenario, scenario.clock.rounds <= 200 else { return nil }
        return try await difference(random, scenario).map { Finding(check: name, description: $0) }
    }
}

extension Check {
    /// All of them, the cheap ones first.
    static let all: [Check] =
        [reference, sites, blocks, traced, rows, threads, exactThreads, exact]
        + rewritings

    /// The second implementation of the language: outcome, round, measures, and the state of every round.
    static let reference = Check("reference interpreter") { random, scenario in
        Agreement(scenario, seed: random.seed).firstDifference(in: 0..<40, traced: 6)
    }

    /// Minimises the scenario in which a check found something.
    func minimised(_ random: RandomScenario, tries: Int = 2000) async -> RandomScenario {
        let (seed, check) = (random.seed, self)
        let smallest = await Minimiser.minimise(random.document, tries: tries) { document in
            let smaller = RandomScenario(document, seed: seed)
            CurrentInput.note(smaller.yaml)
            return await (try? check.finding(smaller)) ?? nil != nil
        }
        return RandomScenario(smallest, seed: seed)
    }
}

/// The first replicate in which two runs differ, in words.
func firstDifference(_ a: [ReplicateResult], _ b: [ReplicateResult], _ first: String, _ second: String) -> String? {
    guard a != b else { return nil }
    guard a.count == b.count else { return "\(first): \(a.count) replicates; \(second): \(b.count)" }
    for (x, y) in zip(a, b) where x != y {
        func words(_ result: ReplicateResult) -> String {
            let outcome = result.outcome.map { "outcome \($0)" } ?? "a fault"
            let measures = result.measures.map { $0.map { "\(Double(bitPattern: $0))" } ?? "left out" }
            return "\(outcome) in round \(result.round), measures \(measures.joined(separator: ", "))"
        }
        return "replicate \(x.replicate): \(first): \(words(x)); \(second): \(words(y))"
    }
    return nil
}

/// The input that is being looked at, in a file: a trap ends the process, and the file says on what.
enum CurrentInput {
    static let url = FileManager.default.temporaryDirectory.appending(
        path: "detente-fuzz-\(ProcessInfo.processInfo.processIdentifier).yaml")

    static func note(_ text: String) { note(Data(text.utf8)) }

    static func note(_ text: Data) { try? text.write(to: url) }
}
