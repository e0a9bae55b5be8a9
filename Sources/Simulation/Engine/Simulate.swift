package import Scenarios
package import Statistics

/// Runs a scenario. The counts depend on the scenario, the seed and the replicates only: not on threads, block size,
/// or the order in which workers finish.
///
/// Cancelled, it drops the batches under way, so that the tally holds a whole run of replicates from the first on.
/// - Parameter onProgress: told how many replicates are done, from any thread.
package func simulate(
    _ scenario: Scenario, settings: RunSettings, onProgress: (@Sendable (Int) -> Void)? = nil,
    isCancelled: (@Sendable () -> Bool)? = nil
) async -> RunResult {
    await simulate(
        scenario, plan: Plan(lowering: scenario), settings: settings, onProgress: onProgress, isCancelled: isCancelled)
}

/// The same with a plan of the scenario that is there already.
package func simulate(
    _ scenario: Scenario, plan: Plan, settings: RunSettings, onProgress: (@Sendable (Int) -> Void)? = nil,
    isCancelled: (@Sendable () -> Bool)? = nil
) async -> RunResult {
    let member = StudyPlan.Member(scenario, plan: plan, name: scenario.file, success: nil, seed: settings.freshSeed)
    let study = StudyPlan([member], seed: settings.freshSeed)
    return await simulate(study, settings: settings, onProgress: onProgress, isCancelled: isCancelled).runs[0]
}

/// Runs scenarios on the same luck, batch by batch all of them, so that what is done when it is interrupted is balanced.
/// - Parameters:
///   - start: what was counted in former runs of the same study.
///   - archive: where a study is kept.
///   - onProgress: told how many replicates of all scenarios together are done in this run, from any thread.
package func simulate(
    _ study: StudyPlan, settings: RunSettings, from start: StudyTally? = nil, archive: (any StudyArchive)? = nil,
    onProgress: (@Sendable (Int) -> Void)? = nil, isCancelled: (@Sendable () -> Bool)? = nil
) async -> StudyResult {
    let clock = ContinuousClock()
    let begin = clock.now
    var tally = start ?? study.emptyTally
    var (done, threads) = (0, 1)
    let stop = isCancelled ?? { false }
    var course = LegCourse(settings, archive: archive)
    while !stop(), !Task.isCancelled, let leg = course.next(tally, study) {
        let before = done
        let work = Work(study, tally, range: leg.range, counted: leg.counted, keepsSuccess: archive != nil)
        threads = max(threads, min(settings.threads ?? availableCores(), work.batches))
        await work.run(
            study, settings, threads: min(settings.threads ?? availableCores(), work.batches),
            known: { member, range in archive?.success(member, range) },
            onProgress: { onProgress?(before + $0) }, isCancelled: stop)
        let result = work.result()
        tally = result.tally
        course.look(at: &tally, study)
        done += leg.range.count * leg.counted.count
        archive?.keep(tally, result.success)
        course.took(clock.now - begin, replicates: leg.range.count)
        if !result.isComplete { break }
    }
    let elapsed = (clock.now - begin).components
    return StudyResult(
        study: study, settings: settings, tally: tally, stopped: course.reason(tally, study), threads: threads,
        seconds: Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18, from: start)
}

extension Work {
    /// Plays the leg's batches on several threads.
    fileprivate func run(
        _ study: StudyPlan, _ settings: RunSettings, threads: Int,
        known: @escaping @Sendable (Int, Range<Int>) -> SuccessBits?, onProgress: @escaping @Sendable (Int) -> Void,
        isCancelled: @escaping @Sendable () -> Bool
    ) async {
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<threads {
                group.addTask {
                    let worker = Worker(
                        study, blockLanes: settings.blockLanes, mostReplicates: self.replicates)
                    while !isCancelled(), !Task.isCancelled, let range = self.next() {
                        let output = worker.run(
                            range, counted: self.counted, known: { known($0, range) }, isCancelled: isCancelled)
                        guard let output else { break }
                        onProgress(self.finish(range, output))
                    }
                }
            }
        }
    }
}

/// Where a study is kept while it is run, and what it knows of former runs.
package protocol StudyArchive: Sendable {
    /// Keeps what was counted, and which replicates of the leg succeeded. What cannot be kept is told later.
    func keep(_ tally: StudyTally, _ success: [SuccessRecord])
    /// Which replicates succeeded in a scenario that was counted before; `nil`: not known.
    func success(_ member: Int, _ range: Range<Int>) -> SuccessBits?
}
