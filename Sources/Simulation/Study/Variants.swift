import Statistics

/// The further futures of each replicate that a run simulates, in addition to the one that it reports.
///
/// A *twin* has the same inputs and other chance: how often a replicate and its twin succeed together says how far the
/// inputs move the probability of success. A *knock-out* has the same inputs and the same random numbers, but one event
/// does not happen.
package struct Variants: Sendable, Equatable {
    /// Whether every replicate has a twin.
    package var twins = false
    /// Whether every event is prevented in turn, in a share of the batches.
    package var knockouts = false
    /// Indices of the events that are prevented in all batches.
    package var always: Set<Int> = []

    package static let none = Variants()

    package init(twins: Bool = false, knockouts: Bool = false, always: Set<Int> = []) {
        self.twins = twins
        self.knockouts = knockouts
        self.always = always
    }

    /// Those that can differ from a plan's own future: without inputs every replicate is a twin of every other.
    func counted(of plan: Plan) -> Variants {
        Variants(
            twins: twins && plan.drawsInputs, knockouts: knockouts && !plan.results.events.isEmpty,
            always: plan.results.events.isEmpty ? [] : always)
    }

    func isSimulated(of plan: Plan) -> Bool { counted(of: plan) != .none }

    /// The events that are prevented, one after the other, in the replicates of a batch.
    ///
    /// Each is in the first batch; after it, every other batch prevents one, in turn, as soon as all batches together would
    /// otherwise have prevented less than one for every two. So with more than twice as many batches as there are events
    /// the knock-outs cost half a run. The rule asks nothing but the batch: a run that is continued has the same ones.
    /// - Parameter batch: its number, from 0.
    package func prevented(inBatch batch: Int, events: Int) -> [Int] {
        guard events > 0 else { return [] }
        var chosen = always
        if knockouts {
            if batch == 0 { return Array(0..<events) }
            let due = (batch + 1) / 2
            if !batch.isMultiple(of: 2), due > events { chosen.insert((due - 1) % events) }
        }
        return chosen.sorted()
    }
}

extension Worker {
    /// Simulates the further futures of the replicates of a batch.
    /// - Parameter record: of the replicates as they are reported.
    func playVariants(_ member: Int, _ range: Range<Int>, beside record: BatchRecord, into tally: inout Tally) {
        guard let variant = study.members[member].variant, let base = record.marks else { return }
        let good = study.members[member].good
        if tally.twins != nil {
            var twin = ResultMasks(for: variant, replicates: range.count)
            play(variant, member, range, record.chosen, into: &twin) { $0.future = 1 }
            tally.twins?.record(base, twin, good: good, replicates: range.count)
        }
        let batch = range.lowerBound / RunSettings.batch
        for event in study.variants.prevented(inBatch: batch, events: tally.knockouts.count) {
            // Where the event does not happen, nothing changes; with a condition, other replicates may count.
            var without = record.chosen == nil ? base : ResultMasks(for: variant, replicates: range.count)
            let changed = record.chosen == nil ? base.events[event] : nil
            changed.map { without.subtract($0) }
            play(variant, member, range, changed?.offsets, into: &without) { $0.prevented = event }
            tally.knockouts[event].record(base, without, good: good, replicates: range.count)
        }
    }

    /// - Parameters:
    ///   - offsets: the replicates, from the first of the range; `nil`: all.
    ///   - change: what is different in this future.
    private func play(
        _ plan: Plan, _ member: Int, _ range: Range<Int>, _ offsets: [UInt32]?, into marks: inout ResultMasks,
        _ change: (Block) -> Void
    ) {
        let block = variantBlock(member, plan)
        (block.future, block.prevented) = (0, nil)
        change(block)
        func retire(_ offset: Int) {
            guard block.endedLanes > 0 else { return }
            block.mark(&marks, offset: offset)
            block.removeEnded()
        }
        if let offsets {
            block.play(offsets, of: range) { retire(0) }
        } else {
            block.play(range) { retire($0) }
        }
    }
}

extension PairTally {
    /// Nothing counted yet, of two futures of the same scenario.
    init(futuresOf plan: Plan) {
        self.init(
            outcomes: plan.outcomeCount, hasSuccess: true, issues: 0, questions: plan.results.questions.count,
            measures: 0)
    }

    /// Adds a batch of two futures.
    /// - Parameter good: the outcomes that the scenario marks as good.
    fileprivate mutating func record(_ base: ResultMasks, _ other: ResultMasks, good: [Int], replicates: Int) {
        func record(_ table: inout PairedTable, _ first: Bits, _ second: Bits) {
            table.record(
                baselineAsked: base.counted, baselineTrue: first, otherAsked: other.counted, otherTrue: second,
                replicates: replicates)
        }
        for index in outcomes.indices { record(&outcomes[index], base.outcomes[index], other.outcomes[index]) }
        var table = success ?? PairedTable()
        record(&table, base.ended(in: good), other.ended(in: good))
        success = table
        for index in questions.indices {
            questions[index].record(
                baselineAsked: base.questionsAsked[index], baselineTrue: base.questionsTrue[index],
                otherAsked: other.questionsAsked[index], otherTrue: other.questionsTrue[index], replicates: replicates)
        }
    }
}

extension Plan {
    /// Whether anything is drawn once, before the first round.
    var drawsInputs: Bool {
        setup.operations.contains { operation in
            switch operation {
            case .words(_, let address), .refreshWords(_, let address): !recurringSites[Int(address.site.index)]
            default: false
            }
        }
    }
}
