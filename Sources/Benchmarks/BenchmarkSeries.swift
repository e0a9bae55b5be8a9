internal import Foundation
internal import Scenarios
internal import Simulation

/// The runs of one scenario over the turns of a benchmark.
struct BenchmarkSeries {
    let scenario: Scenario
    let plan: Plan
    let seed: UInt64
    var replicates = 1
    private(set) var timings: [Benchmark.Timing]

    init(_ scenario: Scenario, threads: [Int], seed: UInt64) {
        self.scenario = scenario
        self.seed = seed
        plan = Plan(lowering: scenario)
        timings = threads.map { Benchmark.Timing(threads: $0, seconds: []) }
    }

    /// The file's name without its extension.
    var name: String { URL(fileURLWithPath: scenario.file).deletingPathExtension().lastPathComponent }

    /// The time of a run, in seconds: long compared with a tick of the scheduler, but not minutes.
    private static let goal = 0.5
    /// The greatest factor by which a run may take longer to give every thread the same work.
    private static let patience = 10.0
    /// The number of replicates in a batch of the engine.
    private static let batch = RunSettings.batch

    /// As many replicates as take about half a second on one thread, and whole batches for every thread if that does
    /// not take much longer.
    func suitableReplicates(isCancelled: @escaping @Sendable () -> Bool) async -> Int {
        var tried = 64
        while true {
            guard let seconds = await run(threads: 1, replicates: tried, isCancelled: isCancelled)?.seconds else {
                return tried
            }
            if seconds >= Self.goal / 20 {
                let wanted = max(1, min(1e9, Double(tried) * Self.goal / seconds))
                let share = Self.batch * (timings.map(\.threads).max() ?? 1)
                if Double(share) > wanted * Self.patience { return Int(wanted) }
                return max(1, Int(wanted) / share) * share
            }
            tried *= 4
        }
    }

    /// One run; `nil` if it was cancelled.
    func run(threads: Int, isCancelled: @escaping @Sendable () -> Bool) async -> RunResult? {
        await run(threads: threads, replicates: replicates, isCancelled: isCancelled)
    }

    private func run(
        threads: Int, replicates: Int, isCancelled: @escaping @Sendable () -> Bool
    ) async -> RunResult? {
        let settings = RunSettings(replicates: replicates, seed: seed, threads: threads)
        let result = await simulate(scenario, plan: plan, settings: settings, isCancelled: isCancelled)
        return result.stopped == .replicates ? result : nil
    }

    /// One run for each number of threads.
    mutating func record(_ runs: [RunResult]) {
        for index in timings.indices {
            timings[index].used = runs[index].threads
            timings[index].seconds.append(runs[index].seconds)
        }
    }

    /// The scenario with the work of its runs.
    var load: Benchmark.Load {
        let count = ChanceCount(of: plan, seed: seed, replicates: replicates)
        return Benchmark.Load(
            name: name, file: scenario.file, title: scenario.title, digest: scenario.digest, replicates: replicates,
            rounds: count.rounds, draws: count.draws, generatorCalls: count.generatorCalls, timings: timings)
    }
}
