package import Scenarios
package import Statistics

/// Scenarios that are run on common random numbers, replicate by replicate; one of them is the baseline of the others.
package struct StudyPlan: Sendable {
    package let members: [Member]
    /// Index into `members`.
    package let baseline: Int
    package let seed: UInt64
    /// By member: what it has in common with the baseline.
    package let correspondences: [Correspondence]
    /// The further futures of every replicate that are counted.
    package let variants: Variants

    /// A scenario with what is needed to run it.
    package struct Member: Sendable {
        package let name: String
        package let scenario: Scenario
        package let plan: Plan
        /// Finds the replicates that count; `nil`: all do.
        let selection: Plan?
        /// Simulates further futures; `nil` if there are none, or none could differ.
        fileprivate(set) var variant: Plan?
        /// Outcomes that count as success; empty if none does.
        package let success: [Int]
        /// Outcomes that the scenario marks as good.
        let good: [Int]
        private(set) var edges: [DriverEdges]
        /// The rounds, ascending, at whose end trust and state are recorded; empty if they were not requested.
        let trajectoryRounds: [Int]
        /// What the plan keeps.
        let keeping: Plan.Extras

        /// - Parameters:
        ///   - success: the one outcome that counts as success; `nil`: those that the scenario marks as good.
        ///   - rounds: at whose end trust and state are taken, ascending; 0 is the start.
        ///   - keepsRows: whether single replicates are reported.
        ///   - sibling: another scenario of the study, with which it shares in memory what is equal.
        package init(
            _ scenario: Scenario, name: String, success chosen: Int? = nil, seed: UInt64,
            trajectoriesAt rounds: [Int] = [], keepsRows: Bool = false, beside sibling: Member? = nil
        ) {
            let keeping: Plan.Extras = keepsRows ? [.drivers, .rows] : .drivers
            var plan = Plan(lowering: scenario, keeping: keeping)
            if let sibling { plan.share(with: sibling.plan) }
            self.init(
                scenario, plan: plan, name: name, success: chosen, seed: seed, trajectoriesAt: rounds, keeping: keeping)
            if let sibling { edges.share(with: sibling.edges) }
        }

        init(
            _ scenario: Scenario, plan: Plan, name: String, success chosen: Int?, seed: UInt64,
            trajectoriesAt rounds: [Int] = [], keeping: Plan.Extras = .drivers
        ) {
            self.name = name
            self.scenario = scenario
            self.plan = plan
            selection = scenario.given == nil ? nil : Plan(lowering: scenario, keeping: .selection)
            good = scenario.outcomes.indices.filter { scenario.outcomes[$0].isGood }
            success = chosen.map { [$0] } ?? good
            edges = DriverEdges.all(of: plan, seed: seed)
            trajectoryRounds = rounds
            self.keeping = keeping
        }
    }

    package init(_ members: [Member], baseline: Int = 0, seed: UInt64, variants: Variants = .none) {
        precondition(members.indices.contains(baseline), "the baseline is one of the scenarios")
        self.variants = variants
        var first: Plan?
        self.members = members.map { member in
            var member = member
            if variants.isSimulated(of: member.plan) {
                var variant = Plan(lowering: member.scenario, keeping: .variant)
                if let first { variant.share(with: first) }
                first = first ?? variant
                member.variant = variant
            }
            return member
        }
        self.baseline = baseline
        self.seed = seed
        correspondences = members.map { Correspondence($0, baseline: members[baseline]) }
    }

    /// Whether success is defined for every scenario.
    package var ranksScenarios: Bool { members.count > 1 && members.allSatisfy { !$0.success.isEmpty } }

    /// The number of replicates, from the first, of which paths and values are kept; whole batches.
    package var sampleLimit: Int { Tally.sampleLimit(of: members.count) }

    /// Nothing counted yet.
    package var emptyTally: StudyTally { emptyTally(from: 0) }

    /// Nothing counted yet.
    /// - Parameter first: the number of the first replicate to be counted, from 0.
    package func emptyTally(from first: Int) -> StudyTally {
        StudyTally(
            from: first, tallies: members.indices.map(emptyTally(of:)),
            pairs: correspondences.map(\.emptyTally),
            success: ranksScenarios ? SuccessPairs(scenarios: members.count) : nil)
    }

    /// Nothing counted yet of one scenario.
    func emptyTally(of member: Int) -> Tally {
        let plan = members[member].plan
        return Tally(for: plan, edges: members[member].edges, variants: variants.counted(of: plan))
    }
}

