public import Statistics

/// Settings for reading scenarios, for the simulation and for the report.
///
/// Any number of ``threads`` gives the same results.
public struct RunSettings: Sendable {
    /// The greatest number of replicates of every scenario.
    public var replicates: Int
    /// The seed of the random numbers: the same seed gives the same results. `nil`: those of the study file that is
    /// continued, or ``defaultSeed``.
    public var seed: UInt64?
    /// Stop as soon as every outcome is so precise, at confidence ``level``; `nil`: simulate all replicates.
    public var precision: Precision?
    /// The confidence level of all intervals, between 0 and 1.
    public var level: Double
    /// At most so many threads; `nil`: as many as there are cores.
    public var threads: Int?
    /// Values of parameters that replace those in the file, each written `name=expression`.
    public var set: [String]
    /// Count only the replicates in which this condition comes true; `nil`: all.
    public var given: String?
    /// The outcome that counts as success; `nil`: those that a scenario marks as good.
    public var outcome: String?
    /// The name of the scenario that the others are compared with; `nil`: that of the study file that is continued, or
    /// the first.
    public var baseline: String?
    /// Whether only the replicates themselves are simulated: no twins, from which the range over the inputs comes, and no
    /// replicates without events.
    public var plain: Bool
    /// Names of events without which every replicate is simulated too, instead of a share of the replicates.
    public var without: [String]
    /// The part of the replicates that is simulated; `nil`: all of them.
    public var shard: Shard?
    /// Replicates that a worker advances together; `nil` lets the plan decide. It changes no result.
    package var blockLanes: Int?

    /// Replicates unless the settings say otherwise.
    public static let defaultReplicates = 100_000
    /// The seed unless the settings or a study file say otherwise.
    public static let defaultSeed: UInt64 = 1
    /// The confidence level unless the settings say otherwise.
    public static let defaultLevel = 0.95

    /// The settings with a default for whatever is not named.
    public init(
        replicates: Int = defaultReplicates, seed: UInt64? = nil, precision: Precision? = nil,
        level: Double = defaultLevel, threads: Int? = nil, set: [String] = [], given: String? = nil,
        outcome: String? = nil, baseline: String? = nil, plain: Bool = false, without: [String] = [],
        shard: Shard? = nil
    ) {
        precondition(replicates >= 1 && threads ?? 1 >= 1, "at least one replicate, on at least one thread")
        precondition(level > 0 && level < 1, "a confidence level lies between 0 and 1")
        self.replicates = replicates
        self.seed = seed
        self.precision = precision
        self.level = level
        self.threads = threads
        self.set = set
        self.given = given
        self.outcome = outcome
        self.baseline = baseline
        self.plain = plain
        self.without = without
        self.shard = shard
    }

    package init(
        replicates: Int, seed: UInt64, precision: Precision? = nil, threads: Int? = nil, blockLanes: Int?
    ) {
        self.init(replicates: replicates, seed: seed, precision: precision, threads: threads)
        self.blockLanes = blockLanes
    }
}

extension RunSettings {
    /// Replicates are handed to workers in batches of so many.
    package static let batch = 4096
    /// The number of replicates in a batch; the borders of shards are those of batches.
    public static var batchSize: Int { batch }

    /// The replicates that are simulated, counted from 0.
    package var range: Range<Int> { shard?.range(of: replicates) ?? 0..<replicates }

    /// The greatest number of shards of these replicates.
    public var mostShards: Int { Shard.most(of: replicates) }

    /// The seed of a study that does not continue a file.
    package var freshSeed: UInt64 { seed ?? Self.defaultSeed }
}

/// Why a simulation stopped.
public enum StopReason: String, Sendable, Codable, CaseIterable {
    /// All replicates that were asked for are done.
    case replicates
    /// Every outcome is as precise as was asked for.
    case precision
    /// Ctrl-C or SIGTERM. What is counted covers all replicates from the first to the last that is done.
    case interrupted
}
