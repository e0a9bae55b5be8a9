package import Simulation
internal import Scenarios

/// A trace of one replicate: as text for a reader, or as JSON for a program.
public struct Story: Sendable {
    let trace: Trace
    let choice: Choice

    /// Why this replicate was chosen.
    package enum Choice: Sendable, Equatable {
        /// It was asked for by its number.
        case number
        /// The first that ends in its outcome.
        case outcome
        /// The first that takes the most frequent path, which `count` of the first `of` replicates take.
        case typical(count: Int, of: Int)
    }

    package init(_ trace: Trace, choice: Choice = .number) {
        self.trace = trace
        self.choice = choice
    }

    /// The replicate's number as users count: from 1.
    public var replicate: Int { trace.replicate + 1 }

    /// The outcome in which it ends; `nil` for a fault.
    public var outcome: String? {
        switch trace.end {
        case .outcome(let index): trace.scenario.outcomes[index].name
        case .fault: nil
        }
    }

    /// The number of rounds simulated.
    public var rounds: Int { trace.rounds.count }
}
