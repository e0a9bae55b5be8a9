package import Scenarios
public import Simulation
internal import Statistics

/// The scenario of a report.
public struct ScenarioIdentity: Sendable, Hashable {
    /// The scenario's own title, if it has one.
    public let title: String?
    /// The file as named on the command line; `<stdin>` for standard input.
    public let file: String
    /// `sha256:` and the digest of the text that was run.
    public let digest: String

    package init(_ scenario: Scenario) {
        title = scenario.title
        file = scenario.file
        digest = scenario.digest
    }
}

/// The settings of a simulation, and how it ended.
public struct RunSummary: Sendable {
    /// The number of replicates completed; with a condition, only those that count.
    public let replicates: Int
    /// The number of replicates requested; more than were completed if the run was interrupted.
    public let requested: Int
    /// The seed: the same seed gives the same results, on any number of threads.
    public let seed: UInt64
    /// The confidence level of every interval.
    public let level: Double
    /// The kind of intervals: `clopper_pearson`, or `confidence_sequence` if the run was interrupted.
    public let intervals: String
    /// The horizon, in rounds.
    public let rounds: Int
    /// Rounds simulated by all replicates together; fewer than `replicates · rounds` if outcomes end some early.
    public let roundsPlayed: Int
    /// The reason why the run stopped.
    public let stopped: StopReason
    /// The precision that was requested, in words; `nil` if none was.
    public let precision: String?
    /// The condition of the report, as written; `nil` if all replicates count.
    public let given: String?
    /// The replicates that were simulated. If the report has a condition, only those in which it was true are counted.
    public let considered: Int
    /// The share of the simulated replicates in which the condition was true; `nil` without a condition.
    public let givenShare: Evidence?
    /// Whether the condition states its own time, such as `at(end, …)`.
    let givenIsTimed: Bool
    /// The expressions that caused faults, with the number of faults, which is above 0.
    public let faultsIn: [CountedExpression]
    /// Probabilities that came out below 0 or above 1 and were clamped, with how often; never 0 times.
    public let clamped: [CountedExpression]
    /// Moves that were read and that no type believed in would have made, by the mover's type; never 0 times.
    public let unexplained: [CountedExpression]
    /// Wall-clock time of the simulation, in seconds.
    public let seconds: Double
    /// Rounds that were simulated in that time; fewer than all if a study had some already.
    let roundsTimed: Int
    /// The number of threads.
    public let threads: Int

    package init(_ result: RunResult, confidence: Confidence) {
        let tally = result.tally
        replicates = tally.replicates
        requested = result.settings.replicates
        seed = result.settings.freshSeed
        level = confidence.level
        intervals = confidence.validity == .fixed ? "clopper_pearson" : "confidence_sequence"
        rounds = result.scenario.clock.rounds
        roundsPlayed = tally.rounds
        stopped = result.stopped
        precision = result.settings.precision?.text
        given = result.scenario.given?.text
        givenIsTimed = result.scenario.given.map { !$0.isBare } ?? false
        considered = result.considered
        givenShare = result.scenario.given.map { _ in
            Evidence(hits: tally.replicates, of: result.considered, confidence: confidence)
        }
        faultsIn = CountedExpression.faults(
            result.faultSites, counts: tally.faultsByExpression, replicates: tally.replicates)
        clamped = CountedExpression.all(
            result.clampSites, counts: tally.clampsByExpression, of: tally.clampableByExpression)
        unexplained = CountedExpression.all(
            result.clampSites, counts: tally.clampsByExpression, of: tally.clampableByExpression, .unexplainedMove)
        seconds = result.seconds
        roundsTimed = result.roundsTimed
        threads = result.threads
    }
}

extension Precision {
    /// The precision as written on the command line.
    var text: String {
        switch self {
        case .absolute(let half): percent(half)
        case .relative(let half): percent(half) + " relative"
        }
    }
}

extension Section<Report> {
    static var scenario: Section {
        Section(
            "scenario", "The scenario.",
            [
                .optionalText("title", "Its title.") { $0.title },
                .text("file", "The file as named on the command line.") { $0.file },
                Field("digest", "The digest of the text that was run.", .pattern("^sha256:[0-9a-f]{64}$")) {
                    .text($0.digest)
                },
            ] as [Field<ScenarioIdentity>]
        ) { $0.scenario }
    }

    static var run: Section {
        Section("run", "The settings of the run, and how it ended.", RunSummary.fields) { report in
            report.run.map { (run: $0, faults: report.faults) }
        }.only(.simulated)
    }
}

extension RunSummary {
    fileprivate typealias Row = (run: RunSummary, faults: Evidence)

    fileprivate static var fields: [Field<Row>] {
        [
            .count("replicates", "The number of replicates completed.") { $0.run.replicates },
            Field("seed", "The seed of the random numbers; the same seed gives the same results.", .count) {
                .seed($0.run.seed)
            }.aside,
            .share("level", "The confidence level of every interval.") { $0.run.level },
            .count("rounds", "The horizon, in rounds.") { $0.run.rounds },
            .word(
                "stopped", "Why the run stopped: all replicates done, the precision reached, or interrupted.",
                StopReason.allCases.map(\.rawValue)
            ) { $0.run.stopped.rawValue },
            .optionalText("precision", "The precision that was requested.") { $0.run.precision },
            .word(
                "intervals", "The kind of intervals: exact, or valid at any stopping time.",
                ["clopper_pearson", "confidence_sequence"]
            ) { $0.run.intervals },
            .optionalGroup(
                "given", "The condition of the report: only replicates in which it was true are counted.", givenFields
            ) { $0.run.given == nil ? nil : $0.run },
            Field("faults", "Replicates that ended because a value was not a number.", .occurrences) {
                .probability($0.faults)
            },
            .list(
                "faults_in", "The expressions that caused faults.",
                of: "An expression, and the number of faults.",
                CountedExpression.fields, naming: CountedExpression.rowName
            ) { $0.run.faultsIn },
            .list(
                "clamped", "Probabilities that were clamped to the range from 0 to 1.",
                of: "An expression, and how often it was clamped.", CountedExpression.fieldsOfAll,
                naming: CountedExpression.rowName
            ) { $0.run.clamped },
            .list(
                "unexplained", "Moves that no type believed in would have made: belief stayed as it was.",
                of: "The mover's type, and how often its move was read so.", CountedExpression.fields,
                naming: CountedExpression.rowName
            ) { $0.run.unexplained },
            .count("considered", "Replicates simulated; with a condition, more than those that count.") {
                $0.run.considered
            },
            .group(
                Key.timing, "The only part that differs between equal runs; missing from what an HTML report kept.",
                [
                    .number("seconds", "Wall-clock time.") { $0.run.seconds },
                    .count("threads", "The number of threads.") { $0.run.threads },
                ]
            ).aside.omissible,
        ]
    }

    private static var givenFields: [Field<RunSummary>] {
        [
            .text("expression", "The condition, as written.") { $0.given ?? "" },
            .count("of", "Replicates simulated.") { $0.considered },
            .count("count", "Those in which it was true.") { $0.replicates },
        ] + Field.probability("Their share.") { $0.givenShare }
    }
}
