public import Detente
internal import Foundation
internal import Scenarios
public import Simulation

extension Benchmark {
    /// Measures how fast scenarios are simulated.
    ///
    /// Each turn runs every scenario on every number of threads once, so that a slow minute of the machine affects all
    /// of them alike. Start-up, checking and lowering do not count; the counting for the report does.
    /// - Parameters:
    ///   - replicates: in each run; `nil`: as many as take about half a second on one thread.
    ///   - threads: how many threads to run on, each number in turn; empty: one, and as many as there are cores.
    ///   - repeats: how many turns count, at least one.
    ///   - warmUp: how many turns come before these.
    ///   - onProgress: called with what comes next, in a few words.
    ///   - onMeasured: called when the last turn is over; what follows only counts draws.
    ///   - isCancelled: asked now and then, from any thread; once true, the result uses the turns that are complete.
    /// - Returns: `nil` if it was cancelled before the first turn was complete.
    public static func measure(
        _ scenarios: [CheckedScenario],
        replicates: Int? = nil,
        seed: UInt64 = RunSettings.defaultSeed,
        threads: [Int] = [],
        repeats: Int = 5,
        warmUp: Int = 1,
        onProgress: ((String) -> Void)? = nil,
        onMeasured: (() -> Void)? = nil,
        isCancelled: (@Sendable () -> Bool)? = nil
    ) async -> Benchmark? {
        precondition(repeats >= 1 && warmUp >= 0, "at least one turn that counts")
        precondition(replicates ?? 1 >= 1 && threads.allSatisfy { $0 >= 1 }, "at least one replicate and one thread")
        let threads = threads.isEmpty ? Set([1, availableCores()]).sorted() : threads
        let stop = isCancelled ?? { false }

        var series: [BenchmarkSeries] = []
        for scenario in scenarios {
            var one = BenchmarkSeries(scenario.scenario, threads: threads, seed: seed)
            onProgress?("\(one.name): finding out how many replicates to run")
            if let replicates {
                one.replicates = replicates
            } else {
                one.replicates = await one.suitableReplicates(isCancelled: stop)
            }
            series.append(one)
        }
        for turn in 0..<warmUp + repeats {
            var runs: [[RunResult]] = []
            for one in series {
                var row: [RunResult] = []
                for count in threads {
                    onProgress?("turn \(turn + 1) of \(warmUp + repeats): \(one.name), threads: \(count)")
                    guard let run = await one.run(threads: count, isCancelled: stop) else { break }
                    row.append(run)
                }
                runs.append(row)
            }
            // A turn that was cut short is none.
            guard runs.allSatisfy({ $0.count == threads.count }) else { break }
            guard turn >= warmUp else { continue }
            for index in series.indices { series[index].record(runs[index]) }
        }
        guard series.allSatisfy({ !$0.timings.contains { $0.seconds.isEmpty } }) else { return nil }
        onMeasured?()
        var loads: [Load] = []
        for one in series {
            onProgress?("\(one.name): counting draws")
            loads.append(one.load)
        }
        return Benchmark(version: detenteVersion, machine: .current, seed: seed, warmUp: warmUp, loads: loads)
    }
}

extension CheckedScenario {
    /// The scenario that is measured when none is named.
    public static func reference() throws -> CheckedScenario {
        try CheckedScenario(ScenarioText(Data(ReferenceScenario.text.utf8), named: ReferenceScenario.name))
    }
}

extension BenchmarkBaseline {
    /// Reads what `detente bench --format json` wrote.
    /// - Throws: ``UnreadableScenario`` if the file cannot be read, ``UnusableBaseline`` if it is something else.
    public init(contentsOf path: String) throws {
        try self.init(json: ScenarioText(contentsOf: path).bytes, named: path)
    }
}
