internal import Foundation
public import Reporting
internal import Scenarios
internal import Simulation
internal import Statistics
internal import Studies
internal import SystemCalls

extension Study {
    /// Simulates what the file does not have yet, and saves the counts as it continues.
    ///
    /// The report is about all scenarios of the file: those that it had, then those that are new.
    /// - Parameters:
    ///   - file: a study opened to be continued. Its seed, condition, outcome and baseline must be those of the
    ///     settings, if these name any.
    ///   - replacing: whether a changed scenario replaces that of the same name, and is counted from the start.
    ///   - draws: a file for the single replicates that this run simulates; those that the file of the study had are
    ///     not simulated again.
    ///   - onProgress: called now and then, from any thread, with the replicates of all scenarios together that are done
    ///     and those that this run has to do.
    ///   - isCancelled: asked now and then, from any thread; once true, what is complete stays in the file.
    /// - Throws: ``UnusableStudy``, ``UnwritableDraws``, ``UnknownName``, ``UnknownBaseline``, ``ScenarioErrors`` if this version
    ///   rejects a scenario that an earlier one accepted.
    public func run(
        savedIn file: SavedStudy, replacing: Bool = false, drawsTo draws: DrawsFile? = nil,
        onProgress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil,
        isCancelled: (@Sendable () -> Bool)? = nil
    ) async throws -> ComparisonReport {
        let continuation = try StudyContinuation(of: self, in: file, replacing: replacing, keepingRows: draws != nil)
        let (study, archive) = (continuation.study, file.file)
        let left = continuation.start.played.reduce(0) { $0 + max(0, study.settings.range.upperBound - $1) }
        let writer = try draws?.writer(for: continuation.plan)
        do {
            try archive.begin(
                StudyRecord(study),
                study.scenarios.map(StoredScenario.init), dropping: continuation.dropped, from: continuation.start)
            let result = await simulate(
                continuation.plan, settings: study.settings, from: continuation.start, archive: archive,
                rowsTo: writer, onProgress: { onProgress?($0, left) },
                isCancelled: { archive.hasFailed || isCancelled?() ?? false })
            if let failure = archive.failure { throw failure }
            if let writer { try draws?.finish(writer) }
            let report = study.report(on: result)
            // A shard's own results are of no use to anybody.
            try archive.finish(result.stopped, study.settings.shard == nil ? StudyResults(report) : nil)
            return report
        } catch let failure as UnwritableDraws {
            throw failure
        } catch { throw UnusableStudy(StudyProblem(error, path: file.path)) }
    }
}

/// The scenarios of a file joined with those that are simulated now, and the counts that are continued.
private struct StudyContinuation {
    /// The scenarios of the file, then those that are new.
    let study: Study
    let plan: StudyPlan
    /// The counts that are still valid.
    let start: StudyTally
    /// The names of scenarios that replace others.
    let dropped: Set<String>

    /// Joins the two; the file is not changed yet.
    init(of wanted: Study, in file: SavedStudy, replacing: Bool, keepingRows keepsRows: Bool) throws {
        let contents = file.contents
        var settings = wanted.settings
        // The name by which the baseline was asked for may be that of its file.
        if settings.baseline != nil { settings.baseline = wanted.scenarios[wanted.baseline].name }
        settings.given = wanted.scenarios[0].scenario.given
        if let record = contents?.record {
            try record.agree(with: settings, path: file.path)
            settings.seed = record.settings.seed
            settings.baseline = record.settings.baseline
            settings.plain = record.settings.plain
            settings.without = settings.without.isEmpty ? record.settings.without : settings.without
        }
        settings.seed = settings.freshSeed
        let (scenarios, dropped) = try Self.joined(wanted, contents?.scenarios ?? [], file, replacing: replacing)
        let isSame = contents == nil || scenarios.count == wanted.scenarios.count
        settings.baseline = settings.baseline ?? scenarios[0].name
        let study = try Study(scenarios, settings, grid: isSame ? wanted.grid : nil)
        let plan = study.plan(keepingRows: keepsRows)
        let none = plan.emptyTally(from: settings.range.lowerBound)
        var start =
            contents.map { plan.extended($0.tally, settings, dropping: dropped, known: $0.scenarios.map(\.name)) }
            ?? none
        if dropped.contains(plan.members[plan.baseline].name) { start = none }
        try file.verify(start, of: plan)
        self.study = study
        self.plan = plan
        self.start = start
        self.dropped = dropped
    }