/// What two scenarios have in common, by name: in each pair the scenario's own index comes first, the baseline's second.
package struct Correspondence: Sendable, Equatable {
    package struct Pair: Sendable, Equatable {
        package var own: Int
        package var baseline: Int
    }

    package let outcomes: [Pair]
    package let issues: [Pair]
    package let questions: [Pair]
    package let measures: [Pair]
    /// Whether success is defined for both.
    package let hasSuccess: Bool

    init(_ member: StudyPlan.Member, baseline: StudyPlan.Member) {
        let (a, b) = (member.scenario, baseline.scenario)
        outcomes = Self.pairs(a.outcomes.map(\.name), b.outcomes.map(\.name))
        // An issue without an end is never done: nothing to compare.
        issues = Self.pairs(a.issues.map(\.name), b.issues.map(\.name)).filter {
            a.issues[$0.own].steps != nil && b.issues[$0.baseline].steps != nil
        }
        questions = Self.pairs(a.questions.map(\.name), b.questions.map(\.name))
        measures = Self.pairs(a.measures.map(\.name), b.measures.map(\.name))
        hasSuccess = !member.success.isEmpty && !baseline.success.isEmpty
    }

    private static func pairs(_ own: [String], _ baseline: [String]) -> [Pair] {
        own.enumerated().compactMap { index, name in
            baseline.firstIndex(of: name).map { Pair(own: index, baseline: $0) }
        }
    }

    var emptyTally: PairTally {
        PairTally(
            outcomes: outcomes.count, hasSuccess: hasSuccess, issues: issues.count, questions: questions.count,
            measures: measures.count)
    }
}

extension StudyPlan {
    /// Whether two scenarios are the same model to the last operation, so that every replicate of both is the same.
    package func isSameModel(_ a: Int, _ b: Int) -> Bool {
        let (first, second) = (members[a], members[b])
        return first.plan.isSameModel(as: second.plan)
            && first.scenario.outcomes.map(\.name) == second.scenario.outcomes.map(\.name)
            && first.scenario.given?.text == second.scenario.given?.text
    }
}

extension Plan {
    /// Whether it has the same operations on the same columns, the same sites and the same distributions.
    func isSameModel(as other: Plan) -> Bool {
        setup == other.setup && round == other.round && finish == other.finish && sites == other.sites
            && distributions == other.distributions && templates == other.templates && redrawn == other.redrawn
            && roundSets == other.roundSets
            && copulas == other.copulas && horizon == other.horizon && outcomeCount == other.outcomeCount
    }
}

extension Plan {
    /// Keeps what is equal in another plan once in memory.
    fileprivate mutating func share(with other: Plan) {
        func share<Part: Equatable>(_ part: WritableKeyPath<Plan, Part>) {
            if self[keyPath: part] == other[keyPath: part] { self[keyPath: part] = other[keyPath: part] }
        }
        share(\.setup)
        share(\.round)
        share(\.finish)
        share(\.numberColumns)
        share(\.truthColumns)
        share(\.parents)
        share(\.sites)
        share(\.sitePaths)
        share(\.recurringSites)
        share(\.constantSites)
        share(\.faultSites)
        share(\.clampSites)
        share(\.roundSets)
        share(\.timers)
        // A table belongs to its distribution.
        if distributions == other.distributions { (distributions, samplers) = (other.distributions, other.samplers) }
    }
}
