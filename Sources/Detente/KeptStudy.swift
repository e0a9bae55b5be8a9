internal import Foundation
public import Reporting
internal import Scenarios
internal import Simulation
internal import Statistics
internal import Studies

/// A study in an SQLite file: scenarios, and all that was counted of them, to be continued and reported at any time.
public struct KeptStudy: Sendable {
    private let file: StudyFile
    private let path: String

    /// Opens a study to count on, or begins one where there is no file. As long as this value lives, nobody else can
    /// count into the file.
    /// - Throws: ``UnusableStudy``.
    public init(path: String) throws(UnusableStudy) { try self.init(path, for: .counting) }

    /// Opens a study that is there, to report it; the file stays as it is.
    /// - Throws: ``UnusableStudy``.
    public init(existing path: String) throws(UnusableStudy) { try self.init(path, for: .reporting) }

    private init(_ path: String, for purpose: StudyFile.Purpose) throws(UnusableStudy) {
        self.path = path
        do { file = try StudyFile(path: path, for: purpose) } catch { throw Self.problem(error, path) }
    }

    private static func problem(_ error: any Error, _ path: String) -> UnusableStudy {
        UnusableStudy(StudyProblem(error, path: path))
    }

    /// The names of its scenarios, in order.
    /// - Throws: ``UnusableStudy``.
    public func names() throws(UnusableStudy) -> [String] {
        do { return try file.contents().scenarios.map(\.name) } catch { throw Self.problem(error, path) }
    }

    /// The text of a scenario as it was run, without the files that it extends.
    /// - Throws: ``UnusableStudy``.
    public func text(of name: String) throws(UnusableStudy) -> String {
        do {
            let all = try file.contents().scenarios
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
            let contents = try file.contents()
            guard let kept = contents.settings, let tally = contents.tally, tally.played.contains(where: { $0 > 0 })
            else { throw StudyProblem.empty(path: path) }
            let set = try storedSet(contents, kept)
            var options = try options(of: kept)
            let study = try stored { try set.study(baselineAt: try place(of: kept.baseline, in: set), options) }
            try verify(tally, of: study)
            if let level { options.level = level }
            let isWhole = Set(tally.played).count == 1
            let result = StudyResult(
                study: study, settings: options.settings, tally: tally,
                stopped: kept.stopped.flatMap { isWhole ? $0 : nil } ?? .interrupted, threads: 0, seconds: 0)
            return set.comparison(result, options)
        } catch let problem as StudyProblem { throw UnusableStudy(problem) }
    }

    private func options(of kept: StudySettings) throws(StudyProblem) -> SimulationOptions {
        let precision = kept.precision.flatMap(Precision.init)
        guard (precision == nil) == (kept.precision == nil) else {
            throw .damaged(path: path, reason: "'precision' is '\(kept.precision?.prefix(40) ?? "")', not a precision")
        }
        return SimulationOptions(
            replicates: kept.requested, seed: kept.seed, precision: precision, level: kept.level, outcome: kept.outcome)
    }

    private func place(of baseline: String, in set: ScenarioSet) throws(StudyProblem) -> Int {
        guard let place = set.entries.firstIndex(where: { $0.name == baseline }) else {
            throw .damaged(path: path, reason: "the baseline is none of its scenarios")
        }
        return place
    }

    /// What is kept of an outcome cannot be wrong by a user's mistake.
    private func stored<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let unknown as UnknownOutcome {
            throw StudyProblem.damaged(path: path, reason: "\(unknown)")
        }
    }

    /// The door's last bolt: what was counted is what these scenarios have to count.
    private func verify(_ tally: StudyTally, of study: Study) throws(StudyProblem) {
        do {
            try tally.verify(like: study.emptyTally, conditional: study.members.map { $0.scenario.given != nil })
        } catch { throw .damaged(path: path, reason: error.reason) }
    }

    private func storedSet(_ contents: StudyContents, _ kept: StudySettings) throws -> ScenarioSet {
        let entries = try contents.scenarios.map { try entry(of: $0, given: kept.given) }
        let grid = kept.grid.flatMap(SweepGrid.init(json:))
        guard (grid == nil) == (kept.grid == nil), grid.map({ $0.hasPoints(entries.count) }) ?? true else {
            throw StudyProblem.damaged(path: path, reason: "'grid' is not the grid of its scenarios")
        }
        return ScenarioSet(entries, grid: grid)
    }

    private func entry(of stored: StoredScenario, given: String?) throws -> ScenarioSet.Entry {
        let scenario = try CheckedScenario(
            text: stored.texts[stored.file] ?? Data(), named: stored.file, setting: stored.settings, given: given
        ) { path in
            guard let text = stored.texts[path] else { throw CocoaError(.fileReadNoSuchFile) }
            return text
        }
        guard scenario.scenario.digest == stored.digest else {
            throw StudyProblem.damaged(path: path, reason: "the text of scenario '\(stored.name)' is another one")
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
    ///   - set: the scenarios.
    ///   - baseline: the name of the one that the others are set beside; `nil`: the study's, or the first.
    ///   - given: the condition of the report; `nil`: the study's.
    ///   - seed: `nil`: the study's, or 1 where it is new.
    ///   - wanted: how they are run.
    ///   - replacing: whether a scenario that is another than the study's of that name takes its place, from the start.
    /// - Throws: ``UnusableStudy``, ``UnknownOutcome``, ``UnknownBaseline``.
    public func task(
        _ set: ScenarioSet, baseline: String?, given: String?, seed: UInt64?, _ wanted: SimulationOptions,
        replacing: Bool
    ) throws -> Task {
        do {
            let contents = try file.contents()
            let kept = contents.settings
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
            let (entries, dropped) = try joined(set, contents.scenarios, given: given, replacing: replacing)
            let grid = kept == nil || entries.count == set.entries.count ? set.grid : nil
            let all = ScenarioSet(entries, grid: grid)
            let asked = try baseline.map { all.entries[try all.index(ofBaseline: $0)].name }
            if let kept { try agree("--baseline", kept.baseline, asked) }
            let first = try kept.map { try place(of: $0.baseline, in: all) }
            let chosen = try first ?? all.index(ofBaseline: asked)
            let study = try all.study(baselineAt: chosen, options)
            var start =
                contents.tally.map {
                    study.extended($0, dropping: dropped, known: contents.scenarios.map(\.name))
                } ?? study.emptyTally
            if dropped.contains(study.members[study.baseline].name) { start = study.emptyTally }
            try verify(start, of: study)
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
        _ set: ScenarioSet, _ stored: [StoredScenario], given: String?, replacing: Bool
    ) throws -> (entries: [ScenarioSet.Entry], dropped: Set<String>) {
        var dropped: Set<String> = []
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
