/// Everything that is counted over the replicates of scenarios that are run on common random numbers.
package struct StudyTally: Sendable, Equatable {
    /// The number of replicates before the first of these: 0 except in a shard of a run.
    package var first = 0
    /// By scenario: the number of replicates before the next one to be simulated. They differ only while a scenario that
    /// was added later catches up. If the report has a condition, fewer than those from ``first`` on are counted.
    package var played: [Int]
    /// By scenario.
    package var tallies: [Tally]
    /// By scenario: the comparison with the baseline; without meaning at the baseline's own index.
    package var pairs: [PairTally]
    /// Success, for every pair of scenarios; `nil` unless success is defined for all of them.
    package var success: SuccessPairs?
    /// The result of the last look at the requested precision.
    package var looks: LookHistory?

    package init(from first: Int = 0, tallies: [Tally], pairs: [PairTally], success: SuccessPairs?) {
        self.first = first
        played = Array(repeating: first, count: tallies.count)
        self.tallies = tallies
        self.pairs = pairs
        self.success = success
    }
}

extension StudyTally {
    /// Adds what was counted of other replicates of the same scenarios; which ones these are is left to the caller.
    package mutating func add(_ other: StudyTally) {
        for member in tallies.indices {
            tallies[member].merge(other.tallies[member])
            pairs[member].merge(other.pairs[member])
        }
        if let theirs = other.success { success?.merge(theirs) }
    }
}

/// A comparison of a scenario with the baseline, replicate by replicate: what both of them have, in the order of the
/// correspondence between the two.
package struct PairTally: Sendable, Equatable {
    package var outcomes: [PairedTable]
    /// `nil` if one of the two does not say what counts as success.
    package var success: PairedTable?
    package var issues: [PairedTable]
    package var questions: [PairedTable]
    package var measures: [PairedMoments]

    package init(outcomes: Int, hasSuccess: Bool, issues: Int, questions: Int, measures: Int) {
        self.outcomes = Array(repeating: PairedTable(), count: outcomes)
        success = hasSuccess ? PairedTable() : nil
        self.issues = Array(repeating: PairedTable(), count: issues)
        self.questions = Array(repeating: PairedTable(), count: questions)
        self.measures = Array(repeating: PairedMoments(), count: measures)
    }

    /// Adds what was counted of other replicates of the same scenarios.
    package mutating func merge(_ other: PairTally) {
        for index in outcomes.indices { outcomes[index].merge(other.outcomes[index]) }
        if let theirs = other.success { success?.merge(theirs) }
        for index in issues.indices { issues[index].merge(other.issues[index]) }
        for index in questions.indices { questions[index].merge(other.questions[index]) }
        for index in measures.indices { measures[index].merge(other.measures[index]) }
    }
}

/// A table of success for every pair of scenarios.
package struct SuccessPairs: Sendable, Equatable {
    package internal(set) var scenarios: Int
    var tables: [PairedTable]

    package init(scenarios: Int) {
        self.scenarios = scenarios
        tables = Array(repeating: PairedTable(), count: scenarios * (scenarios - 1) / 2)
    }

    /// The table of two scenarios, the first being the one with the lower index.
    package subscript(first: Int, second: Int) -> PairedTable {
        get { tables[place(first, second)] }
        set { tables[place(first, second)] = newValue }
    }

    private func place(_ first: Int, _ second: Int) -> Int {
        precondition(first >= 0 && first < second && second < scenarios, "two scenarios, the lower index first")
        // Row by row of the upper triangle.
        return first * (2 * scenarios - first - 1) / 2 + second - first - 1
    }

    package mutating func merge(_ other: SuccessPairs) {
        for index in tables.indices { tables[index].merge(other.tables[index]) }
    }
}
