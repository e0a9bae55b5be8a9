internal import Foundation
public import Reporting
internal import Scenarios
internal import Simulation
internal import Statistics
internal import Studies

/// A study file cannot be used as was asked.
public struct UnusableStudy: Error, CustomStringConvertible {
    /// In whole sentences: what is wrong, and the mend.
    public let description: String
    /// Whether there is no such file.
    public let isMissing: Bool

    init(_ problem: StudyProblem) {
        description = problem.description
        if case .missing = problem { isMissing = true } else { isMissing = false }
    }
}

/// A study in an SQLite file: scenarios, and all that was counted of them, to be continued and reported at any time.
public struct KeptStudy: Sendable {
    private let file: StudyFile
    private let path: String

    /// Opens a study, or begins one where there is no file.
    /// - Throws: ``UnusableStudy``.
    public init(path: String) throws(UnusableStudy) {
        self.path = path
        do { file = try StudyFile(path: path) } catch { throw Self.problem(error, path) }
    }

    /// Opens a study that is there.
    /// - Throws: ``UnusableStudy``.
    public init(existing path: String) throws(UnusableStudy) {
        guard FileManager.default.fileExists(atPath: path) else { throw UnusableStudy(.missing(path: path)) }
        try self.init(path: path)
    }

    private static func problem(_ error: any Error, _ path: String) -> UnusableStudy {
        UnusableStudy(error as? StudyProblem ?? .unusable(path: path, reason: "\(error)"))
    }

    /// The names of its scenarios, in order.
    /// - Throws: ``UnusableStudy``.
    public func names() throws(UnusableStudy) -> [String] {
        do { return try file.scenarios().map(\.name) } catch { throw Self.problem(error, path) }
    }

    /// The text of a scenario as it was run, without the files that it extends.
    /// - Throws: ``UnusableStudy``.
    public func text(of name: String) throws(UnusableStudy) -> String {
        do {
            let all = try file.scenarios()
            guard let stored = all.first(where: { $0.name == name }) else {
                throw StudyProblem.noScenario(path: path, name: name, known: all.map(\.name))
            }
            return String(decoding: stored.texts[stored.file] ?? Data(), as: UTF8.self)
        } catch { throw Self.problem(error, path) }
    }

    // MARK: Reporting

    /// What the study came to so far.
    /// - Parameter level: of all intervals; `nil`: that of the last run.
    /// - Throws: ``UnusableStudy``, ``ScenarioMistakes`` where this version refuses a scenario that a former one took.
    public func report(level: Double? = nil) throws -> ComparisonReport {
        do {
            guard let kept = try file.settings(), let tally = try file.tally() else {
                throw StudyProblem.empty(path: path)
            }
            let set = try storedSet(kept)
            var options = try options(of: kept)
            if let level { options.level = level }
            let study = try set.study(baseline: kept.baseline, options)
            guard tally.tallies.count == study.members.count else { throw StudyProblem.empty(path: path) }
            let isWhole = Set(tally.played).count == 1
            let result = StudyResult(
                study: study, settings: options.settings, tally: tally,
                stopped: kept.stopped.flatMap(StopReason.init(rawValue:)).flatMap { isWhole ? $0 : nil }
                    ?? .interrupted,
                threads: 0, seconds: 0)
            return set.comparison(result, options)
        } catch let problem as StudyProblem { throw UnusableStudy(problem) }
    }

    private func options(of kept: StudySettings) throws -> SimulationOptions {
        SimulationOptions(
            replicates: max(1, kept.requested), seed: kept.seed, precision: kept.precision.flatMap(Precision.init),
            level: kept.level, outcome: kept.outcome)
    }

    private func storedSet(_ kept: StudySettings) throws -> ScenarioSet {
        ScenarioSet(
            try file.scenarios().map { try entry(of: $0, given: kept.given) },
            grid: kept.grid.flatMap(SweepGrid.init(json:)))
    }

    private func entry(of stored: StoredScenario, given: String?) throws -> ScenarioSet.Entry {
        let scenario = try CheckedScenario(
            text: stored.texts[stored.file] ?? Data(), named: stored.file, setting: stored.settings, given: given
        ) { path in
            guard let text = stored.texts[path] else { throw CocoaError(.fileReadNoSuchFile) }
            return text
        }
        return ScenarioSet.Entry(name: stored.name, scenario: scenario, settings: stored.settings)
    }

    // MARK: Counting on

    /// What is to be counted.
    public struct Task: Sendable {
        /// In the study's order: those that it had, then those that are new.
        public let set: ScenarioSet
        let study: Study
        let start: StudyTally
        let options: SimulationOptions
        let settings: StudySettings
        let dropped: Set<String>

        /// Replicates of all scenarios together that are still to be played.
        public var replicatesLeft: Int {
            start.played.reduce(0) { $0 + max(0, options.replicates - $1) }
        }
    }

