import Statistics

/// One thread's blocks.
final class Worker {
    let study: StudyPlan
    private let lanes: Int?
    private let mostReplicates: Int
    /// The replicates in which trust and state are taken, if a batch is of just these.
    private let sample: Range<Int>
    private var blocks: [Int: Block] = [:]
    private var selections: [Int: Block] = [:]
    private var variants: [Int: Block] = [:]

    /// The number of scenarios whose blocks are kept. Of more scenarios than that, each would find the block of another
    /// in its place, so that they make their own again in each batch, which costs little in comparison.
    private var mostBlocks: Int { study.members.count <= 4 ? 4 : 1 }

    /// - Parameter mostReplicates: the greatest number of replicates in a batch.
    init(_ study: StudyPlan, _ settings: RunSettings, mostReplicates: Int) {
        self.study = study
        lanes = settings.blockLanes
        sample = 0..<min(Trajectories.sample, settings.range.upperBound)
        self.mostReplicates = max(1, mostReplicates)
    }

    /// One batch of replicates of the scenarios that are to be counted, each compared with the baseline.
    /// - Parameters:
    ///   - counted: the scenarios that are counted; the others were counted before, and are only compared with these.
    ///   - known: by scenario, where it is not counted: which replicates succeeded.
    /// - Returns: `nil` if it was cancelled.
    func run(
        _ range: Range<Int>, counted: Set<Int>, known: (Int) -> SuccessBits?, isCancelled: () -> Bool
    ) -> BatchOutput? {
        var batch = BatchOutput(members: study.members.count)
        var base: BatchRecord?
        let isPaired = study.members.count > 1
        // The baseline comes first, because the others are compared with it.
        let order =
            (isPaired || counted.contains(study.baseline) ? [study.baseline] : [])
            + counted.sorted().filter { $0 != study.baseline }
        for member in order {
            guard !isCancelled() else { return nil }
            // First its plan is made, which takes more memory for a moment than what stays.
            var trajectory = range == sample && counted.contains(member) ? record(of: member, range.count) : nil
            var tally = study.emptyTally(of: member)
            let hasVariants = counted.contains(member) && study.members[member].variant != nil
            let record = play(member, range, into: &tally, isPaired: isPaired || hasVariants, &trajectory)
            if hasVariants { playVariants(member, range, beside: record, into: &tally) }
            batch.trajectories[member] = trajectory?.trajectories
            if counted.contains(member) { batch.tallies[member] = tally }
            if counted.contains(member) { batch.rows[member] = record.rows }
            guard isPaired, let own = record.marks else { continue }
            if study.ranksScenarios {
                batch.success[member] = SuccessBits(
                    counted: own.counted, succeeded: own.ended(in: study.members[member].success))
            }
            if member == study.baseline {
                base = record
            } else if let base {
                batch.pairs[member] = study.pairTally(of: record, member, beside: base, replicates: range.count)
            }
        }
        if study.ranksScenarios {
            for member in study.members.indices where batch.success[member] == nil {
                batch.success[member] = known(member) ?? replayed(member, range)
            }
        }
        return batch
    }

    /// The success of a scenario that was counted before, from a second simulation of its replicates.
    private func replayed(_ member: Int, _ range: Range<Int>) -> SuccessBits? {
        var none: TrajectoryRecord?
        return playAlone(member, range, isPaired: true, &none).record.marks.map {
            SuccessBits(counted: $0.counted, succeeded: $0.ended(in: study.members[member].success))
        }
    }

    /// The counts of a scenario over a batch, without twins and knock-outs.
    func counts(of member: Int, _ range: Range<Int>) -> Tally {
        var none: TrajectoryRecord?
        return playAlone(member, range, &none).tally
    }

    /// Trust and state in the first of the replicates that were simulated, where these did not come in one batch: in
    /// former runs, or on the way to a precision.
    /// - Returns: `nil` if they were not requested, or the run was cancelled.
    func trajectories(of member: Int, replicates: Int, isCancelled: () -> Bool) -> Trajectories? {
        let range = 0..<min(Trajectories.sample, replicates)
        var trajectory = record(of: member, range.count)
        guard trajectory != nil else { return nil }
        _ = playAlone(member, range, &trajectory, isCancelled: isCancelled)
        return isCancelled() ? nil : trajectory?.trajectories
    }

    private func record(of member: Int, _ replicates: Int) -> TrajectoryRecord? {
        let rounds = study.members[member].trajectoryRounds
        return rounds.isEmpty
            ? nil : TrajectoryRecord(of: study.members[member], rounds: rounds, replicates: replicates)
    }

    /// Simulates replicates of a scenario outside of a batch, without twins and knock-outs.
    private func playAlone(
        _ member: Int, _ range: Range<Int>, isPaired: Bool = false, _ trajectory: inout TrajectoryRecord?,
        isCancelled: () -> Bool = { false }
    ) -> (tally: Tally, record: BatchRecord) {
        var tally = Tally(for: study.members[member].plan, edges: study.members[member].edges)
        let record = play(member, range, into: &tally, isPaired: isPaired, &trajectory, isCancelled: isCancelled)
        return (tally, record)
    }

