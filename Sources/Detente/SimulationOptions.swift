internal import Simulation

/// How much to simulate, with which luck, and how to say what came of it.
public struct SimulationOptions: Sendable {
    /// How often every scenario is played through, at most.
    public var replicates: Int
    /// Which luck: the same seed gives the same numbers, whatever the number of threads.
    public var seed: UInt64
    /// Stop as soon as every outcome is so precise; `nil`: do all replicates.
    public var precision: Precision?
    /// At most so many at a time; `nil`: as many as there are cores.
    public var threads: Int?
    /// The confidence level of all intervals, between 0 and 1.
    public var level: Double
    /// What counts as success; `nil`: the outcomes that a scenario marks as good.
    public var outcome: String?

    /// 100,000 replicates, seed 1, intervals of 95 %, unless said otherwise.
    public init(
        replicates: Int = 100_000, seed: UInt64 = 1, precision: Precision? = nil, threads: Int? = nil,
        level: Double = 0.95, outcome: String? = nil
    ) {
        precondition(replicates >= 1 && threads ?? 1 >= 1, "at least one replicate, on at least one thread")
        precondition(level > 0 && level < 1, "a confidence level lies between 0 and 1")
        self.replicates = replicates
        self.seed = seed
        self.precision = precision
        self.threads = threads
        self.level = level
        self.outcome = outcome
    }

    var settings: RunSettings {
        RunSettings(
            replicates: replicates, seed: seed, precision: precision?.target, level: level, threads: threads)
    }
}
