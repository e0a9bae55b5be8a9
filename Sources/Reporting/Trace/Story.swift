package import Simulation
internal import Scenarios

/// A trace of one replicate: as text for a reader, or as JSON for a program.
public struct Story: Sendable {
    let trace: Trace
    let choice: Choice

    /// Why this replicate was chosen.
    package enum Choice: Sendable, Equatable {
        /// The replicate was requested by its number.
        case number
        /// The first replicate that ends in its outcome.
        case outcome
        /// The most ordinary of the replicates that end in its outcome, or in one of several.
        case typical(Medoid, inOutcomes: Int)
    }

    package init(_ trace: Trace, choice: Choice = .number) {
        self.trace = trace
        self.choice = choice
    }

    /// The replicate's number, from 1.
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