    /// The file's scenarios, then the new ones.
    private static func joined(
        _ wanted: Study, _ stored: [StoredScenario], _ file: SavedStudy, replacing: Bool
    ) throws -> (scenarios: [Study.NamedScenario], dropped: Set<String>) {
        var dropped: Set<String> = []
        var scenarios = try stored.map { old -> Study.NamedScenario in
            guard let new = wanted.scenarios.first(where: { $0.name == old.name }) else {
                return try file.scenario(old, given: wanted.scenarios[0].scenario.given)
            }
            let isSameText = new.scenario.scenario.digest == old.digest
            if isSameText, new.scenario.overrides == old.settings { return new }
            guard replacing else {
                let what = isSameText ? "other settings (--set)" : "another text"
                throw UnusableStudy(.changedScenario(path: file.path, name: old.name, what: what))
            }
            dropped.insert(old.name)
            return new
        }
        scenarios += wanted.scenarios.filter { named in !stored.contains { $0.name == named.name } }
        return (scenarios, dropped)
    }
}

extension StudyRecord {
    /// The record of a study before anything is counted.
    init(_ study: Study) {
        self.init(version: detenteVersion, settings: study.settings, grid: study.grid?.json)
        if study.settings.shard != nil { machine = OperatingSystem.calculator }
    }

    /// Makes sure that the settings agree with those that a study cannot change.
    /// - Throws: ``UnusableStudy``.
    fileprivate func agree(with asked: RunSettings, path: String) throws(UnusableStudy) {
        let pairs: [(what: String, kept: String?, asked: String?)] = [
            ("seed", settings.seed.map { String($0) }, asked.seed.map { String($0) }),
            ("--given", settings.given ?? "(none)", asked.given ?? settings.given.map { _ in "(none)" }),
            ("--outcome", settings.outcome ?? "(none)", asked.outcome ?? settings.outcome.map { _ in "(none)" }),
            ("--baseline", settings.baseline, asked.baseline),
            ("--shard", settings.shard?.text ?? "(none)", asked.shard?.text ?? "(none)"),
            // The shards of a run are parts of a fixed number of replicates.
            (
                "--replicates", settings.shard.map { _ in String(settings.replicates) },
                asked.shard.map { _ in String(asked.replicates) }
            ),
        ]
        for (what, kept, asked) in pairs {
            guard let kept, let asked, asked != kept else { continue }
            throw UnusableStudy(.otherSetting(path: path, what: what, kept: kept, asked: asked))
        }
        guard version == detenteVersion else {
            throw UnusableStudy(.otherVersion(path: path, kept: version, own: detenteVersion))
        }
    }
}

extension StoredScenario {
    init(_ named: Study.NamedScenario) {
        let scenario = named.scenario.scenario
        self.init(
            name: named.name, file: scenario.file, title: scenario.title, digest: scenario.digest,
            settings: named.scenario.overrides, texts: named.scenario.texts)
    }
}

extension StudyPlan {
    /// The counts extended to these scenarios; those that are new or replaced start at 0.
    fileprivate func extended(
        _ tally: StudyTally, _ settings: RunSettings, dropping dropped: Set<String>, known: [String]
    ) -> StudyTally {
        var result = emptyTally(from: tally.first)
        // Who succeeded together was not counted while one of them marked no success: it is counted from the start.
        if result.success != nil, tally.success == nil, known.count - dropped.count > 1 { return result }
        for (index, member) in members.enumerated() {
            guard let place = known.firstIndex(of: member.name), !dropped.contains(member.name) else { continue }
            result.played[index] = tally.played[place]
            let none = result.tallies[index]
            result.tallies[index] = resampled(
                tally.tallies[place], of: index, from: known.count, tally.first..<tally.played[place], settings)
            // Replicates without events are played in runs of one scenario only.
            if result.tallies[index].knockouts.count != none.knockouts.count {
                result.tallies[index].knockouts = none.knockouts
            }
            result.pairs[index] = tally.pairs[place]
            guard let success = tally.success, result.success != nil else { continue }
            for (other, second) in members.enumerated() where other > index {
                guard let otherPlace = known.firstIndex(of: second.name), !dropped.contains(second.name) else {
                    continue
                }
                result.success?[index, other] = success[place, otherPlace]
            }
        }
        // The same scenarios: what was seen at the last look at a precision still holds.
        if members.map(\.name) == known, dropped.isEmpty { result.looks = tally.looks }
        return result
    }
}
