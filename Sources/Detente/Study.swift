package import Foundation
public import Reporting
internal import Scenarios
public import Simulation

/// Scenarios that are simulated with common random numbers, replicate by replicate, and compared with one of them.
///
/// ```swift
/// let settings = RunSettings(replicates: 10_000, set: ["goodwill=0.4"])
/// let study = try Study(contentsOf: ["thaw.yaml", "thaw-with-mediator.yaml"], settings)
/// let report = await study.run()
/// print(report.table())
/// ```
/// A study of one scenario is a run of it, as is ``CheckedScenario/simulate(_:onProgress:isCancelled:)``.
public struct Study: Sendable {
    /// A scenario of the study.
    public struct NamedScenario: Sendable {
        /// The name, which is unique in the study.
        public let name: String
        /// The scenario, ready to be simulated.
        public let scenario: CheckedScenario
    }

    /// The scenarios, in the order given.
    public let scenarios: [NamedScenario]
    /// The settings with which the scenarios were read and are simulated.
    public let settings: RunSettings
    /// Notes on how the scenarios were made: a range of a sweep whose end no step reaches.
    public let notes: [String]
    /// The grid of a sweep; `nil` without a sweep.
    let grid: SweepGrid?
    /// The index of the scenario that the others are compared with.
    let baseline: Int
    /// The further futures of each replicate that are simulated.
    let variants: Variants

    /// Makes a study of checked scenarios, named after their files without extensions, or after their paths if two are
    /// equal.
    /// - Parameters:
    ///   - scenarios: at least one, all read with the same condition, which is that of the study.
    ///   - settings: the settings of the simulation.
    /// - Throws: ``UnknownName``, ``UnknownBaseline``.
    public init(_ scenarios: [CheckedScenario], _ settings: RunSettings = RunSettings()) throws {
        try self.init(
            zip(scenarioNames(scenarios.map(\.scenario.file)), scenarios).map(NamedScenario.init), settings)
    }

    /// Reads scenarios from files.
    /// - Throws: ``UnreadableScenario``, ``ScenarioErrors`` of the first file that has any, ``UnknownName``,
    ///   ``UnknownBaseline``.
    public init(contentsOf paths: [String], _ settings: RunSettings = RunSettings()) throws {
        var reader = ScenarioReader(settings)
        try self.init(paths.map { try reader.read(ScenarioText(contentsOf: $0)) }, settings)
    }

    init(
        _ scenarios: [NamedScenario], _ settings: RunSettings, grid: SweepGrid? = nil, notes: [String] = []
    ) throws {
        precondition(!scenarios.isEmpty, "a study has at least one scenario")
        precondition(Set(scenarios.map(\.scenario.given)).count == 1, "all scenarios are read with one condition")
        for named in scenarios { _ = try named.scenario.index(ofOutcome: settings.outcome) }
        self.scenarios = scenarios
        self.settings = settings
        self.grid = grid
        self.notes = notes
        baseline = try Self.place(of: settings.baseline, in: scenarios)
        let isRun = scenarios.count == 1
        variants = Variants(
            twins: !settings.plain, knockouts: !settings.plain && isRun,
            always: isRun ? try scenarios[0].scenario.indices(ofEvents: settings.without) : [])
    }

    /// The index of the scenario with this name, or whose file has it.
    private static func place(of name: String?, in scenarios: [NamedScenario]) throws(UnknownBaseline) -> Int {
        guard let name else { return 0 }
        let wanted = name.replacing(" ", with: "")
        let place =
            scenarios.firstIndex { $0.name == name }
            ?? scenarios.firstIndex {
                $0.name.replacing(" ", with: "") == wanted || $0.scenario.scenario.file == name
            }
        guard let place else { throw UnknownBaseline(name: name, known: scenarios.map(\.name)) }
        return place
    }

    /// The name of the scenario that the others are compared with.
    public var baselineName: String { scenarios[baseline].name }

    /// The texts of all scenarios and of the files that they extend, by path.
    package var texts: [String: Data] {
        var all: [String: Data] = [:]
        for named in scenarios { all.merge(named.scenario.texts) { first, _ in first } }
        return all
    }

    /// The paths of all files that were read.
    public var files: [String] { scenarios.flatMap(\.scenario.files) }

    /// Simulates all scenarios, replicate by replicate, and compares them with the baseline.
    ///
    /// The same seed gives the same results, whatever the number of threads.
    /// - Parameters:
    ///   - onProgress: called now and then, from any thread, with the replicates of all scenarios together that are done
    ///     and those that were asked for.
    ///   - isCancelled: asked now and then, from any thread; once true, the report covers what is done, the same
    ///     replicates of every scenario, and says so.
    public func run(
        onProgress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil,
        isCancelled: (@Sendable () -> Bool)? = nil
    ) async -> ComparisonReport {
        let total = settings.replicates * scenarios.count
        let result = await simulate(
            plan, settings: settings, onProgress: { onProgress?($0, total) }, isCancelled: isCancelled)
        return report(on: result)
    }
}

extension Study {
    /// The scenarios as the engine runs them.
    var plan: StudyPlan { plan(keepingRows: false) }

    /// - Parameter keepsRows: whether single replicates are reported.
    func plan(keepingRows keepsRows: Bool) -> StudyPlan {
        let seed = settings.freshSeed
        var members: [StudyPlan.Member] = []
        for named in scenarios {
            let scenario = named.scenario
            let success = settings.outcome.flatMap { scenario.outcomes.firstIndex(of: $0) }
            let rounds = [0] + TimelinePoint.fewRounds(horizon: scenario.scenario.clock.rounds)
            members.append(
                StudyPlan.Member(
                    scenario.scenario, name: named.name, success: success, seed: seed, trajectoriesAt: rounds,
                    keepsRows: keepsRows, beside: members.first))
        }
        return StudyPlan(members, baseline: baseline, seed: seed, variants: variants)
    }

    /// The report; that of a shard is marked as partial.
    func report(on result: StudyResult) -> ComparisonReport {
        var result = result
        if settings.shard != nil { result.stopped = .interrupted }
        return ComparisonReport(result, level: settings.level, success: settings.outcome, grid: grid)
    }
}

extension CheckedScenario {
    /// Simulates the scenario alone, as a ``Study`` of one scenario does.
    /// - Throws: ``UnknownName``.
    public func simulate(
        _ settings: RunSettings = RunSettings(),
        onProgress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil,
        isCancelled: (@Sendable () -> Bool)? = nil
    ) async throws -> Report {
        var settings = settings
        settings.baseline = nil
        let study = try Study([self], settings)
        return await study.run(onProgress: onProgress, isCancelled: isCancelled).scenarios[0].report
    }
}
