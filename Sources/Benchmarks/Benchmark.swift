/// The speed of simulation: all numbers that the table and the JSON show.
public struct Benchmark: Sendable {
    /// The version of Détente that was measured.
    package var version: String
    package var machine: Machine
    package var seed: UInt64
    /// Turns that were run and not counted, so that caches and the clock rate settle.
    package var warmUp: Int
    package var loads: [Load]
    /// An earlier result, to compare this one with.
    package var baseline: BenchmarkBaseline?

    package init(version: String, machine: Machine, seed: UInt64, warmUp: Int, loads: [Load]) {
        self.version = version
        self.machine = machine
        self.seed = seed
        self.warmUp = warmUp
        self.loads = loads
    }

    /// A scenario with the work of its runs.
    package struct Load: Sendable {
        /// The file's name without its extension.
        package var name: String
        package var file: String
        package var title: String?
        package var digest: String
        /// The number of replicates in each run.
        package var replicates: Int
        /// The rounds simulated by all replicates of a run together.
        package var rounds: Int
        /// The random decisions and uniform numbers in a run.
        package var draws: Int
        /// The calls of the random generator in a run, four words of 32 bits each.
        package var generatorCalls: Int
        package var timings: [Timing]

        package init(
            name: String, file: String, title: String?, digest: String, replicates: Int, rounds: Int, draws: Int,
            generatorCalls: Int, timings: [Timing]
        ) {
            self.name = name
            self.file = file
            self.title = title
            self.digest = digest
            self.replicates = replicates
            self.rounds = rounds
            self.draws = draws
            self.generatorCalls = generatorCalls
            self.timings = timings
        }
    }

    /// The runs of a scenario on one number of threads.
    package struct Timing: Sendable {
        package var threads: Int
        /// The number of threads that had work: a thread takes at least some thousands of replicates.
        package var used: Int
        /// Wall-clock time of each turn: simulating and counting, without start-up, checking and lowering.
        package var seconds: [Double]

        package init(threads: Int, used: Int? = nil, seconds: [Double]) {
            self.threads = threads
            self.used = used ?? threads
            self.seconds = seconds
        }
    }
}

extension Benchmark.Load {
    /// The time for one of `count` things in each turn, in nanoseconds; `nil` if there are none.
    package func nanoseconds(_ timing: Benchmark.Timing, per count: Int) -> Spread? {
        guard count > 0 else { return nil }
        return Spread(timing.seconds.map { $0 * 1e9 / Double(count) })
    }

    /// The number of `count` things per second in each turn.
    package func rate(_ timing: Benchmark.Timing, of count: Int) -> Spread? {
        Spread(timing.seconds.map { $0 > 0 ? Double(count) / $0 : .infinity })
    }

    /// The speed relative to one thread, within each turn; `nil` for one thread, or if that was not measured.
    package func speedUp(_ timing: Benchmark.Timing) -> Spread? {
        guard timing.threads != 1, let single = timings.first(where: { $0.threads == 1 }),
            single.seconds.count == timing.seconds.count
        else { return nil }
        return Spread(zip(single.seconds, timing.seconds).map { $1 > 0 ? $0 / $1 : .infinity })
    }
}
