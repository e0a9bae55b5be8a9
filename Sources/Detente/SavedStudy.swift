internal import Foundation
public import Reporting
internal import Scenarios
internal import Simulation
internal import Statistics
internal import Studies

/// A study in an SQLite file: scenarios and their counts, which can be continued and reported at any time.
public struct SavedStudy: Sendable {
    let file: StudyFile
    let path: String

    /// Opens a study to continue it, or begins one if there is no file. As long as this value lives, no other run can
    /// write to the file.
    /// - Throws: ``UnusableStudy``.
    public init(path: String) throws(UnusableStudy) { try self.init(path, for: .counting) }

    /// Opens a shard of a study to continue it, or begins one if there is no file. Others may write the same file: it is
    /// never replaced by a shard that is less far.
    /// - Throws: ``UnusableStudy``.
    public init(shard path: String) throws(UnusableStudy) { try self.init(path, for: .countingShard) }

    /// Opens an existing study to report it; the file is not changed.
    /// - Throws: ``UnusableStudy``.
    public init(existing path: String) throws(UnusableStudy) { try self.init(path, for: .reporting) }

    private init(_ path: String, for purpose: StudyFile.Purpose) throws(UnusableStudy) {
        self.path = path
        do { file = try StudyFile(path: path, for: purpose) } catch {
            throw UnusableStudy(StudyProblem(error, path: path))
        }
    }

    /// The names of its scenarios, in order.
    /// - Throws: ``UnusableStudy``.
    public func names() throws(UnusableStudy) -> [String] {
        try begun().scenarios.map(\.name)
    }

    /// The text of a scenario as it was run, without the files that it extends.
    /// - Throws: ``UnusableStudy``.
    public func text(of name: String) throws(UnusableStudy) -> String {
        let all = try begun().scenarios
        guard let stored = all.first(where: { $0.name == name }) else {
            throw UnusableStudy(.noScenario(path: path, name: name, known: all.map(\.name)))
        }
        return String(decoding: stored.texts[stored.file] ?? Data(), as: UTF8.self)
    }

    /// Its scenarios, in order, ready to be simulated.
    /// - Throws: ``UnusableStudy``, ``ScenarioErrors`` if this version rejects a scenario that an earlier one took.
    public func scenarios() throws -> [Study.NamedScenario] {
        let contents = try begun()
        return try contents.scenarios.map { try scenario($0, given: contents.record.settings.given) }
    }

    /// The report of the study so far.
    /// - Parameter level: the confidence level of all intervals; `nil` for that of the last run.
    /// - Throws: ``UnusableStudy``, ``ScenarioErrors`` if this version rejects a scenario that an earlier one took.
    public func report(level: Double? = nil) throws -> ComparisonReport {
        let contents = try begun()
        let (record, tally) = (contents.record, contents.tally)
        guard tally.played.contains(where: { $0 > tally.first }) else { throw UnusableStudy(.empty(path: path)) }
        let study = try study(of: contents, level: level)
        let plan = study.plan
        try verify(tally, of: plan)
        let isWhole = Set(tally.played).count == 1
        let result = StudyResult(
            study: plan, settings: study.settings, tally: tally,
            trajectories: plan.completed(plan.members.map { _ in nil }, tally, study.settings),
            stopped: record.stopped.flatMap { isWhole ? $0 : nil } ?? .interrupted, threads: 0, seconds: 0)
        return study.report(on: result)
    }

    /// The study in the file.
    func study(of contents: StudyContents, level: Double? = nil) throws -> Study {
        let record = contents.record
        var scenarios: [Study.NamedScenario] = []
        for stored in contents.scenarios {
            scenarios.append(
                try scenario(stored, given: record.settings.given, beside: scenarios.first?.scenario))
        }
        let grid = record.grid.flatMap(SweepGrid.init(json:))
        guard (grid == nil) == (record.grid == nil), grid.map({ $0.hasPoints(scenarios.count) }) ?? true else {
            throw damaged("'grid' is not the grid of its scenarios")
        }
        var settings = record.settings
        if let level { settings.level = level }
        // What is kept of an outcome and of the baseline cannot be wrong by a user's mistake.
        do { return try Study(scenarios, settings, grid: grid) } catch { throw damaged("\(error)") }
    }

    /// A scenario in the file.
    /// - Parameter sibling: another one, with which it shares in memory what is equal.
    func scenario(
        _ stored: StoredScenario, given: String?, beside sibling: CheckedScenario? = nil
    ) throws -> Study.NamedScenario {
        let text = ScenarioText(stored.texts[stored.file] ?? Data(), named: stored.file)
        let scenario = try CheckedScenario(
            text, set: stored.settings, given: given,
            load: { path in
                guard let text = stored.texts[path] else { throw CocoaError(.fileReadNoSuchFile) }
                return text
            }, beside: sibling)
        guard scenario.scenario.digest == stored.digest else {
            throw damaged("the text of scenario '\(stored.name)' is another one")
        }
        return Study.NamedScenario(name: stored.name, scenario: scenario)
    }

    /// Makes sure that the counts are those of these scenarios.
    func verify(_ tally: StudyTally, of plan: StudyPlan) throws(UnusableStudy) {
        do {
            try tally.verify(like: plan.emptyTally, conditional: plan.members.map { $0.scenario.given != nil })
        } catch { throw damaged(error.reason) }
    }

    /// `nil` if nothing was begun.
    var contents: StudyContents? { file.contents }

    private func begun() throws(UnusableStudy) -> StudyContents {
        guard let contents else { throw UnusableStudy(.empty(path: path)) }
        return contents
    }

    private func damaged(_ reason: String) -> UnusableStudy { UnusableStudy(.damaged(path: path, reason: reason)) }
}

extension SweepGrid {
    private struct Kept: Codable {
        var name: String
        var values: [String]
        var own: String?
    }

    private struct KeptAlone: Codable {
        var oneAtATime: [Kept]
    }

    /// The grid as JSON, for a study file.
    var json: String? {
        let kept = axes.map { Kept(name: $0.name, values: $0.values, own: $0.own) }
        let encoder = JSONEncoder()
        // Equal grids are equal texts.
        encoder.outputFormatting = .sortedKeys
        let data =
            switch design {
            case .combined: try? encoder.encode(kept)
            case .oneAtATime: try? encoder.encode(KeptAlone(oneAtATime: kept))
            }
        return data.map { String(decoding: $0, as: UTF8.self) }
    }

    fileprivate init?(json: String) {
        let data = Data(json.utf8)
        let alone = try? JSONDecoder().decode(KeptAlone.self, from: data)
        guard let kept = alone?.oneAtATime ?? (try? JSONDecoder().decode([Kept].self, from: data)) else { return nil }
        self.init(
            axes: kept.map { Axis(name: $0.name, values: $0.values, own: $0.own) },
            design: alone == nil ? .combined : .oneAtATime)
    }

    /// Whether the grid has this number of points.
    fileprivate func hasPoints(_ count: Int) -> Bool {
        let most = Study.mostPoints
        guard !axes.isEmpty, axes.allSatisfy({ (1...most).contains($0.values.count) }) else { return false }
        switch design {
        case .combined: return axes.reduce(1.0) { $0 * Double($1.values.count) } == Double(count)
        case .oneAtATime: return self.count == count
        }
    }
}