    private func play(
        _ member: Int, _ range: Range<Int>, into tally: inout Tally, isPaired: Bool,
        _ trajectory: inout TrajectoryRecord?, isCancelled: () -> Bool = { false }
    ) -> BatchRecord {
        let plan = trajectory?.plan ?? study.members[member].plan
        let edges = study.members[member].edges
        let block = trajectory == nil ? self.block(member, plan, &blocks) : newBlock(plan)
        var record = BatchRecord(for: plan, replicates: range.count, isPaired: isPaired)
        let isSampled = range.lowerBound < study.sampleLimit
        block.keepsPaths = isSampled
        if study.members[member].keeping.contains(.rows) { record.rows = ReplicateRows(of: plan, range) }
        func retire(_ offset: Int) {
            trajectory?.take(from: block, offset: offset)
            record.rows?.take(from: block, offset: offset)
            block.retire(into: &tally, &record, edges: edges, offset: offset)
        }
        if let selection = study.members[member].selection {
            let chosen = self.block(member, selection, &selections).selected(range)
            record.chosen = chosen
            block.play(chosen, of: range, isCancelled: isCancelled) { retire(0) }
        } else {
            block.play(range, isCancelled: isCancelled) { retire($0) }
        }
        block.collectTotals(into: &tally)
        let measures = record.measures
        for index in measures.indices { tally.measures[index].record(measures[index], isSampled: isSampled) }
        if isSampled { tally.sampled = tally.replicates }
        record.rows?.take(measures: measures)
        return record
    }

    private func block(_ member: Int, _ plan: Plan, _ kept: inout [Int: Block]) -> Block {
        if let block = kept[member] { return block }
        if kept.count >= mostBlocks { kept.removeAll() }
        let block = newBlock(plan)
        kept[member] = block
        return block
    }

    func variantBlock(_ member: Int, _ plan: Plan) -> Block { block(member, plan, &variants) }

    private func newBlock(_ plan: Plan) -> Block {
        Block(plan: plan, seed: study.seed, capacity: min(max(1, lanes ?? plan.bestLanes), mostReplicates))
    }
}

/// The results of the replicates of one batch. Batches are added in their order, so that an interrupted run has all
/// replicates from the first to the last that is done.
struct BatchOutput: Sendable {
    /// By scenario; `nil` if it is not counted.
    var tallies: [Tally?]
    /// By scenario, compared with the baseline; `nil` if it was not simulated.
    var pairs: [PairTally?]
    /// By scenario; `nil` if nothing says what counts as success.
    var success: [SuccessBits?]
    /// By scenario; `nil` if the batch is not the sample for them.
    var trajectories: [Trajectories?]
    /// By scenario; `nil` if it is not counted, or single replicates were not requested.
    var rows: [ReplicateRows?]
    /// The rows as the receiver prepared them.
    var prepared: PreparedRows?

    init(members: Int) {
        tallies = Array(repeating: nil, count: members)
        pairs = Array(repeating: nil, count: members)
        success = Array(repeating: nil, count: members)
        trajectories = Array(repeating: nil, count: members)
        rows = Array(repeating: nil, count: members)
    }
}

extension StudyPlan {
    /// A scenario's replicates compared with those of the baseline.
    fileprivate func pairTally(
        of batch: BatchRecord, _ member: Int, beside baseline: BatchRecord, replicates: Int
    ) -> PairTally? {
        let common = correspondences[member]
        var tally = common.emptyTally
        guard let own = batch.marks, let base = baseline.marks else { return nil }
        for (index, pair) in common.measures.enumerated() {
            for (first, second) in zip(baseline.measures[pair.baseline], batch.measures[pair.own]) {
                tally.measures[index].record(baseline: first?.ifNumber, other: second?.ifNumber)
            }
        }
        func record(_ table: inout PairedTable, _ baseline: Bits, _ other: Bits) {
            table.record(
                baselineAsked: base.counted, baselineTrue: baseline, otherAsked: own.counted, otherTrue: other,
                replicates: replicates)
        }
        for (index, pair) in common.outcomes.enumerated() {
            record(&tally.outcomes[index], base.outcomes[pair.baseline], own.outcomes[pair.own])
        }
        if common.hasSuccess {
            var table = PairedTable()
            record(
                &table, base.ended(in: members[self.baseline].success), own.ended(in: members[member].success))
            tally.success = table
        }
        for (index, pair) in common.issues.enumerated() {
            record(&tally.issues[index], base.issues[pair.baseline], own.issues[pair.own])
        }
        for (index, pair) in common.questions.enumerated() {
            tally.questions[index].record(
                baselineAsked: base.questionsAsked[pair.baseline], baselineTrue: base.questionsTrue[pair.baseline],
                otherAsked: own.questionsAsked[pair.own], otherTrue: own.questionsTrue[pair.own],
                replicates: replicates)
        }
        return tally
    }
}

extension Double {
    /// `nil` if it is not a number: the replicate is then excluded.
    fileprivate var ifNumber: Double? { isNaN ? nil : self }
}
