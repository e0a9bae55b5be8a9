package import Scenarios
package import Statistics

/// Runs a scenario. The counts depend on the scenario, the seed and the replicates only: not on threads, block size,
/// or the order in which workers finish.
///
/// If it is cancelled, unfinished batches are dropped, so that the tally has all replicates from the first to the last
/// done.
/// - Parameter onProgress: called with the number of replicates done, from any thread.
package func simulate(
    _ scenario: Scenario, settings: RunSettings, onProgress: (@Sendable (Int) -> Void)? = nil,
    isCancelled: (@Sendable () -> Bool)? = nil
) async -> RunResult {
    await simulate(
        scenario, plan: Plan(lowering: scenario), settings: settings, onProgress: onProgress, isCancelled: isCancelled)
}

/// Runs a scenario with a plan that exists already.
package func simulate(
    _ scenario: Scenario, plan: Plan, settings: RunSettings, onProgress: (@Sendable (Int) -> Void)? = nil,
    isCancelled: (@Sendable () -> Bool)? = nil
) async -> RunResult {
    let member = StudyPlan.Member(scenario, plan: plan, name: scenario.file, success: nil, seed: settings.freshSeed)
    let study = StudyPlan([member], seed: settings.freshSeed)
    return await simulate(study, settings: settings, onProgress: onProgress, isCancelled: isCancelled).runs[0]
}

/// Runs scenarios on common random numbers, all of them in each batch, so that an interrupted run has as many
/// replicates of each.
/// - Parameters:
///   - start: the counts of former runs of the same study.
///   - archive: where the study is saved.
///   - receiver: to which the single replicates are given; the scenarios' plans keep them.
///   - onProgress: called with the number of replicates of all scenarios done in this run, from any thread.
package func simulate(
    _ study: StudyPlan, settings: RunSettings, from start: StudyTally? = nil, archive: (any StudyArchive)? = nil,
    rowsTo receiver: (any ReplicateReceiver)? = nil, onProgress: (@Sendable (Int) -> Void)? = nil,
    isCancelled: (@Sendable () -> Bool)? = nil
) async -> StudyResult {
    let clock = ContinuousClock()
    let begin = clock.now
    var tally = start ?? study.emptyTally(from: settings.range.lowerBound)
    var (done, threads) = (0, 1)
    var trajectories: [Trajectories?] = study.members.map { _ in nil }
    let stop: @Sendable () -> Bool = { receiver?.hasFailed ?? false || isCancelled?() ?? false }
    let schedule = LegSchedule(settings)
    while !stop(), !Task.isCancelled, let leg = schedule.next(tally, study) {
        let before = done
        let work = Work(
            study, tally, range: leg.range, counted: leg.counted, archive: archive, receiver: receiver)
        threads = max(threads, min(settings.threads ?? availableCores(), work.batches))
        await work.run(
            study, settings, threads: min(settings.threads ?? availableCores(), work.batches),
            known: { member, range in archive?.success(member, range) },
            onProgress: { onProgress?(before + $0) }, isCancelled: stop)
        let result = work.result()
        tally = result.tally
        schedule.look(at: &tally, study)
        for member in leg.counted { trajectories[member] = result.trajectories[member] ?? trajectories[member] }
        done += leg.range.count * leg.counted.count
        archive?.keep(tally, result.success, isDue: archive?.isDue() ?? false)
        if !result.isComplete { break }
    }
    let elapsed = (clock.now - begin).components
    trajectories = study.completed(trajectories, tally, settings) { stop() || Task.isCancelled }
    return StudyResult(
        study: study, settings: settings, tally: tally, trajectories: trajectories,
        stopped: schedule.reason(tally, study), threads: threads,
        seconds: Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18, from: start)
}

extension StudyPlan {
    /// Trust and state of every scenario that was simulated: as they were taken on the way, else from the first
    /// replicates simulated once more.
    /// - Parameter taken: by scenario; `nil` if none was taken.
    package func completed(
        _ taken: [Trajectories?], _ tally: StudyTally, _ settings: RunSettings, isCancelled: () -> Bool = { false }
    ) -> [Trajectories?] {
        let worker = Worker(self, settings, mostReplicates: Trajectories.sample)
        return members.indices.map { member in
            if let found = taken[member] { return found }
            guard tally.first == 0, tally.played[member] > 0, !isCancelled() else { return nil }
            return worker.trajectories(of: member, replicates: tally.played[member], isCancelled: isCancelled)
        }
    }
}

extension StudyPlan {
    /// The counts of a scenario from a study of fewer scenarios, which kept the paths and values of more replicates: of
    /// these, as many as this study keeps are simulated once more.
    /// - Parameters:
    ///   - former: the number of scenarios of that study.
    ///   - range: the replicates that were counted.
    package func resampled(
        _ tally: Tally, of member: Int, from former: Int, _ range: Range<Int>, _ settings: RunSettings
    ) -> Tally {
        guard sampleLimit < Tally.sampleLimit(of: former), sampleLimit < range.upperBound else { return tally }
        let worker = Worker(self, settings, mostReplicates: RunSettings.batch)
        var sample = emptyTally(of: member)
        for first in stride(from: range.lowerBound, to: sampleLimit, by: RunSettings.batch) {
            sample.merge(worker.counts(of: member, first..<first + RunSettings.batch))
        }
        var result = tally
        result.replaceSample(with: sample)
        return result
    }
}

extension Work {
    /// Simulates the leg's batches on several threads.
    fileprivate func run(
        _ study: StudyPlan, _ settings: RunSettings, threads: Int,
        known: @escaping @Sendable (Int, Range<Int>) -> SuccessBits?, onProgress: @escaping @Sendable (Int) -> Void,
        isCancelled: @escaping @Sendable () -> Bool
    ) async {
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<threads {
                group.addTask {
                    let worker = Worker(study, settings, mostReplicates: self.replicates)
                    while !isCancelled(), !Task.isCancelled, let range = self.next() {
                        let output = worker.run(
                            range, counted: self.counted, known: { known($0, range) }, isCancelled: isCancelled)
                        guard var output else { break }
                        output.prepare(range, for: self.receiver)
                        onProgress(self.finish(range, output))
                    }
                }
            }
        }
    }
}

extension BatchOutput {
    fileprivate mutating func prepare(_ range: Range<Int>, for receiver: (any ReplicateReceiver)?) {
        prepared = receiver?.prepared(ReplicateBatch(range: range, members: rows))
        rows = []
    }
}

/// The place where a study is saved while it runs, with the results of former runs.
package protocol StudyArchive: Sendable {
    /// Whether to save what was counted now; true for one of several threads that ask.
    func isDue() -> Bool
    /// Takes what was counted, and which further replicates succeeded.
    /// - Parameter isDue: whether to save it. An error in saving is reported later.
    func keep(_ tally: StudyTally, _ success: [SuccessRecord], isDue: Bool)
    /// Which replicates succeeded in a scenario that was counted before; `nil`: not known.
    func success(_ member: Int, _ range: Range<Int>) -> SuccessBits?
}