    /// Joins scenarios to those of the study. Nothing is changed yet.
    ///
    /// - Parameters:
    ///   - seed: `nil`: the study's, or 1 where it is new.
    ///   - replacing: whether a scenario that is another than the study's of that name takes its place, from the start.
    /// - Throws: ``UnusableStudy``, ``UnknownOutcome``, ``UnknownBaseline``.
    public func task(
        _ set: ScenarioSet, baseline: String?, given: String?, seed: UInt64?, _ wanted: SimulationOptions,
        replacing: Bool
    ) throws -> Task {
        do {
            let kept = try file.settings()
            var options = wanted
            if let kept {
                try agree("seed", String(kept.seed), seed.map(String.init))
                try agree("--given", kept.given ?? "(none)", given ?? kept.given.map { _ in "(none)" })
                try agree("--outcome", kept.outcome ?? "(none)", wanted.outcome ?? kept.outcome.map { _ in "(none)" })
                guard kept.version == detenteVersion else {
                    throw StudyProblem.otherVersion(path: path, kept: kept.version, own: detenteVersion)
                }
            }
            options.seed = kept?.seed ?? seed ?? 1
            let (entries, dropped) = try joined(set, given: given, replacing: replacing)
            let grid = kept == nil || entries.count == set.entries.count ? set.grid : nil
            let all = ScenarioSet(entries, grid: grid)
            let asked = try baseline.map { all.entries[try all.index(ofBaseline: $0)].name }
            if let kept { try agree("--baseline", kept.baseline, asked) }
            let chosen = kept?.baseline ?? asked ?? all.entries.first?.name
            let study = try all.study(baseline: chosen, options)
            var start =
                try file.tally().map { study.extended($0, dropping: dropped, known: try file.scenarios().map(\.name)) }
                ?? study.emptyTally
            if dropped.contains(study.members[study.baseline].name) { start = study.emptyTally }
            let settings = StudySettings(
                version: detenteVersion, seed: options.seed, baseline: study.members[study.baseline].name, given: given,
                outcome: wanted.outcome, requested: options.replicates, precision: options.precision?.text,
                level: options.level, grid: grid?.json)
            return Task(
                set: all, study: study, start: start, options: options, settings: settings, dropped: dropped)
        } catch let problem as StudyProblem { throw UnusableStudy(problem) }
    }

    private func agree(_ what: String, _ kept: String, _ asked: String?) throws {
        guard let asked, asked != kept else { return }
        throw StudyProblem.otherSetting(path: path, what: what, kept: kept, asked: asked)
    }

    /// The study's scenarios, then the new ones.
    private func joined(
        _ set: ScenarioSet, given: String?, replacing: Bool
    ) throws -> (entries: [ScenarioSet.Entry], dropped: Set<String>) {
        var dropped: Set<String> = []
        let stored = try file.scenarios()
        var entries = try stored.map { old -> ScenarioSet.Entry in
            guard let new = set.entries.first(where: { $0.name == old.name }) else {
                return try entry(of: old, given: given)
            }
            let own = new.scenario.scenario
            if own.digest == old.digest, new.settings == old.settings { return new }
            guard replacing else {
                let what = own.digest == old.digest ? "other settings (--set)" : "another text"
                throw StudyProblem.changedScenario(path: path, name: old.name, what: what)
            }
            dropped.insert(old.name)
            return new
        }
        entries += set.entries.filter { entry in !stored.contains { $0.name == entry.name } }
        return (entries, dropped)
    }

    /// Counts what is to be counted, keeping it as it goes.
    ///
    /// - Throws: ``UnusableStudy`` where it could not be kept.
    public func run(
        _ task: Task, onProgress: (@Sendable (Int) -> Void)? = nil, isCancelled: (@Sendable () -> Bool)? = nil
    ) async throws(UnusableStudy) -> ComparisonReport {
        let file = file
        do {
            try file.begin(
                task.settings, task.set.entries.map(StoredScenario.init), dropping: task.dropped, from: task.start)
            let result = await Simulation.simulate(
                task.study, settings: task.options.settings, from: task.start, archive: file,
                onProgress: onProgress, isCancelled: { file.hasFailed || isCancelled?() ?? false })
            if let failure = file.failure { throw failure }
            let comparison = task.set.comparison(result, task.options)
            try file.finish(result.stopped, StudyResults(comparison))
            return comparison
        } catch { throw Self.problem(error, path) }
    }
}

extension StoredScenario {
    init(_ entry: ScenarioSet.Entry) {
        let scenario = entry.scenario.scenario
        self.init(
            name: entry.name, file: scenario.file, title: scenario.title, digest: scenario.digest,
            settings: entry.settings, texts: entry.scenario.texts)
    }
}

extension Study {
    /// What was counted of fewer scenarios, or of scenarios of which some no longer hold.
    fileprivate func extended(_ tally: StudyTally, dropping dropped: Set<String>, known: [String]) -> StudyTally {
        var result = emptyTally
        // Who succeeded together was not counted while one of them marked no success: it is counted from the start.
        if result.success != nil, tally.success == nil, known.count - dropped.count > 1 { return result }
        for (index, member) in members.enumerated() {
            guard let place = known.firstIndex(of: member.name), place < tally.played.count,
                !dropped.contains(member.name)
            else { continue }
            result.played[index] = tally.played[place]
            result.tallies[index] = tally.tallies[place]
            result.pairs[index] = tally.pairs[place]
            guard let success = tally.success, result.success != nil else { continue }
            for (other, second) in members.enumerated() where other > index {
                guard let otherPlace = known.firstIndex(of: second.name), otherPlace < tally.played.count,
                    !dropped.contains(second.name)
                else { continue }
                result.success?[index, other] = success[place, otherPlace]
            }
        }
        return result
    }
}

extension SweepGrid {
    fileprivate struct Kept: Codable {
        var name: String
        var values: [String]
    }

    /// As a study keeps it.
    fileprivate var json: String? {
        let kept = axes.map { Kept(name: $0.name, values: $0.values) }
        return (try? JSONEncoder().encode(kept)).map { String(decoding: $0, as: UTF8.self) }
    }

    fileprivate init?(json: String) {
        guard let kept = try? JSONDecoder().decode([Kept].self, from: Data(json.utf8)) else { return nil }
        self.init(axes: kept.map { Axis(name: $0.name, values: $0.values) })
    }
}
