/// Everything that is counted over the replicates of scenarios that are run on common random numbers.
package struct StudyTally: Sendable, Equatable {
    /// By scenario: the number of replicates, from the first on, that have been simulated. They differ only while a
    /// scenario that was added later catches up. If the report has a condition, fewer of them are counted.
    package var played: [Int]
    /// By scenario.
    package var tallies: [Tally]
    /// By scenario: the comparison with the baseline; without meaning at the baseline's own index.
    package var pairs: [PairTally]
    /// Success, for every pair of scenarios; `nil` unless success is defined for all of them.
    package var success: SuccessPairs?
    /// The result of the last look at the requested precision.
    package var looks: LookHistory?

    package init(tallies: [Tally], pairs: [PairTally], success: SuccessPairs?) {
        played = Array(repeating: 0, count: tallies.count)
        self.tallies = tallies
        self.pairs = pairs
        self.success = success
    }
}

/// A comparison of a scenario with the baseline, replicate by replicate: what both of them have, in the order of the
/// correspondence between the two.
package struct PairTally: Sendable, Equatable, Codable {
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

    /// Adds what was counted in any order; measures are not.
    package mutating func mergeCounts(_ other: PairTally) {
        for index in outcomes.indices { outcomes[index].merge(other.outcomes[index]) }
        if let theirs = other.success { success?.merge(theirs) }
        for index in issues.indices { issues[index].merge(other.issues[index]) }
        for index in questions.indices { questions[index].merge(other.questions[index]) }
    }
}

/// A table of success for every pair of scenarios.
package struct SuccessPairs: Sendable, Equatable {
    package let scenarios: Int
    private var tables: [PairedTable]

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

// How they are kept: only what belongs together is read.

extension StudyTally: Codable {
    private enum CodingKeys: CodingKey {
        case played, tallies, pairs, success, looks
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        played = try container.decode([Int].self, forKey: .played)
        tallies = try container.decode([Tally].self, forKey: .tallies)
        pairs = try container.decode([PairTally].self, forKey: .pairs)
        success = try container.decodeIfPresent(SuccessPairs.self, forKey: .success)
        looks = try container.decodeIfPresent(LookHistory.self, forKey: .looks)
        let counts = [tallies.count, pairs.count, success?.scenarios ?? played.count]
        guard counts.allSatisfy({ $0 == played.count }) else {
            throw DecodingError.dataCorruptedError(
                forKey: .played, in: container, debugDescription: "counts of different numbers of scenarios")
        }
    }
}

extension SuccessPairs: Codable {
    private enum CodingKeys: CodingKey {
        case scenarios, tables
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        scenarios = try container.decode(Int.self, forKey: .scenarios)
        tables = try container.decode([PairedTable].self, forKey: .tables)
        guard (0...Self.mostScenarios).contains(scenarios), tables.count == scenarios * (scenarios - 1) / 2 else {
            throw DecodingError.dataCorruptedError(
                forKey: .tables, in: container, debugDescription: "no table for every pair of scenarios")
        }
    }

    private static let mostScenarios = 1 << 20
}
