package import Scenarios
import Statistics

/// How trust and state went, over the first replicates of a run.
package struct Course: Sendable, Equatable {
    /// Replicates on which it rests: those of the first ``sample`` that are counted, without faults.
    package var replicates: Int
    /// The rounds at whose end it was taken; 0 is the start.
    package var rounds: [Int]
    package var lines: [Line]
    /// How many quantities there would be, where they are too many to be told.
    package var tooMany: Int?

    /// So many replicates are looked at.
    package static let sample = 4096
    /// With more quantities than this none is told.
    package static let mostLines = 64

    package struct Line: Sendable, Equatable {
        package var quantity: Quantity
        /// By round.
        package var points: [Point]
    }

    package enum Quantity: Sendable, Equatable {
        /// Of one actor in another.
        case trust(of: Int, in: Int)
        /// Index into the scenario's state variables, and the member.
        case state(Int, member: Int)
    }

    /// Quantiles are order statistics.
    package struct Point: Sendable, Equatable {
        package var mean: Double
        package var p05: Double
        package var p50: Double
        package var p95: Double

        /// - Parameter values: at least one.
        init(_ values: [Double]) {
            let ordered = values.sorted()
            func quantile(_ share: Double) -> Double { ordered[quantileRank(share, of: ordered.count) - 1] }
            var moments = Moments()
            for value in values { moments.record(value) }
            mean = moments.mean
            p05 = quantile(0.05)
            p50 = quantile(0.5)
            p95 = quantile(0.95)
        }
    }

    /// - Parameters:
    ///   - replicates: of the run.
    ///   - rounds: ascending, none beyond the horizon.
    ///   - isCancelled: asked before every round of a block; once true, there is no course (of no replicates).
    package init(
        of scenario: Scenario, seed: UInt64, replicates: Int, rounds: [Int], isCancelled: (() -> Bool)? = nil
    ) {
        self.rounds = rounds
        self.replicates = 0
        lines = []
        let plan = Plan(lowering: scenario, keeping: .course)
        guard let columns = plan.results.course, replicates > 0 else { return }
        let quantities = columns.quantities
        guard quantities.count <= Self.mostLines else {
            tooMany = quantities.count
            return
        }
        guard !quantities.isEmpty else { return }
        let range = 0..<min(Self.sample, replicates)
        let counted = scenario.given == nil ? nil : selectedReplicates(of: scenario, seed: seed, range)
        var record = CourseRecord(quantities.map(\.content), rounds: rounds, replicates: range.count)
        let block = Block(plan: plan, seed: seed, capacity: min(plan.bestLanes, range.count))
        var first = 0
        while first < range.count {
            let count = min(block.capacity, range.count - first)
            block.begin(first: UInt64(first), count: count)
            record.take(from: block, offset: first)
            while block.active > 0 {
                if isCancelled?() == true { return }
                block.playRound()
                record.take(from: block, offset: first)
            }
            first += count
        }
        let kept = (counted ?? range.map { UInt32($0) }).map { Int($0) }.filter { !record.isFault[$0] }
        self.replicates = kept.count
        guard !kept.isEmpty else { return }
        lines = quantities.enumerated().map { index, quantity in
            Line(
                quantity: quantity.quantity,
                points: rounds.indices.map { round in Point(kept.map { record.values[index][round][$0] }) })
        }
    }
}

extension CourseColumns {
    fileprivate var quantities: [(quantity: Course.Quantity, content: TraceColumns.Content)] {
        let trust = trust.enumerated().flatMap { from, others in
            others.enumerated().compactMap { to, content in
                content.map { (quantity: Course.Quantity.trust(of: from, in: to), content: $0) }
            }
        }
        let state = state.enumerated().flatMap { index, members in
            members.enumerated().map { (quantity: Course.Quantity.state(index, member: $0), content: $1) }
        }
        return trust + state
    }
}

/// The values of some columns at the ends of some rounds, by column, round and replicate.
private struct CourseRecord {
    let contents: [TraceColumns.Content]
    let rounds: [Int]
    var values: [[[Double]]]
    var isFault: [Bool]

    init(_ contents: [TraceColumns.Content], rounds: [Int], replicates: Int) {
        self.contents = contents
        self.rounds = rounds
        values = contents.map { _ in rounds.map { _ in Array(repeating: 0, count: replicates) } }
        isFault = Array(repeating: false, count: replicates)
    }

    /// Takes what is to be taken at the end of the block's round, and the lanes away that have ended: after the end of a
    /// replicate its last state stands.
    mutating func take(from block: Block, offset: Int) {
        let now = rounds.firstIndex(of: block.round)
        for lane in 0..<block.active {
            let code = block.endCode(ofLane: lane)
            let replicate = offset + Int(block.replicates[lane])
            if code < 0 { isFault[replicate] = true }
            for (index, content) in contents.enumerated() {
                if let now { values[index][now][replicate] = block.number(of: content, lane) }
                guard code > 0 else { continue }
                for later in rounds.indices where rounds[later] > block.round {
                    values[index][later][replicate] = block.number(of: content, lane)
                }
            }
        }
        if block.endedLanes > 0 { block.removeEnded() }
    }
}

extension Block {
    fileprivate func number(of content: TraceColumns.Content, _ lane: Int) -> Double {
        switch value(of: content, lane: lane) {
        case .number(let value): value
        case .truth(let value): value ? 1 : 0
        }
    }
}
