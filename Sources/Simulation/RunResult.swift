package import Scenarios
package import Statistics

/// The result of running scenarios on common random numbers.
package struct StudyResult: Sendable {
    package var study: StudyPlan
    package var settings: RunSettings
    package var tally: StudyTally
    /// By scenario; `nil` if they were not requested, or the run was cancelled before.
    package var trajectories: [Trajectories?]
    package var stopped: StopReason
    package var threads: Int
    package var seconds: Double
    /// By scenario: rounds that were counted in former runs; `seconds` is the time of the others.
    var formerRounds: [Int]

    /// - Parameter start: the counts of former runs; `nil` if there were none.
    package init(
        study: StudyPlan, settings: RunSettings, tally: StudyTally, trajectories: [Trajectories?], stopped: StopReason,
        threads: Int, seconds: Double,
        from start: StudyTally? = nil
    ) {
        self.study = study
        self.settings = settings
        self.settings.seed = study.seed
        self.tally = tally
        self.trajectories = trajectories
        self.stopped = stopped
        self.threads = threads
        self.seconds = seconds
        formerRounds = start?.tallies.map(\.rounds) ?? tally.tallies.map { _ in 0 }
    }

    /// By scenario.
    package var runs: [RunResult] {
        zip(study.members, tally.tallies).enumerated().map { index, member in
            var run = RunResult(
                scenario: member.0.scenario, settings: settings, tally: member.1,
                considered: tally.played[index] - tally.first,
                stopped: stopped, faultSites: member.0.plan.faultSites, clampSites: member.0.plan.clampSites,
                inputs: member.0.plan.results.drivers.map(\.input), threads: threads, seconds: seconds)
            run.drawsInputs = member.0.plan.drawsInputs
            run.roundsTimed -= formerRounds[index]
            run.trajectories = trajectories[index]
            run.sampleLimit = study.sampleLimit
            return run
        }
    }
}

/// The counts of a finished (or interrupted) simulation, with the scenario and the settings.
package struct RunResult: Sendable {
    package var scenario: Scenario
    package var settings: RunSettings
    package var tally: Tally
    /// The number of replicates, from the first, on which paths and quantiles of measures rest.
    package var sampleLimit = Tally.sampleLimit(of: 1)
    /// Replicates simulated. If the report has a condition, fewer are counted: those in which it was true.
    package var considered: Int
    package var stopped: StopReason
    /// Expressions whose value is checked for not being a number, in the order of `Tally.faultsByExpression`.
    package var faultSites: [WatchedExpression]
    /// Probabilities that are clamped to [0, 1], and moves that no type explains, in the order of `Tally.clampsByExpression`.
    package var clampSites: [WatchedExpression]
    /// The uncertain inputs, in the order of `Tally.drivers`.
    package var inputs: [Input]
    /// Whether anything is drawn once, before the first round.
    package var drawsInputs = true
    /// The courses of trust and state; `nil` if they were not requested.
    package var trajectories: Trajectories?
    package var threads: Int
    package var seconds: Double
    /// Rounds that were simulated in `seconds`: those of the tally, except those counted in former runs.
    package var roundsTimed: Int

    package init(
        scenario: Scenario, settings: RunSettings, tally: Tally, considered: Int, stopped: StopReason,
        faultSites: [WatchedExpression], clampSites: [WatchedExpression], inputs: [Input] = [], threads: Int,
        seconds: Double
    ) {
        self.scenario = scenario
        self.settings = settings
        self.tally = tally
        self.considered = considered
        self.stopped = stopped
        self.faultSites = faultSites
        self.clampSites = clampSites
        self.inputs = inputs
        self.threads = threads
        self.seconds = seconds
        roundsTimed = tally.rounds
    }

    /// The kind of intervals that are valid for this run.
    package var validity: Validity { stopped == .interrupted ? .anytime : .fixed }
}

/// An expression of the file that a report may name.
package struct WatchedExpression: Sendable, Hashable {
    /// As written in the file.
    package var expression: String
    package var place: Place
    package var event = Event.value

    /// What is counted, where it is.
    package enum Event: Sendable {
        /// Its value was not a number, or a probability out of range.
        case value
        /// A move was read that has probability 0 under every type that was believed possible; the expression is the
        /// mover's type.
        case unexplainedMove
    }

    package init(expression: String, place: Place, event: Event = .value) {
        self.expression = expression
        self.place = place
        self.event = event
    }
}
