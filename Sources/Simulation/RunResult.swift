package import Scenarios
package import Statistics

/// What to simulate. Any choice of `threads` and `blockLanes` gives the same counts.
package struct RunSettings: Sendable {
    package var replicates = 100_000
    package var seed: UInt64 = 1
    /// `nil`: all cores.
    package var threads: Int?
    /// Replicates that a worker advances side by side; `nil`: what the plan finds best.
    package var blockLanes: Int?

    package init(replicates: Int = 100_000, seed: UInt64 = 1, threads: Int? = nil, blockLanes: Int? = nil) {
        self.replicates = replicates
        self.seed = seed
        self.threads = threads
        self.blockLanes = blockLanes
    }
}

extension RunSettings {
    /// Replicates are handed to workers in batches of so many: fixed, because floating-point sums are merged batch by
    /// batch.
    package static let batch = 4096
}

/// The counts of a finished (or interrupted) simulation, with what they belong to.
package struct RunResult: Sendable {
    package var scenario: Scenario
    package var settings: RunSettings
    package var tally: Tally
    package var stopped: StopReason
    /// Expressions whose value is checked for not being a number, in the order of `Tally.faultsByExpression`.
    package var faultSites: [WatchedExpression]
    /// Probabilities that are cut to [0, 1], in the order of `Tally.clampsByExpression`.
    package var clampSites: [WatchedExpression]
    package var threads: Int
    package var seconds: Double

    package init(
        scenario: Scenario, settings: RunSettings, tally: Tally, stopped: StopReason,
        faultSites: [WatchedExpression], clampSites: [WatchedExpression], threads: Int, seconds: Double
    ) {
        self.scenario = scenario
        self.settings = settings
        self.tally = tally
        self.stopped = stopped
        self.faultSites = faultSites
        self.clampSites = clampSites
        self.threads = threads
        self.seconds = seconds
    }
}

package enum StopReason: String, Sendable {
    /// All that were asked for are done.
    case replicates
    /// Ctrl-C or SIGTERM; the tally holds whole blocks.
    case interrupted
}

/// An expression of the file that a report may have to name.
package struct WatchedExpression: Sendable, Hashable {
    /// As written in the file.
    package var expression: String
    package var place: Place

    package init(expression: String, place: Place) {
        self.expression = expression
        self.place = place
    }
}
