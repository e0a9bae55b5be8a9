package import Scenarios
package import Statistics

/// One replicate round by round: its start, everything that happened, and its end.
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
    /// The state before the first round.
    package var start: TraceState
    /// The rounds that were simulated. Empty if the replicate ended as a fault before the first.
    package var rounds: [Round]
    /// The state after the last round; for a fault, before the round of the fault, which is not shown.
    package var finish: TraceState
    package var end: End
    /// The milestones of the replicate, in the order in which they came.
    package var path: Path

    package struct Round: Sendable, Equatable {
        /// 1, 2, …
        package var number: Int
        /// In the order of the steps of a round; what one step does is in file order.
        package var happenings: [Happening]
    }

    /// The value of a parameter.
    package struct Drawn: Sendable, Equatable {
        package var value: TraceValue
        /// Whether it can differ between replicates, according to the plan.
        package var varies: Bool
    }

    package enum End: Sendable, Hashable {
        /// Index into the scenario's outcomes.
        case outcome(Int)
        /// The value of this expression was not a number.
        case fault(WatchedExpression)
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
