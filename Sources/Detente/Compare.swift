public import Reporting
internal import Scenarios
internal import Simulation

/// A baseline was named that is none of the scenarios.
public struct UnknownBaseline: Error, CustomStringConvertible {
    /// The name.
    public let name: String
    /// Those that there are.
    public let known: [String]

    /// In one sentence.
    public var description: String {
        let shown = known.count <= 8 ? known : Array(known.prefix(8)) + ["…"]
        return "'\(name)' is none of the scenarios; they are \(shown.joined(separator: ", "))"
    }
}

/// Scenarios to be run on the same luck, each with a name.
public struct ScenarioSet: Sendable {
    /// One of them.
    public struct Entry: Sendable {
        /// Unlike that of any other.
        public let name: String
        /// Ready to be simulated.
        public let scenario: CheckedScenario
        /// What was set in it, as for `--set`.
        let settings: [String]
    }

    /// In the order given.
    public let entries: [Entry]
    /// What one should know about how they came about: a range whose end no step reaches.
    public internal(set) var notes: [String] = []
    /// The grid that they are the points of.
    let grid: SweepGrid?

    init(_ entries: [Entry], grid: SweepGrid? = nil) {
        self.entries = entries
        self.grid = grid
    }

    /// Scenarios from files; each is called by its file's name without the ending, or by its path where two have the
    /// same.
    public init(_ scenarios: [(path: String, scenario: CheckedScenario)], setting settings: [String] = []) {
        let names = uniqueNames(scenarios.map(\.path))
        self.init(zip(names, scenarios).map { Entry(name: $0, scenario: $1.scenario, settings: settings) })
    }

    /// The place of the scenario that is called so, or whose file was named so.
    /// - Throws: ``UnknownBaseline``.
    public func index(ofBaseline name: String?) throws(UnknownBaseline) -> Int {
        guard let name else { return 0 }
        let wanted = name.replacing(" ", with: "")
        let place = entries.firstIndex {
            $0.name.replacing(" ", with: "") == wanted || $0.scenario.scenario.file == name
        }
        guard let place else { throw UnknownBaseline(name: name, known: entries.map(\.name)) }
        return place
    }

    /// Runs all of them, replicate by replicate on the same luck, and sets them beside the baseline.
    /// - Parameters:
    ///   - baseline: the name of the one that the others are set beside; `nil`: the first.
    ///   - options: how they are run.
    ///   - onProgress: told how many replicates of all scenarios together are done, from any thread.
    ///   - isCancelled: asked now and then, from any thread; once true, the comparison covers what is done, the same
    ///     for every scenario, and says so.
    /// - Throws: ``UnknownOutcome``, ``UnknownBaseline``.
    public func compare(
        baseline: String? = nil,
        _ options: SimulationOptions = SimulationOptions(),
        onProgress: (@Sendable (Int) -> Void)? = nil,
        isCancelled: (@Sendable () -> Bool)? = nil
    ) async throws -> ComparisonReport {
        let study = try self.study(baseline: baseline, options)
        let result = await Simulation.simulate(
            study, settings: options.settings, onProgress: onProgress, isCancelled: isCancelled)
        return comparison(result, options, isCancelled: isCancelled)
    }

    func study(baseline: String?, _ options: SimulationOptions) throws -> Study {
        try study(baselineAt: try index(ofBaseline: baseline), options)
    }

    func study(baselineAt baseline: Int, _ options: SimulationOptions) throws(UnknownOutcome) -> Study {
        var members: [Study.Member] = []
        for entry in entries {
            members.append(
                Study.Member(
                    entry.scenario.scenario, name: entry.name, success: try entry.scenario.successIndex(options),
                    seed: options.seed))
        }
        return Study(members, baseline: baseline, seed: options.seed)
    }

    func comparison(
        _ result: StudyResult, _ options: SimulationOptions, isCancelled: (() -> Bool)? = nil
    ) -> ComparisonReport {
        let courses: [Course?] =
            result.stopped == .interrupted
            ? []
            : result.runs.map {
                Course(
                    of: $0.scenario, seed: options.seed, replicates: $0.considered, isCancelled: isCancelled)
            }
        return ComparisonReport(
            result, level: options.level, success: options.outcome, courses: courses, grid: grid)
    }
}

/// Short names of files, no two alike.
private func uniqueNames(_ paths: [String]) -> [String] {
    let short = paths.map { path -> String in
        let file = path.split(separator: "/").last.map(String.init) ?? path
        for ending in [".yaml", ".yml"] where file.lowercased().hasSuffix(ending) && file.count > ending.count {
            return String(file.dropLast(ending.count))
        }
        return file
    }
    var counts: [String: Int] = [:]
    for name in short { counts[name, default: 0] += 1 }
    var taken: Set<String> = []
    return zip(short, paths).map { name, path in
        var unique = counts[name] == 1 ? name : path
        var copy = 2
        while !taken.insert(unique).inserted {
            unique = "\(path) (\(copy))"
            copy += 1
        }
        return unique
    }
}
