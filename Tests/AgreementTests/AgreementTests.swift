import Foundation
import TestSupport
import Testing

/// Every way to the same numbers gives the same numbers, on random scenarios. `make fuzz` goes on with new ones.
@Suite("Agreement on random scenarios")
struct AgreementTests {
    /// Three hundred, in portions, so that they are looked at side by side.
    static let portions: [Range<UInt64>] = (0..<20).map { (portion: UInt64) in portion * 15..<portion * 15 + 15 }

    /// Every check of the engine, and some of the rewritings: those whose turn it is.
    static func checks(seed: UInt64) -> [Check] {
        let engine = Check.all.filter { !$0.name.hasPrefix("rewritten") }
        let turn = (0..<4).map { Check.rewritings[(Int(seed) * 4 + $0) % Check.rewritings.count] }
        return engine + turn
    }

    @Test("engine, trace, threads, blocks, exact and rewritings agree", arguments: portions)
    func agreement(seeds: Range<UInt64>) async throws {
        for seed in seeds {
            let random = RandomScenario(seed: seed)
            for check in Self.checks(seed: seed) {
                guard let finding = try await check.finding(random) else { continue }
                let smallest = await check.minimised(random, tries: 300)
                Issue.record("seed \(seed), \(check.name): \(finding)\nthe smallest:\n\(smallest.yaml)")
            }
        }
    }

    @Test("the exact probabilities of some of them are known") func listable() throws {
        // Else the check of them says nothing.
        let seeds = (0..<UInt64(60)).filter { RandomScenario(seed: $0).isFollowed }
        #expect(seeds.count >= 6)
    }
}
