import Foundation
import Scenarios
import TestSupport
import Testing

@Suite("Random scenarios")
struct ValidityTests {
    static let seeds: Range<UInt64> = 0..<300

    @Test("nearly all pass the checker") func valid() throws {
        var mistakes: [String] = []
        for seed in Self.seeds {
            let scenario = RandomScenario(seed: seed)
            let reading = scenario.reading
            if let folder = ProcessInfo.processInfo.environment["DETENTE_FUZZ_FOLDER"] {
                try scenario.yaml.write(toFile: "\(folder)/\(scenario.fileName)", atomically: false, encoding: .utf8)
            }
            guard reading.scenario == nil else { continue }
            let first = reading.diagnostics.first { $0.severity == .error }
            mistakes.append("\(seed): \(first.map { "\($0)" } ?? "")")
        }
        #expect(mistakes.count <= Self.seeds.count / 20, "\(mistakes.joined(separator: "\n"))")
    }

    @Test("the same seed gives the same scenario, another one another") func deterministic() {
        #expect(RandomScenario(seed: 7).yaml == RandomScenario(seed: 7).yaml)
        #expect(Set(Self.seeds.map { RandomScenario(seed: $0).yaml }).count == Self.seeds.count)
    }
}
