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
    static let all: [Check] = [sites, blocks, traced, threads, exact] + rewritings + references

    /// The second implementation of the language: it is given the scenario and which replicates, and says how each ends.
    /// The measures' bits, the round and the outcome must be those of the engine.
    typealias Reference = @Sendable (Scenario, _ seed: UInt64, Range<Int>) -> [ReplicateResult]

    /// Where the reference interpreter is plugged in; empty: there is none.
    static let reference: Reference? = nil

    private static let references: [Check] =
        reference.map { reference in
            [
                Check("reference interpreter") { random, scenario in
                    let engine = replicateResults(of: Plan(lowering: scenario), seed: random.seed, replicates: 0..<60)
                    return firstDifference(engine, reference(scenario, random.seed, 0..<60), "engine", "reference")
                }
            ]
        } ?? []

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
