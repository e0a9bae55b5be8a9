package import Scenarios
import Simulation

/// A second implementation of the scenario language: a plain walk over a checked scenario, one replicate at a time.
///
/// Written from the language page, without a plan, columns, spaces, hoisting or folding. With the engine it shares the
/// addresses of random numbers and their generator, the arithmetic, the samplers, and which distribution is constant.
package struct ReferenceInterpreter: Sendable {
    package let scenario: Scenario
    package let seed: UInt64

    package init(_ scenario: Scenario, seed: UInt64) {
        self.scenario = scenario
        self.seed = seed
        model = ReferenceModel(scenario)
    }

    let model: ReferenceModel

    /// - Parameters:
    ///   - replicate: counted from 0.
    ///   - keepsStates: whether the state after the setup and after each round is handed out.
    package func play(_ replicate: UInt64, keepsStates: Bool = true) -> ReferenceReplicate {
        ReferencePlay(model, seed: seed, replicate: replicate, samplers: ReferenceSamplers()).play(keepsStates)
    }

    /// The same for several in a row, for which tables of distributions are made but once.
    package func play(_ replicates: Range<Int>, keepsStates: Bool = false) -> [ReferenceReplicate] {
        let samplers = ReferenceSamplers()
        return replicates.map {
            ReferencePlay(model, seed: seed, replicate: UInt64($0), samplers: samplers).play(keepsStates)
        }
    }
}

/// How a replicate went.
package struct ReferenceReplicate: Sendable, Equatable {
    /// From 0.
    package var replicate: Int
    package var end: End
    /// The round in which it ended; 0: the setup.
    package var round: Int
    /// After the setup, and after each round that was played to its end.
    package var states: [ReferenceState]
    /// The bit patterns of the measures; `nil`: left out.
    package var measures: [UInt64?]
    /// What each question came to; `nil`: its `given` was never true. Empty for a fault.
    package var answers: [Bool?]

    package enum End: Sendable, Equatable {
        /// Index into the scenario's outcomes.
        case outcome(Int)
        case fault(ReferenceFault)
    }
}

/// A value that is not a number, or impossible parameters of a distribution.
package struct ReferenceFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// The written expression.
    package var text: String
    package var place: Place

    package var description: String { "\(text) (\(place.file):\(place.line):\(place.column))" }

    init(in expression: Expression, of root: Expression) {
        text = root.text ?? expression.text ?? ""
        place = expression.place
    }

    init(in expression: Expression) { self.init(in: expression, of: expression) }
}

/// What can be said of a scenario before any replicate: which strategies an actor may follow on an issue.
struct ReferenceModel: Sendable {
    let scenario: Scenario
    /// By actor and issue: its own strategy, then those that events make it adopt, in file order.
    let strategies: [[[StrategyUse]]]
    /// By event, adoption and issue: the position in `strategies` that is taken up.
    let adopted: [[[Int?]]]
    let drawingOrder: [ParameterMember]
    let copula: ReferenceCopula
    /// By channel: the issues that it can put on the agenda.
    let served: [[Int]]
    let sites: ReferenceSites
    /// Which draws are from a constant distribution: the engine's answer, as they are drawn by their tables.
    let constantSites: Set<ConstantSite>

    init(_ scenario: Scenario) {
        self.scenario = scenario
        served = scenario.channels.indices.map { channel in
            scenario.issues.indices.filter { scenario.issues[$0].channels.contains(channel) }
        }
        sites = ReferenceSites(scenario)
        constantSites = Plan(lowering: scenario, keeping: .trace).constantSites
        var strategies = scenario.actors.map { $0.strategy.map { [$0] } }
        adopted = scenario.events.map { event in
            event.adopts.map { adoption in
                adoption.strategy.enumerated().map { issue, use in
                    guard let use, scenario.issues[issue].parties.contains(adoption.actor) else { return nil }
                    strategies[adoption.actor][issue].append(use)
                    return strategies[adoption.actor][issue].count - 1
                }
            }
        }
        self.strategies = strategies
        drawingOrder = scenario.drawingOrder
        copula = ReferenceCopula(scenario)
    }

}
