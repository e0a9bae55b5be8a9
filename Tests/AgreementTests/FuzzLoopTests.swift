import Foundation
import TestSupport
import Testing

/// `make fuzz SECONDS=600`: new seeds until the time is up.
@Suite("Fuzzing", .serialized)
struct FuzzLoopTests {
    static let environment = ProcessInfo.processInfo.environment
    static let seconds = environment["DETENTE_FUZZ_SECONDS"].flatMap { Double($0) }
    /// From the clock unless it is given.
    static let firstSeed =
        environment["DETENTE_FUZZ_SEED"].flatMap { UInt64($0) } ?? UInt64(Date().timeIntervalSince1970) * 1_000_000
    /// Which checks: those whose name contains this; all without it.
    static let only = environment["DETENTE_FUZZ_ONLY"] ?? ""

    @Test("no check finds a difference", .enabled(if: seconds != nil)) func loop() async throws {
        let end = ContinuousClock.now + .seconds(Self.seconds ?? 0)
        print("fuzz: from seed \(Self.firstSeed); the current input is in \(CurrentInput.url.path)")
        let checks = Check.all.filter { Self.only.isEmpty || $0.name.contains(Self.only) }
        var seed = Self.firstSeed
        var (valid, refused, findings) = (0, 0, [String: Int]())
        while ContinuousClock.now < end {
            let random = RandomScenario(seed: seed)
            seed += 1
            CurrentInput.note(random.yaml)
            guard random.scenario != nil else {
                refused += 1
                continue
            }
            valid += 1
            for check in checks {
                guard let finding = try await check.finding(random) else { continue }
                findings[check.name, default: 0] += 1
                // One of a kind is enough to look at.
                guard findings[check.name] ?? 0 <= 3 else { continue }
                print("\nfuzz: seed \(random.seed), \(check.name): \(finding)")
                let smallest = await check.minimised(random)
                let last = try await check.finding(smallest)
                print("fuzz: the smallest (\(last?.description ?? "")):\n\(smallest.yaml)")
                Issue.record("seed \(random.seed), \(check.name): \(finding)\nthe smallest:\n\(smallest.yaml)")
            }
        }
        print("fuzz: \(valid) scenarios, \(refused) refused by the checker, \(checks.count) checks each")
        for (name, count) in findings.sorted(by: { $0.key < $1.key }) { print("fuzz: \(count) times: \(name)") }
        try? FileManager.default.removeItem(at: CurrentInput.url)
    }
}
