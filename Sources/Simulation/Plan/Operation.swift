package import Scenarios
package import Statistics

/// One operation of a plan: a loop over the lanes of its space. The first payload is what it writes.
///
/// Operations are plain data, so that a plan can be printed, hashed, optimised and interpreted.
package enum Operation: Hashable, Sendable {
    // Numbers
    case fill(NumberColumn, Double)
    case copy(NumberColumn, NumberColumn)
    /// The number of the round, 1, 2, … (0 while a replicate is set up).
    case roundNumber(NumberColumn)
    case unary(UnaryKernel, NumberColumn, NumberColumn)
    case binary(BinaryKernel, NumberColumn, NumberOperand, NumberOperand)
    case select(NumberColumn, TruthColumn, NumberOperand, NumberOperand)
    case numberOf(NumberColumn, TruthColumn)
    /// `t + rate·(toward − t)`: trust fading toward a level.
    case approach(NumberColumn, NumberColumn, toward: Double, rate: Double)
    /// Linear learning from a reading that is an offer or a hold: `t + gain·(1 − t)` or `t − loss·t`.
    case learn(NumberColumn, NumberColumn, offered: TruthColumn, gain: Double, loss: Double)

    // Truth values
    case fillTruth(TruthColumn, Bool)
    case copyTruth(TruthColumn, TruthColumn)
    case compare(Comparison, TruthColumn, NumberOperand, NumberOperand)
    case logic(LogicKernel, TruthColumn, TruthColumn, TruthColumn)
    case not(TruthColumn, TruthColumn)
    case selectTruth(TruthColumn, TruthColumn, TruthColumn, TruthColumn)

    // Spaces
    /// The lanes of this space in which the condition holds.
    case enter(Space, TruthColumn)
    /// All lanes of this space in certain rounds, none in others.
    case enterRounds(Space, RoundCondition)
    /// From a column over all lanes into this space, and back; only the lanes of this space are written.
    case gather(NumberColumn, NumberColumn)
    case gatherTruth(TruthColumn, TruthColumn)
    case scatter(NumberColumn, NumberOperand)
    case scatterTruth(TruthColumn, TruthColumn)
    case scatterTruthConstant(TruthColumn, Bool)
    /// From a column over the space that this one was entered from, and back.
    case pull(NumberColumn, NumberColumn)
    case pullTruth(TruthColumn, TruthColumn)
    case push(NumberColumn, NumberOperand)
    case pushTruth(TruthColumn, TruthColumn)
    case pushTruthConstant(TruthColumn, Bool)

    // Chance
    /// The words of a site in this round.
    case words(WordColumn, ChanceAddress)
    /// The same over all lanes for a site with one decision a round: eight rounds share a call, so it is made only when needed.
    case refreshWords(WordColumn, ChanceAddress)
    /// True with the given probability.
    case decide(TruthColumn, WordColumn, Halfword, NumberOperand)
    /// One uniform number decides between an offer (`u < offer`) and a withdrawal (`u ≥ 1 − withdraw`).
    case decideMove(
        offered: TruthColumn, withdrawn: TruthColumn, WordColumn, Halfword, offer: NumberOperand,
        withdraw: NumberOperand)
    /// 53 bits in the open unit interval, from the first or the second pair of words.
    case uniform(NumberColumn, WordColumn, secondPair: Bool)
    /// One of a number of choices, each with the same probability: `⌊u·n⌋` with the first pair's uniform number u, so
    /// 0, 1, … n − 1 (0 where n is 0).
    case choose(NumberColumn, WordColumn, among: NumberOperand)
    /// A draw from `Plan.samplers`.
    case sample(NumberColumn, sampler: Int32, uniform: NumberColumn, second: NumberColumn)
    /// A draw from a distribution of `Plan.templates`, whose parameters are columns.
    case draw(NumberColumn, template: Int32, uniform: NumberColumn, second: NumberColumn, FaultSite?)
    /// A number of `Plan.redrawn`, drawn until it fits; a lane for which it never does becomes a fault.
    case redraw(NumberColumn, number: Int32, FaultSite)
    /// Correlates the uniform numbers of `Plan.copulas[…]`, in place.
    case correlate(copula: Int32)

    // Watching
    /// A lane whose value is not a number becomes a fault, unless it is one already, or has ended in an outcome and what is
    /// asked is not about its end.
    case checkNumber(NumberColumn, FaultSite, isAboutEnd: Bool)
    /// In a measure: a lane whose value is not a number is marked instead, in a column over all lanes.
    case markNotNumber(TruthColumn, NumberColumn)
    /// Clamps a probability to [0, 1], and counts where that changed it.
    case clamp(NumberColumn, NumberColumn, ClampSite)

    // Counting
    case count(Counter, TruthColumn)
    case countLanes(Counter)
    /// A milestone of the lanes of this space, or of those of them in which the condition holds.
    case note(Milestone, TruthColumn?)

    // Ending
    /// Ends the lanes in which the condition holds with an outcome (index + 1), unless they have one.
    case end(NumberColumn, TruthColumn, outcome: Int32)
    case endAll(NumberColumn, outcome: Int32)
}

package enum LogicKernel: String, Hashable, Sendable {
    case and, or, andNot, same, differ
}

package enum RoundCondition: Hashable, Sendable {
    /// Only in these rounds: index into `Plan.roundSets`.
    case among(Int32)
    case upTo(Int)
    case from(Int)
}

/// The call of the generator that a decision or draw uses (DESIGN.md, "Every random number has an address").
package struct ChanceAddress: Hashable, Sendable {
    package var site: SiteIndex
    package var time: Time
    /// The counter's third word.
    package var index: UInt32

    package enum Time: Hashable, Sendable {
        /// One call for each round.
        case round
        /// One call for eight rounds: the site decides at most once a round, with half a word.
        case eightRounds
    }
}

/// Which sixteen bits of a call a decision takes first. If they alone do not determine it, 53 more are drawn.
package struct Halfword: Hashable, Sendable {
    package var address: ChanceAddress
    /// 0…7; without meaning with `.eightRounds`, where the round says which.
    package var position: Int32
}
