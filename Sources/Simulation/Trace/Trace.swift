package import Scenarios
package import Statistics

/// One replicate told round by round: what it began with, everything that happened, and how it ended.
///
/// Its random numbers are those of the same replicate in a run with the same seed, so that its number is enough to replay
/// it.
package struct Trace: Sendable {
    package var scenario: Scenario
    package var seed: UInt64
    /// Counted from 0, as the engine counts.
    package var replicate: Int
    /// By parameter and member, as drawn for this replicate.
    package var parameters: [[Drawn]]
    /// Before the first round.
    package var start: TraceState
    /// The rounds that were played. Empty where the replicate ended as a fault before the first.
    package var rounds: [Round]
    /// After the last of them; for a fault, before the round in which it came, of which nothing is told.
    package var finish: TraceState
    package var end: End
    /// The milestones of the replicate, in the order in which they came.
    package var path: Path

    package struct Round: Sendable, Equatable {
        /// 1, 2, …
        package var number: Int
        /// In the order of the round; what one step of it does is told in file order.
        package var happenings: [Happening]

        package init(number: Int, happenings: [Happening]) {
            self.number = number
            self.happenings = happenings
        }
    }

    /// The value of a parameter.
    package struct Drawn: Sendable, Equatable {
        package var value: TraceValue
        /// Whether it differs between replicates, as far as the plan can tell.
        package var varies: Bool

        package init(value: TraceValue, varies: Bool) {
            self.value = value
            self.varies = varies
        }
    }

    package enum End: Sendable, Hashable {
        /// Index into the scenario's outcomes.
        case outcome(Int)
        /// The value of this expression was not a number.
        case fault(WatchedExpression)
    }

    package init(
        scenario: Scenario, seed: UInt64, replicate: Int, parameters: [[Drawn]], start: TraceState, rounds: [Round],
        finish: TraceState, end: End, path: Path
    ) {
        self.scenario = scenario
        self.seed = seed
        self.replicate = replicate
        self.parameters = parameters
        self.start = start
        self.rounds = rounds
        self.finish = finish
        self.end = end
        self.path = path
    }
}

/// A value of one of the language's two types.
package enum TraceValue: Sendable, Equatable {
    case number(Double)
    case truth(Bool)

    /// Whether it is the same to the last bit; what is not a number is the same as itself.
    func isSame(as other: TraceValue) -> Bool {
        switch (self, other) {
        case (.number(let a), .number(let b)): a.bitPattern == b.bitPattern || a == b
        case (.truth(let a), .truth(let b)): a == b
        case (.number, .truth), (.truth, .number): false
        }
    }
}
