import Statistics

/// Values of the single replicates of one batch, which are compared with another scenario or counted once it is complete. A replicate is identified by its offset from the batch's first.
struct BatchRecord {
    /// By measure and replicate. `nil`: not counted, or a fault. Not a number: excluded from the measure.
    var measures: [[Double?]]
    var marks: ResultMasks?
    /// The replicates in which the condition of the report is true, as offsets; `nil`: there is none.
    var chosen: [UInt32]?
    /// The replicates row by row; `nil` if they were not requested.
    var rows: ReplicateRows?

    /// - Parameter isPaired: whether another scenario, or another future, will be compared with this one.
    init(for plan: Plan, replicates: Int, isPaired: Bool) {
        measures = Array(
            repeating: Array(repeating: nil, count: replicates), count: plan.results.measures.count)
        if isPaired { marks = ResultMasks(for: plan, replicates: replicates) }
    }
}

/// A truth value for each replicate of a batch.
struct Bits: Sendable, Equatable {
    private(set) var words: [UInt64]

    init(count: Int) {
        words = Array(repeating: 0, count: (count + 63) / 64)
    }

    init(words: [UInt64]) {
        self.words = words
    }

    @inline(__always)
    mutating func insert(_ index: Int) {
        words[index >> 6] |= 1 << UInt64(index & 63)
    }

    mutating func subtract(_ other: Bits) {
        for index in words.indices { words[index] &= ~other.words[index] }
    }

    /// The indices at which it is true, ascending.
    var offsets: [UInt32] {
        var result: [UInt32] = []
        for (place, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                result.append(UInt32(place * 64 + rest.trailingZeroBitCount))
                rest &= rest - 1
            }
        }
        return result
    }

    mutating func formUnion(_ other: Bits) {
        for index in words.indices { words[index] |= other.words[index] }
    }
}

/// The results of a batch by replicate.
struct ResultMasks {
    /// The replicates that are counted: all, or those in which the condition of the report was true.
    var counted: Bits
    var outcomes: [Bits]
    /// By issue: the replicates in which it is done at the end.
    var issues: [Bits]
    var questionsAsked: [Bits]
    var questionsTrue: [Bits]
    /// By event: the replicates in which it happened.
    var events: [Bits]

    init(for plan: Plan, replicates: Int) {
        let none = Bits(count: replicates)
        counted = none
        outcomes = Array(repeating: none, count: plan.outcomeCount)
        issues = Array(repeating: none, count: plan.results.issues.count)
        questionsAsked = Array(repeating: none, count: plan.results.questions.count)
        questionsTrue = questionsAsked
        events = Array(repeating: none, count: plan.results.events.count)
    }

    /// Forgets how some replicates ended.
    mutating func subtract(_ replicates: Bits) {
        counted.subtract(replicates)
        for index in outcomes.indices { outcomes[index].subtract(replicates) }
        for index in questionsAsked.indices {
            questionsAsked[index].subtract(replicates)
            questionsTrue[index].subtract(replicates)
        }
    }

    /// The replicates that ended in one of these outcomes.
    func ended(in outcomes: [Int]) -> Bits {
        var result = Bits(words: Array(repeating: 0, count: counted.words.count))
        for outcome in outcomes { result.formUnion(self.outcomes[outcome]) }
        return result
    }
}

extension PairedTable {
    /// Adds the replicates of a batch.
    mutating func record(
        baselineAsked: Bits, baselineTrue: Bits, otherAsked: Bits, otherTrue: Bits, replicates: Int
    ) {
        var cells = [Int](repeating: 0, count: 9)
        for index in baselineAsked.words.indices {
            let left = replicates - index * 64
            let present: UInt64 = left >= 64 ? .max : (1 << UInt64(left)) - 1
            let (a, b) = (baselineAsked.words[index], otherAsked.words[index])
            let (yesA, yesB) = (baselineTrue.words[index] & a, otherTrue.words[index] & b)
            let first = [present & ~a, a & ~yesA, yesA]
            let second = [present & ~b, b & ~yesB, yesB]
            for i in 0..<3 {
                for j in 0..<3 { cells[3 * i + j] += (first[i] & second[j]).nonzeroBitCount }
            }
        }
        merge(PairedTable(counts: cells))
    }
}
