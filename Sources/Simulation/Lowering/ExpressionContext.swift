import Scenarios

/// The context of an expression: the values of `self`, `other` and `issue`, and the names of its draws.
struct ExpressionContext {
    var selfActor: Int?
    /// The other party, or all the others where an issue has more than two.
    var others: [Int] = []
    var issue: Int?
    /// The position of the type that `self` is taken to have, where its moves are reckoned under each of its types.
    var assumedType: Int?
    /// The members that the aggregates around the expression are at, from the outermost: their indices and names.
    var members: [(index: Int, name: String)] = []
    /// Names the sites of the draws in the expression.
    var path: SitePath
    /// The written expression, for the report of faults and clamped probabilities.
    var watched: WatchedExpression?
    var strategy: StrategyContext?
    /// The values drawn so far by the event to which the expression belongs.
    var eventDraws: [Value] = []
    /// Whether it asks how replicates stand that have just ended: if it is not a number there, they are faults.
    var isAboutEnd = false
    /// In a measure: marks the lanes whose value could not be computed, instead of ending them as faults.
    var leftOut: TruthColumn?
    /// Replaces the first uniform number of a draw, for a parameter that is correlated with others.
    var tiedUniform: NumberValue?

    init(path: SitePath, selfActor: Int? = nil, others: [Int] = [], issue: Int? = nil) {
        self.path = path
        self.selfActor = selfActor
        self.others = others
        self.issue = issue
    }

    /// What the words of the expression stand for.
    var binding: Binding {
        Binding(actor: selfActor, others: others, issue: issue, members: members.map(\.index))
    }

    /// The site of a draw in the expression.
    func site(of draw: Draw) -> SitePath { path.draw(draw.ordinal, for: members.map(\.name)) }

    func at(_ path: SitePath) -> ExpressionContext {
        var copy = self
        copy.path = path
        copy.watched = nil
        return copy
    }
}

/// The values that a strategy can use.
struct StrategyContext {
    var use: StrategyUse
    var arguments: [Value]
    var memory: StrategyMemory
    /// The reading of the others' last moves on the issue; `nil` if its definition does not ask.
    var saw: NumberValue?
    /// One's own last move as it was carried out.
    var mine: NumberValue
    var first: TruthValue
    var heard: TruthValue
    var moved: TruthValue
}

/// The memory of one strategy of one actor on one issue, with that of the strategies that it follows.
final class StrategyMemory {
    let variables: [Variable]
    /// By the ordinal of `follows`.
    let followed: [Int: StrategyMemory]
    let path: SitePath

    enum Variable {
        case number(NumberVariable)
        case truth(TruthVariable)
    }

    init(variables: [Variable], followed: [Int: StrategyMemory], path: SitePath) {
        self.variables = variables
        self.followed = followed
        self.path = path
    }
}
